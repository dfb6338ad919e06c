/* QR symbols of sheet codes: version 1 (21 modules a side), level M, which can spare a seventh of its area. */
#ifndef ZB_CODE_SYMBOL_H
#define ZB_CODE_SYMBOL_H

#include "code/sheet_code.h"

enum { ZB_SYMBOL_SIDE = 21, ZB_SYMBOL_QUIET = 4 /* modules that stay white around it */ };

typedef struct zb_symbol {
  uint32_t rows[ZB_SYMBOL_SIDE]; /* from the top; bit X is set where column X is dark */
} zb_symbol;

/* What is known of the symbols made so far. Making a form's first symbol takes libqrencode the time that setting half a
   page takes; all others are derived from it, as the sheets of a document differ in four characters only. */
typedef struct zb_symbols zb_symbols;

zb_symbols *zb_symbols_new(void);
void zb_symbols_free(zb_symbols *symbols);

/* The symbol of a sheet's code. */
void zb_symbol_make(zb_symbols *symbols, const char text[ZB_SHEET_CODE + 1], zb_symbol *out);

#endif

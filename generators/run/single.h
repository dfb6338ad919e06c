/* One PDF without a batch of data: what `zhibiao blank` and its like share. */
#ifndef ZB_RUN_SINGLE_H
#define ZB_RUN_SINGLE_H

#include "pdf/pdf.h"
#include "run/resources.h"
#include "store/store.h"
#include "text/fonts.h"

typedef struct zb_single {
  zb_arena *arena;
  zb_diags *diags;
  zb_resources house;
  zb_store *store; /* without a row */
  zb_fonts *fonts;
} zb_single;

/* Finds the house and opens an empty store. zb_single_end is called whatever it gives; it shows all messages. */
zb_status zb_single_begin(zb_single *single);
void zb_single_end(zb_single *single);

zb_status zb_single_fonts(zb_single *single);

/* Writes pages as the PDF file PATH, making its folders. */
zb_status zb_single_write(zb_single *single, const zb_pages *pages, const char *path);

#endif

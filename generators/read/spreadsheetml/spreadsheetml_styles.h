/* Styles of an “XML 表格 2003”: only their number formats.

       <Style ss:ID="s62" ss:Parent="s16"><NumberFormat ss:Format="Short Date"/></Style> */
#ifndef ZB_READ_SPREADSHEETML_SPREADSHEETML_STYLES_H
#define ZB_READ_SPREADSHEETML_SPREADSHEETML_STYLES_H

#include "base/arena.h"
#include "read/xlsx/xlsx_parts.h"

typedef struct zb_sml_styles zb_sml_styles;

zb_sml_styles *zb_sml_styles_new(void);
void zb_sml_styles_free(zb_sml_styles *styles);

/* A style begins; it is as PARENT (or NULL) until its number format comes. */
void zb_sml_styles_add(zb_sml_styles *styles, const char *id, const char *parent);
void zb_sml_styles_format(zb_sml_styles *styles, const char *code);

/* After the last: makes them ready for looking up. */
void zb_sml_styles_sort(zb_sml_styles *styles);

/* The kind of a style, or OTHER if ID is NULL or none. */
zb_style_kind zb_sml_styles_kind(const zb_sml_styles *styles, const char *id, zb_style_kind other);

#endif

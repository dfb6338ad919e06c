/* What the styles of an “XML 表格 2003” say of cells: number formats, and whether they are struck out.

       <Style ss:ID="s62" ss:Parent="s16"><NumberFormat ss:Format="Short Date"/></Style> */
#ifndef ZB_READ_SPREADSHEETML_SPREADSHEETML_STYLES_H
#define ZB_READ_SPREADSHEETML_SPREADSHEETML_STYLES_H

#include "base/arena.h"
#include "value/number_format.h"

typedef struct zb_sml_styles zb_sml_styles;

zb_sml_styles *zb_sml_styles_new(void);
void zb_sml_styles_free(zb_sml_styles *styles);

/* Adds a style with what PARENT (or NULL) has, until zb_sml_styles_format and zb_sml_styles_font give it its own. */
void zb_sml_styles_add(zb_sml_styles *styles, const char *id, const char *parent);
void zb_sml_styles_format(zb_sml_styles *styles, const char *code);
void zb_sml_styles_font(zb_sml_styles *styles, bool strikes);

/* Call after the last style and before zb_sml_styles_find. */
void zb_sml_styles_sort(zb_sml_styles *styles);

/* The format of a style, or FALLBACK (NULL: General) if ID is NULL or unknown; lives as long as STYLES. */
const zb_number_format *zb_sml_styles_find(const zb_sml_styles *styles, const char *id,
                                           const zb_number_format *fallback);

/* Whether a style strikes out; ID may be NULL. */
bool zb_sml_styles_strike(const zb_sml_styles *styles, const char *id);

#endif

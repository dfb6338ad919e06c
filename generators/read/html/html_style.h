/* What the styles of web pages say of cells: number formats, as Excel saves them, and what is struck out.

       <style><!-- .xl65 {mso-number-format:"yyyy\\-m\\-d";} --></style> … <td class=xl65 x:num="44047">2020-8-4</td> */
#ifndef ZB_READ_HTML_HTML_STYLE_H
#define ZB_READ_HTML_HTML_STYLE_H

#include "value/number_format.h"

#include <stddef.h>

/* Initialize with {0}, release with zb_html_styles_free. */
typedef struct zb_html_styles {
  struct zb_html_style *items;
  size_t count, capacity;
  bool any_strikes;
} zb_html_styles;

void zb_html_styles_free(zb_html_styles *styles);

/* Adds the rules of a <style> element that have a number format or strike out. */
void zb_html_styles_add(zb_html_styles *styles, const char *css);

/* The number format, without its code, of a cell by its class attribute (one or more names), or by its style
   attribute. */
zb_number_format zb_html_styles_find(const zb_html_styles *styles, const char *classes);
zb_number_format zb_html_style_format(const char *declarations);

/* Whether a class attribute, or a style attribute, strikes out: text-decoration:line-through. */
bool zb_html_styles_strike(const zb_html_styles *styles, const char *classes);
bool zb_html_style_strikes(const char *declarations);

#endif

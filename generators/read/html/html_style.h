/* Number formats in the styles of web pages saved by Excel.

       <style><!-- .xl65 {mso-number-format:"yyyy\\-m\\-d";} --></style> … <td class=xl65 x:num="44047">2020-8-4</td> */
#ifndef ZB_READ_HTML_HTML_STYLE_H
#define ZB_READ_HTML_HTML_STYLE_H

#include "value/number_format.h"

#include <stddef.h>

/* Initialize with {0}, release with zb_html_styles_free. */
typedef struct zb_html_styles {
  struct zb_html_style *items;
  size_t count, capacity;
} zb_html_styles;

void zb_html_styles_free(zb_html_styles *styles);

/* Adds the rules of a <style> element that have a number format. */
void zb_html_styles_add(zb_html_styles *styles, const char *css);

/* The number format, without its code, of a cell by its class attribute (one or more names), or by its style
   attribute. */
zb_number_format zb_html_styles_find(const zb_html_styles *styles, const char *classes);
zb_number_format zb_html_style_format(const char *declarations);

#endif

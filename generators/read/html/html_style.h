/* Number formats on web pages: the only thing that tells dates and texts from numbers there.

       <style><!-- .xl65 {mso-number-format:"yyyy\\-m\\-d";} --></style> … <td class=xl65 x:num="44047">2020-8-4</td> */
#ifndef ZB_READ_HTML_HTML_STYLE_H
#define ZB_READ_HTML_HTML_STYLE_H

#include "read/number_format.h"

/* Starts as {0}; ends with zb_page_styles_free. */
typedef struct zb_page_styles {
  struct zb_page_style *items;
  size_t count, capacity;
} zb_page_styles;

void zb_page_styles_free(zb_page_styles *styles);

/* Adds the rules of a <style> element that have a number format. */
void zb_page_styles_add(zb_page_styles *styles, const char *css);

/* The number format of a cell with that class attribute (one or more names), or style attribute. */
zb_number_format zb_page_styles_find(const zb_page_styles *styles, const char *classes);
zb_number_format zb_page_style_format(const char *declarations);

#endif

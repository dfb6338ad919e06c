/* The text of a page's cell as a browser shows it, with blanks collapsed and visible line breaks. */
#ifndef ZB_READ_HTML_HTML_TEXT_H
#define ZB_READ_HTML_HTML_TEXT_H

#include "base/buffer.h"

/* Initialize with {0}, release SHOWN with zb_buffer_free. */
typedef struct zb_html_text {
  zb_buffer shown;
  /* What separates the last character from the next one, if one follows. */
  enum { ZB_GAP_NONE, ZB_GAP_BLANK, ZB_GAP_WRAPPED, ZB_GAP_LINE } gap;
} zb_html_text;

void zb_html_text_clear(zb_html_text *text);
void zb_html_text_add(zb_html_text *text, const char *s, size_t n);
void zb_html_text_gap(zb_html_text *text);   /* between two cells of a table inside a cell */
void zb_html_text_line(zb_html_text *text);  /* a paragraph starts or ends */
void zb_html_text_break(zb_html_text *text); /* <br> */

/* The text without trailing blanks; valid until it is changed. */
const char *zb_html_text_end(zb_html_text *text);

#endif

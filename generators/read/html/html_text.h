/* The text of a page's cell as a browser shows it: blanks collapsed, line breaks where they are seen. */
#ifndef ZB_READ_HTML_HTML_TEXT_H
#define ZB_READ_HTML_HTML_TEXT_H

#include "base/buffer.h"

/* Starts as {0}; its buffer ends with zb_buffer_free. */
typedef struct zb_page_text {
  zb_buffer shown;
  /* What stands between the last character and the next, if there is one. */
  enum { ZB_GAP_NONE, ZB_GAP_BLANK, ZB_GAP_WRAPPED, ZB_GAP_LINE } gap;
} zb_page_text;

void zb_page_text_clear(zb_page_text *text);
void zb_page_text_add(zb_page_text *text, const char *s, size_t n);
void zb_page_text_gap(zb_page_text *text);   /* between two cells of a table inside a cell */
void zb_page_text_line(zb_page_text *text);  /* a paragraph starts or ends */
void zb_page_text_break(zb_page_text *text); /* <br> */

/* The whole without blanks at its end; valid until it is changed. */
const char *zb_page_text_end(zb_page_text *text);

#endif

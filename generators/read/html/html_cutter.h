/* Cuts a page between its tags. libxml2's parser takes it in pieces, but up to 2.9.14 it loses count of quotation marks
   when a piece ends within a tag, and then waits for the tag's end far behind it. */
#ifndef ZB_READ_HTML_HTML_CUTTER_H
#define ZB_READ_HTML_HTML_CUTTER_H

#include "base/buffer.h"

#include <stdbool.h>

/* Starts as {0}; HELD ends with zb_buffer_free. */
typedef struct zb_page_cutter {
  zb_buffer held;
  size_t cut;          /* so many bytes of HELD end where a tag begins: a table's, or the last; 0: none */
  bool too_many_words; /* a tag has more attributes than any real one; the parser compares each with all */
  /* Its own: */
  size_t seen; /* bytes of HELD that were looked at */
  size_t tag;  /* where the open tag begins */
  bool in_tag, at_table, in_script, script_at_cut;
  int words;          /* of the open tag */
  char quote, before; /* the open quotation mark, or NUL; the last character, and the last but blanks */
  char last;
} zb_page_cutter;

void zb_page_cutter_add(zb_page_cutter *cutter, const char *bytes, size_t n);

/* Forgets N bytes, up to the cut or all, and looks for the next cut. */
void zb_page_cutter_drop(zb_page_cutter *cutter, size_t n);
void zb_page_cutter_clear(zb_page_cutter *cutter);

#endif

/* Cuts a page into pieces between tags. libxml2's push parser accepts any pieces, but up to 2.9.14 it loses track of
   quotation marks when a piece ends within a tag, and then misses the end of the tag. */
#ifndef ZB_READ_HTML_HTML_CUTTER_H
#define ZB_READ_HTML_HTML_CUTTER_H

#include "base/buffer.h"

#include <stdbool.h>

/* Initialize with {0}, release HELD with zb_buffer_free. */
typedef struct zb_html_cutter {
  zb_buffer held;
  size_t cut;          /* HELD can be cut here, before a tag: a table's, or the last; 0: nowhere */
  bool too_many_words; /* a tag has too many attributes: the parser compares each with all others */
  /* private: */
  size_t scanned; /* bytes of HELD */
  size_t tag;     /* where the open tag begins */
  bool in_tag, found_table, in_script, script_at_cut;
  int words;                  /* of the open tag */
  char quote, last_non_blank; /* QUOTE: the open quotation mark, or NUL */
  char last;
} zb_html_cutter;

void zb_html_cutter_add(zb_html_cutter *cutter, const char *bytes, size_t n);

/* Drops N bytes, up to the cut or all, and looks for the next cut. */
void zb_html_cutter_drop(zb_html_cutter *cutter, size_t n);
void zb_html_cutter_clear(zb_html_cutter *cutter);

#endif

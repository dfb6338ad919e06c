/* Makes one page of several: the tags of which a page may have only one pair (html, body …) become tags that mean
   nothing. A reader of web pages ends at the first </html>. Private to mht/. */
#ifndef ZB_READ_MHT_MHT_JOIN_H
#define ZB_READ_MHT_MHT_JOIN_H

#include <stddef.h>
#include <stdio.h>

enum { ZB_MHT_NAME = 10 };

/* Initialize with {0}. */
typedef struct zb_mht_join {
  char tag[ZB_MHT_NAME + 3]; /* that has begun: < or </ and its name so far */
  size_t length;
} zb_mht_join;

/* Writes the next N bytes of a page to FILE, but for a tag that they end within. */
void zb_mht_join_add(zb_mht_join *join, const char *bytes, size_t n, FILE *file);

/* Writes what is left at the end of a page. */
void zb_mht_join_end(zb_mht_join *join, FILE *file);

#endif

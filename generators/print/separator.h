/* The sheet before the documents of a unit. Private to print/. */
#ifndef ZB_PRINT_SEPARATOR_H
#define ZB_PRINT_SEPARATOR_H

#include "print/words.h"

/* A document as the separator lists it. */
typedef struct entry {
  const char *unit, *name;
  int copies;
  zb_pages *pages; /* of one copy */
} entry;

typedef struct separator {
  const char *office, *title, *unit;
  const entry *entries;
  int count;
  float width, height; /* of its pages */
} separator;

/* As many pages as the list needs. */
zb_pages *make_separator(writer *w, const separator *s);

#endif

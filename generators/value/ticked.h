/* Choices of a form with the one that was ticked: ☑男 □女, 正常晋升（ ）破格晋升（√）. */
#ifndef ZB_VALUE_TICKED_H
#define ZB_VALUE_TICKED_H

#include "base/arena.h"

enum { ZB_MAX_CHOICES = 16 };

typedef struct zb_choices {
  const char *words[ZB_MAX_CHOICES];
  int count;
  int ticked; /* the index of the one that has the only tick; -1: which it belongs to can't be told */
} zb_choices;

/* Reads the choices of TEXT, in ARENA; their number is 0 if nothing is ticked. */
zb_choices zb_choices_read(const char *text, zb_arena *arena);

#endif

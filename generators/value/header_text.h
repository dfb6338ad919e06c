/* Column headers, normalized for comparison. */
#ifndef ZB_VALUE_HEADER_TEXT_H
#define ZB_VALUE_HEADER_TEXT_H

#include "base/arena.h"

/* TEXT without blanks, required marks (*) and colons, in half-width form and lower case. In ARENA. */
const char *zb_header_normalize(const char *text, zb_arena *arena);

#endif

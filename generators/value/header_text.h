/* Headers of tables as they are compared. */
#ifndef ZB_VALUE_HEADER_TEXT_H
#define ZB_VALUE_HEADER_TEXT_H

#include "base/arena.h"

/* TEXT as headers are compared: without blanks, required marks (*) and colons, full-width forms as half-width ones,
   letters in lower case. In ARENA. */
const char *zb_header_normalize(const char *text, zb_arena *arena);

#endif

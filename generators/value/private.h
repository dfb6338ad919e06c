/* Numbers that must not be published: ID numbers and mobile phone numbers anywhere in a text. */
#ifndef ZB_VALUE_PRIVATE_H
#define ZB_VALUE_PRIVATE_H

#include "base/arena.h"

/* TEXT with each ID number (18 characters, or the old 15 digits) and mobile phone number replaced by （略）. Recognizes
   full-width digits, and blanks and dashes between groups of digits; numbers in the list KEPT (NULL-terminated; NULL:
   empty) stay. TEXT itself if it has none, else in ARENA. */
const char *zb_without_private(const char *text, const char *const *kept, zb_arena *arena);

/* NUMBER with all but its ends masked: 330599********0017, 139****0001; one that is too short is masked entirely. In
   ARENA. */
const char *zb_masked_number(const char *number, zb_arena *arena);

#endif

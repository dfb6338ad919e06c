/* Numbers that nobody but an office may read: ID numbers and mobile phones, wherever they stand in a text. */
#ifndef ZB_VALUE_PRIVATE_H
#define ZB_VALUE_PRIVATE_H

#include "base/arena.h"

/* TEXT with ID numbers (18 characters, or 15 digits of the old kind) and mobile phone numbers left out: （略） stands
   for each. Full-width digits, and blanks and dashes between groups of digits, are seen through; a number that the list
   KEPT (NULL-terminated; NULL: empty) has stays. TEXT itself if there is none in it, else in ARENA. */
const char *zb_without_private(const char *text, const char *const *kept, zb_arena *arena);

/* A number of which only its ends can be read: 330599********0017, 139****0001; of one too short for that nothing. In
   ARENA. */
const char *zb_masked_number(const char *number, zb_arena *arena);

#endif

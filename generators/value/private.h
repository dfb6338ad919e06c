/* What must not be published: ID numbers, phones, bank cards, passports and e-mail addresses anywhere in a text. */
#ifndef ZB_VALUE_PRIVATE_H
#define ZB_VALUE_PRIVATE_H

#include "base/arena.h"

/* TEXT with each of these replaced by （略）:
   - ID numbers: 18 characters, or the old 15 digits; also within a longer number if the check digit is right
   - mobile numbers, also behind 0 or 86, and landlines: with an area code, or 7 or 8 digits behind 电话 or the like
   - bank cards: 16 to 19 digits that begin as cards do and whose check digit (Luhn) is right
   - Chinese passports by their form, others behind 护照 or the like; e-mail addresses
   in full-width digits, too, in any grouping, with blanks, line ends, dashes, points, strokes, commas and brackets
   between the groups. Years, sums, standards, ISBN, ISSN, pages and document numbers stay. What is in the list KEPT
   (NULL-terminated; NULL: empty) stays, however its digits are grouped. TEXT itself if it has none, else in ARENA. */
const char *zb_without_private(const char *text, const char *const *kept, zb_arena *arena);

/* TEXT with the middle of each ID number masked by stars, those with a digit too few or too many as well; in ARENA, or
   TEXT itself if it has none. The same again for the result. */
const char *zb_with_masked_ids(const char *text, zb_arena *arena);

/* NUMBER with all but its ends masked: 330599********0017, 139****0001; one that is too short is masked entirely. In
   ARENA. */
const char *zb_masked_number(const char *number, zb_arena *arena);

#endif

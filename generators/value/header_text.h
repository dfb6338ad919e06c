/* Column headers, normalized for comparison. */
#ifndef ZB_VALUE_HEADER_TEXT_H
#define ZB_VALUE_HEADER_TEXT_H

#include "base/arena.h"

#include <stdbool.h>

/* TEXT without blanks, required marks (*) and colons, in half-width form and lower case. In ARENA. */
const char *zb_header_normalize(const char *text, zb_arena *arena);

/* What stands in the first brackets of TEXT, normalized; "" if there are none. In ARENA. */
const char *zb_header_in_brackets(const char *text, zb_arena *arena);

/* Whether a colon, of either width, stands in TEXT. */
bool zb_has_colon(const char *text);

/* Whether TEXT is nothing but a note to those who fill in the column: 必填, 18位, （全称）, 格式如2016-07. */
bool zb_header_is_note(const char *text, zb_arena *arena);

enum { ZB_HEADER_VARIANTS = 3 };

/* What TEXT may be without notes to those who fill it in: （必填）, 【下拉选择】, 18位, a second line, what follows a
   comma. Normalized, in ARENA; returns how many. A header that is one with its notes needs none of these. */
int zb_header_without_notes(const char *text, zb_arena *arena, const char *variants[ZB_HEADER_VARIANTS]);

#endif

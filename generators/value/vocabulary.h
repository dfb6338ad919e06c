/* The values that a closed field may have, each with its synonyms: 中级 (中级职称), 教师 (中小学教师). */
#ifndef ZB_VALUE_VOCABULARY_H
#define ZB_VALUE_VOCABULARY_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct zb_vocabulary zb_vocabulary;

/* Lives in ARENA. */
zb_vocabulary *zb_vocabulary_new(zb_arena *arena);

/* Makes WORD stand for VALUE; each value must be added first as a word for itself. Blanks, full-width forms and case
   are ignored. False if WORD already stands for another value. The strings are not copied. */
bool zb_vocabulary_add(zb_vocabulary *words, const char *word, const char *value);

/* The value that TEXT stands for, or NULL. ARENA is for temporary copies. */
const char *zb_vocabulary_find(const zb_vocabulary *words, const char *text, zb_arena *arena);

/* Makes WORD one that is refused for a reason of its own, WHY, which says what to do instead. False if it stands for a
   value. The strings are not copied. */
bool zb_vocabulary_refuse(zb_vocabulary *words, const char *word, const char *why);

/* Why TEXT is refused, if it is such a word; else NULL. ARENA is for temporary copies. */
const char *zb_vocabulary_refused(const zb_vocabulary *words, const char *text, zb_arena *arena);

/* All values in the order of adding: 初级、中级、副高级、正高级. In ARENA. */
const char *zb_vocabulary_allowed(const zb_vocabulary *words, zb_arena *arena);

#endif

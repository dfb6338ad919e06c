/* The words that a closed field may hold, each with the other ways to say it: 中级 (中级职称), 教师 (中小学教师). */
#ifndef ZB_VALUE_VOCABULARY_H
#define ZB_VALUE_VOCABULARY_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct zb_vocabulary zb_vocabulary;

/* Lives in ARENA. */
zb_vocabulary *zb_vocabulary_new(zb_arena *arena);

/* WORD stands for VALUE; the value itself is added first. Blanks, full width and the case of letters don't matter.
   False if WORD stands for another value already. Both are kept, not copied. */
bool zb_vocabulary_add(zb_vocabulary *words, const char *word, const char *value);

/* The value that TEXT stands for, or NULL. Needs room in ARENA. */
const char *zb_vocabulary_find(const zb_vocabulary *words, const char *text, zb_arena *arena);

/* All values in the order they came: 初级、中级、副高级、正高级. In ARENA. */
const char *zb_vocabulary_allowed(const zb_vocabulary *words, zb_arena *arena);

#endif

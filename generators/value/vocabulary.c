/* A list is enough: a field has a few dozen words at most. */
#include "value/vocabulary.h"

#include "value/parsers.h"

#include <string.h>

typedef struct word {
  const char *plain;
  const char *value; /* NULL: it is refused */
  const char *why;   /* it is refused; NULL: it is not */
  bool is_value;     /* rather than another word for it */
} word;

struct zb_vocabulary {
  zb_arena *arena;
  word *list;
  size_t count, capacity;
};

zb_vocabulary *zb_vocabulary_new(zb_arena *arena)
{
  zb_vocabulary *words = zb_arena_alloc(arena, sizeof *words);
  words->arena = arena;
  return words;
}

/* TEXT normalized for comparison. */
static const char *plain_word(const char *text, zb_arena *arena)
{
  char *plain = zb_arena_strdup(arena, zb_half_width(text, arena));
  for (char *c = plain; *c != '\0'; c++)
    if (*c >= 'A' && *c <= 'Z')
      *c += 'a' - 'A';
  return plain;
}

static const word *find(const zb_vocabulary *words, const char *plain)
{
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->list[i].plain, plain) == 0)
      return &words->list[i];
  return NULL;
}

bool zb_vocabulary_add(zb_vocabulary *words, const char *text, const char *value)
{
  const char *plain = plain_word(text, words->arena);
  const word *known = find(words, plain);
  if (known != NULL)
    return known->value != NULL && strcmp(known->value, value) == 0;
  words->list = zb_arena_grow(words->arena, words->list, words->count, &words->capacity, sizeof *words->list);
  words->list[words->count++] = (word){.plain = plain, .value = value, .is_value = strcmp(text, value) == 0};
  return true;
}

bool zb_vocabulary_refuse(zb_vocabulary *words, const char *text, const char *why)
{
  const char *plain = plain_word(text, words->arena);
  if (find(words, plain) != NULL)
    return false;
  words->list = zb_arena_grow(words->arena, words->list, words->count, &words->capacity, sizeof *words->list);
  words->list[words->count++] = (word){.plain = plain, .why = why};
  return true;
}

const char *zb_vocabulary_refused(const zb_vocabulary *words, const char *text, zb_arena *arena)
{
  const word *found = find(words, plain_word(text, arena));
  return found == NULL ? NULL : found->why;
}

const char *zb_vocabulary_find(const zb_vocabulary *words, const char *text, zb_arena *arena)
{
  const word *found = find(words, plain_word(text, arena));
  return found == NULL ? NULL : found->value;
}

const char *zb_vocabulary_allowed(const zb_vocabulary *words, zb_arena *arena)
{
  const char *allowed = "";
  for (size_t i = 0; i < words->count; i++)
    if (words->list[i].is_value)
      allowed = zb_arena_printf(arena, "%s%s%s", allowed, *allowed == '\0' ? "" : "、", words->list[i].value);
  return allowed;
}

/* A sorted list of words: a field has a few dozen at most, and is asked once for each row. */
#include "data/words.h"

#include "data/values.h"

#include <string.h>

typedef struct word {
  const char *plain;
  const char *value;
} word;

struct zb_words {
  zb_arena *arena;
  word *list; /* sorted by PLAIN */
  size_t count, room;
  const char **values;
  size_t value_count, value_room;
};

zb_words *zb_words_new(zb_arena *arena)
{
  zb_words *words = zb_arena_alloc(arena, sizeof *words);
  words->arena = arena;
  return words;
}

/* As words are compared. */
static const char *plain_word(const char *text, zb_arena *arena)
{
  char *plain = zb_arena_strdup(arena, zb_half_width(text, arena));
  for (char *c = plain; *c != '\0'; c++)
    if (*c >= 'A' && *c <= 'Z')
      *c += 'a' - 'A';
  return plain;
}

/* Where PLAIN stands in the list, or would. */
static size_t position(const zb_words *words, const char *plain)
{
  size_t low = 0, high = words->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (strcmp(words->list[middle].plain, plain) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool zb_words_add(zb_words *words, const char *text, const char *value)
{
  const char *plain = plain_word(text, words->arena);
  size_t at = position(words, plain);
  if (at < words->count && strcmp(words->list[at].plain, plain) == 0)
    return strcmp(words->list[at].value, value) == 0;
  words->list = zb_arena_room(words->arena, words->list, words->count, &words->room, sizeof *words->list);
  memmove(words->list + at + 1, words->list + at, (words->count - at) * sizeof *words->list);
  words->list[at] = (word){plain, value};
  words->count++;
  if (strcmp(text, value) != 0)
    return true;
  words->values =
      zb_arena_room(words->arena, words->values, words->value_count, &words->value_room, sizeof *words->values);
  words->values[words->value_count++] = value;
  return true;
}

const char *zb_words_find(const zb_words *words, const char *text, zb_arena *arena)
{
  const char *plain = plain_word(text, arena);
  size_t at = position(words, plain);
  return at < words->count && strcmp(words->list[at].plain, plain) == 0 ? words->list[at].value : NULL;
}

const char *zb_words_allowed(const zb_words *words, zb_arena *arena)
{
  const char *allowed = "";
  for (size_t i = 0; i < words->value_count; i++)
    allowed = zb_arena_printf(arena, "%s%s%s", allowed, i == 0 ? "" : "、", words->values[i]);
  return allowed;
}

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
  int count, room;
  const char **values;
  int value_count, value_room;
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
static int position(const zb_words *words, const char *plain)
{
  int low = 0, high = words->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (strcmp(words->list[middle].plain, plain) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void *grown(zb_arena *arena, const void *list, int count, int *room, size_t size)
{
  *room = *room == 0 ? 16 : 2 * *room;
  void *larger = zb_arena_array(arena, (size_t)*room, size);
  if (count > 0)
    memcpy(larger, list, (size_t)count * size);
  return larger;
}

bool zb_words_add(zb_words *words, const char *text, const char *value)
{
  const char *plain = plain_word(text, words->arena);
  int at = position(words, plain);
  if (at < words->count && strcmp(words->list[at].plain, plain) == 0)
    return strcmp(words->list[at].value, value) == 0;
  if (words->count == words->room)
    words->list = grown(words->arena, words->list, words->count, &words->room, sizeof *words->list);
  memmove(words->list + at + 1, words->list + at, (size_t)(words->count - at) * sizeof *words->list);
  words->list[at] = (word){plain, value};
  words->count++;
  if (strcmp(text, value) != 0)
    return true;
  if (words->value_count == words->value_room)
    words->values = grown(words->arena, words->values, words->value_count, &words->value_room, sizeof *words->values);
  words->values[words->value_count++] = value;
  return true;
}

const char *zb_words_find(const zb_words *words, const char *text, zb_arena *arena)
{
  const char *plain = plain_word(text, arena);
  int at = position(words, plain);
  return at < words->count && strcmp(words->list[at].plain, plain) == 0 ? words->list[at].value : NULL;
}

const char *zb_words_allowed(const zb_words *words, zb_arena *arena)
{
  const char *allowed = "";
  for (int i = 0; i < words->value_count; i++)
    allowed = zb_arena_printf(arena, "%s%s%s", allowed, i == 0 ? "" : "、", words->values[i]);
  return allowed;
}

#include "value/ticked.h"

#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

enum { MAX_PIECES = 2 * ZB_MAX_CHOICES };

/* A word or a mark, a tick or an empty box. */
typedef struct piece {
  bool is_word, ticked;
  int word;   /* the index of the word; -1: of a mark */
  bool glued; /* to the piece before it, without a blank */
} piece;

typedef struct pieces {
  piece items[MAX_PIECES];
  int count, marks, ticks;
} pieces;

/* ☒ is a tick to Word, and a cross to people: it is neither. */
static bool is_tick(uint32_t c)
{
  return c == 0x221A || c == 0x2713 || c == 0x2714 || c == 0x2611 || c == 0x25A0 || c == 0x2705;
}

static bool is_box(uint32_t c)
{
  return c == 0x25A1 || c == 0x2610 || c == 0x25CB || c == 0x25EF;
}

static bool parts(uint32_t c)
{
  return c == '/' || c == ',' || c == ';' || c == 0x3001;
}

/* A mark at S, alone or in brackets, an empty pair of which is a box: moves *S behind it. Else nothing is changed. */
static bool read_mark(const char **s, bool *ticked)
{
  const char *next = *s;
  uint32_t c = zb_narrow(zb_utf8_next(&next));
  bool opened = c == '(' || c == '[' || c == 0x3010;
  if (opened) {
    do
      c = zb_narrow(zb_utf8_next(&next));
    while (zb_is_blank(c));
  }
  bool closed = c == ')' || c == ']' || c == 0x3011;
  bool is_ticked = is_tick(c);
  if (!is_ticked && !is_box(c) && !(opened && closed))
    return false;
  while (opened && !closed) {
    c = zb_narrow(zb_utf8_next(&next));
    closed = c == ')' || c == ']' || c == 0x3011;
    if (!closed && !zb_is_blank(c))
      return false;
  }
  *s = next;
  *ticked = is_ticked;
  return true;
}

/* The characters of the word at S. */
static size_t word_length(const char *s)
{
  const char *end = s;
  for (const char *next = s; *next != '\0'; end = next) {
    bool ticked;
    const char *mark = next;
    uint32_t c = zb_narrow(zb_utf8_next(&next));
    if (zb_is_blank(c) || parts(c) || read_mark(&mark, &ticked))
      break;
  }
  return (size_t)(end - s);
}

/* False if there are too many. */
static bool read_pieces(const char *s, pieces *p, zb_choices *choices, zb_arena *arena)
{
  bool glued = false;
  while (*s != '\0') {
    const char *next = s;
    uint32_t c = zb_narrow(zb_utf8_next(&next));
    if (zb_is_blank(c) || parts(c)) {
      glued = false;
      s = next;
      continue;
    }
    if (p->count == MAX_PIECES || choices->count == ZB_MAX_CHOICES)
      return false;
    piece *added = &p->items[p->count++];
    *added = (piece){.word = -1, .glued = glued};
    glued = true;
    if (read_mark(&s, &added->ticked)) {
      p->marks++;
      p->ticks += added->ticked;
      continue;
    }
    size_t n = word_length(s);
    added->is_word = true;
    added->word = choices->count;
    choices->words[choices->count++] = zb_arena_strndup(arena, s, n);
    s += n;
  }
  return true;
}

static bool alternate(const pieces *p)
{
  for (int i = 1; i < p->count; i++)
    if (p->items[i].is_word == p->items[i - 1].is_word)
      return false;
  return true;
}

/* The word that the tick at I belongs to: the one behind it if all marks stand before their words. */
static int ticked_word(const pieces *p, int i, int words)
{
  const piece *before = i > 0 && p->items[i - 1].is_word ? &p->items[i - 1] : NULL;
  const piece *behind = i + 1 < p->count && p->items[i + 1].is_word ? &p->items[i + 1] : NULL;
  if (words == 1)
    return p->marks == 1 ? 0 : -1;
  if (p->marks == words && alternate(p))
    return p->items[0].is_word ? before->word : behind->word;
  if (p->marks != 1)
    return -1;
  bool left = before != NULL && p->items[i].glued, right = behind != NULL && behind->glued;
  if (before == NULL || behind == NULL)
    return before != NULL ? before->word : behind != NULL ? behind->word : -1;
  return left == right ? -1 : left ? before->word : behind->word;
}

zb_choices zb_choices_read(const char *text, zb_arena *arena)
{
  zb_choices choices = {.ticked = -1};
  pieces p = {.count = 0};
  if (!read_pieces(text, &p, &choices, arena) || p.ticks == 0 || choices.count == 0)
    return (zb_choices){.ticked = -1};
  for (int i = 0; i < p.count && p.ticks == 1; i++)
    if (p.items[i].ticked)
      choices.ticked = ticked_word(&p, i, choices.count);
  return choices;
}

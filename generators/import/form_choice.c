#include "import/form_choice.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { MAX_PIECES = 64 };

typedef enum { WORD, EMPTY_BOX, TICKED_BOX, TICK } piece_kind;

/* A word, a box, or a tick of its own, which stands in a box, beside an option or in place of a box. */
typedef struct piece {
  piece_kind kind;
  const char *start, *end; /* in the text */
} piece;

typedef struct pieces {
  piece items[MAX_PIECES];
  int count;
  bool boxes, ticks; /* there are any */
} pieces;

static piece_kind kind_of(uint32_t c)
{
  static const uint32_t empty[] = {0x25A1, 0x2610, 0x25CB, 0x25EF, 0x25FB, 0x2B1C, 0}; /* □ ☐ ○ ◯ ◻ ⬜ */
  static const uint32_t ticked[] = {0x2611, 0x2612, 0x2705, 0x25A0, 0x25CF, 0};        /* ☑ ☒ ✅ ■ ● */
  static const uint32_t ticks[] = {0x221A, 0x2713, 0x2714, 0};                         /* √ ✓ ✔ */
  static const uint32_t *const lists[] = {empty, ticked, ticks};
  for (int k = EMPTY_BOX; k <= TICK; k++)
    for (const uint32_t *mark = lists[k - EMPTY_BOX]; *mark != 0; mark++)
      if (*mark == c)
        return (piece_kind)k;
  return WORD;
}

/* Whether C parts options: ☑是／□否. */
static bool parts(uint32_t c)
{
  static const uint32_t marks[] = {' ', '\t', '\n', '\r', 0x3000, 0xA0, '/', 0xFF0F, 0x3001, ',', 0xFF0C, ';', 0xFF1B};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (marks[i] == c)
      return true;
  return false;
}

static bool add_piece(pieces *p, piece_kind kind, const char *start, const char *end)
{
  if (p->count == MAX_PIECES)
    return false;
  p->boxes = p->boxes || kind == EMPTY_BOX || kind == TICKED_BOX;
  p->ticks = p->ticks || kind == TICKED_BOX || kind == TICK;
  p->items[p->count++] = (piece){kind, start, end};
  return true;
}

/* False if there are too many. */
static bool read_pieces(const char *text, pieces *p)
{
  const char *start = NULL, *end = NULL, *s = text, *at = text; /* START to END: the open word */
  for (uint32_t c; (c = zb_utf8_next(&s)) != 0; at = s) {
    piece_kind kind = kind_of(c);
    if (kind == WORD && !parts(c)) {
      start = start != NULL ? start : at;
      end = s;
    }
    if (kind == WORD)
      continue;
    if ((start != NULL && !add_piece(p, WORD, start, end)) || !add_piece(p, kind, at, s))
      return false;
    start = NULL;
  }
  return start == NULL || add_piece(p, WORD, start, end);
}

/* 类型：□正常 ☑破格 begins with what is no option. */
static void drop_label(pieces *p)
{
  piece *first = &p->items[0];
  if (p->count == 0 || first->kind != WORD)
    return;
  for (const char *s = first->start, *at = s; s < first->end; at = s) {
    uint32_t c = zb_utf8_next(&s);
    if ((c == ':' || c == 0xFF1A) && at > first->start)
      first->start = s;
  }
  for (const char *s = first->start; s < first->end && parts(zb_utf8_next(&s));)
    first->start = s;
  if (first->start == first->end)
    memmove(first, first + 1, (size_t)--p->count * sizeof *first);
}

/* Sets the number of its option for each piece, if boxes and words take turns, each option as many of both; ticks of
   their own have none, or stand in place of boxes. Returns how many options there are; 0: they don't. */
static int number_options(const pieces *p, bool ticks_are_boxes, int *option)
{
  int units = 0, last = -1;
  for (int i = 0; i < p->count; i++) {
    option[i] = -1;
    if (p->items[i].kind == TICK && !ticks_are_boxes)
      continue;
    if (last >= 0 && (p->items[last].kind == WORD) == (p->items[i].kind == WORD))
      return 0;
    option[i] = units++ / 2;
    last = i;
  }
  return units % 2 == 0 ? units / 2 : 0;
}

/* The option of a tick of its own: the one that it stands in, else the one that it touches; -1: it can't be told. */
static int ticked_option(const pieces *p, const int *option, int i)
{
  int left = i - 1, right = i + 1;
  while (left >= 0 && option[left] < 0)
    left--;
  while (right < p->count && option[right] < 0)
    right++;
  if (left < 0 || right >= p->count || option[left] == option[right])
    return option[left < 0 ? right : left];
  bool touches_left = p->items[left].end == p->items[i].start, touches_right = p->items[right].start == p->items[i].end;
  if (touches_left && touches_right) /* 正常□√破格□: whoever types a tick for a box types it behind that */
    return p->items[left].kind == EMPTY_BOX ? option[left] : -1;
  return touches_left == touches_right ? -1 : option[touches_left ? left : right];
}

/* The one option that is ticked; -1: it can't be told. */
static int find_ticked(const pieces *p, const int *option)
{
  int ticked = -1;
  for (int i = 0; i < p->count; i++) {
    piece_kind kind = p->items[i].kind;
    if (kind != TICK && kind != TICKED_BOX)
      continue;
    int own = option[i] >= 0 ? option[i] : ticked_option(p, option, i);
    if (own < 0 || (ticked >= 0 && own != ticked))
      return -1;
    ticked = own;
  }
  return ticked;
}

const char *form_choice(const char *text, zb_arena *arena)
{
  pieces p = {.count = 0};
  int option[MAX_PIECES];
  if (!read_pieces(text, &p) || !p.boxes)
    return text;
  if (!p.ticks)
    return "";
  drop_label(&p);
  if (number_options(&p, false, option) == 0 && number_options(&p, true, option) == 0)
    return text;
  int ticked = find_ticked(&p, option);
  for (int i = 0; i < p.count; i++)
    if (p.items[i].kind == WORD && option[i] == ticked)
      return zb_arena_strndup(arena, p.items[i].start, (size_t)(p.items[i].end - p.items[i].start));
  return text;
}

/* Stretching a line to the measure: word spaces first, then the gaps between Chinese and Latin, then all between
   Chinese characters alike. */
#include "text/setting.h"

/* How far, in em: spaces between Latin words, gaps between Chinese and Latin in all. */
static const float WIDEST_SPACE = 0.5F, WIDEST_GAP = 1.0F / 3;

/* A line that would be torn apart more than this, in em for each gap, stays as it is. */
static const float MAX_STRETCH = 1.0F;

/* The kinds of places where a line grows, as a set. */
typedef enum { NOWHERE = 0, WORDS = 1, MIXED = 2, CHINESE = 4, ANY = 8 } place;

static bool is_word_space(const atom *a)
{
  return a->kind == ATOM_SPACE && (a->code == ' ' || a->code == 0xA0);
}

/* The place between atom I and the next. */
static place place_after(const setting *s, int i)
{
  const atom *a = &s->atoms[i], *b = a + 1;
  if ((a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK) || makes_unit(a->code, b->code))
    return NOWHERE;
  if (is_word_space(a))
    return WORDS;
  if (is_word_space(b))
    return ANY;
  if (a->gap > 0)
    return MIXED;
  bool chinese = a->kind == ATOM_SPACE || is_cjk(a->code) || is_cjk(b->code) || b->kind == ATOM_PAD;
  return chinese ? CHINESE : ANY;
}

static int count_places(const setting *s, const atom_line *line, unsigned kinds)
{
  int n = 0;
  for (int i = line->first; i + 1 < line->last; i++)
    n += (place_after(s, i) & kinds) != 0;
  return n;
}

/* Adds EACH at the places of these kinds. */
static void add_each(const setting *s, const atom_line *line, unsigned kinds, float each, float *out)
{
  for (int i = line->first; i + 1 < line->last; i++)
    if (place_after(s, i) & kinds)
      out[i - line->first] += each;
}

/* What a place of KIND after atom I may take in the orderly steps. */
static float max_at(const setting *s, int i, place kind)
{
  const atom *a = &s->atoms[i];
  float em = s->paragraph->spans[a->span].size;
  float max = kind == WORDS ? WIDEST_SPACE * em - a->width : a->gap * (WIDEST_GAP / 0.25F - 1);
  return max > 0 ? max : 0;
}

/* Gives the places of KIND what they may take, all the same part of it; returns what is left of ROOM. */
static float take(const setting *s, const atom_line *line, place kind, float room, float *out)
{
  float max = 0;
  for (int i = line->first; i + 1 < line->last; i++)
    if (place_after(s, i) == kind)
      max += max_at(s, i, kind);
  if (max <= 0)
    return room;
  float part = room < max ? room / max : 1;
  for (int i = line->first; i + 1 < line->last; i++)
    if (place_after(s, i) == kind)
      out[i - line->first] += part * max_at(s, i, kind);
  return room < max ? 0 : room - max;
}

/* Distributed labels: all places alike, or if there are none (a word), between its letters. */
static float *distribute(const setting *s, const atom_line *line, float room, float *out)
{
  unsigned kinds = WORDS | MIXED | CHINESE;
  if (count_places(s, line, kinds) == 0)
    kinds = ANY;
  int n = count_places(s, line, kinds);
  if (n == 0)
    return NULL;
  add_each(s, line, kinds, room / (float)n, out);
  return out;
}

float *justify_line(const setting *s, const atom_line *line, float room)
{
  zb_align align = s->paragraph->align;
  bool justify = align == ZB_ALIGN_JUSTIFY && !line->ended;
  if (room <= 0 || (!justify && align != ZB_ALIGN_DISTRIBUTE))
    return NULL;
  float *out = zb_arena_array(s->arena, (size_t)(line->last - line->first), sizeof *out);
  if (align == ZB_ALIGN_DISTRIBUTE)
    return distribute(s, line, room, out);
  room = take(s, line, WORDS, room, out);
  room = take(s, line, MIXED, room, out);
  unsigned kinds = count_places(s, line, CHINESE) > 0 ? CHINESE : WORDS | MIXED;
  int n = count_places(s, line, kinds);
  float em = s->paragraph->spans[s->atoms[line->first].span].size;
  if (room > 0 && (n == 0 || room / (float)n > MAX_STRETCH * em))
    return NULL;
  if (room > 0)
    add_each(s, line, kinds, room / (float)n, out);
  return out;
}

/* Justification: a line is expanded to the measure at its word spaces first, then at the gaps between Chinese and
   Latin, then evenly between Chinese characters. A line that would become a row of holes stays ragged. */
#include "text/setting.h"

/* To what width, in em, word spaces and gaps between Chinese and Latin expand in the first two steps. */
static const float MAX_SPACE = 0.4F, MAX_GAP = 1.0F / 3;

/* How far, in em, the last step goes. The gaps between Chinese and Latin, which are a third of an em then, stay the
   wider ones. */
static const float MAX_EXPANSION = 0.3F;

/* Kinds of justification opportunities, combined by or: word spaces, gaps between Chinese and Latin, beside Chinese
   characters, and all others. */
typedef enum { NONE = 0, WORDS = 1, MIXED = 2, CHINESE = 4, OTHER = 8 } opportunity;

static bool is_word_space(const atom *a)
{
  return a->kind == ATOM_SPACE && (a->code == ' ' || a->code == 0xA0);
}

bool is_connector(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  bool is_dash =
      (i > 0 && is_two_em_mark(a[-1].code, a->code)) || (i + 1 < s->atom_count && is_two_em_mark(a->code, a[1].code));
  return a->mark == MARK_SOLIDUS || (a->mark == MARK_CONNECTOR && !is_dash);
}

/* Whether atom I and the next belong together: a number and its connector, a mark and what it encloses or ends. */
static bool is_tight(const setting *s, int i)
{
  mark a = s->atoms[i].mark, b = s->atoms[i + 1].mark;
  return a == MARK_OPENING || b == MARK_CLOSING || b == MARK_PAUSE || is_connector(s, i) || is_connector(s, i + 1);
}

/* The opportunity between atom I and the next. */
static opportunity opportunity_after(const setting *s, int i)
{
  const atom *a = &s->atoms[i], *b = a + 1;
  if ((a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK) || is_two_em_mark(a->code, b->code))
    return NONE;
  if (is_word_space(a))
    return WORDS;
  if (is_word_space(b) || (s->paragraph->align == ZB_ALIGN_JUSTIFY && is_tight(s, i)))
    return OTHER;
  if (a->gap > 0)
    return MIXED;
  bool chinese = a->kind == ATOM_SPACE || is_cjk(a->code) || is_cjk(b->code) || b->kind == ATOM_PAD;
  return chinese ? CHINESE : OTHER;
}

static int count_opportunities(const setting *s, const atom_line *line, unsigned kinds)
{
  int n = 0;
  for (int i = line->first; i + 1 < line->last; i++)
    n += (opportunity_after(s, i) & kinds) != 0;
  return n;
}

/* Adds EACH at every opportunity of these kinds. */
static void add_each(const setting *s, const atom_line *line, unsigned kinds, float each, float *out)
{
  for (int i = line->first; i + 1 < line->last; i++)
    if (opportunity_after(s, i) & kinds)
      out[i - line->first] += each;
}

/* How far the opportunity of KIND after atom I may expand. */
static float max_expansion(const setting *s, int i, opportunity kind)
{
  const atom *a = &s->atoms[i];
  float em = s->paragraph->spans[a->span].size;
  float max = kind == WORDS ? MAX_SPACE * em - a->width : a->gap * (MAX_GAP / 0.25F - 1);
  if (kind != WORDS && kind != MIXED)
    return kind == CHINESE ? MAX_EXPANSION * em : 0;
  return max > 0 ? max : 0;
}

float stretch_after(const setting *s, int i, bool *last)
{
  opportunity kind = opportunity_after(s, i);
  *last = kind == CHINESE;
  return max_expansion(s, i, kind);
}

/* Expands the opportunities of KIND in proportion to their limits; returns what is left of ROOM. */
static float expand(const setting *s, const atom_line *line, opportunity kind, float room, float *out)
{
  float max = 0;
  for (int i = line->first; i + 1 < line->last; i++)
    if (opportunity_after(s, i) == kind)
      max += max_expansion(s, i, kind);
  if (max <= 0)
    return room;
  float part = room < max ? room / max : 1;
  for (int i = line->first; i + 1 < line->last; i++)
    if (opportunity_after(s, i) == kind)
      out[i - line->first] += part * max_expansion(s, i, kind);
  return room < max ? 0 : room - max;
}

/* Distributed alignment, for labels: evenly at all opportunities, or if there are none (a word), between letters. */
static float *distribute(const setting *s, const atom_line *line, float room, float *out)
{
  unsigned kinds = WORDS | MIXED | CHINESE;
  if (count_opportunities(s, line, kinds) == 0)
    kinds = OTHER;
  int n = count_opportunities(s, line, kinds);
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
  room = expand(s, line, WORDS, room, out);
  room = expand(s, line, MIXED, room, out);
  room = expand(s, line, CHINESE, room, out);
  return room < LINE_TOLERANCE ? out : NULL;
}

/* Widths of Chinese setting: marks of full width are half blank, and the same in every face; where two meet the blank
   between them is dropped; between Chinese and Latin there is a quarter of an em. */
#include "text/setting.h"

static const float LATIN_GAP = 0.25F;

static float em_of(const setting *s, const atom *a)
{
  return s->paragraph->spans[a->span].size;
}

static void drop_front(atom *a)
{
  if (a->front <= 0)
    return;
  a->glyphs[0].advance -= a->front;
  for (int i = 0; i < a->glyph_count; i++)
    a->glyphs[i].dx -= a->front;
  a->width -= a->front;
  a->front = 0;
}

static void drop_back(atom *a)
{
  if (a->back <= 0)
    return;
  a->glyphs[a->glyph_count - 1].advance -= a->back;
  a->width -= a->back;
  a->back = 0;
}

/* Widens a narrow glyph to WIDTH, with SHIFT before it. */
static void widen(atom *a, float width, float shift)
{
  a->glyphs[0].dx += shift;
  a->glyphs[0].advance = a->width = width;
}

static bool beside_cjk(const setting *s, int i)
{
  bool before = i > 0 && s->atoms[i - 1].kind == ATOM_TEXT && is_cjk(s->atoms[i - 1].code);
  return before || (i + 1 < s->atom_count && s->atoms[i + 1].kind == ATOM_TEXT && is_cjk(s->atoms[i + 1].code));
}

static bool has_ideographs(const setting *s)
{
  for (int i = 0; i < s->atom_count; i++)
    if (is_ideograph(s->atoms[i].code))
      return true;
  return false;
}

/* Quotation marks and the middle dot are Latin characters to some faces. In Chinese text the former are as wide as the
   other marks, the latter half an em (GB/T 15834, 5.1.7). */
static void make_chinese(setting *s, int i, bool chinese)
{
  atom *a = &s->atoms[i];
  float em = em_of(s, a), half = em / 2;
  bool quote = a->code >= 0x2018 && a->code <= 0x201D, dot = a->code == 0xB7;
  if (a->glyph_count != 1)
    return;
  if (dot && beside_cjk(s, i))
    widen(a, half, (half - a->width) / 2);
  else if (quote && chinese && a->width < half)
    widen(a, em, (half - a->width) / 2 + (a->mark == MARK_OPENING ? half : 0));
}

/* The blank half of a mark of full width: before an opening one, behind the others. */
static void find_blank(const setting *s, atom *a)
{
  float em = em_of(s, a);
  if (a->code < 0x80 || a->width < 0.9F * em)
    return;
  if (a->mark == MARK_OPENING)
    a->front = a->width - em / 2;
  if (a->mark == MARK_CLOSING || a->mark == MARK_PAUSE)
    a->back = a->width - em / 2;
}

static bool is_full(const atom *a)
{
  return a->code > 0x7F && (a->mark == MARK_OPENING || a->mark == MARK_CLOSING || a->mark == MARK_PAUSE);
}

/* Of two marks side by side, the first gives its blank, or if it has none behind it, the second: ）（ keeps half an em.
 */
static void meet(atom *a, atom *b)
{
  if (a->back > 0 && is_full(b))
    drop_back(a);
  else if (is_full(a) && a->mark == MARK_OPENING && b->front > 0)
    drop_front(b);
}

static bool latin_ends(uint32_t c)
{
  return is_western(c) || c == '%' || c == 0x2030;
}

static bool latin_starts(uint32_t c)
{
  return is_western(c) || c == '$' || c == 0xA3 || c == 0xA5 || c == 0x20AC;
}

static float gap_between(const setting *s, const atom *a, const atom *b)
{
  if (is_ideograph(a->code) && latin_starts(b->code))
    return LATIN_GAP * em_of(s, a);
  return latin_ends(a->code) && is_ideograph(b->code) ? LATIN_GAP * em_of(s, b) : 0;
}

void set_widths(setting *s)
{
  bool chinese = has_ideographs(s);
  for (int i = 0; i < s->atom_count; i++) {
    atom *a = &s->atoms[i];
    if (a->kind != ATOM_TEXT || a->mark == MARK_NONE)
      continue;
    make_chinese(s, i, chinese);
    find_blank(s, a);
  }
  for (int i = 0; i + 1 < s->atom_count; i++) {
    atom *a = &s->atoms[i], *b = a + 1;
    if (a->kind != ATOM_TEXT || b->kind != ATOM_TEXT)
      continue;
    if (a->mark != MARK_NONE || b->mark != MARK_NONE)
      meet(a, b);
    else
      a->gap = gap_between(s, a, b);
  }
}

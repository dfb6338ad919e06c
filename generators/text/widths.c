/* Widths of Chinese setting: full-width marks are half blank, alike in every face; of adjacent marks, the blank between
   them is dropped (punctuation compression); a quarter of an em separates Chinese and Latin. */
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

/* Widens a proportional glyph to WIDTH, with SHIFT before it. */
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

/* Some faces have Latin glyphs for quotation marks and the middle dot. In Chinese text the former are as wide as other
   marks, the latter is half an em wide (GB/T 15834, 5.1.7). */
static void set_chinese_width(setting *s, int i, bool chinese)
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

/* The blank half of a full-width mark: before an opening one, after the others. */
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

static bool has_blank_half(const atom *a)
{
  return a->code > 0x7F && (a->mark == MARK_OPENING || a->mark == MARK_CLOSING || a->mark == MARK_PAUSE);
}

/* Compresses two adjacent marks: drops the blank after the first, or if it has none there, that before the second, so
   that ）（ keep half an em between them. */
static void compress_pair(atom *a, atom *b)
{
  if (a->back > 0 && has_blank_half(b))
    drop_back(a);
  else if (has_blank_half(a) && a->mark == MARK_OPENING && b->front > 0)
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
  bool han = is_ideograph(a->code);
  if (han == is_ideograph(b->code))
    return 0;
  if (han)
    return latin_starts(b->code) ? LATIN_GAP * em_of(s, a) : 0;
  return latin_ends(a->code) ? LATIN_GAP * em_of(s, b) : 0;
}

static float spacing_after(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  if (a->kind == ATOM_PAD || a->kind == ATOM_END || i + 1 == s->atom_count)
    return 0;
  const atom *next = &s->atoms[i + 1];
  bool blank_ends = next->kind == ATOM_PAD && next->span == a->span;
  bool none = blank_ends || next->kind == ATOM_END || is_two_em_mark(a->code, next->code);
  return none ? 0 : a->gap + s->paragraph->spans[a->span].letter_spacing;
}

void set_widths(setting *s)
{
  bool chinese = has_ideographs(s);
  for (int i = 0; i < s->atom_count; i++) {
    atom *a = &s->atoms[i];
    if (a->kind != ATOM_TEXT || a->mark == MARK_NONE)
      continue;
    set_chinese_width(s, i, chinese);
    find_blank(s, a);
  }
  for (int i = 0; i + 1 < s->atom_count; i++) {
    atom *a = &s->atoms[i], *b = a + 1;
    if (a->kind != ATOM_TEXT || b->kind != ATOM_TEXT)
      continue;
    if (a->mark != MARK_NONE || b->mark != MARK_NONE)
      compress_pair(a, b);
    else
      a->gap = gap_between(s, a, b);
  }
  for (int i = 0; i < s->atom_count; i++)
    s->atoms[i].spacing = spacing_after(s, i);
}

/* Where lines may break: UAX #14 by libunibreak, and the rules of Chinese setting beyond it. */
#include "text/setting.h"

#include <linebreak.h>

_Static_assert(BREAK_MUST == LINEBREAK_MUSTBREAK && BREAK_MAY == LINEBREAK_ALLOWBREAK && BREAK_NOT == LINEBREAK_NOBREAK,
               "break_kind follows libunibreak");

/* Two of them are a flag. libunibreak 1.1 knows their class but has no row for it in its table, and ends the program.
 */
static bool is_regional_indicator(uint32_t c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* The character whose line breaking class is used for C. Connectors may not start a line (clreq, 3.1.3), but their own
   classes allow it. */
static uint32_t stand_in(const character *c)
{
  switch (c->code) {
  case 0x00B7: /* · in names */
  case 0x2027:
  case 0xFF5E: /* ～ */
  case 0xFF0F: /* ／ */
    return 0x30FB;
  case 0xFFFF: /* ends the text for libunibreak */
    return 0xFFFD;
  }
  /* A fill-in blank breaks like an ideograph. */
  return c->kind == ATOM_PAD || is_regional_indicator(c->code) ? 0x4E00 : c->code;
}

static bool same_blank(const setting *s, const character *a, const character *b)
{
  return a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK;
}

/* Units of measurement and the like, which stay on the line of the number before them. */
static bool is_number_unit(uint32_t c)
{
  static const uint16_t units[] = {0xB0,   0x2032, 0x2033, 0x2030, 0x2103, 0x2109, 0xFF05, 0x5E74,
                                   0x6708, 0x65E5, 0x65F6, 0x5206, 0x79D2, 0x53F7, 0x5143, 0x89D2,
                                   0x4E07, 0x4EBF, 0x5C81, 0x5EA6, 0x7EA7}; /* °′″‰℃℉％年月日时分秒号元角万亿岁度级 */
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (units[i] == c)
      return true;
  return c >= 0x3371 && c <= 0x33DF; /* ㎡ and the like */
}

/* Whether character I is the sign of a number rather than a connector between two. In doubt it is a connector, which
   starts no line. */
static bool is_sign(const setting *s, int i)
{
  const character *c = &s->characters[i];
  if ((c->code != 0xFF0D && c->code != 0xFF0B && c->code != 0x2212) || i + 1 == s->character_count ||
      !is_digit(c[1].code))
    return false;
  if (i == 0 || c[-1].kind != ATOM_TEXT)
    return true;
  mark before = mark_of(c[-1].code);
  if (before == MARK_OPENING || before == MARK_PAUSE)
    return true;
  static const uint16_t verbs[] = {0x4E3A, 0x662F, 0x7EA6, 0x8FBE, 0x4E8E, 0x5230}; /* 为是约达于到 */
  for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
    if (verbs[k] == c[-1].code)
      return true;
  return false;
}

/* Whether characters I and I + 1 are within a number with its sign and unit, in cases that UAX #14 does not cover. */
static bool within_number(const setting *s, int i)
{
  uint32_t a = s->characters[i].code, b = s->characters[i + 1].code;
  return is_digit(a) ? is_number_unit(b) || (is_digit(b) && b > 0x7F) : is_sign(s, i);
}

/* Whether a mark two ems wide, —— or ……, begins at character I. */
static bool starts_two_em_mark(const setting *s, int i)
{
  uint32_t c = s->characters[i].code;
  bool two = i + 1 < s->character_count && is_two_em_mark(c, s->characters[i + 1].code);
  return two || c == 0x2E3A || c == 0x2026;
}

/* The class of character I, or if that is a space, of what precedes the spaces. */
static mark mark_before(const setting *s, int i)
{
  while (i > 0 && s->characters[i].kind == ATOM_SPACE)
    i--;
  const character *c = &s->characters[i];
  return c->kind == ATOM_TEXT ? mark_of(c->code) : MARK_NONE;
}

/* Whether the line may break between characters I and I + 1 at the paragraph's level; UNICODE is what UAX #14 says. */
static break_kind by_level(const setting *s, int i, break_kind unicode)
{
  const character *a = &s->characters[i], *b = a + 1;
  zb_break_level level = s->paragraph->level;
  mark before = mark_before(s, i), after = b->kind == ATOM_TEXT ? mark_of(b->code) : MARK_NONE;
  bool sign = is_sign(s, i + 1), two_ems = starts_two_em_mark(s, i + 1);
  if (is_apostrophe(s, i) || is_apostrophe(s, i + 1))
    return BREAK_NOT;
  if (is_two_em_mark(a->code, b->code) || before == MARK_OPENING || within_number(s, i) || b->kind == ATOM_SPACE)
    return BREAK_NOT;
  if (before == MARK_SOLIDUS && level != ZB_BREAK_LEVEL_BASIC)
    return BREAK_NOT;
  if (two_ems && level == ZB_BREAK_LEVEL_STRICT)
    return BREAK_NOT;
  if (after != MARK_NONE && after != MARK_OPENING && b->code > 0x7F && !sign && !two_ems)
    return BREAK_NOT;
  return two_ems && a->kind == ATOM_TEXT ? BREAK_MAY : unicode;
}

void find_breaks(setting *s)
{
  size_t n = (size_t)s->character_count;
  utf32_t *codes = zb_arena_array(s->arena, n, sizeof *codes);
  char *breaks = zb_arena_alloc(s->arena, n);
  for (size_t i = 0; i < n; i++)
    codes[i] = stand_in(&s->characters[i]);
  set_linebreaks_utf32(codes, n, "zh", breaks);
  for (size_t i = 0; i < n; i++) {
    character *c = &s->characters[i];
    c->after = (uint8_t)breaks[i];
    if (c->after == BREAK_MUST && c->kind != ATOM_END)
      c->after = BREAK_NOT; /* libunibreak's break at the end of text */
    if (i + 1 < n && c->after != BREAK_MUST)
      c->after = (uint8_t)(same_blank(s, c, c + 1) ? BREAK_NOT : by_level(s, (int)i, (break_kind)c->after));
  }
}

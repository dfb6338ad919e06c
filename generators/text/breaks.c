/* Where lines may break: libunibreak for Chinese (UAX #14), with what Chinese setting asks beyond it. */
#include "text/setting.h"

#include <linebreak.h>

_Static_assert(BREAK_MUST == LINEBREAK_MUSTBREAK && BREAK_MAY == LINEBREAK_ALLOWBREAK && BREAK_NOT == LINEBREAK_NOBREAK,
               "break_kind follows libunibreak");

/* What libunibreak is to take the character for. Connecting marks may not start a line (clreq, 3.1.3), but have
   classes that let them. */
static uint32_t stand_in(const character *c)
{
  switch (c->code) {
  case 0x00B7: /* · in names */
  case 0x2027:
  case 0xFF5E: /* ～ */
  case 0xFF0F: /* ／ */
    return 0x30FB;
  case 0xFFFF: /* libunibreak's end of text */
    return 0xFFFD;
  }
  return c->kind == ATOM_PAD ? 0x4E00 : c->code; /* a blank stands in a line as a word does */
}

static bool same_blank(const setting *s, const character *a, const character *b)
{
  return a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK;
}

/* What may not be taken off the number before it. */
static bool is_unit(uint32_t c)
{
  static const uint16_t units[] = {0xB0,   0x2032, 0x2033, 0x2030, 0x2103, 0x2109, 0xFF05, 0x5E74,
                                   0x6708, 0x65E5, 0x65F6, 0x5206, 0x79D2, 0x53F7, 0x5143, 0x89D2,
                                   0x4E07, 0x4EBF, 0x5C81, 0x5EA6, 0x7EA7}; /* °′″‰℃℉％年月日时分秒号元角万亿岁度级 */
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (units[i] == c)
      return true;
  return c >= 0x3371 && c <= 0x33DF; /* ㎡ and its like */
}

/* Character I is a sign before a number, not a connector between two. Where that is not sure, it is taken for the
   latter: it then starts no line. */
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

/* A number with its sign and unit, in characters of which UAX #14 does not know that they belong together. */
static bool within_number(const setting *s, int i)
{
  uint32_t a = s->characters[i].code, b = s->characters[i + 1].code;
  return is_digit(a) ? is_unit(b) || (is_digit(b) && b > 0x7F) : is_sign(s, i);
}

/* —— and …… begin at character I. */
static bool is_long(const setting *s, int i)
{
  uint32_t c = s->characters[i].code;
  bool two = i + 1 < s->character_count && makes_unit(c, s->characters[i + 1].code);
  return two || c == 0x2E3A || c == 0x2026;
}

/* The mark at character I, or before the spaces that end with it. */
static mark mark_before(const setting *s, int i)
{
  while (i > 0 && s->characters[i].kind == ATOM_SPACE)
    i--;
  const character *c = &s->characters[i];
  return c->kind == ATOM_TEXT ? mark_of(c->code) : MARK_NONE;
}

/* Whether the level lets the line break between characters I and I + 1; UNICODE is what UAX #14 says. */
static break_kind by_level(const setting *s, int i, break_kind unicode)
{
  const character *a = &s->characters[i], *b = a + 1;
  zb_level level = s->paragraph->level;
  mark before = mark_before(s, i), after = b->kind == ATOM_TEXT ? mark_of(b->code) : MARK_NONE;
  bool sign = is_sign(s, i + 1), two_ems = is_long(s, i + 1);
  if (is_apostrophe(s, i) || is_apostrophe(s, i + 1))
    return BREAK_NOT;
  if (makes_unit(a->code, b->code) || before == MARK_OPENING || within_number(s, i) || b->kind == ATOM_SPACE)
    return BREAK_NOT;
  if (before == MARK_SOLIDUS && level != ZB_LEVEL_BASIC)
    return BREAK_NOT;
  if (two_ems && level == ZB_LEVEL_STRICT)
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
      c->after = BREAK_NOT; /* the text's end */
    if (i + 1 < n && c->after != BREAK_MUST)
      c->after = (uint8_t)(same_blank(s, c, c + 1) ? BREAK_NOT : by_level(s, (int)i, (break_kind)c->after));
  }
}

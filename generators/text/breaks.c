/* Where lines may break: UAX #14 by libunibreak, and the rules of Chinese setting beyond it. */
#include "text/setting.h"

#include <ctype.h>
#include <linebreak.h>
#include <string.h>
#include <uchar.h>

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

static bool is_one_of(const char32_t *list, uint32_t c)
{
  while (*list != 0 && *list != c)
    list++;
  return *list != 0;
}

/* Units of measurement, counters and the like, which stay on the line of the number before them. */
static bool is_number_unit(uint32_t c)
{
  static const char32_t units[] =
      U"%°′″‰℃℉％年月日时分秒号元角万亿千百岁度级个项名篇人次台套件份米吨亩倍期届条章页卷册部位天周门课"
      U"班批场轮间座栋层户家所株头只本字亿平立公毫厘克升瓦伏安赫";
  return is_one_of(units, c) || (c >= 0x3371 && c <= 0x33DF); /* ㎡ and the like */
}

static bool is_digit_at(const setting *s, int i)
{
  return i >= 0 && i < s->character_count && s->characters[i].kind == ATOM_TEXT && is_digit(s->characters[i].code);
}

/* Whether a number may end with C: a － behind it connects it with the next. */
static bool ends_number(uint32_t c)
{
  return is_digit(c) || is_western(c) || is_number_unit(c) || is_one_of(U"〇一二三四五六七八九十", c);
}

/* Whether character I is the sign of a number rather than a connector between two of them: 增长率－12.5％, 2019－2020.
 */
static bool is_sign(const setting *s, int i)
{
  const character *c = &s->characters[i];
  bool minus = c->code == 0xFF0D || c->code == 0xFF0B || c->code == 0x2212;
  return minus && is_digit_at(s, i + 1) && (i == 0 || c[-1].kind != ATOM_TEXT || !ends_number(c[-1].code));
}

/* Whether C is a sign that stands before a number: ＜0.1, ≥1.6, ￥35, also in full width. */
static bool precedes_number(uint32_t c)
{
  static const char32_t signs[] = U"＜＞＝≤≥≦≧≈≠±×÷∶￥＄￡＃№$¥£€<>=~";
  return is_one_of(signs, c);
}

/* Whether characters I and I + 1 are the point or separator of a number and a digit, or a digit and the point:
   ９９．５, 12：30, １２，０００. */
static bool is_within_digits(const setting *s, int i)
{
  static const char32_t points[] = U"．：∶";
  uint32_t a = s->characters[i].code, b = s->characters[i + 1].code;
  bool wide = b == 0xFF0C || a == 0xFF0C;
  int comma = a == 0xFF0C ? i : i + 1;
  if (wide)
    return is_digit_at(s, comma - 1) && s->characters[comma - 1].code > 0x7F && is_digit_at(s, comma + 1) &&
           is_digit_at(s, comma + 2) && is_digit_at(s, comma + 3) && !is_digit_at(s, comma + 4);
  if (is_one_of(points, a))
    return is_digit_at(s, i - 1) && is_digit_at(s, i + 1);
  return is_digit(a) && is_one_of(points, b) && is_digit_at(s, i + 2);
}

/* Whether a unit of Latin letters stands behind the blank at I, which follows a number: 1.6 MPa. */
static bool precedes_unit(const setting *s, int i)
{
  static const char *const units[] = {"MPa", "kPa", "Pa", "kW", "MW", "kV", "mV", "V",  "A", "mA", "W",  "Hz",
                                      "kHz", "mm",  "cm", "m",  "km", "kg", "g",  "mg", "t", "L",  "mL", "ml",
                                      "h",   "min", "s",  "dB", "Ω",  "K",  "J",  "kJ", "N", "kN", "℃"};
  if (!is_digit_at(s, i - 1))
    return false;
  const char *text = s->text + s->characters[i].offset + s->characters[i].length;
  for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
    size_t n = strlen(units[k]);
    if (strncmp(text, units[k], n) == 0 && !isalnum((unsigned char)text[n]))
      return true;
  }
  return false;
}

/* 万亿千百: 12万元. */
static bool is_magnitude(uint32_t c)
{
  return c == 0x4E07 || c == 0x4EBF || c == 0x5343 || c == 0x767E;
}

/* Whether characters I and I + 1 are within a number with its sign and unit, in cases that UAX #14 does not cover. */
static bool within_number(const setting *s, int i)
{
  uint32_t a = s->characters[i].code, b = s->characters[i + 1].code;
  if (s->characters[i + 1].kind != ATOM_TEXT)
    return false;
  if (s->characters[i].kind == ATOM_SPACE)
    return a == ' ' && precedes_unit(s, i);
  if (is_within_digits(s, i))
    return true;
  if (is_digit(a))
    return is_number_unit(b) || (a > 0x7F && is_western(b)) || (is_digit(b) && b > 0x7F);
  if (is_sign(s, i) || (precedes_number(a) && is_digit(b)))
    return true;
  return is_magnitude(a) && is_digit_at(s, i - 1) && is_number_unit(b);
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

/* Whether a line may end after A, a full-width mark, whatever Unicode says of the number or sign behind it; B may start
   a line. AFTER: the class of B. */
static bool ends_full_width(const character *a, const character *b, mark after)
{
  mark before = a->kind == ATOM_TEXT && a->code > 0x7F ? mark_of(a->code) : MARK_NONE;
  bool starts = b->kind == ATOM_PAD || (b->kind == ATOM_TEXT && !modifies(b) && !is_one_of(U"%‰°′″℃", b->code) &&
                                        (after == MARK_NONE || after == MARK_OPENING));
  return (before == MARK_CLOSING || before == MARK_PAUSE) && starts;
}

/* Ideographs of a text, between which a line may break whatever stands around them; but a magnitude may belong to a
   number. */
static bool is_free(const character *c)
{
  return c->kind == ATOM_TEXT && c->code >= 0x4E00 && c->code <= 0x9FA5 && !is_magnitude(c->code);
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
  if (a->kind == ATOM_TEXT && a->code == '-')
    return BREAK_NOT; /* who copies the text would lose it: readers take it for one that the setting put there */
  if (two_ems && level == ZB_BREAK_LEVEL_STRICT)
    return BREAK_NOT;
  if (after != MARK_NONE && after != MARK_OPENING && b->code > 0x7F && !sign && !two_ems)
    return BREAK_NOT;
  if (two_ems && a->kind == ATOM_TEXT)
    return BREAK_MAY;
  return unicode == BREAK_NOT && ends_full_width(a, b, after) ? BREAK_MAY : unicode;
}

/* --- Addresses --------------------------------------------------------------------------------------------------- */

static bool is_address_character(const character *c)
{
  return c->kind == ATOM_TEXT && c->code > ' ' && c->code < 0x7F;
}

static bool has(const setting *s, int first, int end, const char *word)
{
  const char *text = s->text + s->characters[first].offset;
  size_t length = (size_t)(end - first); /* ASCII */
  return memmem(text, length, word, strlen(word)) != NULL;
}

/* An address of the web or of mail breaks before / . ? & = only, never at its hyphens: the reader would not know
   whether they belong to it. */
static void set_breaks_of_address(setting *s, int first, int end)
{
  for (int i = first; i + 1 < end; i++) {
    uint32_t a = s->characters[i].code, b = s->characters[i + 1].code;
    bool mark = b < 0x80 && strchr("/.?&=", (int)b) != NULL, behind = a < 0x80 && strchr("/.?&=:", (int)a) != NULL;
    s->characters[i].after = mark && !behind && i > first && i + 2 < end ? BREAK_MAY : BREAK_NOT;
  }
}

static void find_addresses(setting *s)
{
  for (int i = 0, end; i < s->character_count; i = end) {
    for (end = i; end < s->character_count && is_address_character(&s->characters[end]) &&
                  s->characters[end].span == s->characters[i].span;)
      end++;
    bool mail = end - i > 5 && has(s, i, end, "@") && has(s, i, end, ".");
    if (mail || (end - i > 8 && (has(s, i, end, "://") || has(s, i, end, "www."))))
      set_breaks_of_address(s, i, end);
    end += end == i;
  }
}

/* Most of a text is ideographs, about which no rule has more to say than UAX #14: a line may break behind each. */
static bool is_among_ideographs(const setting *s, int i)
{
  const character *c = &s->characters[i];
  return c->free && (i == 0 || c[-1].free) && i + 1 < s->character_count && c[1].free;
}

/* What UAX #14 says. It is not asked of what is among ideographs: what stands around that has the same neighbours
   without it. */
static void find_unicode_breaks(setting *s)
{
  size_t n = (size_t)s->character_count, asked = 0, answer = 0;
  utf32_t *codes = zb_arena_array(s->arena, n, sizeof *codes);
  char *breaks = zb_arena_alloc(s->arena, n);
  for (size_t i = 0; i < n; i++)
    s->characters[i].free = is_free(&s->characters[i]);
  for (size_t i = 0; i < n; i++)
    if (!is_among_ideographs(s, (int)i))
      codes[asked++] = stand_in(&s->characters[i]);
  if (asked == 1) /* the text's last character */
    breaks[0] = LINEBREAK_MUSTBREAK;
  else
    set_linebreaks_utf32(codes, asked, "zh", breaks);
  for (size_t i = 0; i < n; i++)
    s->characters[i].after = is_among_ideographs(s, (int)i) ? BREAK_MAY : (uint8_t)breaks[answer++];
}

void find_breaks(setting *s)
{
  find_unicode_breaks(s);
  for (int i = 0; i < s->character_count; i++) {
    character *c = &s->characters[i];
    if (c->after == BREAK_MUST && c->kind != ATOM_END)
      c->after = BREAK_NOT; /* libunibreak's break at the end of text */
    if (i + 1 == s->character_count || c->after == BREAK_MUST)
      continue;
    if (same_blank(s, c, c + 1))
      c->after = BREAK_NOT;
    else if (!c->free || !c[1].free)
      c->after = (uint8_t)by_level(s, i, (break_kind)c->after);
  }
  find_addresses(s);
}

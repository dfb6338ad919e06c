/* Numbers as people write them: 1,234.50, 90学时, 3.5万元, 60%, １２. */
#include "value/parsers.h"

#include "base/number.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Units that do not change the value. */
static const char *const units[] = {"学时", "课时", "小时", "个小时", "分", "年", "人", "名", "个",   "票",   "岁",
                                    "篇",   "项",   "次",   "元",     "本", "月", "天", "位", "学分", "人次", NULL};

/* Others, which a number that is written with its unit may not have. */
static const char *const more_units[] = {"%",    "‰",    "日", "工作日", "周", "周岁", "分钟",
                                         "学期", "学年", "门", "件",     "册", NULL};

static bool is_unit(const char *s)
{
  for (const char *const *u = units; *u != NULL; u++) {
    if (strcmp(s, *u) == 0)
      return true;
  }
  return false;
}

/* Copies the digits at S without thousands separators; returns what follows, or NULL if a separator is misplaced. */
static const char *read_integer_part(const char *s, char *out)
{
  size_t group = strspn(s, "0123456789");
  bool marked = s[group] == ',';
  if (marked && (group == 0 || group > 3))
    return NULL;
  for (;;) {
    strncat(out, s, group);
    s += group;
    if (!marked || *s != ',')
      return s;
    s++;
    group = strspn(s, "0123456789");
    if (group != 3)
      return NULL;
  }
}

/* Whether there is a blank between two digits: 12 34 may be two numbers. */
static bool has_inner_blank(const char *text)
{
  uint32_t c, last = 0;
  for (bool blank = false; (c = zb_narrow(zb_utf8_next(&text))) != 0; blank = zb_is_blank(c)) {
    if (blank && c >= '0' && c <= '9' && last >= '0' && last <= '9')
      return true;
    if (!zb_is_blank(c))
      last = c;
  }
  return false;
}

/* Copies the sign at *S, if any, to OUT. */
static void read_sign(const char **s, char *out)
{
  const char *next = *s;
  uint32_t c = zb_utf8_next(&next);
  if (c == '-' || c == 0x2212)
    strcat(out, "-");
  if (c == '-' || c == 0x2212 || c == '+')
    *s = next;
}

/* Copies the multiplier at *S (an exponent, 万, 亿 or %) to OUT as an exponent: unlike a multiplication, that
   makes 33.3% exactly 0.333. */
static void read_multiplier(const char **s, char *out, unsigned *changes)
{
  static const struct power {
    const char *sign, *exponent;
    unsigned change;
  } powers[] = {
      {"万", "e4", ZB_CHANGE_MULTIPLIER}, {"亿", "e8", ZB_CHANGE_MULTIPLIER}, {"%", "e-2", ZB_CHANGE_PERCENT}};
  size_t exponent = **s == 'e' || **s == 'E' ? 1 + ((*s)[1] == '+' || (*s)[1] == '-') : 0;
  size_t digits = exponent > 0 ? strspn(*s + exponent, "0123456789") : 0;
  if (digits > 0) {
    strncat(out, *s, exponent + digits);
    *s += exponent + digits;
    return;
  }
  for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
    if (strncmp(*s, powers[i].sign, strlen(powers[i].sign)) == 0) {
      strcat(out, powers[i].exponent);
      *s += strlen(powers[i].sign);
      *changes |= powers[i].change;
      return;
    }
}

/* TEXT in a form that strtod accepts, or NULL. */
static const char *plain_number(const char *text, zb_arena *arena, unsigned *changes)
{
  const char *s = zb_half_width(text, arena);
  char *out = zb_arena_alloc(arena, strlen(s) + 8);
  read_sign(&s, out);
  size_t sign = strlen(out);
  s = read_integer_part(s, out);
  if (s == NULL || strlen(out) == sign || has_inner_blank(text))
    return NULL;
  if (*s == '.') {
    size_t n = 1 + strspn(s + 1, "0123456789");
    strncat(out, s, n);
    s += n;
  }
  read_multiplier(&s, out, changes);
  if (*s == '\0')
    return out;
  *changes |= ZB_CHANGE_UNIT;
  return is_unit(s) ? out : NULL;
}

/* The longer of BEST and the longest of WORDS that S starts with; NULL: none. */
static const char *longer_at(const char *s, const char *const *words, const char *best)
{
  for (; *words != NULL; words++)
    if (strncmp(s, *words, strlen(*words)) == 0 && (best == NULL || strlen(*words) > strlen(best)))
      best = *words;
  return best;
}

/* What stands behind the number that a cell shows. */
static const char *behind_number(const zb_cell *cell, zb_arena *arena)
{
  const char *shown = zb_cell_shown(cell, arena), *s = zb_half_width(shown != NULL ? shown : cell->text, arena);
  s += strcspn(s, "0123456789");
  s += strspn(s, "0123456789.,");
  bool multiplied = strncmp(s, "万", strlen("万")) == 0 || strncmp(s, "亿", strlen("亿")) == 0;
  return multiplied ? s + strlen("万") : s;
}

const char *zb_number_other_unit(const zb_cell *cell, const char *const *own, zb_arena *arena)
{
  const char *s = behind_number(cell, arena), *counted = s;
  if (strncmp(s, "个", strlen("个")) == 0 && s[strlen("个")] != '\0')
    counted += strlen("个");
  const char *unit = longer_at(counted, more_units, longer_at(counted, units, NULL));
  const char *mine = longer_at(counted, own, NULL), *mine_whole = longer_at(s, own, NULL);
  if (unit == NULL || (mine != NULL && strlen(mine) >= strlen(unit)))
    return NULL;
  size_t end = (size_t)(counted - s) + strlen(unit);
  return mine_whole != NULL && strlen(mine_whole) >= end ? NULL : unit;
}

/* Whether the format shows nothing of a number: 0;-0; leaves cells with 0 blank. */
static bool is_blanked(const zb_cell *cell, zb_arena *arena)
{
  const char *shown = cell->shown;
  const char *code = cell->format != NULL ? cell->format->code : NULL;
  if (code != NULL && strchr(code, ';') == NULL && strchr(code, '0') != NULL) /* most codes show any number */
    return false;
  if (shown == NULL && code != NULL)
    shown = zb_number_shown(cell->number, code, arena);
  return shown != NULL && shown[strspn(shown, " ")] == '\0';
}

/* Whether the cell shows fewer digits than VALUE has, 90 for 89.6, or nothing of it. */
static bool is_shown_rounded(const zb_cell *cell, double value, zb_arena *arena)
{
  if (cell->type != ZB_CELL_NUMBER)
    return false;
  if (value == floor(value))
    return is_blanked(cell, arena);
  unsigned ignored = 0;
  const char *shown = zb_cell_shown(cell, arena), *plain = shown != NULL ? plain_number(shown, arena, &ignored) : NULL;
  return plain != NULL && strtod(plain, NULL) != value;
}

const char *zb_parse_number(const zb_cell *cell, const char *text, bool integer, zb_arena *arena, zb_parsed *parsed)
{
  double value = 0;
  bool canonical = zb_number_canonical(text, strlen(text), &value); /* most are written as they are kept */
  const char *plain = canonical ? text : plain_number(text, arena, &parsed->changes);
  if (!canonical && plain != NULL)
    value = strtod(plain, NULL);
  if (plain == NULL || !isfinite(value))
    parsed->why = zb_arena_printf(arena, "“%s”不是数", text);
  else if (fabs(value) >= 1e15)
    parsed->why = zb_arena_printf(arena, "“%s”这个数太大，请核对", text);
  else if (integer && value != floor(value))
    parsed->why = zb_arena_printf(arena, "“%s”应为整数", text);
  else {
    parsed->changes |= is_shown_rounded(cell, value, arena) ? ZB_CHANGE_ROUNDED : 0;
    return canonical ? text : zb_number_text(value, zb_arena_alloc(arena, ZB_NUMBER_SIZE));
  }
  return NULL;
}

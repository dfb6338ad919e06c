/* Numbers as people write them: 1,234.50, 90学时, 60%, １２. */
#include "data/values.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Units that say what is counted and change nothing about how many. */
static bool is_unit(const char *s)
{
  static const char *const units[] = {"学时", "课时", "小时", "个小时", "分", "年", "人", "名", "个", "票",
                                      "岁",   "篇",   "项",   "次",     "元", "本", "月", "天", "位", "学分"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (strcmp(s, units[i]) == 0)
      return true;
  }
  return *s == '\0';
}

/* Copies the digits at S without thousands marks, which must stand before groups of three; returns what is behind them,
   or NULL if a mark is misplaced. */
static const char *take_whole(const char *s, char *out)
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

/* TEXT in the form that strtod reads, or NULL. */
static const char *plain_number(const char *text, zb_arena *arena)
{
  const char *s = zb_half_width(text, arena);
  char *out = zb_arena_alloc(arena, strlen(s) + 8);
  static const char minus[] = "−"; /* U+2212 */
  if (*s == '-' || strncmp(s, minus, sizeof minus - 1) == 0)
    strcat(out, "-");
  s += *s == '-' || *s == '+' ? 1 : strncmp(s, minus, sizeof minus - 1) == 0 ? sizeof minus - 1 : 0;
  size_t sign = strlen(out);
  s = take_whole(s, out);
  if (s == NULL || strlen(out) == sign)
    return NULL;
  if (*s == '.') {
    size_t n = 1 + strspn(s + 1, "0123456789");
    strncat(out, s, n);
    s += n;
  }
  size_t exponent = *s == 'e' || *s == 'E' ? 1 + (s[1] == '+' || s[1] == '-') : 0;
  size_t digits = exponent > 0 ? strspn(s + exponent, "0123456789") : 0;
  if (digits > 0) {
    strncat(out, s, exponent + digits);
    s += exponent + digits;
  } else if (*s == '%') { /* by the exponent, not by division: 33.3% is 0.333 exactly as written */
    strcat(out, "e-2");
    s++;
  }
  return is_unit(s) ? out : NULL;
}

const char *zb_read_number(const char *text, bool whole, zb_arena *arena, const char **why)
{
  const char *plain = plain_number(text, arena);
  double value = plain != NULL ? strtod(plain, NULL) : 0;
  if (plain == NULL || !isfinite(value)) {
    *why = zb_arena_printf(arena, "“%s”不是数", text);
    return NULL;
  }
  if (whole && (value != floor(value) || fabs(value) >= 1e15)) {
    *why = zb_arena_printf(arena, "“%s”应为整数", text);
    return NULL;
  }
  return zb_number_text(value, zb_arena_alloc(arena, ZB_NUMBER_ROOM));
}

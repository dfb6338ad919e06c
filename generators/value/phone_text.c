/* Telephone numbers. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

/* Turns any dash, and the 转 before an extension, into "-", and any separator between two numbers into "/". */
static const char *normalize_punctuation(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (zb_is_dash(c) || c == 0x8F6C)
      c = '-';
    else if (c == 0x3001 || c == ',' || c == ';' || c == '\\')
      c = '/';
    to += zb_utf8_encode(c, to);
  }
  return out;
}

static const char *skip_punctuation(const char *from, const char *end)
{
  while (from < end && (*from == '-' || *from == '(' || *from == ')'))
    from++;
  return from;
}

/* The N characters at FROM without +86; brackets become dashes, and mobile numbers lose their dashes. */
static const char *one_number(const char *from, size_t n, zb_arena *arena)
{
  const char *end = from + n;
  from = skip_punctuation(from, end);
  if (end - from > 3 && strncmp(from, "+86", 3) == 0)
    from = skip_punctuation(from + 3, end);
  n = (size_t)(end - from);
  bool mobile = n > 0 && *from == '1';
  char *out = zb_arena_alloc(arena, n + 1), *to = out;
  for (size_t i = 0; i < n; i++) {
    char c = from[i] == '(' || from[i] == ')' ? '-' : from[i];
    if (c != '-')
      *to++ = c;
    else if (!mobile && to > out && to[-1] != '-')
      *to++ = '-';
  }
  if (to > out && to[-1] == '-')
    to[-1] = '\0';
  return out;
}

/* Whether there can be such a number: one with a digit too few or too many, or two numbers separated by a blank, are
   not guessed at. Mobile numbers have 11 digits; landlines 7 or 8, with an area code 11 or 12, with an extension more;
   service and short numbers 3 to 6. */
static bool plausible(const char *number)
{
  size_t n = 0, first = strcspn(number, "-"), parts = 1;
  for (const char *c = number; *c != '\0'; c++) {
    n += *c >= '0' && *c <= '9';
    parts += *c == '-';
  }
  if (number[0] == '+')
    return n >= 8 && n <= 15;
  bool extended = parts > (first <= 4 ? 2 : 1);
  if (number[0] == '1')
    return n == 11 || (n >= 3 && n <= 5);
  if (number[0] == '0')
    return n >= 11 && n <= (extended ? 18 : 12);
  bool service = n == 10 && (strncmp(number, "400", 3) == 0 || strncmp(number, "800", 3) == 0);
  return n >= 3 && (n <= 8 || service || (parts > 1 && n <= 13));
}

const char *zb_parse_phone(const char *text, zb_arena *arena, zb_parsed *parsed)
{
  const char *s = normalize_punctuation(zb_half_width(text, arena), arena);
  char *out = zb_arena_alloc(arena, strlen(s) * 3 + 1), *to = out;
  while (*s != '\0') {
    size_t n = strcspn(s, "/");
    const char *number = one_number(s, n, arena);
    if (n > 0 && (strspn(number, "0123456789-+") < strlen(number) || !plausible(number))) {
      parsed->why = zb_arena_printf(arena, "“%s”不像电话号码，请核对位数；有几个号码的，中间用“、”隔开", text);
      return NULL;
    }
    if (n > 0 && to > out)
      to += zb_utf8_encode(0x3001, to);
    to = stpcpy(to, number);
    s += n + (s[n] != '\0');
  }
  return out;
}

/* Names and telephone numbers of persons. */
#include "data/values.h"

#include "base/utf8.h"

#include <string.h>

static bool is_han(uint32_t c)
{
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0x20000 && c <= 0x3FFFF); /* private use: rare characters of old systems */
}

/* The dots that input methods and old systems put between the parts of a name. */
static bool is_middle_dot(uint32_t c)
{
  return c == 0xB7 || c == 0x387 || c == 0x2022 || c == 0x2024 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
         c == 0x25CF || c == 0x30FB || c == 0xFF65 || c == 0xFF0E;
}

static bool has_han(const char *text)
{
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (is_han(c))
      return true;
  }
  return false;
}

const char *zb_read_name(const char *text, zb_arena *arena, const char **why)
{
  bool chinese = has_han(text), after_han = false, blank = false;
  if (text[strcspn(text, "0123456789")] != '\0') {
    *why = zb_arena_printf(arena, "姓名“%s”里有数字", text);
    return NULL;
  }
  char *out = zb_arena_alloc(arena, strlen(text) * 2 + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (zb_is_blank(c)) {
      blank = true;
      continue;
    }
    const char *rest = text;
    if (is_middle_dot(c) || (c == '.' && after_han && is_han(zb_utf8_next(&rest))))
      c = 0xB7;
    if (blank && !chinese)
      *to++ = ' ';
    to += zb_utf8_put(c, to);
    after_han = is_han(c);
    blank = false;
  }
  return out;
}

/* --- telephone numbers --- */

/* One number into TO; returns its end. Landlines keep the strokes between their parts, mobile numbers lose them. */
static char *put_phone(const char *from, size_t n, char *to)
{
  if (n > 3 && strncmp(from, "+86", 3) == 0) {
    from += 3;
    n -= 3;
    for (; n > 0 && *from == '-'; n--)
      from++;
  }
  bool mobile = n > 0 && *from == '1';
  char *start = to;
  for (size_t i = 0; i < n; i++) {
    char c = from[i] == '(' || from[i] == ')' ? '-' : from[i];
    if (c != '-')
      *to++ = c;
    else if (!mobile && to > start && to[-1] != '-')
      *to++ = '-';
  }
  return to > start && to[-1] == '-' ? to - 1 : to;
}

/* Any dash as "-", any mark between two numbers as "/". */
static const char *plain_signs(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x8F6C) /* 转 */
      c = '-';
    else if (c == 0x3001 || c == ',' || c == ';' || c == '\\')
      c = '/';
    to += zb_utf8_put(c, to);
  }
  return out;
}

const char *zb_read_phone(const char *text, zb_arena *arena, const char **why)
{
  const char *s = plain_signs(zb_half_width(text, arena), arena);
  char *out = zb_arena_alloc(arena, strlen(s) * 3 + 1), *to = out;
  while (*s != '\0') {
    size_t n = strcspn(s, "/"), digits = 0;
    for (size_t i = 0; i < n; i++)
      digits += s[i] >= '0' && s[i] <= '9';
    if (strspn(s, "0123456789-()+") < n || (n > 0 && (digits < 3 || digits > 20))) {
      *why = zb_arena_printf(arena, "“%s”不像电话号码", text);
      return NULL;
    }
    if (n > 0 && to > out)
      to += zb_utf8_put(0x3001, to);
    to = put_phone(s, n, to);
    s += n + (s[n] != '\0');
  }
  return out;
}

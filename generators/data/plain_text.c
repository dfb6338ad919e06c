/* Text as other programs leave it in cells, made plain. */
#include "data/values.h"

#include "base/utf8.h"

#include <string.h>

bool zb_is_blank(uint32_t c)
{
  return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

uint32_t zb_narrow(uint32_t c)
{
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* Marks without a picture of their own that come along when text is copied: zero-width space, directions, BOM. */
static bool is_invisible(uint32_t c)
{
  return c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069);
}

/* Whether trimming leaves TEXT as it is: the usual case, which costs no copy. */
static bool is_plain(const char *text)
{
  const char *s = text;
  uint32_t c, last = 0;
  bool first = true;
  while ((c = zb_utf8_next(&s)) != 0) {
    if (c == '\r' || is_invisible(c) || (first && (zb_is_blank(c) || c == '=')))
      return false;
    first = false;
    last = c;
  }
  return !zb_is_blank(last);
}

const char *zb_trimmed(const char *text, zb_arena *arena)
{
  if (is_plain(text))
    return text;
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out, *end = out;
  const char *s = text;
  uint32_t c;
  while ((c = zb_utf8_next(&s)) != 0) {
    if (c == '\r' && *s == '\n')
      continue;
    if (is_invisible(c) || (to == out && zb_is_blank(c)))
      continue;
    to += zb_utf8_put(c == '\r' ? '\n' : c, to);
    if (!zb_is_blank(c))
      end = to;
  }
  *end = '\0';
  size_t n = (size_t)(end - out);
  if (n >= 3 && strncmp(out, "=\"", 2) == 0 && out[n - 1] == '"') {
    out[n - 1] = '\0';
    return zb_trimmed(out + 2, arena);
  }
  return out;
}

const char *zb_half_width(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (!zb_is_blank(c))
      to += zb_utf8_put(zb_narrow(c), to);
  }
  return out;
}

/* Cleans up text as other programs leave it in cells. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

bool zb_is_blank(uint32_t c)
{
  return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2800 ||
         c == 0x3000 || c == 0x3164;
}

bool zb_is_dash(uint32_t c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

uint32_t zb_narrow(uint32_t c)
{
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* Whether a joiner after C has a meaning: in the scripts from Arabic to Mongolian, and in emoji. */
static bool joins(uint32_t c)
{
  return (c >= 0x0600 && c < 0x1900) || c >= 0x1F000;
}

/* Invisible characters that get copied along with text: control characters, soft hyphens, joiners between letters that
   don't join, directional marks, BOM, text and emoji selectors. Variation selectors that change the glyph of an
   ideograph (U+FE00 to FE0D, U+E0100 on) are part of a name and stay. LAST is the character before C. */
static bool is_invisible(uint32_t c, uint32_t last)
{
  if (c < 0xAD)
    return (c < ' ' && !zb_is_blank(c)) || (c >= 0x7F && c < 0xA0 && c != 0x85);
  return c == 0xAD || c == 0x061C || c == 0x200B || ((c == 0x200C || c == 0x200D) && !joins(last)) || c == 0x200E ||
         c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFE0E || c == 0xFE0F ||
         c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

/* Whether a character of 。、《》…, U+3001 to U+303F, or of ，；：（）…, U+FF00 to U+FF7F, begins at S. */
static bool is_mark(const unsigned char *s)
{
  return (s[0] == 0xE3 && s[1] == 0x80 && s[2] > 0x80) || (s[0] == 0xEF && (s[1] == 0xBC || s[1] == 0xBD));
}

/* Whether TEXT has nothing but printable ASCII, ideographs, U+4000 to U+9FFF, and their punctuation, with blanks
   between them at most: most texts, told by their bytes alone. */
static bool is_usual(const char *text)
{
  const unsigned char *s = (const unsigned char *)text;
  if (*s == ' ' || *s == '=')
    return false;
  for (; *s != '\0'; s++)
    if (*s < ' ' || *s == 0x7F || (*s >= 0xC0 && (*s < 0xE4 || *s > 0xE9) && !is_mark(s)))
      return false;
  return s == (const unsigned char *)text || s[-1] != ' ';
}

/* Whether trimming would not change TEXT: the usual case, which needs no copy. */
static bool is_plain(const char *text)
{
  if (is_usual(text))
    return true;
  const char *s = text;
  uint32_t c, last = 0;
  bool first = true;
  while ((c = zb_utf8_next(&s)) != 0) {
    if (c == '\r' || is_invisible(c, last) || (first && (zb_is_blank(c) || c == '=')))
      return false;
    first = false;
    last = c;
  }
  return !zb_is_blank(last);
}

const char *zb_trimmed(const char *text, zb_arena *arena, unsigned *changes)
{
  if (is_plain(text))
    return text;
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out, *end = out;
  const char *s = text;
  uint32_t c, last = 0;
  for (; (c = zb_utf8_next(&s)) != 0; last = c) {
    if (c == '\r' && *s == '\n')
      continue;
    if (is_invisible(c, last)) {
      *changes |= ZB_CHANGE_INVISIBLE;
      continue;
    }
    if (to == out && zb_is_blank(c))
      continue;
    to += zb_utf8_encode(c == '\r' ? '\n' : c, to);
    if (!zb_is_blank(c))
      end = to;
  }
  *end = '\0';
  size_t n = (size_t)(end - out);
  if (n >= 3 && strncmp(out, "=\"", 2) == 0 && out[n - 1] == '"') {
    out[n - 1] = '\0';
    return zb_trimmed(out + 2, arena, changes);
  }
  return out;
}

const char *zb_half_width(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    if (!zb_is_blank(c))
      to += zb_utf8_encode(zb_narrow(c), to);
  }
  return out;
}

const char *zb_narrow_text(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 1), *to = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0)
    to += zb_utf8_encode(zb_narrow(c), to);
  return out;
}

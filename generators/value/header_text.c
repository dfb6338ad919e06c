/* Normalizes headers for comparison: different spellings of the same header become equal. */
#include "value/header_text.h"

#include "base/utf8.h"

#include <string.h>

static bool ignored(uint32_t c)
{
  return c <= 0x20 || c == 0x3000 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200D) || c == '*' || c == ':';
}

static uint32_t simplified(uint32_t c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFF01 - 0x21;
  if (c == 0x3010 || c == 0x3014)
    return '[';
  if (c == 0x3011 || c == 0x3015)
    return ']';
  return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

const char *zb_header_normalize(const char *text, zb_arena *arena)
{
  /* An invalid byte becomes U+FFFD, which has three bytes. */
  char *out = zb_arena_alloc(arena, 3 * strlen(text) + 4);
  char *end = out;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0)
    if (!ignored(c = simplified(c)))
      end += zb_utf8_encode(c, end);
  *end = '\0';
  return out;
}

/* Chinese numerals in dates. */
#include "value/parsers.h"

#include "base/utf8.h"

#include <string.h>

static int numeral(uint32_t c)
{
  static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  for (int i = 0; i < 10; i++) {
    if (c == digits[i])
      return i;
  }
  return c == 0x96F6 || c == 0x25CB || c == 0x25EF ? 0 : c == 0x5341 ? 10 : -1; /* 零 ○ ◯; 十 */
}

/* 十 becomes 1, 0, 10 or nothing, depending on its neighbours. */
const char *zb_ascii_numerals(const char *text, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, strlen(text) + 8), *to = out;
  bool after_digit = false;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0) {
    const char *rest = text;
    uint32_t following = zb_utf8_next(&rest);
    int value = c == 0x5143 && following == 0x6708 ? 1 : numeral(c); /* 元月 */
    if (value < 0) {
      to += zb_utf8_encode(c, to);
      after_digit = c >= '0' && c <= '9';
      continue;
    }
    int next = numeral(following);
    if (value < 10)
      *to++ = (char)('0' + value);
    else if (!after_digit)
      *to++ = '1';
    if (value == 10 && (next < 0 || next > 9))
      *to++ = '0';
    after_digit = true;
  }
  return out;
}

#include "text/folded.h"

#include "base/utf8.h"

#include <hb.h>
#include <string.h>

/* Where the capitals of a script stand, from FIRST to LAST, and how far off the small letters are. */
typedef struct capitals {
  uint32_t first, last, offset;
} capitals;

/* Without those that decompose: Latin, Greek, Cyrillic, Armenian, numerals (Ⅱ), circled and full-width letters. */
static uint32_t lower(uint32_t c)
{
  static const capitals all[] = {
      {'A', 'Z', 32},     {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},     {0x391, 0x3A9, 32},   {0x400, 0x40F, 80},
      {0x410, 0x42F, 32}, {0x531, 0x556, 48}, {0x2160, 0x216F, 16}, {0x24B6, 0x24CF, 26}, {0xFF21, 0xFF3A, 32},
  };
  /* Small ones next to their capitals, which are even. */
  static const capitals pairs[] = {{0x100, 0x137, 1}, {0x14A, 0x177, 1}, {0x460, 0x481, 1}, {0x1E00, 0x1E95, 1}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (c >= all[i].first && c <= all[i].last)
      return c + all[i].offset;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (c >= pairs[i].first && c <= pairs[i].last)
      return c | 1;
  bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E); /* where the capitals are odd */
  return odd && c % 2 == 1 ? c + 1 : c;
}

/* Writes what C decomposes into; returns how many. */
static size_t decompose(uint32_t c, uint32_t *out)
{
  hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
  hb_codepoint_t first, second;
  if (!hb_unicode_decompose(unicode, c, &first, &second)) {
    *out = c;
    return 1;
  }
  size_t n = decompose(first, out);
  if (second != 0)
    out[n++] = second;
  return n;
}

/* Puts the mark at PLACE in its order among those before it: dots below come before dots above. */
static void order_mark(uint32_t *marks, size_t place)
{
  hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
  uint32_t mark = marks[place];
  unsigned class = hb_unicode_combining_class(unicode, mark);
  for (; class != 0 && place > 0 && hb_unicode_combining_class(unicode, marks[place - 1]) > class; place--) {
    marks[place] = marks[place - 1];
    marks[place - 1] = mark;
  }
}

const char *zb_folded(const char *text, zb_arena *arena)
{
  enum { MOST = 4 }; /* characters that one decomposes into, and bytes of one */
  uint32_t *all = zb_arena_array(arena, strlen(text) * MOST + 1, sizeof *all), c;
  size_t n = 0;
  while ((c = zb_utf8_next(&text)) != 0)
    for (size_t more = decompose(c, all + n); more > 0; more--)
      order_mark(all, n++);
  char *out = zb_arena_alloc(arena, n * MOST + 1), *to = out;
  for (size_t i = 0; i < n; i++)
    to += zb_utf8_encode(lower(all[i]), to);
  *to = '\0';
  return out;
}

/* Unicode's East Asian widths (UAX #11), by blocks: enough for text on a terminal. */
#include "base/width.h"

#include "base/utf8.h"

typedef struct range {
  unsigned first, last;
} range;

static bool in(unsigned c, const range *ranges, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return true;
  return false;
}

int zb_char_width(unsigned c)
{
  static const range none[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
                               {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE01EF}};
  static const range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                               {0x4E00, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                               {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                               {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  if (c < 0x0300)
    return 1;
  if (in(c, none, sizeof none / sizeof *none))
    return 0;
  return in(c, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

int zb_text_width(const char *text)
{
  int width = 0;
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0)
    width += zb_char_width(c);
  return width;
}

void zb_text_pad(zb_buffer *out, const char *text, int width)
{
  bool cut = zb_text_width(text) > width;
  int limit = cut ? width - 1 : width, used = 0;
  char bytes[4];
  uint32_t c;
  while ((c = zb_utf8_next(&text)) != 0 && used + zb_char_width(c) <= limit) {
    bool control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E);
    c = control ? ' ' : c;
    zb_buffer_add(out, bytes, zb_utf8_encode(c, bytes));
    used += zb_char_width(c);
  }
  if (cut)
    zb_buffer_puts(out, "…");
  for (used += cut; used < width; used++)
    zb_buffer_putc(out, ' ');
}

const char *zb_excerpt(const char *text, size_t characters, zb_arena *arena)
{
  size_t n = 0;
  for (const char *next = text; *next != '\0';) {
    const char *character = next;
    uint32_t c = zb_utf8_next(&next);
    if (zb_char_width(c) > 0 && n++ == characters)
      return zb_arena_printf(arena, "%.*s…", (int)(character - text), text);
  }
  return text;
}

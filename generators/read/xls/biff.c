#include "read/xls/biff.h"

#include "base/utf8.h"

#include <string.h>

enum { WIDE = 1, EXTENDED = 4, RICH = 8 }; /* flags of a BIFF8 text: 16-bit characters; phonetics and formats behind */

bool zb_biff_record_at(const zb_biff *biff, size_t at, zb_biff_record *record)
{
  if (biff->length < 4 || at > biff->length - 4)
    return false;
  const unsigned char *p = biff->bytes + at;
  *record = (zb_biff_record){
      .type = (int)zb_biff_u16(p), .data = p + 4, .length = zb_biff_u16(p + 2), .at = at, .next = at + 4};
  record->next += record->length;
  return record->next <= biff->length;
}

/* Goes on to the CONTINUE record if this one is used up. */
static bool has_more(zb_biff_cursor *cursor)
{
  while (cursor->used >= cursor->record.length) {
    zb_biff_record next;
    if (!zb_biff_record_at(cursor->biff, cursor->record.next, &next) || next.type != ZB_BIFF_CONTINUE)
      return false;
    cursor->record = next;
    cursor->used = 0;
  }
  return true;
}

static bool read_number(zb_biff_cursor *cursor, int bytes, uint32_t *number)
{
  *number = 0;
  for (int i = 0; i < bytes; i++) {
    if (!has_more(cursor))
      return false;
    *number |= (uint32_t)cursor->record.data[cursor->used++] << (8 * i);
  }
  return true;
}

static bool skip(zb_biff_cursor *cursor, uint64_t bytes)
{
  while (bytes > 0) {
    if (!has_more(cursor))
      return false;
    size_t left = cursor->record.length - cursor->used, n = bytes < left ? (size_t)bytes : left;
    cursor->used += n;
    bytes -= n;
  }
  return true;
}

/* What no text may hold is left out or replaced; *HIGH is the first half of a character of two. */
static void add_unit(zb_buffer *text, uint32_t unit, uint32_t *high)
{
  char utf8[4];
  bool low = unit >= 0xDC00 && unit < 0xE000;
  uint32_t c = low && *high != 0 ? 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00) : unit;
  if (*high != 0 && !low)
    zb_buffer_add(text, "\xEF\xBF\xBD", 3);
  *high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  if (*high != 0 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r'))
    return;
  if ((c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF)
    c = 0xFFFD;
  zb_buffer_add(text, utf8, (size_t)zb_utf8_encode(c, utf8));
}

/* COUNT characters. Where they go on in another record, that one starts with flags of its own. */
static bool read_wide(zb_biff_cursor *cursor, uint32_t count, uint32_t flags, zb_buffer *text)
{
  uint32_t high = 0, unit;
  for (; count > 0; count--) {
    bool ends = cursor->used >= cursor->record.length;
    if (ends && !read_number(cursor, 1, &flags))
      return false;
    if (!read_number(cursor, (flags & WIDE) != 0 ? 2 : 1, &unit))
      return false;
    add_unit(text, unit, &high);
  }
  if (high != 0)
    zb_buffer_add(text, "\xEF\xBF\xBD", 3);
  return true;
}

/* BYTES of the code page; one that is no character becomes U+FFFD, which no field takes. */
static void decode(zb_decoder *decoder, char *bytes, size_t n, zb_buffer *text)
{
  char out[512], *from = bytes;
  zb_decoder_reset(decoder);
  while (n > 0) {
    char *to = out;
    size_t room = sizeof out, before = n;
    zb_decode(decoder, &from, &n, &to, &room);
    zb_buffer_add(text, out, (size_t)(to - out));
    if (n > 0 && n == before) {
      zb_buffer_add(text, "\xEF\xBF\xBD", 3);
      from++;
      n--;
    }
  }
}

static bool read_narrow(zb_biff_cursor *cursor, uint32_t count, zb_buffer *text)
{
  zb_buffer bytes = {0};
  uint32_t byte, high = 0;
  bool whole = true;
  for (; count > 0 && (whole = read_number(cursor, 1, &byte)); count--) {
    if (cursor->biff->decoder == NULL)
      add_unit(text, byte, &high);
    else if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r')
      zb_buffer_putc(&bytes, (char)byte);
  }
  if (whole && bytes.length > 0)
    decode(cursor->biff->decoder, bytes.data, bytes.length, text);
  zb_buffer_free(&bytes);
  return whole;
}

/* The fonts of a text of COUNT characters: each with the character from which on it holds. */
static bool read_runs(zb_biff_cursor *cursor, uint32_t runs, uint32_t count)
{
  uint32_t from, font;
  for (; runs > 0; runs--) {
    if (!read_number(cursor, 2, &from) || !read_number(cursor, 2, &font))
      return false;
    cursor->struck = cursor->struck || (from < count && zb_biff_font_strikes(cursor->biff, font));
  }
  return true;
}

bool zb_biff_text_read(zb_biff_cursor *cursor, int length_bytes, zb_buffer *text)
{
  uint32_t count, flags = 0, runs = 0, extra = 0;
  if (!read_number(cursor, length_bytes, &count))
    return false;
  if (!cursor->biff->wide)
    return read_narrow(cursor, count, text);
  if (!read_number(cursor, 1, &flags))
    return count == 0;
  if (((flags & RICH) != 0 && !read_number(cursor, 2, &runs)) ||
      ((flags & EXTENDED) != 0 && !read_number(cursor, 4, &extra)))
    return false;
  return read_wide(cursor, count, flags, text) && read_runs(cursor, runs, count) && skip(cursor, extra);
}

/* Shared strings: every text of a workbook once, cells refer to it by number. Held as one block of bytes and one array
   of offsets, since a season's workbook has hundreds of thousands of them. */
#include "data/xlsx_parts.h"

#include "base/utf8.h"
#include "data/reader.h"

#include <stdlib.h>
#include <string.h>

/* Unzipped bytes of the part; offsets have 32 bits. */
#define MAX_BYTES ((uint64_t)1024 * 1024 * 1024)

struct zb_strings {
  zb_buffer text;
  uint32_t *offsets;
  size_t count, capacity;
};

/* The value of four hexadecimal digits between "_x" and "_", or -1. */
static long escaped(const char *s, const char *end)
{
  if (end - s < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
    return -1;
  long value = 0;
  for (int i = 2; i < 6; i++) {
    const char *digits = "0123456789abcdef", *found = strchr(digits, s[i] | (s[i] > '9' ? 0x20 : 0));
    if (found == NULL || s[i] == '\0')
      return -1;
    value = value * 16 + (found - digits);
  }
  return value;
}

void zb_strings_unescape(zb_buffer *text)
{
  if (text->length < 7 || strstr(text->data, "_x") == NULL)
    return;
  const char *from = text->data, *end = text->data + text->length;
  char *to = text->data;
  while (from < end) {
    long value = escaped(from, end), low = -1;
    size_t used = 7;
    if (value >= 0xD800 && value < 0xDC00 && (low = escaped(from + 7, end)) >= 0xDC00 && low < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      used = 14;
    }
    if (value <= 0 || (value >= 0xD800 && value < 0xE000)) { /* not an escape, or of nothing that text may hold */
      *to++ = *from++;
      continue;
    }
    to += zb_utf8_put((uint32_t)value, to);
    from += used;
  }
  text->length = (size_t)(to - text->data);
  *to = '\0';
}

zb_status zb_strings_read_item(zb_part *part, zb_buffer *text, zb_diags *diags)
{
  int depth = zb_part_depth(part), phonetic = 0;
  bool more = !zb_part_is_empty(part), in_text = false;
  size_t start = text->length;
  while (more) {
    zb_status status = zb_part_next(part, diags, &more);
    if (status != ZB_OK)
      return status;
    if (!more || zb_part_depth(part) <= depth)
      break;
    if (zb_part_at(part, "rPh"))
      phonetic = zb_part_is_empty(part) ? 0 : zb_part_depth(part);
    else if (zb_part_at_end(part, "rPh"))
      phonetic = 0;
    else if (zb_part_at(part, "t"))
      in_text = !zb_part_is_empty(part) && phonetic == 0;
    else if (zb_part_at_end(part, "t"))
      in_text = false;
    else if (in_text && zb_part_text(part) != NULL)
      zb_buffer_puts(text, zb_part_text(part));
    if (text->length - start > ZB_MAX_CELL_BYTES)
      return zb_part_spoiled(part, diags, "有一段文字超过 1 MB");
  }
  return ZB_OK;
}

static void add(zb_strings *strings, const zb_buffer *item)
{
  if (strings->count == strings->capacity) {
    strings->capacity = strings->capacity == 0 ? 256 : strings->capacity * 2;
    strings->offsets = realloc(strings->offsets, strings->capacity * sizeof *strings->offsets);
    if (strings->offsets == NULL)
      abort();
  }
  strings->offsets[strings->count++] = (uint32_t)strings->text.length;
  zb_buffer_add(&strings->text, item->length > 0 ? item->data : "", item->length + 1);
}

zb_status zb_strings_read(zb_package *package, const char *name, zb_diags *diags, zb_strings **strings)
{
  zb_strings *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  zb_part *part = NULL;
  zb_buffer item = {0};
  bool more = name != NULL;
  zb_status status = more ? zb_part_open(package, name, MAX_BYTES, diags, &part) : ZB_OK;
  while (status == ZB_OK && more) {
    status = zb_part_next(part, diags, &more);
    if (!more || !zb_part_at(part, "si"))
      continue;
    zb_buffer_clear(&item);
    status = zb_strings_read_item(part, &item, diags);
    zb_strings_unescape(&item);
    add(s, &item);
  }
  zb_part_close(part);
  zb_buffer_free(&item);
  if (status != ZB_OK) {
    zb_strings_free(s);
    s = NULL;
  }
  *strings = s;
  return status;
}

void zb_strings_free(zb_strings *strings)
{
  if (strings == NULL)
    return;
  zb_buffer_free(&strings->text);
  free(strings->offsets);
  free(strings);
}

size_t zb_strings_count(const zb_strings *strings)
{
  return strings->count;
}

const char *zb_strings_at(const zb_strings *strings, size_t i)
{
  return strings->text.data + strings->offsets[i];
}

/* Shared strings: each text of a workbook once; cells refer to it by index. There may be millions of them, so both the
   texts and their offsets are in spills. */
#include "read/xlsx/xlsx_parts.h"

#include "base/file.h"
#include "base/utf8.h"
#include "read/reader.h"
#include "read/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((uint64_t)4 * 1024 * 1024 * 1024)

#define STRUCK ((uint64_t)1 << 63) /* something of the string that ends here is struck out */

enum { MAX_STRINGS = 64 * 1024 * 1024, TEXT_MEMORY = 16 * 1024 * 1024, INDEX_MEMORY = 8 * 1024 * 1024 };

struct zb_shared_strings {
  zb_spill *text;
  zb_spill *index; /* offsets of 8 bytes: where each begins, and where the last ends, which has its bit STRUCK, too */
  size_t count;
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

void zb_xlsx_text_unescape(zb_buffer *text)
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
    if (value <= 0 ||
        (value >= 0xD800 && value < 0xE000)) { /* no escape, or of a character that text may not contain */
      *to++ = *from++;
      continue;
    }
    to += zb_utf8_encode((uint32_t)value, to);
    from += used;
  }
  text->length = (size_t)(to - text->data);
  *to = '\0';
}

zb_status zb_xlsx_text_read(zb_part *part, int depth, zb_buffer *text, bool *struck, zb_diags *diags)
{
  bool phonetic = false, in_text = false, strike = false; /* of the run */
  size_t start = text->length;
  for (;;) {
    const zb_event *event;
    zb_status status = zb_part_next(part, diags, &event);
    if (status != ZB_OK || event == NULL || event->depth <= depth)
      return status;
    if (event->kind == ZB_EVENT_TEXT) {
      if (in_text && !phonetic) {
        zb_buffer_add(text, event->text, event->length);
        *struck = *struck || strike;
      }
    } else if (strcmp(event->name, "t") == 0) {
      in_text = event->kind == ZB_EVENT_START;
    } else if (strcmp(event->name, "rPh") == 0) {
      phonetic = event->kind == ZB_EVENT_START;
    } else if (zb_event_starts(event, "r")) {
      strike = false;
    } else if (zb_event_starts(event, "strike")) {
      strike = zb_xlsx_is_on(event);
    }
    if (text->length - start > ZB_MAX_CELL_BYTES)
      return zb_part_refuse(part, diags, "有一段文字超过 1 MB");
  }
}

zb_status zb_xlsx_spill_failed(const zb_package *package, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unwritable", zb_package_path(package), "请检查磁盘空间（临时文件夹）",
               "读取时要用的临时文件写不出：%s", zb_errno_text(errno));
  return ZB_OUTPUT;
}

static bool add(zb_shared_strings *strings, const zb_buffer *item, bool struck)
{
  strings->count++;
  if (!zb_spill_add(strings->text, item->data, item->length))
    return false;
  uint64_t end = zb_spill_size(strings->text) | (struck ? STRUCK : 0);
  return zb_spill_add(strings->index, &end, sizeof end);
}

static zb_status read_items(zb_shared_strings *strings, zb_package *package, zb_part *part, zb_buffer *item,
                            zb_diags *diags)
{
  const zb_event *event;
  zb_status status;
  while ((status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    if (!zb_event_starts(event, "si"))
      continue;
    bool struck = false;
    zb_buffer_clear(item);
    status = zb_xlsx_text_read(part, event->depth, item, &struck, diags);
    if (status != ZB_OK)
      return status;
    if (strings->count >= MAX_STRINGS)
      return zb_part_refuse(part, diags, "的文字太多");
    zb_xlsx_text_unescape(item);
    if (!add(strings, item, struck))
      return zb_xlsx_spill_failed(package, diags);
  }
  return status;
}

zb_status zb_shared_strings_read(zb_package *package, const char *name, zb_diags *diags, zb_shared_strings **strings)
{
  zb_shared_strings *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  s->text = zb_spill_new(TEXT_MEMORY);
  s->index = zb_spill_new(INDEX_MEMORY);
  zb_part *part = NULL;
  zb_buffer item = {0};
  zb_status status = name != NULL ? zb_part_open(package, name, MAX_BYTES, diags, &part) : ZB_OK;
  const uint64_t start = 0;
  zb_spill_add(s->index, &start, sizeof start);
  if (part != NULL)
    status = read_items(s, package, part, &item, diags);
  zb_part_close(part);
  zb_buffer_free(&item);
  if (status != ZB_OK) {
    zb_shared_strings_free(s);
    s = NULL;
  }
  *strings = s;
  return status;
}

void zb_shared_strings_free(zb_shared_strings *strings)
{
  if (strings == NULL)
    return;
  zb_spill_free(strings->text);
  zb_spill_free(strings->index);
  free(strings);
}

size_t zb_shared_strings_count(const zb_shared_strings *strings)
{
  return strings->count;
}

bool zb_shared_strings_get(const zb_shared_strings *strings, size_t i, zb_buffer *text, bool *struck)
{
  uint64_t bounds[2];
  zb_buffer_clear(text);
  if (!zb_spill_read(strings->index, i * sizeof *bounds, bounds, sizeof bounds))
    return false;
  uint64_t start = bounds[0] & ~STRUCK;
  size_t n = (size_t)((bounds[1] & ~STRUCK) - start);
  *struck = (bounds[1] & STRUCK) != 0;
  zb_buffer_reserve(text, n);
  if (!zb_spill_read(strings->text, start, text->data, n))
    return false;
  text->length = n;
  text->data[n] = '\0';
  return true;
}

/* A worksheet's merged cells, and cell references. */
#include "base/grow.h"
#include "read/reader.h"
#include "read/xlsx/xlsx_parts.h"

#include <ctype.h>
#include <stdlib.h>

enum { MAX_MERGES = 1024 * 1024 };

bool zb_reference_read(const char **s, int *column, int *row)
{
  int c = 0, r = 0;
  for (; isalpha((unsigned char)**s) && c <= ZB_MAX_COLUMNS; (*s)++)
    c = c * 26 + (toupper((unsigned char)**s) - 'A' + 1);
  for (; isdigit((unsigned char)**s) && r <= ZB_MAX_ROWS; (*s)++)
    r = r * 10 + (**s - '0');
  *column = c - 1;
  *row = r - 1;
  return c <= ZB_MAX_COLUMNS && r <= ZB_MAX_ROWS;
}

typedef struct merge_list {
  zb_merge *items;
  size_t count, capacity;
} merge_list;

static void add(merge_list *list, const zb_merge *merge)
{
  list->items = zb_grow(list->items, list->count, &list->capacity, sizeof *list->items);
  list->items[list->count++] = *merge;
}

static bool parse_merge(const char *ref, zb_merge *merge)
{
  zb_merge m;
  if (ref == NULL || !zb_reference_read(&ref, &m.first_column, &m.first_row) || *ref++ != ':' ||
      !zb_reference_read(&ref, &m.last_column, &m.last_row) || *ref != '\0')
    return false;
  if (m.first_column < 0 || m.first_row < 0 || m.last_column < m.first_column || m.last_row < m.first_row)
    return false;
  *merge = m;
  return true;
}

zb_status zb_xlsx_sheet_merges(const zb_xlsx_context *context, const char *part_name, zb_diags *diags,
                               zb_merge **merges, size_t *count)
{
  merge_list list = {0};
  zb_part *part;
  const zb_event *event = NULL;
  zb_status status = zb_part_open(context->package, part_name, ZB_MAX_SHEET_BYTES, diags, &part);
  while (part != NULL && (status = zb_part_next(part, diags, &event)) == ZB_OK && event != NULL) {
    zb_merge merge;
    if (!zb_event_starts(event, "mergeCell") || !parse_merge(zb_event_attribute(event, "ref"), &merge))
      continue;
    if (list.count >= MAX_MERGES) {
      status = zb_part_refuse(part, diags, "合并单元格太多");
      break;
    }
    add(&list, &merge);
  }
  zb_part_close(part);
  if (status != ZB_OK) {
    free(list.items);
    list = (merge_list){0};
  }
  *merges = list.items;
  *count = list.count;
  return status;
}

/* Sorts rows that are not in ascending order. Hardly any program writes such sheets; all others only pay for a scan of
   their bytes. Unordered rows are written to a spill, and an array of keys is sorted. */
#include "base/grow.h"
#include "read/reader.h"
#include "read/spill.h"
#include "read/xlsx/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024, LONGEST_TAG = 1024, MEMORY = 4 * 1024 * 1024, ROW_SHIFT = 40 };

/* --- the survey --- */

typedef struct survey {
  long last; /* the last row, from 1 */
  bool in_order, merges;
} survey;

/* The row number in a tag, given from after "<row"; 0: none, -1: unclear. */
static long row_number_of(const char *tag, const char *end)
{
  const char *close = memchr(tag, '>', (size_t)(end - tag));
  if (close == NULL)
    return -1;
  for (; tag + 4 < close; tag++) {
    bool blank = *tag == ' ' || *tag == '\n' || *tag == '\r' || *tag == '\t';
    if (blank && tag[1] == 'r' && tag[2] == '=' && tag[4] >= '1' && tag[4] <= '9')
      return strtol(tag + 4, NULL, 10); /* stops at the quote */
    if (blank && tag[1] == 'r' && (tag[2] < 'a' || tag[2] > 'z') && tag[2] != ':')
      return -1;
  }
  return 0;
}

/* Scans the tags that begin before LAST. */
static void survey_piece(survey *s, const char *position, const char *last, const char *end)
{
  while (s->in_order && (position = memmem(position, (size_t)(end - position), "row", 3)) != NULL && position < last) {
    bool named =
        (position[-1] == '<' || position[-1] == ':') && end - position > 3 && strchr(" \t\r\n>/", position[3]) != NULL;
    position += 3;
    if (!named)
      continue;
    long number = row_number_of(position, end);
    if (number == 0)
      number = s->last + 1;
    s->in_order = number > s->last;
    s->last = number;
  }
}

zb_status zb_xlsx_sheet_survey(const zb_xlsx_context *context, const char *part_name, zb_xlsx_sheet_state *state,
                               zb_diags *diags)
{
  zb_part *part;
  zb_status status = zb_part_open(context->package, part_name, ZB_MAX_SHEET_BYTES, diags, &part);
  if (status != ZB_OK)
    return status;
  static const char merge[] = "mergeCell";
  survey s = {.in_order = true};
  char *window = malloc(PIECE + 1);
  size_t kept = 1, n = 1;
  if (window == NULL)
    abort();
  window[0] = ' ';
  while (s.in_order && n > 0 && (status = zb_part_bytes(part, window + kept, PIECE - kept, &n, diags)) == ZB_OK) {
    size_t all = kept + n;
    window[all] = '\0';
    if (memchr(window + kept, '\0', n) != NULL) /* UTF-16 */
      s.in_order = false;
    size_t last = n > 0 && all > LONGEST_TAG ? all - LONGEST_TAG : n > 0 ? 1 : all;
    survey_piece(&s, window + 1, window + last, window + all);
    s.merges = s.merges || memmem(window, all, merge, sizeof merge - 1) != NULL;
    kept = all - last + 1; /* including the byte before LAST */
    memmove(window, window + last - 1, kept);
  }
  free(window);
  zb_part_close(part);
  if (status != ZB_OK)
    return status;
  state->row_order = s.in_order ? ZB_ORDER_KEPT : ZB_ORDER_BROKEN;
  state->has_no_merges = s.in_order && !s.merges; /* one out of order was not read to its end */
  return status;
}

/* --- the rows --- */

struct zb_sorted_rows {
  const zb_xlsx_sheet *sheet;
  const zb_xlsx_context *context;
  zb_spill *rows;
  uint64_t *keys; /* row number and offset in ROWS, so that equal rows keep the file's order */
  size_t count, capacity, next;
  zb_buffer text;
  zb_cells cells;
  zb_row row;
};

static bool add_row(zb_sorted_rows *s, const zb_row *row)
{
  s->keys = zb_grow(s->keys, s->count, &s->capacity, sizeof *s->keys);
  s->keys[s->count++] = (uint64_t)row->number << ROW_SHIFT | zb_spill_size(s->rows);
  bool kept = zb_spill_add(s->rows, row, sizeof *row);
  for (int i = 0; kept && i < row->count; i++) {
    size_t n = strlen(row->cells[i].text);
    kept = zb_spill_add(s->rows, &row->cells[i], sizeof row->cells[i]) && zb_spill_add(s->rows, &n, sizeof n) &&
           zb_spill_add(s->rows, row->cells[i].text, n);
  }
  return kept;
}

static int by_key(const void *a, const void *b)
{
  const uint64_t *left = a, *right = b;
  return (*left > *right) - (*left < *right);
}

static zb_status read_all(zb_sorted_rows *s, zb_xlsx_sheet *sheet, zb_diags *diags)
{
  const zb_row *row;
  zb_status status;
  while ((status = zb_xlsx_sheet_next(sheet, &row, diags)) == ZB_OK && row != NULL) {
    if (s->count >= ZB_MAX_ROWS || zb_spill_size(s->rows) >> ROW_SHIFT != 0)
      return zb_xlsx_sheet_refuse(sheet, 0, row->number, "行数超出上限", diags);
    if (!add_row(s, row))
      return zb_xlsx_spill_failed(s->context->package, diags);
  }
  if (s->count > 0)
    qsort(s->keys, s->count, sizeof *s->keys, by_key);
  return status;
}

zb_status zb_sorted_rows_read(zb_xlsx_sheet *sheet, const zb_xlsx_context *context, zb_diags *diags,
                              zb_sorted_rows **sorted)
{
  zb_sorted_rows *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  s->sheet = sheet;
  s->context = context;
  s->rows = zb_spill_new(MEMORY);
  zb_status status = read_all(s, sheet, diags);
  if (status != ZB_OK) {
    zb_sorted_rows_free(s);
    s = NULL;
  }
  *sorted = s;
  return status;
}

void zb_sorted_rows_free(zb_sorted_rows *sorted)
{
  if (sorted == NULL)
    return;
  zb_spill_free(sorted->rows);
  free(sorted->keys);
  zb_buffer_free(&sorted->text);
  zb_cells_free(&sorted->cells);
  free(sorted);
}

static bool read_bytes(zb_sorted_rows *s, uint64_t *position, void *out, size_t n)
{
  bool read = zb_spill_read(s->rows, *position, out, n);
  *position += n;
  return read;
}

/* Adds the cells of a stored row. */
static bool load_cells(zb_sorted_rows *s, uint64_t position)
{
  bool read = read_bytes(s, &position, &s->row, sizeof s->row);
  for (int i = 0, count = s->row.count; read && i < count; i++) {
    zb_cell cell;
    size_t n = 0;
    read = read_bytes(s, &position, &cell, sizeof cell) && read_bytes(s, &position, &n, sizeof n);
    if (!read)
      break;
    zb_buffer_clear(&s->text);
    zb_buffer_reserve(&s->text, n);
    read = read_bytes(s, &position, s->text.data, n);
    cell.text = zb_cells_text(&s->cells, s->text.data, n);
    *zb_cells_add(&s->cells, cell.column) = cell;
  }
  return read;
}

zb_status zb_sorted_rows_next(zb_sorted_rows *s, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  if (s->next == s->count)
    return ZB_OK;
  const uint64_t number = s->keys[s->next] >> ROW_SHIFT, place = ((uint64_t)1 << ROW_SHIFT) - 1;
  zb_cells_clear(&s->cells);
  for (; s->next < s->count && s->keys[s->next] >> ROW_SHIFT == number; s->next++) { /* joins the parts of one row */
    if (!load_cells(s, s->keys[s->next] & place))
      return zb_xlsx_spill_failed(s->context->package, diags);
  }
  int twice = zb_cells_order(&s->cells);
  if (twice >= 0)
    return zb_xlsx_sheet_refuse(s->sheet, twice, (int)number, "单元格重复", diags);
  s->row.count = s->cells.count;
  s->row.cells = s->cells.items;
  *row = &s->row;
  return ZB_OK;
}

/* A worksheet's rows, read as they stand in its part:

       <row r="17"><c r="F17" s="3" t="s"><v>42</v></c>…</row>

   r is the place (it may be missing: then it is the next), s the style, t the kind of value: s a shared string, str a
   formula's text, inlineStr, b, e, d an ISO date, n or nothing a number. */
#include "data/xlsx_parts.h"

#include "base/number.h"
#include "data/dates.h"
#include "data/reader.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((uint64_t)2 * 1024 * 1024 * 1024)

enum { MAX_MERGES = 1024 * 1024 };

struct zb_sheet {
  zb_sheet_context context;
  zb_part *part;
  char *name;
  bool in_data, ended;
  bool *warned;              /* whether UNCALCULATED was told; the workbook's */
  int last_row, last_column; /* -1 before the first */
  zb_buffer value;           /* of the cell we are at */
  zb_cells cells;
  zb_row row;
  int64_t uncalculated;     /* formulas without a value */
  char uncalculated_at[24]; /* the first of them */
};

/* What is written of a cell. */
typedef struct source {
  char type[12];
  long style;
  int column;
  bool formula;
  bool valued; /* has a value, be it an empty text */
} source;

static zb_status spoiled(const zb_sheet *sheet, zb_diags *diags, int column, int row, const char *what)
{
  zb_buffer place = {0};
  char cell[24];
  zb_buffer_printf(&place, "!%s!%s", sheet->name, zb_cell_name(column, row, cell));
  zb_status status = zb_package_spoiled(sheet->context.package, diags, place.data, "%s", what);
  zb_buffer_free(&place);
  return status;
}

/* Reads "F17" or "17" or "F" at *S and moves behind; what is not there is -1. Numbers from 0; false if out of bounds.
 */
static bool parse_reference(const char **s, int *column, int *row)
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

zb_status zb_sheet_open(const zb_sheet_context *context, const char *part_name, const char *name, bool *warned,
                        zb_diags *diags, zb_sheet **sheet)
{
  *sheet = NULL;
  zb_part *part;
  zb_status status = zb_part_open(context->package, part_name, MAX_BYTES, diags, &part);
  if (status != ZB_OK)
    return status;
  zb_sheet *s = calloc(1, sizeof *s);
  if (s == NULL || (s->name = strdup(name)) == NULL)
    abort();
  s->context = *context;
  s->part = part;
  s->last_row = -1;
  s->warned = warned;
  *sheet = s;
  return ZB_OK;
}

void zb_sheet_close(zb_sheet *sheet)
{
  if (sheet == NULL)
    return;
  zb_part_close(sheet->part);
  zb_buffer_free(&sheet->value);
  zb_cells_free(&sheet->cells);
  free(sheet->name);
  free(sheet);
}

/* --- values --- */

static zb_status number_cell(zb_sheet *sheet, const source *from, zb_cell *cell, zb_diags *diags)
{
  char *end;
  double number = strtod(sheet->value.data, &end);
  if (end == sheet->value.data || end[strspn(end, " \t\r\n")] != '\0' || !isfinite(number))
    return spoiled(sheet, diags, from->column, sheet->last_row, "数值写法不对");
  char text[ZB_DATE_ROOM > ZB_NUMBER_ROOM ? ZB_DATE_ROOM : ZB_NUMBER_ROOM];
  zb_style_kind kind = zb_styles_kind(sheet->context.styles, from->style);
  bool from_1904 = sheet->context.from_1904;
  if (kind != ZB_STYLE_NUMBER && zb_serial_text(number, from_1904, kind == ZB_STYLE_TIME, text)) {
    cell->type = ZB_CELL_DATE;
  } else {
    cell->type = ZB_CELL_NUMBER;
    cell->number = number;
    cell->lost_digits = fabs(number) >= 1e15;
    cell->from_1904 = from_1904;
    zb_number_text(number, text);
  }
  cell->text = zb_cells_text(&sheet->cells, text, strlen(text));
  return ZB_OK;
}

static zb_status shared_cell(zb_sheet *sheet, const source *from, zb_cell *cell, zb_diags *diags)
{
  char *end;
  unsigned long long i = strtoull(sheet->value.data, &end, 10);
  if (end == sheet->value.data || end[strspn(end, " \t\r\n")] != '\0' || i >= zb_strings_count(sheet->context.strings))
    return spoiled(sheet, diags, from->column, sheet->last_row, "引用的文字不存在");
  cell->type = ZB_CELL_TEXT;
  cell->text = zb_strings_at(sheet->context.strings, (size_t)i);
  return ZB_OK;
}

/* An ISO 8601 date as strict workbooks have it: no time if it is midnight, no fraction, no zone. */
static void date_cell(zb_sheet *sheet, zb_cell *cell)
{
  char *text = sheet->value.data, *time = strchr(text, 'T');
  cell->type = ZB_CELL_DATE;
  if (time != NULL) {
    time[1 + strspn(time + 1, "0123456789:")] = '\0';
    if (strspn(time + 1, "0:") == strlen(time + 1))
      *time = '\0';
  }
  cell->text = zb_cells_text(&sheet->cells, text, strlen(text));
}

static zb_status typed_cell(zb_sheet *sheet, const source *from, zb_cell *cell, zb_diags *diags)
{
  const char *type = from->type;
  zb_buffer *value = &sheet->value;
  if (*type == '\0' || strcmp(type, "n") == 0)
    return number_cell(sheet, from, cell, diags);
  if (strcmp(type, "s") == 0)
    return shared_cell(sheet, from, cell, diags);
  if (strcmp(type, "d") == 0) {
    date_cell(sheet, cell);
    return ZB_OK;
  }
  if (strcmp(type, "b") == 0) {
    cell->type = ZB_CELL_BOOL;
    cell->number = strcmp(value->data, "1") == 0 || strcmp(value->data, "true") == 0;
    cell->text = cell->number != 0 ? "TRUE" : "FALSE";
    return ZB_OK;
  }
  bool error = strcmp(type, "e") == 0;
  if (!error && strcmp(type, "str") != 0 && strcmp(type, "inlineStr") != 0)
    return spoiled(sheet, diags, from->column, sheet->last_row, "单元格类型不明");
  cell->type = error ? ZB_CELL_ERROR : ZB_CELL_TEXT;
  if (!error)
    zb_strings_unescape(value);
  cell->text = zb_cells_text(&sheet->cells, value->data, value->length);
  return ZB_OK;
}

/* --- cells and rows --- */

/* At the start tag of <c>: its place and attributes. */
static zb_status begin_cell(zb_sheet *sheet, source *from, zb_diags *diags)
{
  const char *at = zb_part_attribute(sheet->part, "r"), *style = zb_part_attribute(sheet->part, "s");
  const char *type = zb_part_attribute(sheet->part, "t");
  int column = sheet->last_column + 1, row = sheet->last_row;
  *from = (source){.style = style != NULL ? strtol(style, NULL, 10) : 0};
  strncpy(from->type, type != NULL ? type : "", sizeof from->type - 1);
  if (at != NULL && (!parse_reference(&at, &column, &row) || *at != '\0' || column < 0 || row != sheet->last_row))
    return spoiled(sheet, diags, sheet->last_column + 1, sheet->last_row, "单元格的位置与所在行不符");
  if (column >= ZB_MAX_COLUMNS)
    return spoiled(sheet, diags, column, sheet->last_row, "列数超出上限");
  sheet->last_column = from->column = column;
  return ZB_OK;
}

/* Collects a cell's value up to its end tag. */
static zb_status read_content(zb_sheet *sheet, source *from, zb_diags *diags)
{
  int depth = zb_part_depth(sheet->part);
  bool more = !zb_part_is_empty(sheet->part), in_value = false;
  zb_buffer_clear(&sheet->value);
  while (more) {
    zb_status status = zb_part_next(sheet->part, diags, &more);
    int below = zb_part_depth(sheet->part) - depth;
    if (status != ZB_OK || !more || below <= 0)
      return status;
    if (below == 1 && zb_part_at(sheet->part, "v")) {
      in_value = !zb_part_is_empty(sheet->part);
    } else if (below == 1 && zb_part_at_end(sheet->part, "v")) {
      in_value = false;
    } else if (below == 1 && zb_part_at(sheet->part, "f")) {
      from->formula = true;
    } else if (below == 1 && zb_part_at(sheet->part, "is")) {
      status = zb_strings_read_item(sheet->part, &sheet->value, diags);
    } else if (in_value && zb_part_text(sheet->part) != NULL) {
      zb_buffer_puts(&sheet->value, zb_part_text(sheet->part));
    }
    if (status != ZB_OK)
      return status;
    if (sheet->value.length > ZB_MAX_CELL_BYTES)
      return spoiled(sheet, diags, from->column, sheet->last_row, "单元格文字超过 1 MB");
  }
  return ZB_OK;
}

/* A formula without a value: the program that wrote the file never calculated it. Told once a sheet. */
static void note_uncalculated(zb_sheet *sheet, int column)
{
  if (sheet->uncalculated++ == 0)
    zb_cell_name(column, sheet->last_row, sheet->uncalculated_at);
}

static void warn_uncalculated(const zb_sheet *sheet, zb_diags *diags)
{
  if (sheet->uncalculated == 0 || *sheet->warned)
    return;
  *sheet->warned = true;
  zb_buffer place = {0};
  zb_buffer_printf(&place, "%s!%s!%s", zb_package_path(sheet->context.package), sheet->name, sheet->uncalculated_at);
  zb_diags_add(diags, ZB_WARNING, "uncalculated", place.data, "请用 Excel 或 WPS 打开并保存一次，公式就有结果了",
               "工作表“%s”有 %lld 个公式没有计算结果，按空白处理，这是第一个", sheet->name,
               (long long)sheet->uncalculated);
  zb_buffer_free(&place);
}

static zb_status read_cell(zb_sheet *sheet, zb_diags *diags)
{
  source from;
  zb_status status = begin_cell(sheet, &from, diags);
  if (status == ZB_OK)
    status = read_content(sheet, &from, diags);
  if (status != ZB_OK)
    return status;
  if (sheet->value.length == 0) {
    if (from.formula && (*from.type == '\0' || strcmp(from.type, "n") == 0))
      note_uncalculated(sheet, from.column);
    return ZB_OK;
  }
  zb_cell *cell = zb_cells_add(&sheet->cells, from.column);
  status = typed_cell(sheet, &from, cell, diags);
  if (*cell->text == '\0')
    sheet->cells.count--;
  return status;
}

/* At the start tag of <row>: its number. */
static zb_status begin_row(zb_sheet *sheet, zb_diags *diags)
{
  const char *at = zb_part_attribute(sheet->part, "r");
  int column, row = sheet->last_row + 1;
  if (at != NULL && (!parse_reference(&at, &column, &row) || *at != '\0' || column >= 0 || row < 0))
    return spoiled(sheet, diags, 0, sheet->last_row + 1, "行号写法不对");
  if (row >= ZB_MAX_ROWS)
    return spoiled(sheet, diags, 0, row, "行数超出上限");
  if (row <= sheet->last_row)
    return spoiled(sheet, diags, 0, row, "行的次序颠倒或重复");
  sheet->last_row = row;
  sheet->last_column = -1;
  zb_cells_clear(&sheet->cells);
  return ZB_OK;
}

static int by_column(const void *a, const void *b)
{
  const zb_cell *left = a, *right = b;
  return (left->column > right->column) - (left->column < right->column);
}

/* Some programs write a row's cells in the order in which they were set. */
static zb_status order_cells(zb_sheet *sheet, zb_diags *diags)
{
  zb_cell *cells = sheet->cells.items;
  int count = sheet->cells.count, i = 1;
  while (i < count && cells[i - 1].column < cells[i].column)
    i++;
  if (i >= count)
    return ZB_OK;
  qsort(cells, (size_t)count, sizeof *cells, by_column);
  for (i = 1; i < count; i++) {
    if (cells[i - 1].column == cells[i].column)
      return spoiled(sheet, diags, cells[i].column, sheet->last_row, "单元格重复");
  }
  return ZB_OK;
}

static zb_status read_row(zb_sheet *sheet, zb_diags *diags)
{
  zb_status status = begin_row(sheet, diags);
  int depth = zb_part_depth(sheet->part);
  bool more = status == ZB_OK && !zb_part_is_empty(sheet->part);
  while (status == ZB_OK && more) {
    status = zb_part_next(sheet->part, diags, &more);
    if (!more || zb_part_depth(sheet->part) <= depth)
      break;
    if (zb_part_depth(sheet->part) == depth + 1 && zb_part_at(sheet->part, "c"))
      status = read_cell(sheet, diags);
    if (status == ZB_OK && sheet->cells.count > ZB_MAX_COLUMNS)
      status = spoiled(sheet, diags, 0, sheet->last_row, "单元格重复");
  }
  return status == ZB_OK ? order_cells(sheet, diags) : status;
}

zb_status zb_sheet_next(zb_sheet *sheet, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  bool more = !sheet->ended;
  while (more) { /* to the very end of the part, so that what is cut off or broken behind the rows is told too */
    zb_status status = zb_part_next(sheet->part, diags, &more);
    if (status == ZB_OK && more && zb_part_depth(sheet->part) == 1)
      sheet->in_data = zb_part_at(sheet->part, "sheetData") && !zb_part_is_empty(sheet->part);
    bool is_row = status == ZB_OK && more && sheet->in_data && zb_part_at(sheet->part, "row");
    if (is_row)
      status = read_row(sheet, diags);
    sheet->ended = status != ZB_OK;
    if (status != ZB_OK)
      return status;
    if (is_row && sheet->cells.count > 0) {
      sheet->row = (zb_row){.number = sheet->last_row, .count = sheet->cells.count, .cells = sheet->cells.items};
      *row = &sheet->row;
      return ZB_OK;
    }
  }
  if (!sheet->ended)
    warn_uncalculated(sheet, diags);
  sheet->ended = true;
  return ZB_OK;
}

/* --- merged cells --- */

static bool parse_merge(const char *ref, zb_merge *merge)
{
  zb_merge m;
  if (ref == NULL || !parse_reference(&ref, &m.first_column, &m.first_row) || *ref++ != ':' ||
      !parse_reference(&ref, &m.last_column, &m.last_row) || *ref != '\0')
    return false;
  if (m.first_column < 0 || m.first_row < 0 || m.last_column < m.first_column || m.last_row < m.first_row)
    return false;
  *merge = m;
  return true;
}

zb_status zb_sheet_merges(const zb_sheet_context *context, const char *part_name, const char *name, zb_diags *diags,
                          zb_merge **merges, size_t *count)
{
  zb_merge *items = NULL;
  size_t n = 0, capacity = 0;
  zb_sheet *sheet;
  zb_status status = zb_sheet_open(context, part_name, name, NULL, diags, &sheet); /* reads no cells */
  bool more = status == ZB_OK;
  while (status == ZB_OK && more) {
    zb_merge merge;
    status = zb_part_next(sheet->part, diags, &more);
    if (!more || !zb_part_at(sheet->part, "mergeCell") || !parse_merge(zb_part_attribute(sheet->part, "ref"), &merge))
      continue;
    if (n >= MAX_MERGES) {
      status = zb_part_spoiled(sheet->part, diags, "合并单元格太多");
      break;
    }
    if (n == capacity) {
      capacity = capacity == 0 ? 16 : capacity * 2;
      items = realloc(items, capacity * sizeof *items);
      if (items == NULL)
        abort();
    }
    items[n++] = merge;
  }
  zb_sheet_close(sheet);
  if (status != ZB_OK) {
    free(items);
    items = NULL;
    n = 0;
  }
  *merges = items;
  *count = n;
  return status;
}

/* A worksheet's rows, read as they stand in its part:

       <row r="17"><c r="F17" s="3" t="s"><v>42</v></c>…</row>

   r is the place (it may be missing: then it is the next), s the style, t the kind of value: s a shared string, str a
   formula's text, inlineStr, b, e, d an ISO date, n or nothing a number. */
#include "read/xlsx/xlsx_parts.h"

#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

/* All texts of a row; and of a sheet, for each byte of the file: the same long text may be referred to a billion times.
 */
enum { MAX_ROW_TEXT = 16 * 1024 * 1024, MAX_TEXT_RATIO = 1000, TEXT_FROM = 256 * 1024 * 1024 };

struct zb_sheet {
  zb_sheet_context context;
  zb_part *part;
  char *name;
  bool in_data, ended;
  zb_sheet_memory *memory;
  int last_row, last_column; /* -1 before the first */
  zb_buffer value;           /* of the cell we are at */
  zb_cells cells;
  zb_row row;
  uint64_t text;            /* bytes handed out */
  int64_t uncalculated;     /* formulas without a value */
  char uncalculated_at[24]; /* the first of them */
};

zb_status zb_sheet_spoiled(const zb_sheet *sheet, int column, int row, const char *what, zb_diags *diags)
{
  zb_buffer place = {0};
  char cell[24];
  zb_buffer_printf(&place, "!%s!%s", sheet->name, zb_cell_name(column, row, cell));
  zb_status status = zb_package_spoiled(sheet->context.package, diags, place.data, "%s", what);
  zb_buffer_free(&place);
  return status;
}

zb_status zb_sheet_open(const zb_sheet_context *context, const char *part_name, const char *name,
                        zb_sheet_memory *memory, zb_diags *diags, zb_sheet **sheet)
{
  *sheet = NULL;
  zb_part *part;
  zb_status status = zb_part_open(context->package, part_name, ZB_MAX_SHEET_BYTES, diags, &part);
  if (status != ZB_OK)
    return status;
  zb_sheet *s = calloc(1, sizeof *s);
  if (s == NULL || (s->name = strdup(name)) == NULL)
    abort();
  s->context = *context;
  s->part = part;
  s->last_row = -1;
  s->memory = memory;
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

/* --- cells and rows --- */

/* At the start of <c>: its place and attributes. */
static zb_status begin_cell(zb_sheet *sheet, const zb_event *event, zb_source *from, zb_diags *diags)
{
  const char *at = zb_event_attribute(event, "r"), *style = zb_event_attribute(event, "s");
  int column = sheet->last_column + 1, row = sheet->last_row;
  *from = (zb_source){.kind = zb_source_kind_of(zb_event_attribute(event, "t")),
                      .style = style != NULL ? strtol(style, NULL, 10) : 0};
  if (at != NULL && (!zb_reference_read(&at, &column, &row) || *at != '\0' || column < 0))
    return zb_sheet_spoiled(sheet, sheet->last_column + 1, sheet->last_row, "单元格的位置写法不对", diags);
  from->astray = row != sheet->last_row;
  if (column >= ZB_MAX_COLUMNS)
    return zb_sheet_spoiled(sheet, column, sheet->last_row, "列数超出上限", diags);
  sheet->last_column = from->column = column;
  return ZB_OK;
}

/* Collects a cell's value up to its end, DEPTH. */
static zb_status read_content(zb_sheet *sheet, int depth, zb_source *from, zb_diags *diags)
{
  bool in_value = false;
  zb_buffer_clear(&sheet->value);
  for (;;) {
    const zb_event *event;
    zb_status status = zb_part_next(sheet->part, diags, &event);
    if (status != ZB_OK || event == NULL || event->depth <= depth)
      return status;
    if (event->kind == ZB_EVENT_TEXT) {
      if (in_value)
        zb_buffer_add(&sheet->value, event->text, event->length);
    } else if (event->depth == depth + 1 && strcmp(event->name, "v") == 0) {
      in_value = event->kind == ZB_EVENT_START;
    } else if (event->depth == depth + 1 && zb_event_starts(event, "f")) {
      from->formula = true;
    } else if (event->depth == depth + 1 && zb_event_starts(event, "is")) {
      status = zb_strings_read_item(sheet->part, event->depth, &sheet->value, diags);
      if (status != ZB_OK)
        return status;
    }
    if (sheet->value.length > ZB_MAX_CELL_BYTES)
      return zb_sheet_spoiled(sheet, from->column, sheet->last_row, "单元格文字超过 1 MB", diags);
  }
}

/* A formula without a value: the program that wrote the file never calculated it. Told once a sheet. */
static void note_uncalculated(zb_sheet *sheet, int column)
{
  if (sheet->uncalculated++ == 0)
    zb_cell_name(column, sheet->last_row, sheet->uncalculated_at);
}

static void warn_uncalculated(const zb_sheet *sheet, zb_diags *diags)
{
  if (sheet->uncalculated == 0 || sheet->memory->warned)
    return;
  sheet->memory->warned = true;
  zb_buffer place = {0};
  zb_buffer_printf(&place, "%s!%s!%s", zb_package_path(sheet->context.package), sheet->name, sheet->uncalculated_at);
  zb_diags_add(diags, ZB_WARNING, "uncalculated", place.data, "请用 Excel 或 WPS 打开并保存一次，公式就有结果了",
               "工作表“%s”有 %lld 个公式没有计算结果，按空白处理，这是第一个", sheet->name,
               (long long)sheet->uncalculated);
  zb_buffer_free(&place);
}

/* Whether the texts so far are more than a table would have. */
static zb_status check_text(zb_sheet *sheet, int column, zb_diags *diags)
{
  uint64_t size = zb_package_size(sheet->context.package);
  bool row = zb_arena_used(sheet->cells.arena) > MAX_ROW_TEXT;
  if (!row && (sheet->text <= TEXT_FROM || sheet->text / MAX_TEXT_RATIO <= size))
    return ZB_OK;
  return zb_sheet_spoiled(sheet, column, sheet->last_row, row ? "一行的文字太多" : "工作表的文字太多", diags);
}

/* At the start of <c>. */
static zb_status read_cell(zb_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  zb_source from;
  int depth = event->depth;
  zb_status status = begin_cell(sheet, event, &from, diags);
  if (status == ZB_OK)
    status = read_content(sheet, depth, &from, diags);
  if (status != ZB_OK)
    return status;
  if (sheet->value.length == 0) {
    if (from.formula && from.kind == ZB_SOURCE_NUMBER)
      note_uncalculated(sheet, from.column);
    return ZB_OK;
  }
  if (from.astray)
    return zb_sheet_spoiled(sheet, from.column, sheet->last_row, "单元格的位置与所在行不符", diags);
  const char *fault = NULL;
  zb_cell *cell = zb_cells_add(&sheet->cells, from.column);
  status = zb_source_value(&sheet->context, &from, &sheet->value, &sheet->cells, cell, &fault, diags);
  if (fault != NULL)
    return zb_sheet_spoiled(sheet, from.column, sheet->last_row, fault, diags);
  sheet->text += sheet->value.length;
  if (*cell->text == '\0')
    sheet->cells.count--;
  return status == ZB_OK ? check_text(sheet, from.column, diags) : status;
}

/* At the start of <row>: its number. */
static zb_status begin_row(zb_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  const char *at = zb_event_attribute(event, "r");
  int column, row = sheet->last_row + 1;
  if (at != NULL && (!zb_reference_read(&at, &column, &row) || *at != '\0' || column >= 0 || row < 0))
    return zb_sheet_spoiled(sheet, 0, sheet->last_row + 1, "行号写法不对", diags);
  if (row >= ZB_MAX_ROWS)
    return zb_sheet_spoiled(sheet, 0, row, "行数超出上限", diags);
  if (row <= sheet->last_row && sheet->memory->order == ZB_ORDER_KEPT)
    return zb_sheet_spoiled(sheet, 0, row, "行的次序颠倒或重复", diags); /* was surveyed: the file has changed */
  sheet->last_row = row;
  sheet->last_column = -1;
  zb_cells_clear(&sheet->cells);
  return ZB_OK;
}

/* At the start of <row>: its cells. */
static zb_status read_row(zb_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  int depth = event->depth;
  zb_status status = begin_row(sheet, event, diags);
  while (status == ZB_OK) {
    status = zb_part_next(sheet->part, diags, &event);
    if (status != ZB_OK || event == NULL || event->depth <= depth)
      break;
    if (event->depth == depth + 1 && zb_event_starts(event, "c"))
      status = read_cell(sheet, event, diags);
    if (status == ZB_OK && sheet->cells.count > ZB_MAX_COLUMNS)
      status = zb_sheet_spoiled(sheet, 0, sheet->last_row, "单元格重复", diags);
  }
  int twice = status == ZB_OK ? zb_cells_order(&sheet->cells) : -1;
  return twice >= 0 ? zb_sheet_spoiled(sheet, twice, sheet->last_row, "单元格重复", diags) : status;
}

zb_status zb_sheet_next(zb_sheet *sheet, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  while (!sheet->ended) { /* to the very end of the part, so that what is cut off or broken behind the rows is told */
    const zb_event *event;
    zb_status status = zb_part_next(sheet->part, diags, &event);
    bool is_row = false;
    if (event != NULL && event->depth == 1 && event->kind != ZB_EVENT_TEXT)
      sheet->in_data = zb_event_starts(event, "sheetData");
    else if (event != NULL && sheet->in_data && event->depth == 2)
      is_row = zb_event_starts(event, "row");
    if (is_row)
      status = read_row(sheet, event, diags);
    sheet->ended = status != ZB_OK || event == NULL;
    if (status != ZB_OK)
      return status;
    if (is_row && sheet->cells.count > 0) {
      sheet->row = (zb_row){.number = sheet->last_row, .count = sheet->cells.count, .cells = sheet->cells.items};
      *row = &sheet->row;
      return ZB_OK;
    }
    if (sheet->ended)
      warn_uncalculated(sheet, diags);
  }
  return ZB_OK;
}

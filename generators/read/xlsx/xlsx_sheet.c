/* A worksheet's rows in the order of the file:

       <row r="17"><c r="F17" s="3" t="s"><v>42</v></c>…</row>

   r is the reference (if missing, the next cell), s the style, t the kind of value: s a shared string, str a
   formula's text, inlineStr, b, e, d an ISO date, n or nothing a number. */
#include "read/xlsx/xlsx_parts.h"

#include "read/reader.h"
#include "read/xlsx/xlsx_pictures.h"

#include <stdlib.h>
#include <string.h>

/* Limits for all texts of a row, and of a sheet relative to the file's size: cells could refer to the same long text a
   billion times. */
enum { MAX_ROW_TEXT = 16 * 1024 * 1024, MAX_TEXT_RATIO = 1000, TEXT_FROM = 256 * 1024 * 1024 };

struct zb_xlsx_sheet {
  zb_xlsx_context context;
  zb_part *part;
  char *name;
  bool in_data, ended;
  bool hidden; /* the current row */
  zb_xlsx_sheet_state *state;
  int last_row, last_column; /* -1 before the first */
  zb_buffer value;           /* of the current cell */
  zb_cells cells;
  zb_row row;
  uint64_t text;               /* bytes of text returned so far */
  int64_t uncalculated;        /* formulas without a value */
  char first_uncalculated[24]; /* its reference */
};

zb_status zb_xlsx_sheet_refuse(const zb_xlsx_sheet *sheet, int column, int row, const char *what, zb_diags *diags)
{
  zb_buffer place = {0};
  char cell[24];
  zb_buffer_printf(&place, "!%s!%s", sheet->name, zb_cell_name(column, row, cell));
  zb_status status = zb_package_refuse(sheet->context.package, diags, place.data, "%s", what);
  zb_buffer_free(&place);
  return status;
}

zb_status zb_xlsx_sheet_open(const zb_xlsx_context *context, const char *part_name, const char *name,
                             zb_xlsx_sheet_state *state, zb_diags *diags, zb_xlsx_sheet **sheet)
{
  *sheet = NULL;
  zb_part *part;
  zb_status status = zb_part_open(context->package, part_name, ZB_MAX_SHEET_BYTES, diags, &part);
  if (status != ZB_OK)
    return status;
  zb_xlsx_sheet *s = calloc(1, sizeof *s);
  if (s == NULL || (s->name = strdup(name)) == NULL)
    abort();
  s->context = *context;
  s->part = part;
  s->last_row = -1;
  s->state = state;
  *sheet = s;
  return ZB_OK;
}

void zb_xlsx_sheet_close(zb_xlsx_sheet *sheet)
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

/* Reads the position and attributes of a <c>. */
static zb_status read_cell_start(zb_xlsx_sheet *sheet, const zb_event *event, zb_raw_cell *raw, zb_diags *diags)
{
  const char *reference = zb_event_attribute(event, "r"), *style = zb_event_attribute(event, "s");
  int column = sheet->last_column + 1, row = sheet->last_row;
  *raw = (zb_raw_cell){.kind = zb_raw_kind_of(zb_event_attribute(event, "t")),
                       .style = style != NULL ? strtol(style, NULL, 10) : 0};
  if (reference != NULL && (!zb_reference_read(&reference, &column, &row) || *reference != '\0' || column < 0))
    return zb_xlsx_sheet_refuse(sheet, sheet->last_column + 1, sheet->last_row, "单元格的位置写法不对", diags);
  raw->misplaced = row != sheet->last_row;
  if (column >= ZB_MAX_COLUMNS)
    return zb_xlsx_sheet_refuse(sheet, column, sheet->last_row, "列数超出上限", diags);
  sheet->last_column = raw->column = column;
  return ZB_OK;
}

/* Collects a cell's value up to its end tag at DEPTH. */
static zb_status read_content(zb_xlsx_sheet *sheet, int depth, zb_raw_cell *raw, zb_diags *diags)
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
      raw->formula = true;
    } else if (event->depth == depth + 1 && zb_event_starts(event, "is")) {
      status = zb_xlsx_text_read(sheet->part, event->depth, &sheet->value, &raw->struck, diags);
      if (status != ZB_OK)
        return status;
    }
    if (sheet->value.length > ZB_MAX_CELL_BYTES)
      return zb_xlsx_sheet_refuse(sheet, raw->column, sheet->last_row, "单元格文字超过 1 MB", diags);
  }
}

/* A formula without a value: the program that wrote the file never calculated it. Warned of once per sheet. */
static void note_uncalculated(zb_xlsx_sheet *sheet, int column)
{
  if (sheet->uncalculated++ == 0)
    zb_cell_name(column, sheet->last_row, sheet->first_uncalculated);
}

static void warn_uncalculated(const zb_xlsx_sheet *sheet, zb_diags *diags)
{
  if (sheet->uncalculated == 0 || sheet->state->warned)
    return;
  sheet->state->warned = true;
  zb_buffer place = {0};
  zb_buffer_printf(&place, "%s!%s!%s", zb_package_path(sheet->context.package), sheet->name, sheet->first_uncalculated);
  zb_diags_add(diags, ZB_WARNING, "uncalculated", place.data, "请用 Excel 或 WPS 打开并保存一次，公式就有结果了",
               "工作表“%s”有 %lld 个公式没有计算结果，按空白处理，这是第一个", sheet->name,
               (long long)sheet->uncalculated);
  zb_buffer_free(&place);
}

/* Refuses more text than a real table has. */
static zb_status check_text(zb_xlsx_sheet *sheet, int column, zb_diags *diags)
{
  uint64_t size = zb_package_size(sheet->context.package);
  bool row = zb_arena_used(sheet->cells.arena) > MAX_ROW_TEXT;
  if (!row && (sheet->text <= TEXT_FROM || sheet->text / MAX_TEXT_RATIO <= size))
    return ZB_OK;
  return zb_xlsx_sheet_refuse(sheet, column, sheet->last_row, row ? "一行的文字太多" : "工作表的文字太多", diags);
}

/* At the start of <c>. */
static zb_status read_cell(zb_xlsx_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  zb_raw_cell raw;
  int depth = event->depth;
  zb_status status = read_cell_start(sheet, event, &raw, diags);
  if (status == ZB_OK)
    status = read_content(sheet, depth, &raw, diags);
  if (status != ZB_OK)
    return status;
  if (zb_xlsx_pictures_fill(sheet->context.pictures, sheet->last_row, raw.column))
    return ZB_OK;
  if (sheet->value.length == 0) {
    if (raw.formula && raw.kind == ZB_RAW_NUMBER)
      note_uncalculated(sheet, raw.column);
    return ZB_OK;
  }
  if (raw.misplaced)
    return zb_xlsx_sheet_refuse(sheet, raw.column, sheet->last_row, "单元格的位置与所在行不符", diags);
  const char *fault = NULL;
  zb_cell *cell = zb_cells_add(&sheet->cells, raw.column);
  status = zb_raw_cell_value(&sheet->context, &raw, &sheet->value, &sheet->cells, cell, &fault, diags);
  if (fault != NULL)
    return zb_xlsx_sheet_refuse(sheet, raw.column, sheet->last_row, fault, diags);
  sheet->text += sheet->value.length;
  if (*cell->text == '\0')
    sheet->cells.count--;
  return status == ZB_OK ? check_text(sheet, raw.column, diags) : status;
}

/* At the start of <row>: its number. */
static zb_status read_row_start(zb_xlsx_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  const char *reference = zb_event_attribute(event, "r");
  int column, row = sheet->last_row + 1;
  if (reference != NULL &&
      (!zb_reference_read(&reference, &column, &row) || *reference != '\0' || column >= 0 || row < 0))
    return zb_xlsx_sheet_refuse(sheet, 0, sheet->last_row + 1, "行号写法不对", diags);
  if (row >= ZB_MAX_ROWS)
    return zb_xlsx_sheet_refuse(sheet, 0, row, "行数超出上限", diags);
  if (row <= sheet->last_row && sheet->state->row_order == ZB_ORDER_KEPT)
    return zb_xlsx_sheet_refuse(sheet, 0, row, "行的次序颠倒或重复",
                                diags); /* the survey found them in order: the file has changed */
  sheet->last_row = row;
  sheet->hidden = zb_xlsx_is_true(zb_event_attribute(event, "hidden"));
  sheet->last_column = -1;
  zb_cells_clear(&sheet->cells);
  return ZB_OK;
}

/* At the start of <row>: its cells. */
static zb_status read_row(zb_xlsx_sheet *sheet, const zb_event *event, zb_diags *diags)
{
  int depth = event->depth;
  zb_status status = read_row_start(sheet, event, diags);
  while (status == ZB_OK) {
    status = zb_part_next(sheet->part, diags, &event);
    if (status != ZB_OK || event == NULL || event->depth <= depth)
      break;
    if (event->depth == depth + 1 && zb_event_starts(event, "c"))
      status = read_cell(sheet, event, diags);
    if (status == ZB_OK && sheet->cells.count > ZB_MAX_COLUMNS)
      status = zb_xlsx_sheet_refuse(sheet, 0, sheet->last_row, "单元格重复", diags);
  }
  int twice = status == ZB_OK ? zb_cells_order(&sheet->cells) : -1;
  return twice >= 0 ? zb_xlsx_sheet_refuse(sheet, twice, sheet->last_row, "单元格重复", diags) : status;
}

zb_status zb_xlsx_sheet_next(zb_xlsx_sheet *sheet, const zb_row **row, zb_diags *diags)
{
  *row = NULL;
  while (!sheet->ended) { /* read to the end of the part, so that errors after the rows are reported */
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
      sheet->row = (zb_row){
          .number = sheet->last_row, .hidden = sheet->hidden, .count = sheet->cells.count, .cells = sheet->cells.items};
      *row = &sheet->row;
      return ZB_OK;
    }
    if (sheet->ended)
      warn_uncalculated(sheet, diags);
  }
  return ZB_OK;
}

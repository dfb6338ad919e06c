/* “XML 表格 2003”, SpreadsheetML: a whole workbook in one XML file, often called .xls.

       <Workbook><Styles>…</Styles><Worksheet ss:Name="花名册"><Table>
         <Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="s62"><Data ss:Type="Number">44047</Data></Cell>…

   Rows and cells follow one another unless they have an index; ss:MergeAcross occupies columns. */
#include "base/buffer.h"
#include "read/reader.h"
#include "read/row_queue.h"
#include "read/spreadsheetml/spreadsheetml_book.h"
#include "read/typed_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct sml {
  zb_sml_events *events;
  zb_sml_book book;
  int selected, sheet; /* SHEET: the current one; -1: before the first */
  bool at_start;       /* of the current sheet: nothing of it was read */
  bool ended, row_styled, row_hidden, row_struck;
  const zb_number_format *table_format, *row_format;
  const zb_number_format *formats[ZB_MAX_COLUMNS]; /* of cells without a style, by column */
  int columns;                                     /* FORMATS known so far */
  zb_sml_place place;
  zb_buffer value;
  zb_row_queue rows;
} sml;

static zb_sml_sheet *sheet_of(const sml *s)
{
  return &s->book.sheets[s->selected];
}

static zb_status refuse(const sml *s, zb_diags *diags, const char *what)
{
  return zb_sml_refuse(&s->book, sheet_of(s)->name, &s->place, diags, what);
}

static const zb_number_format *format_of(const sml *s, const zb_event *event, const zb_number_format *fallback)
{
  return zb_sml_styles_find(s->book.styles, zb_sml_attribute(event, "StyleID"), fallback);
}

/* --- values --- */

static zb_status typed_cell(sml *s, const char *type, const zb_number_format *format, zb_cell *cell, zb_diags *diags)
{
  const char *value = s->value.data;
  if (strcmp(type, "Number") == 0)
    return zb_cells_read_number(&s->rows.cells, cell, value, format, s->book.from_1904)
               ? ZB_OK
               : refuse(s, diags, "数值写法不对");
  if (strcmp(type, "DateTime") == 0)
    return zb_cells_read_date(&s->rows.cells, cell, value, format) ? ZB_OK : refuse(s, diags, "日期写法不对");
  if (strcmp(type, "Boolean") == 0) {
    zb_cells_set_bool(cell, strcmp(value, "1") == 0 || strcasecmp(value, "true") == 0);
    return ZB_OK;
  }
  bool error = strcmp(type, "Error") == 0;
  if (!error && *type != '\0' && strcmp(type, "String") != 0)
    return refuse(s, diags, "单元格类型不明");
  cell->type = error ? ZB_CELL_ERROR : ZB_CELL_TEXT;
  cell->untyped = *type == '\0';
  cell->format = !error && format != NULL && format->decorates_text ? format : NULL;
  cell->text = zb_cells_text(&s->rows.cells, value, s->value.length);
  return ZB_OK;
}

/* --- cells and rows --- */

/* Collects a cell's value, whatever elements format it, up to the cell's end tag, without notes. */
static zb_status read_data(sml *s, char type[16], bool *struck, zb_diags *diags)
{
  const zb_event *event;
  bool in_data = false;
  zb_status status;
  zb_buffer_clear(&s->value);
  *type = '\0';
  while ((status = zb_sml_events_next(s->events, diags, &event)) == ZB_OK && event != NULL) {
    if (zb_sml_ends(event, ZB_SML_CELL, "Cell"))
      return ZB_OK;
    if (zb_sml_starts(event, ZB_SML_DATA, "Data")) {
      const char *written = zb_sml_attribute(event, "Type");
      snprintf(type, 16, "%s", written != NULL ? written : "");
      in_data = true;
    } else if (zb_sml_ends(event, ZB_SML_DATA, "Data")) {
      in_data = false;
    } else if (in_data && event->kind == ZB_EVENT_START) {
      *struck = *struck || strcasecmp(event->name, "s") == 0;
    } else if (in_data && event->kind == ZB_EVENT_TEXT) {
      zb_buffer_add(&s->value, event->text, event->length);
    }
    if (s->value.length > ZB_MAX_CELL_BYTES)
      return refuse(s, diags, "单元格文字超过 1 MB");
  }
  return status;
}

/* Warns once per sheet of a formula without a value: the program that wrote the file never calculated it. */
static void warn_uncalculated(sml *s, zb_diags *diags)
{
  zb_sml_sheet *sheet = sheet_of(s);
  if (sheet->warned)
    return;
  sheet->warned = true;
  zb_buffer place = {0};
  char cell[24];
  zb_buffer_printf(&place, "%s!%s!%s", s->book.path, sheet->name, zb_cell_name(s->place.column, s->place.row, cell));
  zb_diags_add(diags, ZB_WARNING, "uncalculated", place.data, "请用 Excel 或 WPS 打开并保存一次，公式就有结果了",
               "工作表“%s”有公式没有计算结果，按空白处理，这是第一个", sheet->name);
  zb_buffer_free(&place);
}

static zb_status read_cell(sml *s, const zb_event *event, zb_diags *diags)
{
  zb_merge merge;
  if (!zb_sml_start_cell(event, &s->place, &merge))
    return refuse(s, diags, "此格之后的单元格位置不对");
  int column = s->place.column;
  int described = column - s->place.left;
  const zb_number_format *unstyled = described < s->columns ? s->formats[described] : s->table_format;
  const zb_number_format *format = format_of(s, event, s->row_styled ? s->row_format : unstyled);
  bool formula = zb_sml_attribute(event, "Formula") != NULL;
  const char *style = zb_sml_attribute(event, "StyleID");
  bool struck = style != NULL ? zb_sml_styles_strike(s->book.styles, style) : s->row_struck;
  char type[16];
  zb_status status = read_data(s, type, &struck, diags);
  if (status != ZB_OK)
    return status;
  if (s->value.length > 0) {
    zb_cell *cell = zb_cells_add(&s->rows.cells, column);
    cell->formula = formula;
    cell->struck = struck;
    return typed_cell(s, type, format, cell, diags);
  }
  if (formula && strcmp(type, "String") != 0)
    warn_uncalculated(s, diags);
  return ZB_OK;
}

static zb_status read_row(sml *s, const zb_event *event, zb_diags *diags)
{
  if (!zb_sml_start_row(event, &s->place))
    return refuse(s, diags, "此行之后的行号不对，或超出上限（1048576 行）");
  const char *hidden = zb_sml_attribute(event, "Hidden");
  s->row_hidden = hidden != NULL && strcmp(hidden, "1") == 0;
  s->row_styled = zb_sml_attribute(event, "StyleID") != NULL;
  s->row_format = format_of(s, event, s->table_format);
  s->row_struck = zb_sml_styles_strike(s->book.styles, zb_sml_attribute(event, "StyleID"));
  zb_status status = ZB_OK;
  while (status == ZB_OK) {
    status = zb_sml_events_next(s->events, diags, &event);
    if (status != ZB_OK || event == NULL || zb_sml_ends(event, ZB_SML_ROW, "Row"))
      break;
    if (zb_sml_starts(event, ZB_SML_CELL, "Cell"))
      status = read_cell(s, event, diags);
  }
  return status;
}

/* --- the sheet --- */

static int number_of(const zb_event *event, const char *name, int fallback)
{
  const char *text = zb_sml_attribute(event, name);
  long n = text != NULL ? strtol(text, NULL, 10) : fallback;
  return n < 0 || n > ZB_MAX_COLUMNS ? ZB_MAX_COLUMNS : (int)n;
}

/* At a <Column>: how cells without a style show, in it and the ss:Span columns after it. */
static void read_column(sml *s, const zb_event *event)
{
  int first = number_of(event, "Index", s->columns + 1) - 1, last = first + number_of(event, "Span", 0);
  const zb_number_format *format = format_of(s, event, s->table_format);
  while (s->columns <= last && s->columns < ZB_MAX_COLUMNS) {
    s->formats[s->columns] = s->columns < first ? s->table_format : format;
    s->columns++;
  }
}

static void start_table(sml *s, const zb_event *event)
{
  s->table_format = format_of(s, event, zb_sml_styles_find(s->book.styles, "Default", NULL));
  s->columns = 0;
  zb_sml_start_table(event, &s->place);
}

/* Reads the next event of the selected sheet, or a whole row, which goes into the queue. */
static zb_status read_next(sml *s, zb_diags *diags)
{
  const zb_event *event;
  zb_status status = zb_sml_events_next(s->events, diags, &event);
  s->at_start = event != NULL && zb_sml_starts(event, ZB_SML_SHEET, "Worksheet");
  s->sheet += s->at_start;
  s->ended = event == NULL || s->sheet > s->selected;
  if (s->ended || s->sheet < s->selected)
    return status;
  if (zb_sml_starts(event, ZB_SML_TABLE, "Table"))
    start_table(s, event);
  else if (zb_sml_starts(event, ZB_SML_ROW, "Column"))
    read_column(s, event);
  else if (zb_sml_starts(event, ZB_SML_ROW, "Row")) {
    status = read_row(s, event, diags);
    zb_row_queue_end_row(&s->rows, s->place.row, s->row_hidden);
  }
  return status;
}

static zb_status sml_next(void *self, const zb_row **row, zb_diags *diags)
{
  sml *s = self;
  while ((*row = zb_row_queue_next(&s->rows)) == NULL && !s->ended) {
    zb_status status = read_next(s, diags);
    if (status == ZB_OK)
      continue;
    s->ended = true;
    zb_row_queue_fail(&s->rows);
    return status;
  }
  return ZB_OK;
}

/* Reading sheets in order needs no second pass over the file. */
static zb_status sml_select(void *self, int sheet, zb_diags *diags)
{
  sml *s = self;
  (void)diags;
  if (sheet == s->selected && zb_row_queue_replay(&s->rows))
    return ZB_OK;
  if (zb_sml_events_failed(s->events) || s->selected < 0 || s->sheet > sheet || (s->sheet == sheet && !s->at_start)) {
    zb_sml_events_rewind(s->events);
    s->sheet = -1;
  }
  s->selected = sheet;
  s->ended = false;
  zb_row_queue_clear(&s->rows);
  return ZB_OK;
}

static zb_status sml_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  const sml *s = self;
  (void)diags;
  *count = s->selected >= 0 ? sheet_of(s)->merge_count : 0;
  *merges = *count > 0 ? s->book.merges + sheet_of(s)->first_merge : NULL;
  return ZB_OK;
}

static int sml_sheet_count(const void *self)
{
  return (int)((const sml *)self)->book.sheet_count;
}

static const char *sml_sheet_name(const void *self, int sheet)
{
  return ((const sml *)self)->book.sheets[sheet].name;
}

static bool sml_sheet_visible(const void *self, int sheet)
{
  return ((const sml *)self)->book.sheets[sheet].visible;
}

static void sml_free(void *self)
{
  sml *s = self;
  zb_sml_events_free(s->events);
  zb_sml_book_free(&s->book);
  zb_buffer_free(&s->value);
  zb_row_queue_free(&s->rows);
  free(s);
}

zb_status zb_spreadsheetml_open(const char *path, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_sml_events *events;
  zb_status status = zb_sml_events_open(path, encoding, diags, &events);
  if (status != ZB_OK)
    return status;
  sml *s = calloc(1, sizeof *s);
  if (s == NULL)
    abort();
  s->events = events;
  s->selected = -1;
  status = zb_sml_book_read(&s->book, path, events, diags);
  if (status != ZB_OK) {
    sml_free(s);
    return status;
  }
  *self = s;
  return ZB_OK;
}

const zb_reader_class zb_spreadsheetml_reader = {
    .format = "spreadsheetml",
    .free = sml_free,
    .sheet_count = sml_sheet_count,
    .sheet_name = sml_sheet_name,
    .sheet_visible = sml_sheet_visible,
    .select = sml_select,
    .next = sml_next,
    .merges = sml_merges,
};

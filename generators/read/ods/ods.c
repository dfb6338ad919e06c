/* One pass finds the sheets and their merged cells; rows are then read as they come. What is repeated is written once
   in the file and made here: an empty sheet ends with a million rows. */
#include "read/ods/ods.h"
#include "read/ods/ods_styles.h"

#include "base/grow.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

enum { SHEET = 3 /* depth of <table:table> */, MAX_SHEETS = 4096, MAX_MERGES = 1000000 };

/* Cells of a sheet that stand for others: a small file could ask for 17 billion. */
#define MAX_REPEATED 100000000

typedef struct sheet {
  const char *name, *style;
  bool visible, warned; /* WARNED: of a formula without a value */
  size_t first_merge, merge_count;
} sheet;

typedef struct ods {
  char *path;
  zb_arena *arena;
  zb_ods_events *events;
  zb_ods_styles *styles;
  bool struck; /* something of the current cell is struck out */
  sheet *sheets;
  size_t sheet_count, sheet_capacity;
  const char **hidden; /* styles of sheets that are not shown */
  size_t hidden_count, hidden_capacity;
  zb_merge *merges; /* sheet after sheet */
  size_t merge_count, merge_capacity;
  int selected, current; /* sheets; -1: none */
  bool in_sheet, ended, has_pictures;
  int skipping; /* depth of an element of the sheet that has no cells of its own: charts; 0: none */
  const zb_number_format *formats[ZB_MAX_COLUMNS]; /* of cells without a style, by column; NULL: not known */
  bool strikes[ZB_MAX_COLUMNS];                    /* whether they are struck out */
  int columns;                                     /* FORMATS known so far */
  zb_ods_place place;
  zb_ods_raw raw;
  zb_cells cells;
  zb_row row;
  int left; /* how often the row is still to be given */
  int64_t repeated;
} ods;

static zb_status refuse(const ods *o, zb_diags *diags, const char *what)
{
  zb_buffer place = {0};
  char cell[24];
  zb_buffer_puts(&place, o->path);
  if (o->current >= 0)
    zb_buffer_printf(
        &place, "!%s!%s", o->sheets[o->current].name,
        zb_cell_name(o->place.column < 0 ? 0 : o->place.column, o->place.row < 0 ? 0 : o->place.row, cell));
  zb_diags_add(diags, ZB_ERROR, "spoiled", place.data, "请用 LibreOffice 或 WPS 打开此文件，另存为 .xlsx 后再导入",
               "工作簿已损坏：%s", what);
  zb_buffer_free(&place);
  return ZB_INPUT;
}

static zb_status rewind_content(ods *o, zb_diags *diags)
{
  o->current = -1;
  o->in_sheet = false;
  o->skipping = 0;
  return zb_ods_events_rewind(o->events, diags);
}

/* Whether EVENT is of the cells of a sheet, or of nothing that matters. */
static bool is_skipped(ods *o, const zb_event *event)
{
  static const char *const names[] = {"shapes", "forms", "scenario", "office-forms", "named-expressions", NULL};
  if (o->skipping > 0) {
    if (event->kind == ZB_EVENT_END && event->depth == o->skipping)
      o->skipping = 0;
    return true;
  }
  for (const char *const *name = names; *name != NULL && o->in_sheet; name++)
    if (zb_event_starts(event, *name))
      o->skipping = event->depth;
  return o->skipping > 0;
}

/* Follows the sheets: true if EVENT starts one. */
static bool follow_sheets(ods *o, const zb_event *event)
{
  if (event->depth != SHEET || event->kind == ZB_EVENT_TEXT || strcmp(event->name, "table") != 0)
    return false;
  o->in_sheet = event->kind == ZB_EVENT_START;
  o->current += o->in_sheet;
  zb_ods_place_start(&o->place);
  return o->in_sheet;
}

/* --- Finding the sheets --------------------------------------------------------------------------------------- */

static void add_sheet(ods *o, const zb_event *event)
{
  const char *name = zb_event_attribute(event, "table:name"), *style = zb_event_attribute(event, "table:style-name");
  o->sheets = zb_arena_grow(o->arena, o->sheets, o->sheet_count, &o->sheet_capacity, sizeof *o->sheets);
  o->sheets[o->sheet_count++] = (sheet){.name = zb_arena_strdup(o->arena, name != NULL ? name : ""),
                                        .style = zb_arena_strdup(o->arena, style != NULL ? style : ""),
                                        .visible = true,
                                        .first_merge = o->merge_count};
}

/* A style of sheets that are hidden; STYLE is the one that we are in. */
static void survey_style(ods *o, const zb_event *event, zb_buffer *style)
{
  if (zb_event_starts(event, "style")) {
    const char *name = zb_event_attribute(event, "style:name");
    zb_buffer_clear(style);
    zb_buffer_puts(style, name != NULL ? name : "");
  }
  const char *display = zb_event_starts(event, "table-properties") ? zb_event_attribute(event, "table:display") : NULL;
  if (display == NULL || strcmp(display, "false") != 0 || style->length == 0)
    return;
  o->hidden = zb_arena_grow(o->arena, o->hidden, o->hidden_count, &o->hidden_capacity, sizeof *o->hidden);
  o->hidden[o->hidden_count++] = zb_arena_strdup(o->arena, style->data);
}

static zb_status survey_cell(ods *o, const zb_event *event, zb_diags *diags)
{
  zb_merge merge;
  if (!zb_ods_place_cell(&o->place, event) || o->place.row < 0 || !zb_ods_merge(&o->place, event, &merge))
    return ZB_OK;
  if (o->merge_count >= MAX_MERGES)
    return refuse(o, diags, "合并单元格太多");
  o->merges = zb_grow(o->merges, o->merge_count, &o->merge_capacity, sizeof *o->merges);
  o->merges[o->merge_count++] = merge;
  o->sheets[o->current].merge_count++;
  return ZB_OK;
}

/* Charts, too, have an image, which stands for them. */
static bool is_picture(const zb_event *event)
{
  const char *file = zb_event_starts(event, "image") ? zb_event_prefixed(event, "href") : "ObjectReplacements";
  return file == NULL || strstr(file, "ObjectReplacements") == NULL;
}

static zb_status survey_event(ods *o, const zb_event *event, int *cell, zb_diags *diags)
{
  bool covered;
  o->has_pictures = o->has_pictures || is_picture(event);
  if (*cell > 0) { /* within a cell, whose content does not matter now */
    *cell = event->kind == ZB_EVENT_END && event->depth == *cell ? 0 : *cell;
    return ZB_OK;
  }
  if (is_skipped(o, event))
    return ZB_OK;
  if (follow_sheets(o, event)) {
    if (o->sheet_count >= MAX_SHEETS)
      return refuse(o, diags, "工作表太多");
    add_sheet(o, event);
  } else if (o->in_sheet && zb_event_starts(event, "table-row")) {
    zb_ods_place_row(&o->place, event);
  } else if (o->in_sheet && zb_ods_is_cell(event, &covered)) {
    *cell = event->depth;
    return survey_cell(o, event, diags);
  }
  return ZB_OK;
}

static void hide_sheets(ods *o)
{
  for (size_t i = 0; i < o->sheet_count; i++)
    for (size_t h = 0; h < o->hidden_count; h++)
      if (strcmp(o->sheets[i].style, o->hidden[h]) == 0)
        o->sheets[i].visible = false;
}

/* The common styles, which those of the content inherit from. What styles.xml has beside them is of headers and footers
   of pages, and may have the names of the content's. */
static zb_status read_common_styles(ods *o, zb_diags *diags)
{
  const zb_event *event;
  bool found, common = false;
  zb_status status = zb_ods_events_rewind_styles(o->events, diags, &found);
  while (found && status == ZB_OK && (status = zb_ods_events_next(o->events, diags, &event)) == ZB_OK &&
         event != NULL) {
    if (zb_event_starts(event, "styles") || zb_event_ends(event, "styles"))
      common = event->kind == ZB_EVENT_START;
    else if (common)
      zb_ods_styles_event(o->styles, event);
  }
  return status;
}

static zb_status survey(ods *o, zb_diags *diags)
{
  const zb_event *event;
  zb_buffer style = {0};
  int cell = 0;
  zb_status status = read_common_styles(o, diags);
  if (status == ZB_OK)
    status = rewind_content(o, diags);
  while (status == ZB_OK && (status = zb_ods_events_next(o->events, diags, &event)) == ZB_OK && event != NULL) {
    if (!o->in_sheet)
      survey_style(o, event, &style);
    if (!o->in_sheet && o->sheet_count == 0)
      zb_ods_styles_event(o->styles, event);
    status = survey_event(o, event, &cell, diags);
  }
  zb_buffer_free(&style);
  hide_sheets(o);
  zb_ods_styles_finish(o->styles);
  return status == ZB_OK && o->sheet_count == 0 ? refuse(o, diags, "没有工作表") : status;
}

/* --- Reading one ---------------------------------------------------------------------------------------------- */

/* Warns once per sheet of a formula without a value: the program that wrote the file never calculated it. */
static void warn_uncalculated(ods *o, zb_diags *diags)
{
  sheet *s = &o->sheets[o->current];
  char cell[24];
  if (s->warned)
    return;
  s->warned = true;
  zb_diags_add(
      diags, ZB_WARNING, "uncalculated",
      zb_arena_printf(o->arena, "%s!%s!%s", o->path, s->name, zb_cell_name(o->place.column, o->place.row, cell)),
      "请用 LibreOffice 或 WPS 打开并保存一次，公式就有结果了", "工作表“%s”有公式没有计算结果，按空白处理，这是第一个",
      s->name);
}

/* Goes to the end of the cell whose start was at DEPTH. */
static zb_status read_content(ods *o, int depth, zb_diags *diags)
{
  const zb_event *event;
  zb_status status;
  while ((status = zb_ods_events_next(o->events, diags, &event)) == ZB_OK && event != NULL) {
    if (event->kind == ZB_EVENT_END && event->depth == depth)
      return ZB_OK;
    if (zb_event_starts(event, "span") && zb_ods_styles_strike(o->styles, zb_event_attribute(event, "text:style-name")))
      o->struck = true;
    zb_ods_raw_event(&o->raw, event);
    if (o->raw.text.length > ZB_MAX_CELL_BYTES)
      return refuse(o, diags, "单元格文字超过 1 MB");
  }
  return status;
}

/* Adds the cell as often as it is repeated. */
static zb_status add_cells(ods *o, const zb_number_format *format, zb_diags *diags)
{
  zb_cell *cell = zb_cells_add(&o->cells, o->place.column);
  const char *fault = zb_ods_raw_value(&o->raw, format, &o->cells, cell);
  if (fault != NULL)
    return refuse(o, diags, fault);
  if (*cell->text == '\0') {
    o->cells.count--;
    if (o->raw.formula && o->raw.kind == ZB_ODS_EMPTY)
      warn_uncalculated(o, diags);
    return ZB_OK;
  }
  cell->struck = o->struck;
  zb_cell filled = *cell;
  for (int i = 1; i < o->place.columns; i++) {
    cell = zb_cells_add(&o->cells, 0);
    *cell = filled;
    cell->column = o->place.column + i;
  }
  o->repeated += (int64_t)o->place.columns * o->place.rows;
  return o->repeated <= MAX_REPEATED ? ZB_OK : refuse(o, diags, "单元格太多");
}

/* By the cell's style, or that of its column. */
static const zb_number_format *format_of(const ods *o, const zb_event *event)
{
  const char *style = zb_event_attribute(event, "table:style-name");
  if (style != NULL)
    return zb_ods_styles_find(o->styles, style);
  return o->place.column < o->columns ? o->formats[o->place.column] : NULL;
}

static bool is_struck(const ods *o, const zb_event *event)
{
  const char *style = zb_event_attribute(event, "table:style-name");
  if (style != NULL)
    return zb_ods_styles_strike(o->styles, style);
  return o->place.column < o->columns && o->strikes[o->place.column];
}

/* At a <table:table-column>. */
static void read_column(ods *o, const zb_event *event)
{
  const char *style = zb_event_attribute(event, "table:default-cell-style-name");
  int count = zb_ods_count(event, "table:number-columns-repeated", ZB_MAX_COLUMNS - o->columns);
  for (; count > 0 && o->columns < ZB_MAX_COLUMNS; count--) {
    o->strikes[o->columns] = zb_ods_styles_strike(o->styles, style);
    o->formats[o->columns++] = zb_ods_styles_find(o->styles, style);
  }
}

static zb_status read_cell(ods *o, const zb_event *event, bool covered, zb_diags *diags)
{
  int depth = event->depth;
  bool inside = zb_ods_place_cell(&o->place, event);
  zb_ods_raw_start(&o->raw, event);
  const zb_number_format *format = format_of(o, event);
  o->struck = is_struck(o, event);
  zb_status status = read_content(o, depth, diags);
  if (status != ZB_OK || covered)
    return status;
  if (inside)
    return add_cells(o, format, diags);
  return o->raw.text.length > 0 ? refuse(o, diags, "列数超出上限") : ZB_OK;
}

/* At the start of a row: its cells. */
static zb_status read_row(ods *o, const zb_event *event, zb_diags *diags)
{
  int depth = event->depth;
  bool inside = zb_ods_place_row(&o->place, event), covered;
  const char *visibility = zb_event_attribute(event, "table:visibility");
  bool hidden = visibility != NULL && strcmp(visibility, "visible") != 0; /* collapse, filter */
  zb_status status = ZB_OK;
  zb_cells_clear(&o->cells);
  while (status == ZB_OK && (status = zb_ods_events_next(o->events, diags, &event)) == ZB_OK && event != NULL) {
    if (event->kind == ZB_EVENT_END && event->depth == depth)
      break;
    if (zb_ods_is_cell(event, &covered))
      status = read_cell(o, event, covered, diags);
  }
  if (status == ZB_OK && !inside && o->cells.count > 0)
    status = refuse(o, diags, "行数超出上限");
  o->row = (zb_row){.number = o->place.row, .hidden = hidden, .count = o->cells.count, .cells = o->cells.items};
  o->left = status == ZB_OK && o->cells.count > 0 ? o->place.rows : 0;
  return status;
}

static zb_status read_next(ods *o, zb_diags *diags)
{
  const zb_event *event;
  zb_status status = zb_ods_events_next(o->events, diags, &event);
  if (status != ZB_OK || event == NULL) {
    o->ended = true;
    return status;
  }
  if (is_skipped(o, event))
    return ZB_OK;
  if (follow_sheets(o, event))
    o->columns = 0;
  o->ended = o->current == o->selected && !o->in_sheet;
  if (o->in_sheet && o->current == o->selected && zb_event_starts(event, "table-row"))
    status = read_row(o, event, diags);
  else if (o->in_sheet && zb_event_starts(event, "table-column"))
    read_column(o, event);
  o->ended = o->ended || status != ZB_OK;
  return status;
}

static zb_status ods_next(void *self, const zb_row **row, zb_diags *diags)
{
  ods *o = self;
  *row = NULL;
  while (o->left == 0 && !o->ended) {
    zb_status status = read_next(o, diags);
    if (status != ZB_OK)
      return status;
  }
  if (o->left == 0)
    return ZB_OK;
  o->row.number = o->place.row + o->place.rows - o->left--;
  *row = &o->row;
  return ZB_OK;
}

static zb_status ods_select(void *self, int sheet, zb_diags *diags)
{
  ods *o = self;
  zb_status status = o->selected >= 0 && o->current < sheet ? ZB_OK : rewind_content(o, diags);
  o->selected = sheet;
  o->ended = status != ZB_OK;
  o->left = 0;
  o->repeated = 0;
  return status;
}

static zb_status ods_merges(void *self, const zb_merge **merges, size_t *count, zb_diags *diags)
{
  const ods *o = self;
  (void)diags;
  *count = o->selected >= 0 ? o->sheets[o->selected].merge_count : 0;
  *merges = *count > 0 ? o->merges + o->sheets[o->selected].first_merge : NULL;
  return ZB_OK;
}

static int ods_sheet_count(const void *self)
{
  return (int)((const ods *)self)->sheet_count;
}

static const char *ods_sheet_name(const void *self, int sheet)
{
  return ((const ods *)self)->sheets[sheet].name;
}

static bool ods_sheet_visible(const void *self, int sheet)
{
  return ((const ods *)self)->sheets[sheet].visible;
}

static void ods_free(void *self)
{
  ods *o = self;
  zb_ods_events_free(o->events);
  zb_ods_styles_free(o->styles);
  zb_arena_free(o->arena);
  zb_cells_free(&o->cells);
  zb_ods_raw_free(&o->raw);
  free(o->merges);
  free(o->path);
  free(o);
}

static zb_status open_any(const char *path, bool flat, const char *encoding, zb_diags *diags, void **self)
{
  *self = NULL;
  zb_ods_events *events;
  zb_status status = zb_ods_events_open(path, flat, encoding, diags, &events);
  if (status != ZB_OK)
    return status;
  ods *o = calloc(1, sizeof *o);
  if (o == NULL || (o->path = strdup(path)) == NULL)
    abort();
  o->arena = zb_arena_new();
  o->events = events;
  o->styles = zb_ods_styles_new();
  o->selected = o->current = -1;
  status = survey(o, diags);
  if (status != ZB_OK) {
    ods_free(o);
    return status;
  }
  *self = o;
  return ZB_OK;
}

zb_status zb_ods_open(const char *path, zb_diags *diags, void **self)
{
  return open_any(path, false, NULL, diags, self);
}

zb_status zb_fods_open(const char *path, const char *encoding, zb_diags *diags, void **self)
{
  return open_any(path, true, encoding, diags, self);
}

static bool ods_has_pictures(const void *self)
{
  return ((const ods *)self)->has_pictures;
}

const zb_reader_class zb_ods_reader = {
    .format = "ods",
    .free = ods_free,
    .sheet_count = ods_sheet_count,
    .sheet_name = ods_sheet_name,
    .sheet_visible = ods_sheet_visible,
    .select = ods_select,
    .next = ods_next,
    .merges = ods_merges,
    .has_unread_pictures = ods_has_pictures,
};

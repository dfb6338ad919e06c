#include "read/spreadsheetml/spreadsheetml_book.h"

#include "base/buffer.h"
#include "base/grow.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SHEETS = 4096, MAX_MERGES = 1024 * 1024 };

/* --- places --- */

void zb_sml_start_sheet(zb_sml_place *place)
{
  *place = (zb_sml_place){.row = -1, .column = -1};
}

/* The count in an attribute: FALLBACK if it is missing, -1 if it is malformed. */
static int count_of(const zb_event *event, const char *name, int fallback)
{
  const char *text = zb_sml_attribute(event, name);
  if (text == NULL)
    return fallback;
  char *end;
  long n = strtol(text, &end, 10);
  return end == text || *end != '\0' || n < 0 || n > ZB_MAX_ROWS ? -1 : (int)n;
}

static int offset_of(const zb_event *event, const char *name)
{
  int cell = count_of(event, name, 1);
  return cell > 1 ? cell - 1 : 0;
}

void zb_sml_start_table(const zb_event *event, zb_sml_place *place)
{
  zb_sml_start_sheet(place);
  place->top = offset_of(event, "TopCell");
  place->left = offset_of(event, "LeftCell");
}

bool zb_sml_start_row(const zb_event *event, zb_sml_place *place)
{
  int index = count_of(event, "Index", place->next_row + 1), span = count_of(event, "Span", 0);
  if (index <= place->next_row || span < 0 || place->top + index > ZB_MAX_ROWS)
    return false;
  place->row = place->top + index - 1;
  place->next_row = index + span; /* rows that are alike are written once */
  place->column = -1;
  place->next_column = 0;
  return true;
}

bool zb_sml_start_cell(const zb_event *event, zb_sml_place *place, zb_merge *merge)
{
  int index = count_of(event, "Index", place->next_column + 1);
  int across = count_of(event, "MergeAcross", 0), down = count_of(event, "MergeDown", 0);
  if (index <= place->next_column || across < 0 || down < 0 || place->left + index + across > ZB_MAX_COLUMNS ||
      place->row + down >= ZB_MAX_ROWS)
    return false;
  place->column = place->left + index - 1;
  place->next_column = index + across;
  *merge = (zb_merge){place->row, place->column, place->row + down, place->column + across};
  return true;
}

zb_status zb_sml_refuse(const zb_sml_book *book, const char *sheet, const zb_sml_place *place, zb_diags *diags,
                        const char *what)
{
  zb_buffer location = {0};
  char cell[24];
  zb_buffer_printf(&location, "%s!%s!%s", book->path, sheet,
                   zb_cell_name(place->column < 0 ? 0 : place->column, place->row < 0 ? 0 : place->row, cell));
  zb_diags_add(diags, ZB_ERROR, "spoiled", location.data, "请用 Excel 或 WPS 打开此文件，另存为 .xlsx 后再导入",
               "工作簿已损坏：%s", what);
  zb_buffer_free(&location);
  return ZB_INPUT;
}

/* --- the pass --- */

static void add_sheet(zb_sml_book *book, const zb_event *event)
{
  const char *name = zb_sml_attribute(event, "Name");
  book->sheets =
      zb_arena_grow(book->arena, book->sheets, book->sheet_count, &book->sheet_capacity, sizeof *book->sheets);
  book->sheets[book->sheet_count++] = (zb_sml_sheet){.name = zb_arena_strdup(book->arena, name != NULL ? name : ""),
                                                     .visible = true,
                                                     .first_merge = book->merge_count};
}

static void add_merge(zb_sml_book *book, const zb_merge *merge)
{
  book->merges = zb_grow(book->merges, book->merge_count, &book->merge_capacity, sizeof *book->merges);
  book->merges[book->merge_count++] = *merge;
  book->sheets[book->sheet_count - 1].merge_count++;
}

static zb_status survey_cell(zb_sml_book *book, const zb_event *event, zb_sml_place *place, zb_diags *diags)
{
  const char *sheet = book->sheets[book->sheet_count - 1].name;
  zb_merge merge;
  if (!zb_sml_start_cell(event, place, &merge))
    return zb_sml_refuse(book, sheet, place, diags, "此格之后的单元格位置不对");
  if (merge.first_row == merge.last_row && merge.first_column == merge.last_column)
    return ZB_OK;
  if (book->merge_count >= MAX_MERGES)
    return zb_sml_refuse(book, sheet, place, diags, "合并单元格太多");
  add_merge(book, &merge);
  return ZB_OK;
}

static bool is_hidden(const char *state)
{
  return state != NULL && (strcmp(state, "SheetHidden") == 0 || strcmp(state, "SheetVeryHidden") == 0);
}

/* What one pass carries from event to event. */
typedef struct survey {
  zb_sml_place place;
  bool in_visible;   /* in the <Visible> of a sheet's options */
  zb_buffer visible; /* its text */
} survey;

static bool is_one(const char *value)
{
  return value != NULL && strcmp(value, "1") == 0;
}

/* Styles and the date system, which come before the sheets. */
static bool survey_setting(zb_sml_book *book, const zb_event *event)
{
  if (zb_sml_starts(event, 2, "Date1904"))
    book->from_1904 = true;
  else if (zb_sml_starts(event, 2, "Style"))
    zb_sml_styles_add(book->styles, zb_sml_attribute(event, "ID"), zb_sml_attribute(event, "Parent"));
  else if (zb_sml_starts(event, 3, "NumberFormat"))
    zb_sml_styles_format(book->styles, zb_sml_attribute(event, "Format"));
  else if (zb_sml_starts(event, 3, "Font"))
    zb_sml_styles_font(book->styles, is_one(zb_sml_attribute(event, "StrikeThrough")));
  else
    return false;
  return true;
}

static void survey_visibility(zb_sml_sheet *sheet, const zb_event *event, survey *survey)
{
  if (zb_sml_starts(event, 3, "Visible")) {
    survey->in_visible = true;
    zb_buffer_clear(&survey->visible);
  } else if (zb_sml_ends(event, 3, "Visible")) {
    survey->in_visible = false;
    sheet->visible = sheet->visible && !is_hidden(survey->visible.data);
  } else if (survey->in_visible && event->kind == ZB_EVENT_TEXT) {
    zb_buffer_add(&survey->visible, event->text, event->length);
  }
}

static zb_status survey_event(zb_sml_book *book, const zb_event *event, survey *survey, zb_diags *diags)
{
  zb_sml_sheet *sheet = book->sheet_count > 0 ? &book->sheets[book->sheet_count - 1] : NULL;
  zb_sml_place *place = &survey->place;
  if (survey_setting(book, event))
    return ZB_OK;
  if (zb_sml_starts(event, ZB_SML_SHEET, "Worksheet")) {
    if (book->sheet_count >= MAX_SHEETS)
      return zb_sml_refuse(book, "", place, diags, "工作表太多");
    add_sheet(book, event);
    zb_sml_start_sheet(place);
  } else if (sheet == NULL) {
    return ZB_OK;
  } else if (zb_sml_starts(event, ZB_SML_TABLE, "Table")) {
    zb_sml_start_table(event, place);
  } else if (zb_sml_starts(event, ZB_SML_ROW, "Row")) {
    if (!zb_sml_start_row(event, place))
      return zb_sml_refuse(book, sheet->name, place, diags, "此行之后的行号不对，或超出上限（1048576 行）");
  } else if (zb_sml_starts(event, ZB_SML_CELL, "Cell")) {
    return survey_cell(book, event, place, diags);
  } else {
    survey_visibility(sheet, event, survey);
  }
  return ZB_OK;
}

zb_status zb_sml_book_read(zb_sml_book *book, const char *path, zb_sml_events *events, zb_diags *diags)
{
  *book = (zb_sml_book){.path = strdup(path), .arena = zb_arena_new(), .styles = zb_sml_styles_new()};
  if (book->path == NULL)
    abort();
  survey survey = {0};
  zb_sml_start_sheet(&survey.place);
  const zb_event *event;
  zb_status status;
  while ((status = zb_sml_events_next(events, diags, &event)) == ZB_OK && event != NULL) {
    status = survey_event(book, event, &survey, diags);
    if (status != ZB_OK)
      break;
  }
  zb_buffer_free(&survey.visible);
  zb_sml_styles_sort(book->styles);
  if (status == ZB_OK && book->sheet_count == 0) {
    zb_diags_add(diags, ZB_ERROR, "not-a-table", path, "请导入 .xlsx 或 .csv 文件", "这是 XML 文件，里面没有工作表");
    status = ZB_INPUT;
  }
  return status;
}

void zb_sml_book_free(zb_sml_book *book)
{
  free(book->path);
  free(book->merges);
  zb_arena_free(book->arena);
  zb_sml_styles_free(book->styles);
}

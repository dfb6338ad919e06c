/* What one pass over an “XML 表格 2003” finds. */
#include "read/spreadsheetml/spreadsheetml_book.h"

#include "base/buffer.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SHEETS = 4096, MAX_MERGES = 1024 * 1024 };

/* --- places --- */

void zb_sml_start_sheet(zb_sml_place *place)
{
  *place = (zb_sml_place){.row = -1, .column = -1};
}

/* A count in an attribute: FALLBACK if it is missing, -1 if it is none. */
static int count_of(const zb_xml_stream *stream, const char *name, int fallback)
{
  const char *text = zb_xml_stream_attribute(stream, name);
  if (text == NULL)
    return fallback;
  char *end;
  long n = strtol(text, &end, 10);
  return end == text || *end != '\0' || n < 0 || n > ZB_MAX_ROWS ? -1 : (int)n;
}

static int offset_of(const zb_xml_stream *stream, const char *name)
{
  int cell = count_of(stream, name, 1);
  return cell > 1 ? cell - 1 : 0;
}

void zb_sml_start_table(const zb_xml_stream *stream, zb_sml_place *place)
{
  zb_sml_start_sheet(place);
  place->top = offset_of(stream, "TopCell");
  place->left = offset_of(stream, "LeftCell");
}

bool zb_sml_start_row(const zb_xml_stream *stream, zb_sml_place *place)
{
  int index = count_of(stream, "Index", place->next_row + 1), span = count_of(stream, "Span", 0);
  if (index <= place->next_row || span < 0 || place->top + index > ZB_MAX_ROWS)
    return false;
  place->row = place->top + index - 1;
  place->next_row = index + span; /* rows that are alike are written once */
  place->column = -1;
  place->next_column = 0;
  return true;
}

bool zb_sml_start_cell(const zb_xml_stream *stream, zb_sml_place *place, zb_merge *merge)
{
  int index = count_of(stream, "Index", place->next_column + 1);
  int across = count_of(stream, "MergeAcross", 0), down = count_of(stream, "MergeDown", 0);
  if (index <= place->next_column || across < 0 || down < 0 || place->left + index + across > ZB_MAX_COLUMNS ||
      place->row + down >= ZB_MAX_ROWS)
    return false;
  place->column = place->left + index - 1;
  place->next_column = index + across;
  *merge = (zb_merge){place->row, place->column, place->row + down, place->column + across};
  return true;
}

zb_status zb_sml_spoiled(const zb_sml_book *book, const char *sheet, const zb_sml_place *place, zb_diags *diags,
                         const char *what)
{
  zb_buffer at = {0};
  char cell[24];
  zb_buffer_printf(&at, "%s!%s!%s", book->path, sheet,
                   zb_cell_name(place->column < 0 ? 0 : place->column, place->row < 0 ? 0 : place->row, cell));
  zb_diags_add(diags, ZB_ERROR, "spoiled", at.data, "请用 Excel 或 WPS 打开此文件，另存为 .xlsx 后再导入",
               "工作簿已损坏：%s", what);
  zb_buffer_free(&at);
  return ZB_INPUT;
}

/* --- the pass --- */

static void add_sheet(zb_sml_book *book, const zb_xml_stream *stream)
{
  const char *name = zb_xml_stream_attribute(stream, "Name");
  book->sheets =
      zb_arena_grow(book->arena, book->sheets, book->sheet_count, &book->sheet_capacity, sizeof *book->sheets);
  book->sheets[book->sheet_count++] = (zb_sml_sheet){.name = zb_arena_strdup(book->arena, name != NULL ? name : ""),
                                                     .visible = true,
                                                     .first_merge = book->merge_count};
}

static void add_merge(zb_sml_book *book, const zb_merge *merge)
{
  book->merges =
      book->merge_count < book->merge_capacity
          ? book->merges
          : realloc(book->merges, (book->merge_capacity = book->merge_capacity * 2 + 64) * sizeof *book->merges);
  if (book->merges == NULL)
    abort();
  book->merges[book->merge_count++] = *merge;
  book->sheets[book->sheet_count - 1].merge_count++;
}

static zb_status survey_cell(zb_sml_book *book, const zb_xml_stream *stream, zb_sml_place *place, zb_diags *diags)
{
  const char *sheet = book->sheets[book->sheet_count - 1].name;
  zb_merge merge;
  if (!zb_sml_start_cell(stream, place, &merge))
    return zb_sml_spoiled(book, sheet, place, diags, "此格之后的单元格位置不对");
  if (merge.first_row == merge.last_row && merge.first_column == merge.last_column)
    return ZB_OK;
  if (book->merge_count >= MAX_MERGES)
    return zb_sml_spoiled(book, sheet, place, diags, "合并单元格太多");
  add_merge(book, &merge);
  return ZB_OK;
}

static bool is_hidden(const char *state)
{
  return state != NULL && (strcmp(state, "SheetHidden") == 0 || strcmp(state, "SheetVeryHidden") == 0);
}

static zb_status survey_node(zb_sml_book *book, const zb_xml_stream *stream, zb_sml_place *place, bool *in_state,
                             zb_diags *diags)
{
  zb_sml_sheet *sheet = book->sheet_count > 0 ? &book->sheets[book->sheet_count - 1] : NULL;
  int depth = zb_xml_stream_depth(stream);
  if (zb_xml_stream_at(stream, 2, "Date1904")) {
    book->from_1904 = true;
  } else if (zb_xml_stream_at(stream, 2, "Style")) {
    zb_sml_styles_add(book->styles, zb_xml_stream_attribute(stream, "ID"), zb_xml_stream_attribute(stream, "Parent"));
  } else if (zb_xml_stream_at(stream, 3, "NumberFormat")) {
    zb_sml_styles_format(book->styles, zb_xml_stream_attribute(stream, "Format"));
  } else if (zb_xml_stream_at(stream, ZB_SML_SHEET, "Worksheet")) {
    if (book->sheet_count >= MAX_SHEETS)
      return zb_sml_spoiled(book, "", place, diags, "工作表太多");
    add_sheet(book, stream);
    zb_sml_start_sheet(place);
  } else if (sheet != NULL && zb_xml_stream_at(stream, ZB_SML_TABLE, "Table")) {
    zb_sml_start_table(stream, place);
  } else if (sheet != NULL && zb_xml_stream_at(stream, ZB_SML_ROW, "Row")) {
    if (!zb_sml_start_row(stream, place))
      return zb_sml_spoiled(book, sheet->name, place, diags, "此行之后的行号不对，或超出上限（1048576 行）");
  } else if (sheet != NULL && zb_xml_stream_at(stream, ZB_SML_CELL, "Cell")) {
    return survey_cell(book, stream, place, diags);
  } else if (sheet != NULL && *in_state && depth == 4 && is_hidden(zb_xml_stream_text(stream))) {
    sheet->visible = false;
  }
  *in_state = zb_xml_stream_at(stream, 3, "Visible");
  return ZB_OK;
}

zb_status zb_sml_book_read(zb_sml_book *book, const char *path, zb_xml_stream *stream, zb_diags *diags)
{
  *book = (zb_sml_book){.path = strdup(path), .arena = zb_arena_new(), .styles = zb_sml_styles_new()};
  if (book->path == NULL)
    abort();
  zb_sml_place place;
  zb_sml_start_sheet(&place);
  bool more = true, in_state = false;
  zb_status status = ZB_OK;
  while (status == ZB_OK && more) {
    status = zb_xml_stream_next(stream, diags, &more);
    if (status == ZB_OK && more)
      status = survey_node(book, stream, &place, &in_state, diags);
  }
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

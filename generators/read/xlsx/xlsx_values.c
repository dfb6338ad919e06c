/* What a cell's value is, from what is written of it. */
#include "read/xlsx/xlsx_parts.h"

#include "base/number.h"
#include "read/number_format.h"
#include "value/dates.h"

#include <stdlib.h>
#include <string.h>

zb_source_kind zb_source_kind_of(const char *type)
{
  static const struct {
    const char *type;
    zb_source_kind kind;
  } kinds[] = {
      {"s", ZB_SOURCE_SHARED}, {"n", ZB_SOURCE_NUMBER}, {"str", ZB_SOURCE_TEXT}, {"inlineStr", ZB_SOURCE_TEXT},
      {"b", ZB_SOURCE_BOOL},   {"e", ZB_SOURCE_ERROR},  {"d", ZB_SOURCE_DATE},
  };
  for (size_t i = 0; type != NULL && i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(type, kinds[i].type) == 0)
      return kinds[i].kind;
  }
  return type == NULL || *type == '\0' ? ZB_SOURCE_NUMBER : ZB_SOURCE_UNKNOWN;
}

/* NUMBER as that style shows it; PLAIN if its own writing is canonical. */
static void number_cell(const zb_sheet_context *context, const zb_source *from, double number, const zb_buffer *plain,
                        zb_cells *cells, zb_cell *cell)
{
  zb_style_kind kind = zb_styles_kind(context->styles, from->style);
  if (plain == NULL || kind != ZB_STYLE_NUMBER) {
    zb_cells_set_number(cells, cell, number, kind, context->from_1904);
    return;
  }
  cell->type = ZB_CELL_NUMBER;
  cell->number = number;
  cell->from_1904 = context->from_1904;
  cell->text = zb_cells_text(cells, plain->data, plain->length);
}

/* An ISO 8601 date as strict workbooks have it; what is none stays a text, for whoever needs a date there to refuse. */
static void date_cell(const zb_buffer *value, zb_cells *cells, zb_cell *cell)
{
  char text[ZB_DATE_SIZE];
  bool date = zb_iso_date_text(value->data, text);
  cell->type = date ? ZB_CELL_DATE : ZB_CELL_TEXT;
  cell->text = date ? zb_cells_text(cells, text, strlen(text)) : zb_cells_text(cells, value->data, value->length);
}

/* Puts the shared string that VALUE is the number of in its place. */
static zb_status look_up(const zb_sheet_context *context, zb_buffer *value, const char **fault, zb_diags *diags)
{
  char *end;
  unsigned long long i = strtoull(value->data, &end, 10);
  if (end == value->data || end[strspn(end, " \t\r\n")] != '\0' || i >= zb_strings_count(context->strings)) {
    *fault = "引用的文字不存在";
    return ZB_INPUT;
  }
  return zb_strings_get(context->strings, (size_t)i, value) ? ZB_OK : zb_strings_fault(context->package, diags);
}

zb_status zb_source_value(const zb_sheet_context *context, const zb_source *from, zb_buffer *value, zb_cells *cells,
                          zb_cell *cell, const char **fault, zb_diags *diags)
{
  double number;
  zb_status status = ZB_OK;
  switch (from->kind) {
  case ZB_SOURCE_NUMBER:
    if (zb_number_canonical(value->data, value->length, &number))
      number_cell(context, from, number, value, cells, cell);
    else if (zb_number_read(value->data, &number))
      number_cell(context, from, number, NULL, cells, cell);
    else
      *fault = "数值写法不对";
    return ZB_OK;
  case ZB_SOURCE_DATE:
    date_cell(value, cells, cell);
    return ZB_OK;
  case ZB_SOURCE_BOOL:
    zb_cells_set_bool(cell, strcmp(value->data, "1") == 0 || strcmp(value->data, "true") == 0);
    return ZB_OK;
  case ZB_SOURCE_UNKNOWN:
    *fault = "单元格类型不明";
    return ZB_OK;
  case ZB_SOURCE_SHARED:
    status = look_up(context, value, fault, diags);
    break;
  case ZB_SOURCE_TEXT:
    zb_strings_unescape(value);
    break;
  case ZB_SOURCE_ERROR:
    break;
  }
  cell->type = from->kind == ZB_SOURCE_ERROR ? ZB_CELL_ERROR : ZB_CELL_TEXT;
  cell->text = zb_cells_text(cells, value->data, value->length);
  return status;
}

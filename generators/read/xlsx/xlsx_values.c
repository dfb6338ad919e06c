/* Converts a cell's raw value. */
#include "read/xlsx/xlsx_parts.h"

#include "base/number.h"
#include "read/typed_cells.h"

#include <stdlib.h>
#include <string.h>

zb_raw_kind zb_raw_kind_of(const char *type)
{
  static const struct {
    const char *type;
    zb_raw_kind kind;
  } kinds[] = {
      {"s", ZB_RAW_SHARED}, {"n", ZB_RAW_NUMBER}, {"str", ZB_RAW_TEXT}, {"inlineStr", ZB_RAW_TEXT},
      {"b", ZB_RAW_BOOL},   {"e", ZB_RAW_ERROR},  {"d", ZB_RAW_DATE},
  };
  for (size_t i = 0; type != NULL && i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(type, kinds[i].type) == 0)
      return kinds[i].kind;
  }
  return type == NULL || *type == '\0' ? ZB_RAW_NUMBER : ZB_RAW_UNKNOWN;
}

/* NUMBER under FORMAT; CANONICAL is its text if that is already canonical, else NULL. */
static void number_cell(const zb_xlsx_context *context, const zb_number_format *format, double number,
                        const zb_buffer *canonical, zb_cells *cells, zb_cell *cell)
{
  if (canonical == NULL || (format != NULL && format->kind != ZB_KIND_NUMBER)) {
    zb_cells_set_number(cells, cell, number, format, context->from_1904);
    return;
  }
  cell->type = ZB_CELL_NUMBER;
  cell->number = number;
  cell->from_1904 = context->from_1904;
  cell->format = format;
  cell->text = zb_cells_text(cells, canonical->data, canonical->length);
}

/* An ISO 8601 date, as in strict workbooks. An invalid one stays a text: a field that needs a date refuses it. */
static void date_cell(const zb_buffer *value, const zb_number_format *format, zb_cells *cells, zb_cell *cell)
{
  if (zb_cells_read_date(cells, cell, value->data, format))
    return;
  cell->type = ZB_CELL_TEXT;
  cell->text = zb_cells_text(cells, value->data, value->length);
}

/* Replaces VALUE, an index, by that shared string. */
static zb_status look_up_shared(const zb_xlsx_context *context, zb_buffer *value, bool *struck, const char **fault,
                                zb_diags *diags)
{
  char *end;
  unsigned long long i = strtoull(value->data, &end, 10);
  if (end == value->data || end[strspn(end, " \t\r\n")] != '\0' || i >= zb_shared_strings_count(context->strings)) {
    *fault = "引用的文字不存在";
    return ZB_INPUT;
  }
  return zb_shared_strings_get(context->strings, (size_t)i, value, struck)
             ? ZB_OK
             : zb_xlsx_spill_failed(context->package, diags);
}

zb_status zb_raw_cell_value(const zb_xlsx_context *context, const zb_raw_cell *raw, zb_buffer *value, zb_cells *cells,
                            zb_cell *cell, const char **fault, zb_diags *diags)
{
  double number;
  zb_status status = ZB_OK;
  const zb_number_format *format = zb_xlsx_styles_format(context->styles, raw->style);
  bool struck = raw->struck;
  cell->formula = raw->formula;
  cell->struck = struck || zb_xlsx_styles_strike(context->styles, raw->style);
  switch (raw->kind) {
  case ZB_RAW_NUMBER:
    if (zb_number_canonical(value->data, value->length, &number))
      number_cell(context, format, number, value, cells, cell);
    else if (zb_number_read(value->data, &number))
      number_cell(context, format, number, NULL, cells, cell);
    else
      *fault = "数值写法不对";
    return ZB_OK;
  case ZB_RAW_DATE:
    date_cell(value, format, cells, cell);
    return ZB_OK;
  case ZB_RAW_BOOL:
    zb_cells_set_bool(cell, strcmp(value->data, "1") == 0 || strcmp(value->data, "true") == 0);
    return ZB_OK;
  case ZB_RAW_UNKNOWN:
    *fault = "单元格类型不明";
    return ZB_OK;
  case ZB_RAW_SHARED:
    status = look_up_shared(context, value, &struck, fault, diags);
    cell->struck = cell->struck || struck;
    break;
  case ZB_RAW_TEXT:
    zb_xlsx_text_unescape(value);
    break;
  case ZB_RAW_ERROR:
    break;
  }
  cell->type = raw->kind == ZB_RAW_ERROR ? ZB_CELL_ERROR : ZB_CELL_TEXT;
  cell->format = format != NULL && format->decorates_text ? format : NULL;
  cell->text = zb_cells_text(cells, value->data, value->length);
  return status;
}

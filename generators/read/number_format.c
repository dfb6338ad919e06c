/* Number formats, and the cells that they make. */
#include "read/number_format.h"

#include "base/number.h"
#include "value/dates.h"

#include <math.h>
#include <string.h>

zb_number_format zb_number_format_read(const char *code)
{
  static const struct {
    const char *name;
    zb_number_format format;
  } named[] = {
      {"@", {.text = true}},
      {"Text", {.text = true}},
      {"BOOLEAN", {.truth = true}}, /* LibreOffice's */
      {"Short Date", {.kind = ZB_STYLE_DATE}},
      {"Medium Date", {.kind = ZB_STYLE_DATE}},
      {"Long Date", {.kind = ZB_STYLE_DATE}},
      {"General Date", {.kind = ZB_STYLE_DATE}},
      {"Short Time", {.kind = ZB_STYLE_TIME}},
      {"Medium Time", {.kind = ZB_STYLE_TIME}},
      {"Long Time", {.kind = ZB_STYLE_TIME}},
      {"Currency", {0}}, /* these have letters of dates, too */
      {"Euro Currency", {0}},
      {"Standard", {0}},
      {"Fixed", {0}},
      {"Scientific", {0}},
      {"Yes/No", {0}},
      {"True/False", {0}},
      {"On/Off", {0}},
  };
  for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
    zb_number_format format = named[i].format;
    format.known = true;
    if (strcasecmp(code, named[i].name) == 0)
      return format;
  }
  return (zb_number_format){.known = true, .kind = zb_format_kind(code)};
}

void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, zb_style_kind kind, bool from_1904)
{
  char text[ZB_DATE_SIZE > ZB_NUMBER_SIZE ? ZB_DATE_SIZE : ZB_NUMBER_SIZE];
  if (kind != ZB_STYLE_NUMBER && zb_serial_text(number, from_1904, kind == ZB_STYLE_TIME, text)) {
    cell->type = ZB_CELL_DATE;
  } else {
    cell->type = ZB_CELL_NUMBER;
    cell->number = number;
    cell->lost_digits = fabs(number) >= 1e15;
    cell->from_1904 = from_1904;
    zb_number_text(number, text);
  }
  cell->text = zb_cells_text(cells, text, strlen(text));
}

bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, zb_style_kind kind, bool from_1904)
{
  double number;
  if (!zb_number_read(s, &number))
    return false;
  zb_cells_set_number(cells, cell, number, kind, from_1904);
  return true;
}

void zb_cells_set_bool(zb_cell *cell, bool value)
{
  cell->type = ZB_CELL_BOOL;
  cell->number = value;
  cell->text = value ? "TRUE" : "FALSE";
}

#include "read/typed_cells.h"

#include "base/number.h"
#include "value/dates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECONDS_OF_DAY = 86400, MAX_DURATION_DAYS = 1000000 };

static void set_date(zb_cells *cells, zb_cell *cell, const char *text, const zb_number_format *format)
{
  cell->type = ZB_CELL_DATE;
  cell->text = zb_cells_text(cells, text, strlen(text));
  if (format != NULL && format->kind == ZB_KIND_DATE && format->parts != 0) /* 0: the day of the week alone */
    cell->hidden = ZB_SHOWS_ALL & ~format->parts;
}

/* 90:00:00 of 3.75 days. It is no number to any field. */
static bool set_duration(zb_cells *cells, zb_cell *cell, double days)
{
  char text[32];
  if (!(days >= 0 && days < MAX_DURATION_DAYS))
    return false;
  long long seconds = llround(days * SECONDS_OF_DAY);
  int n = snprintf(text, sizeof text, "%lld:%02d:%02d", seconds / 3600, (int)(seconds / 60 % 60), (int)(seconds % 60));
  cell->type = ZB_CELL_TEXT;
  cell->text = zb_cells_text(cells, text, (size_t)n);
  return true;
}

/* The number that a spreadsheet shows for it: 90.000000000000014 is 90. NUMBER is below 1e15. */
static double fifteen_digits(double number)
{
  if (number == floor(number)) /* most are, and need not be written and read back */
    return number;
  char text[ZB_NUMBER_SIZE];
  snprintf(text, sizeof text, "%.15g", number);
  return strtod(text, NULL);
}

void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, const zb_number_format *format, bool from_1904)
{
  char text[ZB_DATE_SIZE > ZB_NUMBER_SIZE ? ZB_DATE_SIZE : ZB_NUMBER_SIZE];
  zb_number_kind kind = format != NULL ? format->kind : ZB_KIND_NUMBER;
  bool dated = kind == ZB_KIND_DATE || kind == ZB_KIND_TIME;
  if (dated && zb_serial_text(number, from_1904, kind == ZB_KIND_TIME, text)) {
    set_date(cells, cell, text, format);
    return;
  }
  if (kind == ZB_KIND_DURATION && set_duration(cells, cell, number))
    return;
  cell->type = ZB_CELL_NUMBER;
  cell->lost_digits = fabs(number) >= 1e15;
  cell->number = cell->lost_digits ? number : fifteen_digits(number);
  cell->from_1904 = from_1904;
  cell->format = format;
  zb_number_text(cell->number, text);
  cell->text = zb_cells_text(cells, text, strlen(text));
}

bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, const zb_number_format *format, bool from_1904)
{
  double number;
  if (!zb_number_read(s, &number))
    return false;
  zb_cells_set_number(cells, cell, number, format, from_1904);
  return true;
}

bool zb_cells_read_date(zb_cells *cells, zb_cell *cell, const char *iso, const zb_number_format *format)
{
  char text[ZB_DATE_SIZE];
  if (!zb_iso_date_text(iso, text))
    return false;
  set_date(cells, cell, text, format);
  return true;
}

void zb_cells_set_bool(zb_cell *cell, bool value)
{
  cell->type = ZB_CELL_BOOL;
  cell->number = value;
  cell->text = value ? "TRUE" : "FALSE";
}

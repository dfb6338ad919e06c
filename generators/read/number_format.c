/* Number formats and the cells that they format. */
#include "read/number_format.h"

#include "base/number.h"
#include "value/dates.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* Skips a literal part of a format code: "年", \-, _), *x, [Red], [$-804]. Elapsed time, [h], is a duration, not a
 * date. */
static const char *skip_literal(const char *s, bool *elapsed)
{
  const char *end;
  switch (*s) {
  case '"':
    end = strchr(s + 1, '"');
    return end != NULL ? end + 1 : s + strlen(s);
  case '[':
    end = strchr(s + 1, ']');
    if (end != NULL && end > s + 1 && strspn(s + 1, "hHmMsS") == (size_t)(end - s - 1))
      *elapsed = true;
    return end != NULL ? end + 1 : s + strlen(s);
  case '\\':
  case '_':
  case '*':
    return s[1] != '\0' ? s + 2 : s + 1;
  default:
    return s;
  }
}

zb_number_kind zb_number_kind_of(const char *code)
{
  bool date = false, time = false, minutes_or_months = false, elapsed = false;
  if (strncasecmp(code, "General", 7) == 0)
    return ZB_KIND_NUMBER;
  while (*code != '\0') {
    const char *next = skip_literal(code, &elapsed);
    if (next != code) {
      code = next;
      continue;
    }
    date = date || strchr("yYdD", *code) != NULL || strncasecmp(code, "aaa", 3) == 0; /* aaaa: 星期三 */
    time = time || strchr("hHsS", *code) != NULL;
    minutes_or_months = minutes_or_months || *code == 'm' || *code == 'M';
    code++;
  }
  if (elapsed && !date)
    return ZB_KIND_NUMBER;
  if (date || (minutes_or_months && !time))
    return ZB_KIND_DATE;
  return time ? ZB_KIND_TIME : ZB_KIND_NUMBER;
}

zb_number_format zb_number_format_read(const char *code)
{
  static const struct {
    const char *name;
    zb_number_format format;
  } named[] = {
      {"@", {.text = true}},
      {"Text", {.text = true}},
      {"BOOLEAN", {.truth = true}}, /* LibreOffice's */
      {"Short Date", {.kind = ZB_KIND_DATE}},
      {"Medium Date", {.kind = ZB_KIND_DATE}},
      {"Long Date", {.kind = ZB_KIND_DATE}},
      {"General Date", {.kind = ZB_KIND_DATE}},
      {"Short Time", {.kind = ZB_KIND_TIME}},
      {"Medium Time", {.kind = ZB_KIND_TIME}},
      {"Long Time", {.kind = ZB_KIND_TIME}},
      {"Currency", {0}}, /* these contain letters that mean dates in codes */
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
  return (zb_number_format){.known = true, .kind = zb_number_kind_of(code)};
}

void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, zb_number_kind kind, bool from_1904)
{
  char text[ZB_DATE_SIZE > ZB_NUMBER_SIZE ? ZB_DATE_SIZE : ZB_NUMBER_SIZE];
  if (kind != ZB_KIND_NUMBER && zb_serial_text(number, from_1904, kind == ZB_KIND_TIME, text)) {
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

bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, zb_number_kind kind, bool from_1904)
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

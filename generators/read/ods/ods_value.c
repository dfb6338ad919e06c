#include "read/ods/ods.h"

#include "base/number.h"
#include "read/typed_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void zb_ods_raw_free(zb_ods_raw *raw)
{
  zb_buffer_free(&raw->value);
  zb_buffer_free(&raw->text);
}

/* --- Reading it ----------------------------------------------------------------------------------------------- */

static const struct {
  const char *type, *attribute;
  zb_ods_kind kind;
} types[] = {
    {"float", "office:value", ZB_ODS_NUMBER},       {"percentage", "office:value", ZB_ODS_NUMBER},
    {"currency", "office:value", ZB_ODS_NUMBER},    {"date", "office:date-value", ZB_ODS_DATE},
    {"time", "office:time-value", ZB_ODS_TIME},     {"boolean", "office:boolean-value", ZB_ODS_BOOL},
    {"string", "office:string-value", ZB_ODS_TEXT}, {"void", "", ZB_ODS_EMPTY},
};

static bool is(const char *text, const char *word)
{
  return text != NULL && strcmp(text, word) == 0;
}

void zb_ods_raw_start(zb_ods_raw *raw, const zb_event *event)
{
  const char *type = zb_event_attribute(event, "office:value-type"), *value = NULL;
  zb_buffer_clear(&raw->value);
  zb_buffer_clear(&raw->text);
  raw->kind = type == NULL ? ZB_ODS_EMPTY : ZB_ODS_UNKNOWN;
  raw->formula = zb_event_attribute(event, "table:formula") != NULL;
  raw->skipping = 0;
  raw->in_paragraph = false;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (is(type, types[i].type)) {
      raw->kind = types[i].kind;
      value = zb_event_attribute(event, types[i].attribute);
    }
  if (is(zb_event_attribute(event, "calcext:value-type"), "error"))
    raw->kind = ZB_ODS_ERROR;
  if (value != NULL)
    zb_buffer_puts(&raw->value, value);
}

/* Outside text:s, several blanks are one, and none begins a paragraph. */
static void add_text(zb_ods_raw *raw, const char *text, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    bool blank = strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0';
    if (!blank)
      zb_buffer_putc(&raw->text, text[i]);
    else if (!raw->blank)
      zb_buffer_putc(&raw->text, ' ');
    raw->blank = blank;
  }
}

/* What is in a cell but not its text: notes, pictures, the reading above characters. */
static bool is_skipped(const char *name)
{
  static const char *const names[] = {
      "annotation", "annotation-end", "note", "frame", "custom-shape", "ruby-text",       "control",
      "g",          "line",           "rect", "table", "detective",    "tracked-changes", NULL};
  for (const char *const *skipped = names; *skipped != NULL; skipped++)
    if (strcmp(name, *skipped) == 0)
      return true;
  return false;
}

static void start_element(zb_ods_raw *raw, const zb_event *event)
{
  if (is_skipped(event->name)) {
    raw->skipping = event->depth;
  } else if (strcmp(event->name, "p") == 0 || strcmp(event->name, "h") == 0) {
    if (raw->text.length > 0)
      zb_buffer_putc(&raw->text, '\n');
    raw->in_paragraph = raw->blank = true;
  } else if (strcmp(event->name, "s") == 0) {
    for (int i = zb_ods_count(event, "text:c", 4096); i > 0; i--)
      zb_buffer_putc(&raw->text, ' ');
    raw->blank = false;
  } else if (strcmp(event->name, "tab") == 0 || strcmp(event->name, "line-break") == 0) {
    zb_buffer_putc(&raw->text, *event->name == 't' ? '\t' : '\n');
    raw->blank = true;
  }
}

void zb_ods_raw_event(zb_ods_raw *raw, const zb_event *event)
{
  if (raw->skipping > 0) {
    if (event->kind == ZB_EVENT_END && event->depth == raw->skipping)
      raw->skipping = 0;
  } else if (event->kind == ZB_EVENT_START) {
    start_element(raw, event);
  } else if (event->kind == ZB_EVENT_TEXT) {
    if (raw->in_paragraph)
      add_text(raw, event->text, event->length);
  } else if (zb_event_ends(event, "p") || zb_event_ends(event, "h")) {
    raw->in_paragraph = false;
  }
}

/* --- What it means -------------------------------------------------------------------------------------------- */

/* PT26H30M00.5S as days. */
static bool read_duration(const char *text, double *days)
{
  double sign = *text == '-' ? -1 : 1, seconds = 0;
  text += *text == '-';
  if (*text++ != 'P')
    return false;
  for (bool time = false; *text != '\0';) {
    if (*text == 'T') {
      time = true;
      text++;
      continue;
    }
    char *end, digits[32];
    size_t n = strspn(text, "0123456789.");
    if (n == 0 || n >= sizeof digits)
      return false;
    snprintf(digits, sizeof digits, "%.*s", (int)n, text);
    double number;
    if (!zb_number_read(digits, &number))
      return false;
    end = (char *)text + n;
    double unit = *end == 'D' && !time  ? 86400
                  : *end == 'H' && time ? 3600
                  : *end == 'M' && time ? 60
                  : *end == 'S' && time ? 1
                                        : 0;
    if (unit == 0)
      return false;
    seconds += number * unit;
    text = end + 1;
  }
  *days = sign * seconds / 86400;
  return true;
}

static void set_text(zb_cells *cells, zb_cell *cell, zb_cell_type type, const zb_buffer *text)
{
  cell->type = type;
  cell->text = text->length > 0 ? zb_cells_text(cells, text->data, text->length) : "";
}

static const char *date_value(const zb_ods_raw *raw, const zb_number_format *format, zb_cells *cells, zb_cell *cell)
{
  if (raw->value.length == 0 || !zb_cells_read_date(cells, cell, raw->value.data, format))
    return "日期写法不对";
  cell->unformatted = format == NULL;
  return NULL;
}

static const char *time_value(const zb_ods_raw *raw, zb_cells *cells, zb_cell *cell)
{
  double days;
  if (raw->value.length == 0 || !read_duration(raw->value.data, &days))
    return "时间写法不对";
  static const zb_number_format time = {.known = true, .kind = ZB_KIND_TIME, .code = "hh:mm:ss"};
  static const zb_number_format duration = {.known = true, .kind = ZB_KIND_DURATION, .code = "[h]:mm:ss"};
  zb_cells_set_number(cells, cell, days, days < 1 ? &time : &duration, false);
  return NULL;
}

/* Programs that don't mark errors write them as text. */
static bool is_error(const zb_ods_raw *raw)
{
  return raw->formula && raw->text.length > 0 && (raw->text.data[0] == '#' || strncmp(raw->text.data, "Err:", 4) == 0);
}

const char *zb_ods_raw_value(const zb_ods_raw *raw, const zb_number_format *format, zb_cells *cells, zb_cell *cell)
{
  cell->formula = raw->formula;
  switch (raw->kind) {
  case ZB_ODS_NUMBER:
    if (raw->value.length == 0 || !zb_cells_read_number(cells, cell, raw->value.data, NULL, false))
      return "数值写法不对";
    cell->shown = raw->text.length > 0 ? zb_cells_text(cells, raw->text.data, raw->text.length) : NULL;
    return NULL;
  case ZB_ODS_DATE:
    return date_value(raw, format, cells, cell);
  case ZB_ODS_TIME:
    return time_value(raw, cells, cell);
  case ZB_ODS_BOOL:
    zb_cells_set_bool(cell, raw->value.length > 0 && strcmp(raw->value.data, "true") == 0);
    return NULL;
  case ZB_ODS_UNKNOWN:
    return "单元格类型不明";
  case ZB_ODS_ERROR:
    set_text(cells, cell, ZB_CELL_ERROR, &raw->text);
    cell->text = raw->text.length > 0 ? cell->text : "#N/A";
    return NULL;
  case ZB_ODS_TEXT:
  case ZB_ODS_EMPTY:
    break;
  }
  set_text(cells, cell, is_error(raw) ? ZB_CELL_ERROR : ZB_CELL_TEXT, raw->text.length > 0 ? &raw->text : &raw->value);
  return NULL;
}

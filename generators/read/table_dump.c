#include "read/table_dump.h"

#include "base/json.h"

#include <string.h>

enum { LARGE = 64 * 1024 };

typedef void (*append_row_function)(const zb_row *row, const char *sheet, int *last_row, zb_buffer *out);

/* Appends each row of a sheet to OUT. With a FILE, OUT is written there whenever it is large. */
static zb_status each_row(zb_table *table, int sheet, append_row_function append, zb_buffer *out, FILE *file,
                          zb_diags *diags)
{
  const char *name = zb_table_sheet_name(table, sheet);
  int last_row = -1;
  zb_status status = zb_table_select(table, sheet, diags);
  bool written = true;
  while (status == ZB_OK && written) {
    const zb_row *row;
    status = zb_table_next(table, &row, diags);
    if (status != ZB_OK || row == NULL)
      break;
    append(row, name, &last_row, out);
    last_row = row->number;
    if (file != NULL && out->length >= LARGE) {
      written = fwrite(out->data, 1, out->length, file) == out->length;
      zb_buffer_clear(out);
    }
  }
  if (file != NULL && out->length > 0)
    written = fwrite(out->data, 1, out->length, file) == out->length && written;
  return written ? status : zb_worse(status, ZB_OUTPUT);
}

static zb_status each_row_to(zb_table *table, int sheet, append_row_function append, FILE *file, zb_diags *diags)
{
  zb_buffer out = {0};
  zb_status status = each_row(table, sheet, append, &out, file, diags);
  zb_buffer_free(&out);
  return status;
}

/* Whether a field must be in quotes; *N is its length. */
static bool needs_quotes(const char *text, size_t *n)
{
  bool special = false;
  const char *s = text;
  for (; *s != '\0'; s++)
    special = special || *s == ',' || *s == '"' || *s == '\r' || *s == '\n';
  *n = (size_t)(s - text);
  return special;
}

static void append_field(const char *text, zb_buffer *out)
{
  size_t n;
  if (!needs_quotes(text, &n)) {
    zb_buffer_add(out, text, n);
    return;
  }
  zb_buffer_putc(out, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      zb_buffer_putc(out, '"');
    zb_buffer_putc(out, *text);
  }
  zb_buffer_putc(out, '"');
}

static void append_csv_row(const zb_row *row, const char *sheet, int *last_row, zb_buffer *out)
{
  (void)sheet;
  for (int i = *last_row + 1; i < row->number; i++)
    zb_buffer_puts(out, "\r\n");
  int column = 0;
  for (int i = 0; i < row->count; i++) {
    for (; column < row->cells[i].column; column++)
      zb_buffer_putc(out, ',');
    append_field(row->cells[i].text, out);
  }
  zb_buffer_puts(out, "\r\n");
}

zb_status zb_dump_csv(zb_table *table, int sheet, zb_buffer *out, zb_diags *diags)
{
  return each_row(table, sheet, append_csv_row, out, NULL, diags);
}

static void append_json_cell(const zb_cell *cell, int row, zb_buffer *out)
{
  static const char *const types[] = {
      [ZB_CELL_EMPTY] = "empty", [ZB_CELL_TEXT] = "text", [ZB_CELL_NUMBER] = "number",
      [ZB_CELL_DATE] = "date",   [ZB_CELL_BOOL] = "bool", [ZB_CELL_ERROR] = "error",
  };
  char name[24];
  zb_buffer_printf(out, "{\"ref\":\"%s\",\"type\":\"%s\",\"value\":", zb_cell_name(cell->column, row, name),
                   types[cell->type]);
  if (cell->type == ZB_CELL_NUMBER)
    zb_buffer_puts(out, cell->text);
  else if (cell->type == ZB_CELL_BOOL)
    zb_buffer_puts(out, cell->number != 0 ? "true" : "false");
  else
    zb_json_string(out, cell->text);
  zb_buffer_puts(out, cell->lost_digits ? ",\"lost_digits\":true}" : "}");
}

static void append_json_row(const zb_row *row, const char *sheet, int *last_row, zb_buffer *out)
{
  (void)last_row;
  zb_buffer_puts(out, "{\"sheet\":");
  zb_json_string(out, sheet);
  zb_buffer_printf(out, ",\"row\":%d,\"cells\":[", row->number + 1);
  for (int i = 0; i < row->count; i++) {
    if (i > 0)
      zb_buffer_putc(out, ',');
    append_json_cell(&row->cells[i], row->number, out);
  }
  zb_buffer_puts(out, "]}\n");
}

zb_status zb_dump_json(zb_table *table, int sheet, zb_buffer *out, zb_diags *diags)
{
  return each_row(table, sheet, append_json_row, out, NULL, diags);
}

zb_status zb_dump_csv_to(zb_table *table, int sheet, FILE *file, zb_diags *diags)
{
  return each_row_to(table, sheet, append_csv_row, file, diags);
}

zb_status zb_dump_json_to(zb_table *table, int sheet, FILE *file, zb_diags *diags)
{
  return each_row_to(table, sheet, append_json_row, file, diags);
}

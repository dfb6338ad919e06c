/* Keeps each row of data as it was typed, with the header that its table has, for the table that goes back to be
   corrected (lua/marked.lua). Most rows are told by their values (store/typed_rows.c); the others are kept as well, as
   zhibiao/typed.lua reads them: column, kind, text, one behind the other. */
#include "import/sheet_import.h"

#include "value/header_text.h"

#include <stdio.h>
#include <string.h>

enum { OWNER_COLUMN = -1, DAYS_1904 = 1462 }; /* of a grid on a form, whose owner stands elsewhere */

static bool is_dated(zb_field_type type)
{
  return type == ZB_FIELD_DATE || type == ZB_FIELD_MONTH || type == ZB_FIELD_YEAR;
}

static bool is_counted(zb_field_type type)
{
  return type == ZB_FIELD_INTEGER || type == ZB_FIELD_NUMBER;
}

static bool is_year_of_dates(const char *text)
{
  return strspn(text, "0123456789") >= 4 && text[4] == '-' && strncmp(text, "1901", 4) >= 0;
}

static char kind_of_number(const zb_cell *cell, const char *shown)
{
  if (cell->lost_digits)
    return 'x';
  return shown != NULL && strchr(shown, '%') != NULL ? 'p' : 'n';
}

/* What the cell is in a workbook, so that reading it there gives what reading it here did: t text, s struck out, n
   number, p per cent, x a number that is somebody's and has lost its last digits, d date, m month. TYPE: of its field.
 */
static char kind_of(const zb_cell *cell, zb_field_type type, const char *shown)
{
  if (cell->struck)
    return 's';
  if (cell->type == ZB_CELL_DATE && is_year_of_dates(cell->text))
    return (cell->hidden & ZB_SHOWS_DAY) != 0 ? 'm' : 'd';
  bool is_number = cell->type == ZB_CELL_NUMBER;
  if (is_number && (shown == NULL || cell->lost_digits || is_counted(type) || is_dated(type)))
    return kind_of_number(cell, shown);
  bool is_serial =
      cell->untyped && is_dated(type) && *cell->text != '\0' && cell->text[strspn(cell->text, "0123456789")] == '\0';
  return is_serial ? 'n' : 't';
}

static void put_text(const char *text, size_t length, zb_buffer *out)
{
  for (const char *end = text + length, *stop; text < end; text = stop + 1) {
    stop = memchr(text, ZB_TYPED_END, (size_t)(end - text));
    stop = stop == NULL ? end : stop;
    zb_buffer_add(out, text, (size_t)(stop - text));
  }
}

static void put_column(int column, char kind, zb_buffer *out)
{
  if (column < 0)
    zb_buffer_putc(out, '-');
  zb_buffer_put_decimal(out, (size_t)(column < 0 ? -column : column));
  zb_buffer_putc(out, kind);
}

/* How a cell was typed. */
typedef struct typed_cell {
  char kind; /* '\0': there is nothing to keep */
  const char *text;
  size_t length;
} typed_cell;

static typed_cell typed_of(const sheet_import *in, const zb_cell *cell, zb_field_type type)
{
  /* A formula that refers to an empty cell gives 0: what is meant is nothing. */
  bool worded = type == ZB_FIELD_TEXT || type == ZB_FIELD_NAME;
  if (*cell->text == '\0' || (worded && cell->formula && cell->type == ZB_CELL_NUMBER && cell->number == 0))
    return (typed_cell){0};
  const char *shown = zb_cell_shown(cell, in->row_arena);
  char kind = kind_of(cell, type, shown);
  const char *text = (kind == 't' || kind == 's') && shown != NULL ? shown : cell->text;
  if (kind == 'n' && cell->from_1904 && is_dated(type))
    text = zb_arena_printf(in->row_arena, "%.15g", cell->number + DAYS_1904);
  size_t length = kind == 'd' ? strcspn(text, "T") : kind == 'm' ? strlen("2020-08") : strlen(text);
  return (typed_cell){kind, text, length};
}

static void put_cell(const sheet_import *in, int column, const zb_cell *cell, zb_field_type type, zb_buffer *out)
{
  typed_cell typed = typed_of(in, cell, type);
  if (typed.kind == '\0')
    return;
  put_column(column, typed.kind, out);
  put_text(typed.text, typed.length, out);
  zb_buffer_putc(out, ZB_TYPED_END);
}

static void put_value(int column, const char *value, zb_buffer *out)
{
  put_column(column, 't', out);
  put_text(value, strlen(value), out);
  zb_buffer_putc(out, ZB_TYPED_END);
}

static zb_status add_header(sheet_import *in, int column, int field, const char *text, const char *cell)
{
  const char *name = field < 0 ? "" : in->schema->fields[field].name;
  const char *number = zb_arena_printf(in->arena, "%d", column);
  return zb_store_add_header(in->import->store, in->sheet, (const char *const[]){number, name, text, cell}, in->diags);
}

/* --- Tables --------------------------------------------------------------------------------------------------------
 */

static int field_at(const sheet_import *in, int column)
{
  return column < in->column_count ? in->fields[column] : -1;
}

/* Of a header of several rows the parts alone need not name the field. */
static const char *header_text(const sheet_import *in, const zb_caption *caption, int field)
{
  if (field < 0 || !caption->several)
    return caption->text;
  const char *plain = zb_header_normalize(caption->text, in->arena);
  bool names_it = zb_header_is_field(in->import->headers, in->table_number, field, plain);
  return names_it ? caption->text : in->schema->fields[field].header;
}

zb_status zb_typed_begin(sheet_import *in, const zb_heading *heading)
{
  zb_status status = ZB_OK;
  in->typed_columns = heading->width;
  for (int i = 0; i < heading->caption_count && status == ZB_OK; i++) {
    const zb_caption *caption = &heading->captions[i];
    int field = field_at(in, caption->column);
    if (in->typed_columns <= caption->column)
      in->typed_columns = caption->column + 1;
    status = add_header(in, caption->column, field, header_text(in, caption, field), "");
  }
  int above = in->above.field;
  if (status == ZB_OK && above >= 0 && in->columns[above] < 0)
    status = add_header(in, in->typed_columns, above, in->schema->fields[above].header, "");
  return status;
}

static bool has_cell(const zb_row *row, int column)
{
  for (int i = 0; i < row->count; i++)
    if (row->cells[i].column == column)
      return *row->cells[i].text != '\0';
  return false;
}

/* What merged cells, and the line above the table, give the row. */
static void put_given(const sheet_import *in, const zb_row *row, zb_buffer *out)
{
  for (int f = 0; f < in->schema->field_count; f++) {
    int column = in->columns[f];
    if (column >= 0 && column != in->span_column && *in->values[f] != '\0' &&
        (!has_cell(row, column) || zb_merged_gave(in, f, row->number)))
      put_value(column, in->values[f], out);
  }
  int above = in->above.field, column = above < 0 ? -1 : in->columns[above];
  if (above >= 0 && *in->above.value != '\0' && (column < 0 || (*in->values[above] == '\0' && !has_cell(row, column))))
    put_value(column < 0 ? in->typed_columns : column, in->above.value, out);
}

static zb_status store(sheet_import *in, int row, zb_buffer *cells)
{
  zb_status status = cells->length == 0 ? ZB_OK
                                        : zb_store_add_typed(in->import->store, zb_store_row_of(in->sheet, row),
                                                             cells->data, in->diags);
  zb_buffer_clear(cells);
  return status;
}

static zb_field_type type_at(const sheet_import *in, int column)
{
  int field = field_at(in, column);
  return field < 0 ? ZB_FIELD_NUMBER : in->schema->fields[field].type;
}

/* Whether the value that the store has of the cell, and the kind that its column has, tell how it was typed. */
static bool is_told_by_value(sheet_import *in, const zb_cell *cell, const typed_cell *typed)
{
  int field = field_at(in, cell->column);
  if (field < 0 || cell->column == in->span_column)
    return false;
  const char *value = in->values[field];
  return strncmp(value, typed->text, typed->length) == 0 && value[typed->length] == '\0' &&
         zb_store_keeps_text(in->import->store, in->sheet, field, value) &&
         zb_store_is_usual_kind(in->import->store, in->sheet, field, typed->kind);
}

/* Whether all that was typed in the row can be told from its values, and all its values from what was typed. */
static bool is_told_by_values(sheet_import *in, const zb_row *row)
{
  int told = 0, filled = 0;
  if (!in->is_stored || (in->above.field >= 0 && in->columns[in->above.field] < 0))
    return false;
  for (int i = 0; i < row->count; i++) {
    const zb_cell *cell = &row->cells[i];
    typed_cell typed = typed_of(in, cell, type_at(in, cell->column));
    if (typed.kind != '\0' && !is_told_by_value(in, cell, &typed))
      return false;
    told += typed.kind != '\0';
  }
  for (int f = 0; f < in->schema->field_count; f++)
    filled += *in->values[f] != '\0';
  return told == filled;
}

zb_status zb_typed_row(sheet_import *in, const zb_row *row)
{
  zb_buffer *out = &in->import->typed;
  if (in->schema->is_made || is_told_by_values(in, row))
    return ZB_OK;
  for (int i = 0; i < row->count; i++) {
    int field = field_at(in, row->cells[i].column);
    if (field < 0 || !zb_merged_gave(in, field, row->number)) /* else nobody sees what it has */
      put_cell(in, row->cells[i].column, &row->cells[i], type_at(in, row->cells[i].column), out);
  }
  put_given(in, row, out);
  return store(in, row->number, out);
}

/* --- Forms: a column for each field ---------------------------------------------------------------------------------
 */

zb_status zb_typed_form(sheet_import *in, const zb_form_value *values, int row)
{
  zb_buffer *out = &in->import->typed;
  zb_status status = ZB_OK;
  for (int f = 0; f < in->schema->field_count && status == ZB_OK; f++) {
    char cell[24];
    if (values[f].label == NULL)
      continue;
    status = add_header(in, f, f, in->schema->fields[f].header, zb_cell_name(values[f].column, values[f].row, cell));
    put_cell(in, f, &values[f].cell, in->schema->fields[f].type, out);
  }
  return status == ZB_OK ? store(in, row, out) : status;
}

zb_status zb_typed_grid_begin(sheet_import *in)
{
  zb_status status = ZB_OK;
  if (in->columns[in->owner] < 0)
    status = add_header(in, OWNER_COLUMN, in->owner, in->schema->fields[in->owner].header, "");
  for (int f = 0; f < in->schema->field_count && status == ZB_OK; f++) {
    bool spans = in->columns[f] >= 0 && in->columns[f] == in->span_column;
    if (in->columns[f] >= 0 && !(spans && f == in->schema->span_to))
      status = add_header(in, in->columns[f], f, spans ? in->schema->spans[0] : in->schema->fields[f].header, "");
  }
  return status;
}

static bool has_item(const zb_form_item *items, int count, int field)
{
  for (int i = 0; i < count; i++)
    if (items[i].field == field)
      return true;
  return false;
}

zb_status zb_typed_grid_row(sheet_import *in, const zb_form_item *items, int count, const char *owner)
{
  zb_buffer *out = &in->import->typed;
  if (in->columns[in->owner] < 0)
    put_value(OWNER_COLUMN, owner, out);
  for (int i = 0; i < count; i++)
    put_cell(in, items[i].column, &items[i].cell, in->schema->fields[items[i].field].type, out);
  for (int f = 0; f < in->schema->field_count; f++) {
    bool merged = f != in->owner && in->columns[f] >= 0 && in->columns[f] != in->span_column;
    if (merged && *in->values[f] != '\0' && !has_item(items, count, f))
      put_value(in->columns[f], in->values[f], out);
  }
  return store(in, items[0].row, out);
}

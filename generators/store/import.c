/* A file of tables into the database, row by row. */
#include "store/batch.h"

#include "base/file.h"

#include <string.h>

/* A cell that can't be read, until its row's owner is known. */
typedef struct fault {
  const char *place;
  const char *message;
  struct fault *next;
} fault;

/* A sheet on its way in. */
typedef struct import {
  zb_store *store;
  zb_diags *diags;
  zb_table *table;
  zb_source *source;
  const zb_table_schema *schema;
  const sheet *sheet;
  int64_t sheet_number;
  const int *fields; /* of each column: the field it holds, or -1 */
  int column_count;
  int owner;           /* field */
  const char **values; /* of each field */
  zb_changes *changes;
  zb_arena *row_arena;
} import;

/* --- The rows ------------------------------------------------------------------------------------------------ */

static const char *place_of(const import *in, int column, int row)
{
  char cell[24];
  return zb_arena_printf(in->row_arena, "%s!%s", in->sheet->shown, zb_cell_name(column, row, cell));
}

/* What reading a row found beside its values. */
typedef struct findings {
  fault *faults;
  zb_change *changes;
} findings;

static zb_change *change_of(const import *in, const zb_cell *cell, int row, int field, const zb_reading *reading)
{
  zb_change *change = zb_arena_alloc(in->row_arena, sizeof *change);
  *change = (zb_change){field, cell->column, row, cell->text, reading->text, reading->changes, NULL};
  return change;
}

/* Fills in->values; what can't be read is left empty, but for the owner: the text as it is tells whose row it is. */
static findings read_values(import *in, const zb_row *row)
{
  findings found = {0};
  fault **end = &found.faults;
  zb_change **end_change = &found.changes;
  for (int f = 0; f < in->schema->field_count; f++)
    in->values[f] = "";
  for (int i = 0; i < row->count; i++) {
    const zb_cell *cell = &row->cells[i];
    int f = cell->column < in->column_count ? in->fields[cell->column] : -1;
    if (f < 0)
      continue;
    const zb_field *field = &in->schema->fields[f];
    zb_reading reading = zb_value_read(cell, field->type, field->words, in->row_arena);
    in->values[f] = reading.text != NULL ? reading.text : f == in->owner ? cell->text : "";
    if (reading.changes != 0) {
      *end_change = change_of(in, cell, row->number, f, &reading);
      end_change = &(*end_change)->next;
    }
    if (reading.text != NULL)
      continue;
    *end = zb_arena_alloc(in->row_arena, sizeof **end);
    (*end)->place = place_of(in, cell->column, row->number);
    (*end)->message = zb_arena_printf(in->row_arena, "%s：%s", field->header, reading.why);
    end = &(*end)->next;
  }
  return found;
}

static bool is_empty(const import *in)
{
  for (int f = 0; f < in->schema->field_count; f++)
    if (*in->values[f] != '\0')
      return false;
  return true;
}

/* A note below the table has a cell or two in whatever column it stands. */
static bool looks_like_data(const import *in)
{
  int required = 0, filled = 0;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->schema->fields[f].required) {
      required++;
      filled += *in->values[f] != '\0';
    }
  return filled * 2 >= required;
}

static zb_status take_ownerless(import *in, const zb_row *row)
{
  const zb_field *owner = &in->schema->fields[in->owner];
  const char *place = place_of(in, in->sheet->columns[in->owner], row->number);
  if (!looks_like_data(in)) {
    zb_diags_add(in->diags, ZB_WARNING, "skipped-row", place, "如果它是数据，请补上后重新导出",
                 "这一行没有%s，看来不是数据，没有读", owner->header);
    return ZB_OK;
  }
  const char *message = zb_arena_printf(in->row_arena, "这一行没有%s，不知道是谁的", owner->header);
  return zb_store_add_problem(in->store, "", place, "no-owner", message, "请补上后重新导出", in->diags);
}

static zb_status insert(import *in, const zb_row *row)
{
  sqlite3_stmt *statement = in->store->inserts[in->sheet->table];
  sqlite3_bind_int64(statement, 1, in->sheet_number << 32 | row->number);
  for (int f = 0; f < in->schema->field_count; f++)
    sqlite3_bind_text(statement, f + 2, in->values[f], -1, SQLITE_STATIC);
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  in->source->rows++;
  return code == SQLITE_DONE ? ZB_OK : zb_store_failed(in->store, in->diags);
}

static zb_status import_row(import *in, const zb_row *row)
{
  zb_arena_reset(in->row_arena);
  findings found = read_values(in, row);
  if (found.faults == NULL && is_empty(in))
    return ZB_OK;
  const char *owner = in->values[in->owner];
  zb_status status = ZB_OK;
  for (const zb_change *c = found.changes; c != NULL && status == ZB_OK && *owner != '\0'; c = c->next)
    status = zb_changes_add(in->changes, owner, c, in->row_arena, in->diags);
  for (const fault *f = found.faults; f != NULL && status == ZB_OK && *owner != '\0'; f = f->next)
    status = zb_store_add_problem(in->store, owner, f->place, "unreadable-value", f->message,
                                  "请在原表中改正后重新导出", in->diags);
  if (status == ZB_OK)
    status = *owner == '\0' ? take_ownerless(in, row) : insert(in, row);
  return status;
}

static zb_status import_rows(import *in, int sheet, int last_header_row)
{
  zb_status status = zb_table_select(in->table, sheet, in->diags);
  while (status == ZB_OK) {
    const zb_row *row;
    status = zb_table_next(in->table, &row, in->diags);
    if (status != ZB_OK || row == NULL)
      break;
    if (row->number > last_header_row)
      status = import_row(in, row);
  }
  return status;
}

/* --- The sheet ----------------------------------------------------------------------------------------------- */

/* 填写说明, 说明 … */
static bool is_explanation(const char *name)
{
  static const char ending[] = "说明";
  size_t n = strlen(name), m = strlen(ending);
  return n >= m && strcmp(name + n - m, ending) == 0;
}

static const char *shown_sheet(const import *in, const char *shown, const char *name)
{
  zb_arena *arena = in->store->arena;
  return *name == '\0' ? zb_arena_strdup(arena, shown) : zb_arena_printf(arena, "%s!%s", shown, name);
}

static void index_columns(import *in, zb_arena *arena)
{
  in->column_count = 0;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->sheet->columns[f] >= in->column_count)
      in->column_count = in->sheet->columns[f] + 1;
  int *fields = zb_arena_array(arena, (size_t)in->column_count + 1, sizeof *fields);
  for (int c = 0; c < in->column_count; c++)
    fields[c] = -1;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->sheet->columns[f] >= 0)
      fields[in->sheet->columns[f]] = f;
  in->fields = fields;
  in->owner = zb_store_field(in->schema, in->schema->owner);
  in->values = zb_arena_array(arena, (size_t)in->schema->field_count, sizeof *in->values);
}

static void add_sheet(import *in, const zb_heading *heading, const char *shown)
{
  zb_store *store = in->store;
  size_t fields = (size_t)in->schema->field_count;
  int *columns = zb_arena_array(store->arena, fields, sizeof *columns);
  memcpy(columns, heading->columns, fields * sizeof *columns);
  store->sheets = zb_store_room(store->sheets, store->sheet_count, &store->sheet_room, sizeof *store->sheets);
  in->sheet_number = (int64_t)store->sheet_count;
  store->sheets[store->sheet_count] = (sheet){(int)store->source_count - 1, heading->table, shown, columns};
  in->sheet = &store->sheets[store->sheet_count++];
}

static void report_extra(const zb_heading *heading, const char *shown, const zb_table_schema *schema, zb_diags *diags,
                         zb_arena *arena)
{
  for (int i = 0; heading->extra[i] != NULL; i++) {
    char cell[24];
    const char *place =
        zb_arena_printf(arena, "%s!%s", shown, zb_cell_name(heading->extra_columns[i], heading->last_row, cell));
    zb_diags_add(diags, ZB_WARNING, "unknown-column", place,
                 "如果要用它，请改成规定的列名，或在 lua/schema.lua 中加上别名", "“%s”表没有用“%s”这一列",
                 schema->title, heading->extra[i]);
  }
}

static zb_status report_missing(const zb_heading *heading, const char *shown, const zb_table_schema *schema,
                                zb_diags *diags, zb_arena *arena)
{
  const char *names = "";
  for (int i = 0; heading->missing[i] != NULL; i++)
    names = zb_arena_printf(arena, "%s%s“%s”", names, i == 0 ? "" : "、", heading->missing[i]);
  zb_diags_add(diags, ZB_ERROR, "missing-column", zb_arena_printf(arena, "%s!%d", shown, heading->last_row + 1),
               "请补上这些列；列名不同的，在 lua/schema.lua 中加上别名", "“%s”表缺少列：%s", schema->title, names);
  return ZB_INPUT;
}

static zb_status import_sheet(import *in, int number, const char *shown, zb_arena *arena)
{
  const char *name = zb_table_sheet_name(in->table, number);
  const char *place = shown_sheet(in, shown, name);
  if (!zb_table_sheet_visible(in->table, number)) {
    zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", place, "", "隐藏的工作表，没有读");
    return ZB_OK;
  }
  zb_heading heading;
  zb_status status = zb_header_find(in->store->headers, in->table, number, zb_header_hint(shown, name, arena), arena,
                                    in->diags, &heading);
  if (status != ZB_OK || heading.empty)
    return status;
  if (heading.table < 0 && is_explanation(name)) {
    zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", place, "", "是说明，没有读");
    return ZB_OK;
  }
  if (heading.table < 0) {
    zb_diags_add(in->diags, ZB_WARNING, "unknown-sheet", place,
                 "如果它是要读的表，请检查表头是否在前二十行、列名是否和 lua/schema.lua 一致",
                 "表头不是任何一种规定的表，没有读");
    return ZB_OK;
  }
  in->schema = &in->store->schema->tables[heading.table];
  if (heading.missing[0] != NULL)
    return report_missing(&heading, place, in->schema, in->diags, arena);
  report_extra(&heading, place, in->schema, in->diags, arena);
  add_sheet(in, &heading, place);
  index_columns(in, arena);
  in->changes = zb_changes_new(in->store, in->schema, place, arena);
  status = import_rows(in, number, heading.last_row);
  return status == ZB_OUTPUT ? status : zb_worse(status, zb_changes_finish(in->changes, arena, in->diags));
}

/* --- The file ------------------------------------------------------------------------------------------------ */

/* The source that has the same bytes; NULL if none has. */
static const char *seen_before(const zb_store *store, const char *sha256)
{
  for (size_t i = 0; i < store->source_count; i++)
    if (strcmp(store->sources[i].sha256, sha256) == 0)
      return store->shown[i];
  return NULL;
}

/* Two folders may hold files of one name: places then show the whole path. */
static const char *shown_once(zb_store *store, const char *shown, const char *path)
{
  for (size_t i = 0; i < store->source_count; i++)
    if (strcmp(store->shown[i], shown) == 0)
      return zb_arena_strdup(store->arena, path);
  return zb_arena_strdup(store->arena, shown);
}

static zb_source *add_source(zb_store *store, const char *path, const char *shown, const char *sha256)
{
  size_t room = store->source_room;
  store->sources = zb_store_room(store->sources, store->source_count, &room, sizeof *store->sources);
  store->shown = zb_store_room(store->shown, store->source_count, &store->source_room, sizeof *store->shown);
  store->shown[store->source_count] = shown_once(store, shown, path);
  zb_source *source = &store->sources[store->source_count++];
  *source = (zb_source){.path = zb_arena_strdup(store->arena, path)};
  memcpy(source->sha256, sha256, sizeof source->sha256);
  return source;
}

static zb_status import_sheets(zb_store *store, zb_table *table, zb_source *source, zb_diags *diags)
{
  zb_status status = ZB_OK;
  const char *shown = store->shown[store->source_count - 1];
  zb_arena *row_arena = zb_arena_new(), *arena = zb_arena_new();
  for (int s = 0; s < zb_table_sheet_count(table); s++) {
    zb_arena_reset(arena);
import in = {.store = store, .diags = diags, .table = table, .source = source, .row_arena = row_arena };
    status = zb_worse(status, import_sheet(&in, s, shown, arena));
  }
  zb_arena_free(row_arena);
  zb_arena_free(arena);
  return status;
}

zb_status zb_store_import_file(zb_store *store, const char *path, const char *shown, zb_diags *diags)
{
  char sha256[65];
  zb_status status = zb_sha256_file(path, sha256, diags);
  if (status != ZB_OK)
    return status;
  const char *same = seen_before(store, sha256);
  if (same != NULL) {
    zb_diags_add(diags, ZB_NOTE, "same-file", shown, "", "和 %s 内容完全相同，只读一次", same);
    return ZB_OK;
  }
  zb_table *table;
  status = zb_table_open_as(path, store->encoding, diags, &table);
  if (status != ZB_OK)
    return status;
  zb_source *source = add_source(store, zb_store_named(store, path), shown, sha256);
  status = import_sheets(store, table, source, diags);
  zb_table_free(table);
  return status;
}

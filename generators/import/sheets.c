/* Imports a file of tables, row by row. */
#include "import/sheet_import.h"

#include "base/file.h"

#include <string.h>

/* A cell that can't be parsed, kept until the row's owner is known. */
typedef struct fault {
  const char *place;
  const char *message;
  struct fault *next;
} fault;

/* --- The rows ------------------------------------------------------------------------------------------------ */

static const char *place_of(const sheet_import *in, int column, int row)
{
  char cell[24];
  return zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(column, row, cell));
}

/* What parsing a row found besides its values. */
typedef struct findings {
  fault *faults;
  zb_change *changes;
} findings;

static zb_change *change_of(const sheet_import *in, const zb_cell *cell, int row, int field, const zb_parsed *parsed)
{
  zb_change *change = zb_arena_alloc(in->row_arena, sizeof *change);
  *change = (zb_change){field, cell->column, row, cell->text, parsed->text, parsed->changes, NULL};
  return change;
}

/* Sets in->values; what can't be parsed is empty, except the owner, whose text still tells whose row it is. */
static findings read_values(sheet_import *in, const zb_row *row)
{
  findings found = {0};
  fault **end = &found.faults;
  zb_change **end_change = &found.changes;
  for (int f = 0; f < in->schema->field_count; f++)
    in->values[f] = "";
  in->owner_read = false;
  for (int i = 0; i < row->count; i++) {
    const zb_cell *cell = &row->cells[i];
    int f = cell->column < in->column_count ? in->fields[cell->column] : -1;
    if (f < 0)
      continue;
    const zb_field *field = &in->schema->fields[f];
    zb_parsed parsed = zb_parse(cell, field->type, field->words, in->row_arena);
    in->values[f] = parsed.text != NULL ? parsed.text : f == in->owner ? cell->text : "";
    if (f == in->owner)
      in->owner_read = parsed.text != NULL;
    if (parsed.changes != 0) {
      *end_change = change_of(in, cell, row->number, f, &parsed);
      end_change = &(*end_change)->next;
    }
    if (parsed.text != NULL)
      continue;
    *end = zb_arena_alloc(in->row_arena, sizeof **end);
    (*end)->place = place_of(in, cell->column, row->number);
    (*end)->message = zb_arena_printf(in->row_arena, "%s：%s", field->header, parsed.why);
    end = &(*end)->next;
  }
  return found;
}

static bool is_empty(const sheet_import *in)
{
  for (int f = 0; f < in->schema->field_count; f++)
    if (*in->values[f] != '\0')
      return false;
  return true;
}

static int64_t row_id(const sheet_import *in, const zb_row *row)
{
  return zb_store_row_of(in->sheet, row->number);
}

static zb_status report_ownerless(sheet_import *in, const zb_row *row)
{
  const zb_field *owner = &in->schema->fields[in->owner];
  in->counts.ownerless++;
  const char *message = zb_arena_printf(in->row_arena, "这一行没有%s，不知道是谁的", owner->header);
  return zb_store_add_problem(in->import->store, row_id(in, row), "", place_of(in, in->columns[in->owner], row->number),
                              "no-owner", message, "请补上后重新导出", in->diags);
}

static zb_status import_data(sheet_import *in, const zb_row *row, const findings *found)
{
  const char *owner = in->values[in->owner];
  zb_status status = ZB_OK;
  for (const zb_change *c = found->changes; c != NULL && status == ZB_OK && *owner != '\0'; c = c->next)
    status = zb_changes_add(in->changes, owner, c, in->row_arena, in->diags);
  for (const fault *f = found->faults; f != NULL && status == ZB_OK && *owner != '\0'; f = f->next)
    status = zb_store_add_problem(in->import->store, row_id(in, row), owner, f->place, "unreadable-value", f->message,
                                  "请在原表中改正后重新导出", in->diags);
  if (status == ZB_OK)
    status = *owner == '\0' ? report_ownerless(in, row)
                            : zb_store_insert(in->import->store, in->sheet, row->number, in->values, in->diags);
  return status;
}

static zb_status import_row(sheet_import *in, const zb_row *row)
{
  zb_arena_reset(in->row_arena);
  findings found = read_values(in, row);
  if (found.faults == NULL && is_empty(in))
    return ZB_OK;
  in->counts.read++;
  zb_status status = zb_merged_fill(in, row);
  if (status != ZB_OK)
    return status;
  zb_row_kind kind = zb_row_classify(in, row);
  if (kind == ZB_ROW_DATA)
    return import_data(in, row, &found);
  zb_row_skip(in, row, kind);
  return ZB_OK;
}

/* --- The tables of a sheet ------------------------------------------------------------------------------------ */

static void report_extra(const zb_heading *heading, const char *shown, const zb_table_schema *schema, zb_diags *diags,
                         zb_arena *arena)
{
  if (schema->is_alone) /* it has other columns on purpose */
    return;
  for (int i = 0; heading->extra[i] != NULL; i++) {
    char cell[24];
    const char *place =
        zb_arena_printf(arena, "%s!%s", shown, zb_cell_name(heading->extra_columns[i], heading->last_row, cell));
    zb_diags_add(diags, ZB_WARNING, "unknown-column", place,
                 "如果要用它，请改成规定的列名，或在 lua/schema.lua 中加上别名", "“%s”表没有用“%s”这一列",
                 schema->title, heading->extra[i]);
  }
}

static void index_columns(sheet_import *in, zb_arena *arena)
{
  in->column_count = 0;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->columns[f] >= in->column_count)
      in->column_count = in->columns[f] + 1;
  int *fields = zb_arena_array(arena, (size_t)in->column_count + 1, sizeof *fields);
  for (int c = 0; c < in->column_count; c++)
    fields[c] = -1;
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->columns[f] >= 0)
      fields[in->columns[f]] = f;
  in->fields = fields;
  in->owner = zb_schema_field(in->schema, in->schema->owner);
  in->values = zb_arena_array(arena, (size_t)in->schema->field_count, sizeof *in->values);
}

static void begin_table(sheet_import *in, const zb_heading *heading)
{
  zb_store *store = in->import->store;
  in->table_number = heading->table;
  in->schema = &zb_store_schema(store)->tables[heading->table];
  report_extra(heading, in->shown, in->schema, in->diags, in->arena);
  size_t fields = (size_t)in->schema->field_count;
  int *columns = zb_arena_array(in->arena, fields, sizeof *columns);
  memcpy(columns, heading->columns, fields * sizeof *columns);
  in->columns = columns;
  in->sheet = zb_store_add_sheet(store, heading->table, in->shown, columns);
  in->counts = (zb_sheet_counts){.header = heading->last_row + 1};
  index_columns(in, in->arena);
  in->changes = zb_changes_new(in->import, in->schema, in->shown, in->arena);
  in->skipped = (skipped){0};
  zb_merged_begin(in);
}

static zb_status end_table(sheet_import *in)
{
  zb_row_report_skipped(in);
  zb_status status = zb_changes_finish(in->changes, in->arena, in->diags);
  return status == ZB_OK ? zb_store_close_sheet(in->import->store, in->sheet, in->name, &in->counts, in->diags)
                         : status;
}

/* --- Row by row ---------------------------------------------------------------------------------------------- */

/* A header below the first: a repetition, as on each page, or that of another table. */
static zb_status import_header(sheet_import *in, const zb_row *row, const zb_heading *heading)
{
  if (zb_same_columns(in, heading)) {
    in->counts.read++;
    zb_row_skip(in, row, ZB_ROW_HEADER);
    return ZB_OK;
  }
  zb_status status = end_table(in);
  if (status == ZB_OK)
    begin_table(in, heading);
  return status;
}

static zb_status import_rows(sheet_import *in, int sheet, int last_header_row)
{
  zb_status status = zb_table_select(in->table, sheet, in->diags);
  while (status == ZB_OK) {
    const zb_row *row;
    status = zb_table_next(in->table, &row, in->diags);
    if (status != ZB_OK || row == NULL)
      break;
    zb_heading heading;
    if (row->number <= last_header_row)
      continue;
    zb_arena_reset(in->row_arena);
    if (zb_row_is_header(in->import->headers, row, in->row_arena, &heading))
      status = import_header(in, row, &heading);
    else
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

/* Whether a sheet belongs to a workbook of ours or, by the file's name, contains nothing to read. */
static bool is_not_input(const sheet_import *in, const zb_heading *heading)
{
  int named = zb_header_table(in->import->headers, zb_header_hint(in->file, "", in->arena), in->arena);
  if (named >= 0 && zb_store_schema(in->import->store)->tables[named].is_alone && heading->table != named)
    return true;
  return (heading->table < 0 || heading->missing[0] != NULL) && zb_is_book(in->import, in->table);
}

static const char *shown_sheet(const sheet_import *in)
{
  return *in->name == '\0' ? in->file : zb_arena_printf(in->arena, "%s!%s", in->file, in->name);
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

/* Records in the ledger that the sheet is not read, and why. */
static zb_status note_unread(sheet_import *in, const char *note)
{
  return zb_store_note_unread(in->import->store, in->file, in->name, note, in->diags);
}

static zb_status import_sheet(sheet_import *in, int number)
{
  in->name = zb_table_sheet_name(in->table, number);
  in->shown = shown_sheet(in);
  if (!zb_table_sheet_visible(in->table, number)) {
    zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", in->shown, "", "隐藏的工作表，没有读");
    return note_unread(in, "隐藏的工作表，没有读");
  }
  zb_heading heading;
  zb_status status = zb_header_find(in->import->headers, in->table, number,
                                    zb_header_hint(in->file, in->name, in->arena), in->arena, in->diags, &heading);
  if (status != ZB_OK || heading.empty)
    return zb_worse(status, note_unread(in, heading.empty ? "空的工作表" : "读不了"));
  if (is_not_input(in, &heading))
    return note_unread(in, "汇总的一部分，不是要读的表");
  if (heading.table < 0 && is_explanation(in->name)) {
    zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", in->shown, "", "是说明，没有读");
    return note_unread(in, "是说明，没有读");
  }
  if (heading.table < 0) {
    zb_diags_add(in->diags, ZB_WARNING, "unknown-sheet", in->shown,
                 "如果它是要读的表，请检查表头是否在前二十行、列名是否和 lua/schema.lua 一致",
                 "表头不是任何一种规定的表，没有读");
    return note_unread(in, "表头不是任何一种规定的表，没有读");
  }
  if (heading.missing[0] != NULL)
    return zb_worse(note_unread(in, "缺少必需的列，没有读"),
                    report_missing(&heading, in->shown, &zb_store_schema(in->import->store)->tables[heading.table],
                                   in->diags, in->arena));
  begin_table(in, &heading);
  status = import_rows(in, number, heading.last_row);
  zb_merged_end(in);
  return status == ZB_OUTPUT ? status : zb_worse(status, end_table(in));
}

/* --- The file ------------------------------------------------------------------------------------------------ */

static zb_status import_sheets(zb_import *import, zb_table *table, const char *shown, zb_diags *diags)
{
  zb_status status = ZB_OK;
  zb_arena *row_arena = zb_arena_new(), *arena = zb_arena_new();
  for (int s = 0; s < zb_table_sheet_count(table); s++) {
    zb_arena_reset(arena);
    sheet_import in = {
        .import = import, .diags = diags, .table = table, .file = shown, .row_arena = row_arena, .arena = arena};
    status = zb_worse(status, import_sheet(&in, s));
  }
  zb_arena_free(row_arena);
  zb_arena_free(arena);
  return status;
}

static zb_status read_file(zb_import *import, zb_table *table, const zb_found_file *file, const char *sha256,
                           zb_diags *diags)
{
  zb_store *store = import->store;
  const char *shown = zb_store_add_source(store, zb_store_user_path(store, file->path), file->shown, sha256);
  return import_sheets(import, table, shown, diags);
}

zb_status zb_import_file(zb_import *import, zb_found_file *file, zb_diags *diags)
{
  zb_store *store = import->store;
  char sha256[65];
  file->made = ZB_MADE_NOT;
  zb_status status = zb_sha256_file(file->path, sha256, diags);
  if (status != ZB_OK)
    return status;
  const char *same = zb_store_same_source(store, sha256);
  if (same != NULL) {
    zb_diags_add(diags, ZB_NOTE, "same-file", file->shown, "", "和 %s 内容完全相同，只读一次", same);
    const char *note = zb_arena_printf(import->arena, "和 %s 内容完全相同，只读一次", same);
    return zb_store_note_unread(store, file->shown, "", note, diags);
  }
  zb_table *table;
  status = zb_table_open_as(file->path, import->encoding, diags, &table);
  if (status != ZB_OK)
    return zb_worse(status, zb_store_note_unread(store, file->shown, "", "读不了，原因见制表时的说明", diags));
  if (!file->asked_for)
    file->made = zb_made_kind(import, table, file, sha256);
  if (file->made == ZB_MADE_NOT)
    status = read_file(import, table, file, sha256, diags);
  else if (file->made == ZB_MADE_BOOK && zb_books_add(import, file, sha256))
    file->made = ZB_MADE_DOCUMENT;
  zb_table_free(table);
  return status;
}

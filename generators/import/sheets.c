/* Imports a file of tables, row by row. */
#include "import/sheet_import.h"

#include "base/digest.h"
#include "base/interrupt.h"
#include "read/sniff/sniff.h"

#include <string.h>

/* --- The tables of a sheet ------------------------------------------------------------------------------------ */

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
    if (in->columns[f] >= 0 && (in->columns[f] != in->span_column || f != in->schema->span_to))
      fields[in->columns[f]] = f;
  in->fields = fields;
  in->owner = zb_schema_field(in->schema, in->schema->owner);
  in->values = zb_arena_array(arena, (size_t)in->schema->field_count, sizeof *in->values);
}

/* The columns as the header has them, which other headers are compared with. */
static const int *header_columns(sheet_import *in, const int *columns)
{
  size_t fields = (size_t)in->schema->field_count;
  int *copy = zb_arena_array(in->arena, fields, sizeof *copy);
  memcpy(copy, columns, fields * sizeof *copy);
  for (const zb_swapped *s = in->swapped; s != NULL; s = s->next) {
    copy[s->field] = columns[s->other];
    copy[s->other] = columns[s->field];
  }
  return copy;
}

static zb_status begin_table(sheet_import *in, const zb_heading *heading)
{
  zb_store *store = in->import->store;
  in->table_number = heading->table;
  in->schema = &zb_store_schema(store)->tables[heading->table];
  size_t fields = (size_t)in->schema->field_count;
  int *columns = zb_arena_array(in->arena, fields, sizeof *columns);
  memcpy(columns, heading->columns, fields * sizeof *columns);
  in->columns = columns;
  in->header_columns = header_columns(in, columns);
  in->span_column = heading->span_column;
  in->sheet = zb_store_add_sheet(store, heading->table, in->shown, columns);
  zb_store_mark_returned(store, in->sheet, in->returned);
  in->counts = (zb_sheet_counts){.header = heading->last_row + 1};
  in->header_rows = heading->last_row - heading->first_row + 1;
  in->header_until = -1;
  index_columns(in, in->arena);
  in->own = zb_is_book(in->import, in->table);
  zb_unused_begin(in, in->own ? NULL : heading);
  zb_widths_begin(in, heading->width);
  zb_column_faults_begin(in);
  in->doubts = (zb_suspects){0};
  in->hidden_rows = in->above_rows = 0;
  in->above = heading->above;
  in->changes = zb_changes_new(in->import, in->schema, in->shown, in->arena);
  in->skipped = (skipped){0};
  zb_same_again_begin(in);
  zb_merged_begin(in);
  zb_embedded_begin(in);
  return in->schema->is_made ? ZB_OK : zb_typed_begin(in, heading);
}

static zb_status end_table(sheet_import *in)
{
  zb_row_report_skipped(in);
  zb_unused_report(in);
  zb_rows_report(in);
  zb_status status = zb_embedded_end(in);
  if (status == ZB_OK)
    status = zb_changes_finish(in->changes, in->arena, in->diags);
  if (status == ZB_OK)
    status = zb_column_faults_report(in);
  if (status == ZB_OK)
    status = zb_swapped_report(in);
  in->swapped = NULL; /* of the first table of the sheet only */
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
  return status == ZB_OK ? begin_table(in, heading) : status;
}

static zb_status import_rows(sheet_import *in, int sheet, int last_header_row)
{
  zb_status status = zb_table_select(in->table, sheet, in->diags);
  while (status == ZB_OK && !zb_interrupted()) {
    const zb_row *row;
    status = zb_table_next(in->table, &row, in->diags);
    if (status != ZB_OK || row == NULL)
      break;
    zb_heading heading;
    if (row->number <= last_header_row)
      continue;
    zb_arena_reset(in->row_arena);
    if (zb_row_is_header(in->import->headers, row, in->columns[in->owner], in->row_arena, &heading))
      status = import_header(in, row, &heading);
    else
      status = zb_import_row(in, row);
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

/* Records in the ledger that the sheet is not read, and why. */
static zb_status note_unread(sheet_import *in, const char *note)
{
  return zb_store_note_unread(in->import->store, in->file, in->name, note, in->diags);
}

/* A sheet of a book whose people were read from elsewhere, and no figures that it reports. */
static bool is_repeated(const sheet_import *in, const zb_heading *heading)
{
  return in->only_beside && !zb_reports_figures(in->import, heading);
}

static zb_status import_sheet(sheet_import *in, int number)
{
  in->name = zb_table_sheet_name(in->table, number);
  in->shown = shown_sheet(in);
  if (!zb_table_sheet_visible(in->table, number)) {
    if (in->only_beside)
      return ZB_OK;
    if (!zb_is_own_sheet(in->table, in->name))
      zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", in->shown, "", "隐藏的工作表，没有读");
    return note_unread(in, "隐藏的工作表，没有读");
  }
  zb_heading heading;
  zb_status status = zb_header_find(in->import->headers, in->table, number,
                                    zb_header_hint(in->file, in->name, in->arena), in->arena, in->diags, &heading);
  if (status == ZB_OK && is_repeated(in, &heading))
    return ZB_OK;
  if (status != ZB_OK || heading.empty)
    return zb_worse(status, note_unread(in, heading.empty ? "空的工作表" : "读不了"));
  if (is_not_input(in, &heading))
    return note_unread(in, "汇总的一部分，不是要读的表");
  bool is_form = false;
  if (heading.table < 0 || heading.missing[0] != NULL)
    status = zb_import_form(in, number, &is_form);
  if (status != ZB_OK || is_form)
    return status;
  if (heading.table < 0 && is_explanation(in->name)) {
    if (!zb_is_own_sheet(in->table, in->name))
      zb_diags_add(in->diags, ZB_NOTE, "skipped-sheet", in->shown, "", "是说明，没有读");
    return note_unread(in, "是说明，没有读");
  }
  if (heading.table < 0)
    return zb_worse(zb_report_unknown(in, &heading), note_unread(in, "表头不是任何一种规定的表，没有读"));
  if (heading.missing[0] != NULL)
    return zb_worse(note_unread(in, "缺少必需的列，没有读"), zb_report_missing(in, &heading));
  zb_status above = zb_report_person_above(in, &heading);
  status = zb_swapped_find(in, number, &heading);
  if (status != ZB_OK)
    return status;
  status = begin_table(in, &heading);
  if (status == ZB_OK)
    status = import_rows(in, number, heading.last_row);
  zb_merged_end(in);
  return status == ZB_OUTPUT ? status : zb_worse(zb_worse(status, above), end_table(in));
}

/* The list of what is wrong is not read. Where it came alone, whoever sent it believes that the tables came, too. */
static zb_status pass_list(sheet_import *in, int number)
{
  in->name = zb_table_sheet_name(in->table, number);
  if (zb_table_sheet_count(in->table) == 1)
    zb_diags_add(in->diags, ZB_WARNING, "list-alone", in->file,
                 "请单位把改好的整个工作簿存成 xlsx 发回来，不要只存一张工作表",
                 "这里只有退回修改表的说明，没有后面改好的各表");
  zb_status status = zb_marked_note_people(in->import, in->table, number, in->diags);
  return status != ZB_OK ? status : note_unread(in, "退回修改的说明，不是要读的表");
}

/* --- The file ------------------------------------------------------------------------------------------------ */

static zb_status import_sheets(zb_import *import, zb_table *table, const zb_found_file *from, const char *shown,
                               zb_diags *diags)
{
  zb_status status = ZB_OK;
  zb_arena *row_arena = zb_arena_new(), *arena = zb_arena_new();
  zb_marked marked = zb_marked_find(table);
  for (int s = 0; s < zb_table_sheet_count(table); s++) {
    zb_arena_reset(arena);
    sheet_import in = {.import = import,
                       .returned = marked.time,
                       .diags = diags,
                       .table = table,
                       .path = from->path,
                       .file = shown,
                       .only_beside = from->only_beside,
                       .row_arena = row_arena,
                       .arena = arena};
    status = zb_worse(status, s == marked.list ? pass_list(&in, s) : import_sheet(&in, s));
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
  return import_sheets(import, table, file, shown, diags);
}

zb_status zb_import_note_unread(zb_import *import, const char *shown, zb_diags *diags)
{
  return zb_store_note_unread(import->store, shown, "", "读不了，原因见制表时的说明", diags);
}

/* The file's digest; that of the next one is begun, to be there when it is asked for. */
static zb_status find_digest(zb_import *import, const char *path, char sha256[65], zb_diags *diags)
{
  bool found = zb_digest_ahead_end(import->ahead, path, sha256);
  import->ahead = NULL;
  zb_status status = found ? ZB_OK : zb_sha256_file(path, sha256, diags);
  if (import->digests_ahead && import->next != NULL)
    import->ahead = zb_digest_ahead_begin(import->next);
  return status;
}

zb_status zb_import_file(zb_import *import, zb_found_file *file, zb_diags *diags)
{
  zb_store *store = import->store;
  char sha256[65];
  file->made = ZB_MADE_NOT;
  zb_format format;
  zb_status status = zb_sniff(file->path, diags, &format); /* before all of it is read */
  if (status != ZB_OK)
    return zb_worse(status, zb_import_note_unread(import, file->shown, diags));
  status = find_digest(import, file->path, sha256, diags);
  if (status != ZB_OK)
    return zb_worse(status, zb_import_note_unread(import, file->shown, diags));
  const char *same = zb_store_same_source(store, sha256);
  if (same != NULL) {
    zb_diags_add(diags, ZB_NOTE, "same-file", file->shown, "", "和 %s 内容完全相同，只读一次", same);
    const char *note = zb_arena_printf(import->arena, "和 %s 内容完全相同，只读一次", same);
    return zb_store_note_unread(store, file->shown, "", note, diags);
  }
  zb_table *table;
  status = zb_table_open_as(file->path, import->encoding, diags, &table);
  if (status != ZB_OK)
    return zb_worse(status, zb_import_note_unread(import, file->shown, diags));
  if (!file->asked_for)
    file->made = zb_made_kind(import, table, file, sha256);
  if (file->made == ZB_MADE_NOT)
    status = read_file(import, table, file, sha256, diags);
  else if (file->made == ZB_MADE_BOOK && zb_books_add(import, file, sha256))
    file->made = ZB_MADE_DOCUMENT;
  zb_table_free(table);
  return status;
}

/* The rows below a header: each cell parsed as its column's field, the row given to the store or refused. */
#include "import/sheet_import.h"

#include "value/person_label.h"

#include <string.h>

/* --- The rows ------------------------------------------------------------------------------------------------ */

static const char *place_of(const sheet_import *in, int column, int row)
{
  char cell[24];
  return zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(column, row, cell));
}

static void add_change(sheet_import *in, findings *found, const zb_change *change)
{
  zb_change *added = zb_arena_alloc(in->row_arena, sizeof *added);
  *added = *change;
  if (found->last_change == NULL)
    found->changes = added;
  else
    found->last_change->next = added;
  found->last_change = added;
}

void zb_findings_add(sheet_import *in, findings *found, const char *place, const char *message)
{
  fault *added = zb_arena_alloc(in->row_arena, sizeof *added);
  *added = (fault){place, message, -1, NULL};
  if (found->last_fault == NULL)
    found->faults = added;
  else
    found->last_fault->next = added;
  found->last_fault = added;
}

static void add_fault(sheet_import *in, findings *found, int field, const char *place, const char *message)
{
  zb_findings_add(in, found, place, message);
  found->last_fault->field = field;
}

/* What the parser takes for nothing, or for what it is, may still be no value of a field that must have one. */
static const char *why_not_required(const zb_field *field, const zb_parsed *parsed, const zb_cell *cell,
                                    zb_arena *arena)
{
  if (!field->required || parsed->text == NULL)
    return NULL;
  if (field->type == ZB_FIELD_NAME && (parsed->changes & ZB_CHANGE_PLACEHOLDER) != 0)
    return zb_arena_printf(arena, "“%s”不是姓名", cell->text);
  if ((field->type == ZB_FIELD_TEXT || field->type == ZB_FIELD_NAME) && strcmp(parsed->text, "0") == 0)
    return "“0”多半是公式引用了空白的单元格，请直接填写";
  return NULL;
}

void zb_row_start(sheet_import *in)
{
  for (int f = 0; f < in->schema->field_count; f++)
    in->values[f] = "";
  in->owner_read = in->is_stored = false;
}

static void take_value(sheet_import *in, int f, const zb_cell *cell, int row, int column, zb_parsed parsed,
                       findings *found)
{
  const zb_field *field = &in->schema->fields[f];
  const char *why = parsed.text == NULL ? parsed.why : why_not_required(field, &parsed, cell, in->row_arena);
  bool read = why == NULL;
  in->values[f] = read ? parsed.text : f == in->owner ? cell->text : "";
  if (f == in->owner) {
    in->owner_read = read;
    found->struck = cell->struck;
    found->doubt = read ? parsed.doubt : NULL;
    found->doubt_column = column;
  }
  if (!read)
    add_fault(in, found, f, place_of(in, column, row), zb_arena_printf(in->row_arena, "%s：%s", field->header, why));
  else if (parsed.changes != 0)
    add_change(in, found, &(zb_change){f, column, row, cell->text, parsed.text, parsed.changes, NULL});
}

/* Why a cell with a beginning and an end, in a column of one date, is refused; NULL: it is no such cell. Which of the
   two is meant only its writer knows. */
static const char *why_one_date(const zb_cell *cell, zb_field_type type, zb_arena *arena)
{
  zb_parsed start, end;
  if (type != ZB_FIELD_MONTH && type != ZB_FIELD_DATE)
    return NULL;
  zb_parse_span(cell, false, arena, &start, &end);
  if (start.text == NULL || *start.text == '\0')
    return NULL;
  return zb_arena_printf(arena, "“%s”是起止两个年月，这一栏只填一个；请只写完成（或取得）的年月，如 %s", cell->text,
                         *end.text != '\0' ? end.text : start.text);
}

/* Whether the cell shows more than digits: 0%, 0"天". */
static bool shows_words(const zb_cell *cell)
{
  const char *code = cell->format != NULL ? cell->format->code : NULL;
  return cell->shown != NULL || (code != NULL && code[strspn(code, "0#,.")] != '\0');
}

/* Why the number of a cell is not one of what the field counts, 12天 where it counts 学时; NULL: it is, or says nothing
   of it that is known. */
static const char *why_other_unit(const zb_cell *cell, const zb_field *field, const zb_parsed *parsed, zb_arena *arena)
{
  bool says_unit = (parsed->changes & (ZB_CHANGE_UNIT | ZB_CHANGE_PERCENT)) != 0 || shows_words(cell);
  if (*field->units == NULL || parsed->text == NULL || *parsed->text == '\0' || !says_unit)
    return NULL;
  const char *unit = zb_number_other_unit(cell, field->units, arena);
  if (unit == NULL)
    return NULL;
  const char *shown = zb_cell_shown(cell, arena);
  return zb_arena_printf(arena, "“%s”后面是“%s”，这一栏的单位是“%s”；请换算好，只写数",
                         shown != NULL ? shown : cell->text, unit, field->units[0]);
}

/* -1 where things are counted. */
static const char *why_negative(const zb_cell *cell, const zb_field *field, const zb_parsed *parsed, zb_arena *arena)
{
  bool negative = field->counts && parsed->text != NULL && *parsed->text == '-';
  return negative ? zb_arena_printf(arena, "“%s”是负数，这一栏不会小于 0", cell->text) : NULL;
}

/* The cell of a field that is only shown, as a text; NULL if it is none either. */
static zb_parsed as_written(const zb_cell *cell, zb_arena *arena)
{
  zb_parsed parsed = zb_parse(cell, ZB_FIELD_TEXT, NULL, arena);
  parsed.changes |= parsed.text != NULL ? ZB_CHANGE_AS_WRITTEN : 0;
  return parsed;
}

/* 城东 is 城东区, if the notice has a name for it. */
static void use_known(sheet_import *in, const zb_field *field, zb_parsed *parsed, int row, int column)
{
  if (field->known == NULL || parsed->text == NULL || *parsed->text == '\0')
    return;
  const char *value = zb_vocabulary_find(field->known, parsed->text, in->row_arena);
  if (value == NULL || strcmp(value, parsed->text) == 0)
    return;
  zb_spellings_add(in->import, field, parsed->text, value, place_of(in, column, row));
  parsed->text = value;
  parsed->changes |= ZB_CHANGE_KNOWN;
}

void zb_row_read_value(sheet_import *in, int f, const zb_cell *cell, int row, int column, findings *found)
{
  const zb_field *field = &in->schema->fields[f];
  zb_parsed parsed = {.text = cell->text};
  if (zb_same_again(in, f, cell)) {
    take_value(in, f, cell, row, column, parsed, found);
    return;
  }
  parsed = zb_parse(cell, field->type, field->words, in->row_arena);
  if (parsed.text == NULL && field->as_written)
    parsed = as_written(cell, in->row_arena);
  const char *why = parsed.text == NULL ? why_one_date(cell, field->type, in->row_arena) : NULL;
  parsed.why = why != NULL ? why : parsed.why;
  why = why_other_unit(cell, field, &parsed, in->row_arena);
  why = why != NULL ? why : why_negative(cell, field, &parsed, in->row_arena);
  if (why != NULL)
    parsed = (zb_parsed){.why = why};
  use_known(in, field, &parsed, row, column);
  zb_same_again_note(in, f, cell, &parsed);
  take_value(in, f, cell, row, column, parsed, found);
}

void zb_row_read_span(sheet_import *in, const zb_cell *cell, int row, findings *found)
{
  zb_parsed start, end;
  zb_parse_span(cell, in->schema->span_may_be_one, in->row_arena, &start, &end);
  take_value(in, in->schema->span_from, cell, row, cell->column, start, found);
  if (start.text != NULL)
    take_value(in, in->schema->span_to, cell, row, cell->column, end, found);
}

static findings read_values(sheet_import *in, const zb_row *row)
{
  findings found = {0};
  zb_row_start(in);
  for (int i = 0; i < row->count; i++) {
    const zb_cell *cell = &row->cells[i];
    int f = cell->column < in->column_count ? in->fields[cell->column] : -1;
    if (f >= 0 && cell->column == in->span_column)
      zb_row_read_span(in, cell, row->number, &found);
    else if (f >= 0)
      zb_row_read_value(in, f, cell, row->number, cell->column, &found);
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
                              "no-owner", message, "请在原表中补上", in->diags);
}

/* For columns that can't be read at all. */
static void see_columns(sheet_import *in, const findings *found)
{
  for (int f = 0; f < in->schema->field_count; f++)
    if (*in->values[f] != '\0' && (f != in->owner || in->owner_read))
      zb_column_faults_see(in, f, NULL, NULL);
  for (const fault *f = found->faults; f != NULL; f = f->next)
    if (f->field >= 0)
      zb_column_faults_see(in, f->field, f->place, f->message);
}

zb_status zb_row_store(sheet_import *in, const zb_row *row, const findings *found)
{
  const char *owner = in->values[in->owner];
  if (in->column_faults != NULL)
    see_columns(in, found);
  zb_status status = ZB_OK;
  for (const zb_change *c = found->changes; c != NULL && status == ZB_OK && *owner != '\0'; c = c->next)
    status = zb_changes_add(in->changes, owner, c, in->row_arena, in->diags);
  for (const fault *f = found->faults; f != NULL && status == ZB_OK && *owner != '\0'; f = f->next)
    status = zb_store_add_problem(in->import->store, row_id(in, row), owner, f->place, "unreadable-value", f->message,
                                  "请在原表中改正", in->diags);
  if (status == ZB_OK && *owner == '\0')
    return report_ownerless(in, row);
  if (status == ZB_OK)
    status = zb_store_insert(in->import->store, in->sheet, row->number, in->values, in->diags);
  in->is_stored = status == ZB_OK;
  return status;
}

/* Whether each row of the table is an owner: without his row, nothing is made that would ask for his problems. */
static bool is_of_owners(const zb_table_schema *schema)
{
  return schema->key[0] != NULL && schema->key[1] == NULL && strcmp(schema->key[0], schema->owner) == 0 &&
         !schema->is_register;
}

zb_status zb_row_refuse(sheet_import *in, int row, const char *place, const char *code, const char *message,
                        const char *remedy)
{
  const char *owner = in->values[in->owner];
  if (is_of_owners(in->schema)) {
    int name = zb_schema_field(in->schema, "name");
    const char *who = name < 0 ? owner : zb_person_label(in->values[name], owner, in->row_arena);
    message = zb_arena_printf(in->row_arena, "%s：%s", who, message);
    owner = "";
    in->counts.ownerless++;
  }
  return zb_store_add_problem(in->import->store, zb_store_row_of(in->sheet, row), owner, place, code, message, remedy,
                              in->diags);
}

/* --- ID numbers that a spreadsheet may have spoiled -------------------------------------------------------------- */

static const char spoiled_remedy[] = "请核对原件；把该列设为文本格式后重新填写";

/* One number of 18 digits that ends in 000 may be right; where another has lost its digits so, it is not. */
static zb_status check_doubt(sheet_import *in, const zb_row *row, const findings *found, bool *refused)
{
  const zb_field *owner = &in->schema->fields[in->owner];
  bool spoiled = owner->type == ZB_FIELD_ID && !in->owner_read && zb_id_looks_rounded(in->values[in->owner]);
  *refused = false;
  if (spoiled && !in->doubts.proven)
    return zb_suspects_prove(&in->doubts, in, "unreadable-value", spoiled_remedy);
  if (found->doubt == NULL || in->own)
    return ZB_OK;
  const char *place = place_of(in, found->doubt_column, row->number);
  *refused = in->doubts.proven;
  if (!*refused) {
    zb_suspects_add(&in->doubts, in, row->number, place, found->doubt);
    return ZB_OK;
  }
  return zb_row_refuse(in, row->number, place, "unreadable-value", found->doubt, spoiled_remedy);
}

/* --- A row that is struck out --------------------------------------------------------------------------------------
 */

/* Who is struck out has mostly withdrawn; whether the row counts, only its writer knows. */
static zb_status refuse_struck(sheet_import *in, const zb_row *row)
{
  int name = zb_schema_field(in->schema, "name");
  for (int i = 0; i < row->count && name >= 0; i++)
    if (row->cells[i].column == in->columns[name]) /* struck out, too, it tells who it is all the same */
      in->values[name] = row->cells[i].text;
  return zb_row_refuse(in, row->number, place_of(in, in->columns[in->owner], row->number), "struck-row",
                       "这一行划掉了（有删除线），没有读", "不要这一行的，请在原表中删掉；还要的，请去掉删除线");
}

/* --- The row ------------------------------------------------------------------------------------------------------ */

static zb_status import_person(sheet_import *in, const zb_row *row, const findings *found)
{
  if (row->hidden && in->hidden_rows++ == 0)
    in->first_hidden = row->number;
  if (row->hidden && in->import->visible_only)
    return ZB_OK;
  if (found->struck)
    return refuse_struck(in, row);
  bool refused;
  zb_status status = zb_widths_check(in, row, &refused);
  for (int i = 0; i < row->count && !refused; i++)
    if (row->cells[i].column >= in->column_count || in->fields[row->cells[i].column] < 0)
      zb_unused_see(in, &row->cells[i], row->number);
  if (status == ZB_OK && !refused)
    status = check_doubt(in, row, found, &refused);
  zb_above_fill(in, found);
  if (status == ZB_OK && !refused)
    status = zb_row_store(in, row, found);
  return status == ZB_OK && !refused ? zb_embedded_take(in, row) : status;
}

zb_status zb_import_row(sheet_import *in, const zb_row *row)
{
  zb_arena_reset(in->row_arena);
  findings found = read_values(in, row);
  if (zb_above_see(in, row))
    return ZB_OK;
  if (found.faults == NULL && is_empty(in))
    return zb_widths_note(in, row);
  in->counts.read++;
  if (row->number <= in->header_until && !in->owner_read) {
    zb_row_skip(in, row, ZB_ROW_HEADER);
    return ZB_OK;
  }
  zb_status status = zb_merged_fill(in, row);
  if (status != ZB_OK)
    return status;
  zb_row_kind kind = zb_row_classify(in, row);
  if (kind == ZB_ROW_DATA) {
    zb_merged_count_across(in, row);
    status = import_person(in, row, &found);
    return status == ZB_OK ? zb_typed_row(in, row) : status;
  }
  zb_row_skip(in, row, kind);
  return kind == ZB_ROW_NOTE || kind == ZB_ROW_FRAME ? zb_widths_note(in, row) : ZB_OK;
}

void zb_rows_report(sheet_import *in)
{
  if (in->hidden_rows > 0) {
    bool left_out = in->import->visible_only;
    zb_diags_add(in->diags, left_out ? ZB_NOTE : ZB_WARNING, "hidden-rows",
                 zb_arena_printf(in->row_arena, "%s!%d", in->shown, in->first_hidden + 1),
                 left_out ? "" : "不要它们的话，请加上 --visible-only，或取消筛选后删掉",
                 "有 %lld 行是隐藏的（多半是筛选掉的），%s，这是第一行", (long long)in->hidden_rows,
                 left_out ? "没有读" : "也读了");
  }
  zb_above_report(in);
  zb_suspects_report(&in->doubts, in, "doubtful-id", spoiled_remedy);
}

/* Imports a sheet that is one person's form: one row, each value with a place of its own. */
#include "import/form.h"
#include "import/sheet_import.h"

#include <string.h>

static const char *cell_at(const sheet_import *in, int column, int row)
{
  char cell[24];
  return zb_arena_printf(in->arena, "%s!%s", in->shown, zb_cell_name(column, row, cell));
}

static zb_status unread(sheet_import *in, const char *note)
{
  return zb_store_note_unread(in->import->store, in->file, in->name, note, in->diags);
}

/* Neither the person's number nor a name: a form to fill in. */
static bool is_blank(const sheet_import *in, const zb_form *form)
{
  for (int f = 0; f < in->schema->field_count; f++) {
    const zb_field *field = &in->schema->fields[f];
    bool identifies = f == in->owner || (field->required && field->type == ZB_FIELD_NAME);
    if (identifies && *form->values[f].cell.text != '\0')
      return false;
  }
  return true;
}

static zb_status skip_blank(sheet_import *in, const zb_form *form)
{
  bool filled = false;
  for (int f = 0; f < in->schema->field_count; f++)
    filled = filled || *form->values[f].cell.text != '\0';
  zb_diags_add(in->diags, filled ? ZB_WARNING : ZB_NOTE, "blank-form", in->shown,
               filled ? "如果它是一个人的表，请填上身份证号和姓名" : "", "%s",
               filled ? "没有填身份证号和姓名，按空白表处理，没有读" : "是空白表，没有读");
  return unread(in, "是空白表，没有读");
}

static zb_status refuse_labels(sheet_import *in, const char *names)
{
  zb_diags_add(in->diags, ZB_ERROR, "missing-label", in->shown, "请在表上补上这些栏目，或把这个人填到“申报人员”表里",
               "这是一个人的“%s”表，缺少栏目：%s", in->schema->title, names);
  return zb_worse(ZB_INPUT, unread(in, "缺少必需的栏目，没有读"));
}

static const char *missing_labels(const sheet_import *in, const zb_form *form)
{
  const char *names = "";
  for (int f = 0; f < in->schema->field_count; f++)
    if (in->schema->fields[f].required && form->values[f].label == NULL)
      names = zb_arena_printf(in->arena, "%s%s“%s”", names, *names == '\0' ? "" : "、", in->schema->fields[f].header);
  return names;
}

/* Two people's forms on one sheet. */
static zb_status refuse_two(sheet_import *in, const zb_form_value *owner)
{
  char first[24], second[24];
  zb_diags_add(in->diags, ZB_ERROR, "two-forms", cell_at(in, owner->other_column, owner->other_row),
               "每个人的表请放在一张工作表（Word 文档里是一个表格）里",
               "一张表上有两个%s（%s、%s），分不清哪些内容是谁的，没有读", in->schema->fields[in->owner].header,
               zb_cell_name(owner->column, owner->row, first),
               zb_cell_name(owner->other_column, owner->other_row, second));
  return zb_worse(ZB_INPUT, unread(in, "一张表上有两个人，没有读"));
}

/* A roster with its labels in the first column. */
static zb_status refuse_people(sheet_import *in, const zb_form *form)
{
  const zb_form_value *owner = &form->values[in->owner];
  char first[24], second[24];
  zb_diags_add(in->diags, ZB_ERROR, "people-beside", cell_at(in, form->beside_column, form->beside_row),
               "请改成每人一行（第一行写栏目名称；在 Excel 里复制后选“选择性粘贴—转置”），或每人单独一张表",
               "这张表上有几个人左右并排（%s 是一个人的，%s 是另一个人的），没有读",
               zb_cell_name(owner->column, owner->row, first),
               zb_cell_name(form->beside_column, form->beside_row, second));
  return zb_worse(ZB_INPUT, unread(in, "几个人左右并排，没有读"));
}

static void report_unread_parts(sheet_import *in, const zb_form *form)
{
  const zb_schema *schema = zb_store_schema(in->import->store);
  for (int i = 0; i < form->grid_count; i++) {
    const zb_form_grid *grid = &form->grids[i];
    if (grid->columns != NULL && *grid->unused != '\0')
      zb_diags_add(in->diags, ZB_WARNING, "unknown-column", cell_at(in, grid->column, grid->row),
                   "如果要用，请改成规定的列名", "“%s”没有用这些列：%s", schema->tables[grid->table].title,
                   grid->unused);
    if (grid->columns != NULL && *grid->rest != '\0')
      zb_diags_add(in->diags, ZB_WARNING, "unread-cells", cell_at(in, grid->rest_column, grid->rest_row),
                   "是某一列的内容，请填到这一列的格里；不是的，不用管",
                   "“%s”里这些格的内容不知道属于哪一列，没有读：%s", schema->tables[grid->table].title, grid->rest);
    if (grid->columns != NULL)
      continue;
    const char *title = grid->table >= 0 ? schema->tables[grid->table].title : "";
    const char *remedy = grid->table >= 0
                             ? zb_arena_printf(in->arena, "请另做一张“%s”表：每项一行，第一列写身份证号", title)
                             : "如果里面有要用的内容，请填到规定的表里";
    zb_diags_add(in->diags, ZB_WARNING, "unread-grid", cell_at(in, grid->column, grid->row), remedy,
                 grid->table >= 0 ? "这张表里的“%s”没有读" : "从这一行起的表格%s没有读", title);
  }
  if (*form->rest != '\0')
    zb_diags_add(in->diags, ZB_WARNING, "unread-cells", cell_at(in, form->rest_column, form->rest_row),
                 "是某一栏的内容，请并到这一栏的格里；不是的，不用管", "这些格里的内容不知道属于哪一栏，没有读：%s",
                 form->rest);
  if (*form->unused != '\0')
    zb_diags_add(in->diags, ZB_WARNING, "unknown-label", cell_at(in, form->unused_column, form->unused_row),
                 "如果要用，请改成规定的栏目名称", "没有用这些栏目：%s", form->unused);
}

/* The form in the store: a table whose one row has a place for each field. */
static void begin_form(sheet_import *in, const zb_form *form)
{
  size_t fields = (size_t)in->schema->field_count;
  int *columns = zb_arena_array(in->arena, fields, sizeof *columns);
  int *rows = zb_arena_array(in->arena, fields, sizeof *rows);
  for (size_t f = 0; f < fields; f++) {
    columns[f] = form->values[f].label != NULL ? form->values[f].column : -1;
    rows[f] = form->values[f].row;
  }
  in->columns = columns;
  in->sheet = zb_store_add_sheet(in->import->store, in->table_number, in->shown, columns);
  zb_store_set_rows(in->import->store, in->sheet, rows);
  in->counts = (zb_sheet_counts){.header = 1, .read = 1};
  in->changes = zb_changes_new(in->import, in->schema, in->shown, in->arena);
}

/* Where two values contradict each other, none counts. */
static void add_contradiction(sheet_import *in, int field, const zb_form_value *value, findings *found)
{
  char first[24], second[24];
  const char *message = zb_arena_printf(
      in->row_arena, "%s：%s 和 %s 两处不同，分不清以哪一处为准", in->schema->fields[field].header,
      zb_cell_name(value->column, value->row, first), zb_cell_name(value->other_column, value->other_row, second));
  zb_findings_add(in, found, cell_at(in, value->column, value->row), message);
}

/* What stands in a value's cell beside it would be printed with it. */
static void add_doubt(sheet_import *in, int field, const zb_form_value *value, findings *found)
{
  zb_findings_add(in, found, cell_at(in, value->column, value->row),
                  zb_arena_printf(in->row_arena, "%s：这一格里还有“%s”，分不清各是哪一栏，请分到各自的格里",
                                  in->schema->fields[field].header, value->doubt));
}

static zb_status store_form(sheet_import *in, const zb_form *form)
{
  findings found = {0};
  zb_row row = {.number = form->values[in->owner].row};
  zb_row_start(in);
  for (int f = 0; f < in->schema->field_count; f++) {
    const zb_form_value *value = &form->values[f];
    if (value->other_row >= 0)
      add_contradiction(in, f, value, &found);
    else if (value->doubt != NULL)
      add_doubt(in, f, value, &found);
    else if (*value->cell.text != '\0')
      zb_row_read_value(in, f, &value->cell, value->row, value->column, &found);
  }
  zb_status status = zb_typed_form(in, form->values, row.number);
  return status != ZB_OK ? status : zb_row_store(in, &row, &found);
}

static zb_status close_table(sheet_import *in)
{
  zb_status status = zb_changes_finish(in->changes, in->arena, in->diags);
  return status == ZB_OK ? zb_store_close_sheet(in->import->store, in->sheet, in->name, &in->counts, in->diags)
                         : status;
}

/* One row of a grid, from item I on; returns the item behind it. */
static int import_grid_row(sheet_import *in, const zb_form_grid *grid, int i, const char *owner, zb_status *status)
{
  findings found = {0};
  int first = i;
  zb_row row = {.number = grid->items[i].row};
  zb_row_start(in);
  for (; i < grid->item_count && grid->items[i].row == row.number; i++) {
    const zb_form_item *item = &grid->items[i];
    if (in->span_column >= 0 && item->field == in->schema->span_from)
      zb_row_read_span(in, &item->cell, item->row, &found);
    else
      zb_row_read_value(in, item->field, &item->cell, item->row, item->column, &found);
  }
  *status = zb_merged_fill(in, &row);
  zb_merged_count_across(in, &row);
  in->values[in->owner] = owner;
  in->owner_read = true;
  in->counts.read++;
  if (*status == ZB_OK)
    *status = zb_typed_grid_row(in, &grid->items[first], i - first, owner);
  if (*status == ZB_OK)
    *status = zb_row_store(in, &row, &found);
  return i;
}

/* A grid on the form of OWNER as rows of its table. */
static zb_status import_grid(sheet_import *in, const zb_form_grid *grid, const char *owner)
{
  zb_status status = ZB_OK;
  in->schema = &zb_store_schema(in->import->store)->tables[grid->table];
  in->table_number = grid->table;
  in->owner = zb_schema_field(in->schema, in->schema->owner);
  in->values = zb_arena_array(in->arena, (size_t)in->schema->field_count, sizeof *in->values);
  in->columns = grid->columns;
  in->span_column = grid->span_column;
  in->sheet = zb_store_add_sheet(in->import->store, in->table_number, in->shown, in->columns);
  in->counts = (zb_sheet_counts){.header = grid->row + 1};
  in->changes = zb_changes_new(in->import, in->schema, in->shown, in->arena);
  zb_merged_begin(in);
  status = zb_typed_grid_begin(in);
  for (int i = 0; i < grid->item_count && status == ZB_OK;)
    i = import_grid_row(in, grid, i, owner, &status);
  zb_merged_end(in);
  return status == ZB_OK ? close_table(in) : status;
}

static zb_status take_photo(sheet_import *in, const zb_form *form, const char *owner)
{
  int field = zb_schema_field(in->schema, "photo");
  zb_embedded_begin(in);
  return field < 0 ? ZB_OK : zb_embedded_take_form(in, owner, &form->values[field]);
}

static zb_status import_form(sheet_import *in, const zb_form *form)
{
  in->schema = &zb_store_schema(in->import->store)->tables[form->table];
  in->table_number = form->table;
  in->owner = zb_schema_field(in->schema, in->schema->owner);
  in->values = zb_arena_array(in->arena, (size_t)in->schema->field_count, sizeof *in->values);
  const char *missing = missing_labels(in, form);
  if (form->people > 1)
    return refuse_people(in, form);
  if (is_blank(in, form))
    return skip_blank(in, form);
  if (form->values[in->owner].other_row >= 0)
    return refuse_two(in, &form->values[in->owner]);
  if (*missing != '\0')
    return refuse_labels(in, missing);
  begin_form(in, form);
  report_unread_parts(in, form);
  zb_status status = store_form(in, form);
  const char *owner = zb_arena_strdup(in->arena, in->values[in->owner]);
  if (status == ZB_OK)
    status = take_photo(in, form, owner);
  if (status == ZB_OK)
    status = close_table(in);
  for (int i = 0; i < form->grid_count && status == ZB_OK && *owner != '\0'; i++)
    if (form->grids[i].columns != NULL)
      status = import_grid(in, &form->grids[i], owner);
  return status;
}

zb_status zb_import_form(sheet_import *in, int number, bool *is_form)
{
  zb_form form;
  zb_status status = zb_form_find(in->import->headers, in->table, number, in->arena, in->diags, &form);
  *is_form = status == ZB_OK && form.table >= 0;
  return *is_form ? import_form(in, &form) : status;
}

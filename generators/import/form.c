#include "import/form.h"

#include "import/form_cells.h"
#include "import/form_choice.h"
#include "import/form_grid.h"
#include "import/form_inline.h"
#include "import/form_people.h"
#include "import/form_rest.h"
#include "import/header_names.h"

#include <string.h>

enum { LEAST_LABELS = 5, LEAST_BESIDE = 3, LEAST_ABOVE = 2, LONGEST_LABEL = 120, MAX_UNUSED = 12 };

/* What looking at one table of the schema found. */
typedef struct attempt {
  const zb_header_index *index;
  const zb_table_schema *schema;
  int table;
  form_cells *cells;
  zb_arena *arena;
  zb_form_value *values;
  int labels, beside;    /* labels found; of them, with a place for the value beside them */
  int above, last_above; /* rows of labels with a value below them; the last one counted */
  bool lists;            /* more than one value stands below a label: rows of people below a header */
  zb_form_grid *grids;
  size_t grid_count, grid_capacity;
} attempt;

/* --- Labels --------------------------------------------------------------------------------------------------- */

/* 姓名：张三 in one cell is a label and its value; more of them may follow. */
static int inline_label(const zb_table_names *names, form_cell *cell, zb_arena *arena)
{
  if (cell->cell.type != ZB_CELL_TEXT)
    return -1;
  form_part *part = form_inline_read(names, cell->cell.text, arena, &cell->before);
  if (part != NULL && *cell->before == '\0' && (*part->value != '\0' || part->next != NULL)) {
    cell->rest = part->value;
    cell->parts = part->next;
    return part->field;
  }
  cell->parts = part != NULL && *cell->before != '\0' ? part : NULL;
  return -1;
}

static void find_labels(attempt *a)
{
  const zb_table_names *names = &a->index->tables[a->table];
  for (int i = 0; i < a->cells->count; i++) {
    form_cell *cell = &a->cells->items[i];
    const zb_header_name *name = cell->cell.type == ZB_CELL_TEXT && strlen(cell->plain) <= LONGEST_LABEL
                                     ? form_label(names, cell->plain, a->arena)
                                     : NULL;
    cell->in_grid = cell->used = false;
    cell->rest = NULL;
    cell->parts = NULL;
    cell->field = name != NULL ? name->field : inline_label(names, cell, a->arena);
  }
}

/* --- Grids ---------------------------------------------------------------------------------------------------- */

static bool is_label(const form_cell *cell)
{
  return cell != NULL && cell->field >= 0;
}

static bool is_header(const attempt *a, int t, const form_cell *cell)
{
  return t >= 0 && cell->rest == NULL && zb_header_find_name(&a->index->tables[t], cell->plain) != NULL;
}

/* How many cells from FIRST to END are headers of table T, and follow one another: a label's value would stand between
   them. */
static int run_of_headers(const attempt *a, int t, int first, int end)
{
  int run = 0, best = 0;
  for (int i = first; i < end; i++) {
    const form_cell *cell = &a->cells->items[i];
    bool next = i > first && a->cells->items[i - 1].last_column + 1 == cell->column;
    run = is_header(a, t, cell) ? (next ? run : 0) + 1 : 0;
    best = run > best ? run : best;
  }
  return best;
}

/* Whether a field that has a label in this row had one in a row above: 姓名 of the family beneath 姓名 of the person.
 */
static bool repeats_labels(const attempt *a, int first, int end)
{
  for (int i = first; i < end; i++) {
    const form_cell *cell = &a->cells->items[i];
    for (int j = 0; j < first && is_label(cell); j++)
      if (a->cells->items[j].field == cell->field && !a->cells->items[j].in_grid)
        return true;
  }
  return false;
}

/* Whether the row of cells FIRST to END heads a grid; *TABLE is the one whose headers it has, -1 for none. */
static bool heads_grid(const attempt *a, int first, int end, int *table)
{
  int own = run_of_headers(a, a->table, first, end), best = 0;
  *table = -1;
  for (int t = 0; t < a->index->schema->table_count; t++) {
    int run = t == a->table ? 0 : run_of_headers(a, t, first, end);
    if (run <= best || (run < 3 && end - first > 3))
      continue;
    best = run;
    *table = t;
  }
  if (best >= 2 && best > own)
    return true;
  *table = -1;
  return own >= 2 && repeats_labels(a, first, end);
}

/* The grid goes on to the next row that begins with a label or heads another one, or as far as the merged cell at its
   left. */
static int mark_grid(attempt *a, int first, int table)
{
  form_cells *cells = a->cells;
  const form_cell *left = &cells->items[first];
  bool is_title = left->last_row > left->row && !is_label(left) && !is_header(a, table, left);
  int bottom = is_title ? left->last_row : -1;
  a->grids = zb_arena_grow(a->arena, a->grids, a->grid_count, &a->grid_capacity, sizeof *a->grids);
  zb_form_grid *grid = &a->grids[a->grid_count++];
  *grid = (zb_form_grid){
      .row = left->row, .column = left->column, .table = table, .span_column = -1, .unused = "", .rest = ""};
  int i = first, end = form_cells_row_end(cells, first), other;
  do {
    for (; i < end; i++)
      cells->items[i].in_grid = true;
    end = i < cells->count ? form_cells_row_end(cells, i) : i;
  } while (i < end && (bottom >= 0 ? cells->items[i].row <= bottom
                                   : !is_label(&cells->items[i]) && !heads_grid(a, i, end, &other)));
  form_grid_read(a->index, cells, first, i, a->arena, grid);
  return i;
}

static void find_grids(attempt *a)
{
  for (int i = 0; i < a->cells->count;) {
    int end = form_cells_row_end(a->cells, i), table;
    i = heads_grid(a, i, end, &table) ? mark_grid(a, i, table) : end;
  }
}

/* --- Values --------------------------------------------------------------------------------------------------- */

/* Whether the place of the label's value is to its right: there is one, and no other label is there. Of labels that
   follow one another the last one, if nothing stands beside it, has its value below, as the others have. */
static bool has_value_beside(const attempt *a, const form_cell *label)
{
  const form_cell *right = form_cells_at(a->cells, label->row, label->last_column + 1);
  const form_cell *left = form_cells_at(a->cells, label->row, label->column - 1);
  bool in_run = is_label(left) && left->rest == NULL;
  return label->rest != NULL ||
         (label->last_column + 1 < a->cells->columns && !is_label(right) && (right != NULL || !in_run));
}

static zb_cell text_cell(int column, const char *text)
{
  return (zb_cell){.column = column, .type = ZB_CELL_TEXT, .untyped = true, .text = text};
}

/* The cell at a value's place, or beside a label of several rows, the first one below it. */
static form_cell *value_cell(const attempt *a, const form_cell *label, const zb_form_value *value)
{
  form_cell *found = form_cells_at(a->cells, value->row, value->column);
  for (int row = value->row + 1; found == NULL && row <= label->last_row; row++)
    found = form_cells_at(a->cells, row, value->column);
  return found == NULL || is_label(found) || found->in_grid || found->used ? NULL : found;
}

/* Paragraphs in rows of their own beside one label. */
static void join_rows(attempt *a, const form_cell *label, const form_cell *found, zb_form_value *value)
{
  const zb_field *field = &a->schema->fields[label->field];
  bool open = field->type == ZB_FIELD_TEXT && field->words == NULL;
  bool beside = found->column == label->last_column + 1;
  const char *text = open && beside && found->parts == NULL ? form_rest_join(a->cells, label, found, a->arena) : NULL;
  value->joined = text != NULL;
  if (value->joined)
    value->cell = text_cell(found->column, text);
}

/* The place of a label's value, and what stands there. */
static zb_form_value value_of(attempt *a, const form_cell *label)
{
  zb_form_value value = {.label = label->cell.text, .other_row = -1, .other_column = -1, .cell = {.text = ""}};
  bool beside = has_value_beside(a, label);
  value.label_row = label->row;
  value.label_column = label->column;
  value.row = beside ? label->row : label->last_row + 1;
  value.column = label->rest != NULL ? label->column : beside ? label->last_column + 1 : label->column;
  if (label->rest != NULL) {
    value.cell = text_cell(label->column, label->rest);
    value.parts = label->parts;
    return value;
  }
  form_cell *found = value_cell(a, label, &value);
  if (found == NULL)
    return value;
  found->used = true;
  value.row = found->row;
  value.column = found->column;
  value.cell = found->cell;
  if (found->parts != NULL)
    value.cell = text_cell(found->column, found->before);
  value.parts = found->parts;
  join_rows(a, label, found, &value);
  return value;
}

/* A second label of a field counts if its value differs. */
static void keep_value(attempt *a, int field, zb_form_value *value)
{
  if (a->schema->fields[field].type == ZB_FIELD_TEXT && form_rest_is_unfilled(value->cell.text, a->arena))
    value->cell.text = "";
  if (a->schema->fields[field].words != NULL || a->schema->fields[field].type == ZB_FIELD_BOOL)
    value->cell.text = form_choice(value->cell.text, a->arena);
  if (value->cell.type == ZB_CELL_TEXT && !value->joined)
    value->doubt = form_inline_doubt(&a->index->tables[a->table], value->cell.text, a->arena);
  a->labels += a->values[field].label == NULL;
  zb_form_value *kept = &a->values[field];
  if (kept->label == NULL || *kept->cell.text == '\0') {
    *kept = *value;
  } else if (*value->cell.text != '\0' && strcmp(kept->cell.text, value->cell.text) != 0 && kept->other_row < 0) {
    kept->other_row = value->row;
    kept->other_column = value->column;
  }
}

/* The labels that stand behind a value in its cell, with theirs. */
static void keep_parts(attempt *a, const zb_form_value *value)
{
  for (const form_part *part = value->parts; part != NULL; part = part->next) {
    zb_form_value own = *value;
    own.label = part->label;
    own.cell = text_cell(value->column, part->value);
    a->beside++;
    keep_value(a, part->field, &own);
  }
}

/* Counts the rows whose labels have their value below, one each. */
static void count_above(attempt *a, const form_cell *label, const zb_form_value *value)
{
  const form_cell *found = form_cells_at(a->cells, value->row, value->column);
  if (*value->cell.text == '\0' || found == NULL)
    return;
  const form_cell *beneath = form_cells_at(a->cells, found->last_row + 1, found->column);
  a->lists = a->lists || (beneath != NULL && !is_label(beneath) && !beneath->in_grid);
  a->above += a->above == 0 || a->last_above != label->row;
  a->last_above = label->row;
}

/* What stands beside a label is its value, and not that of a label above it. */
static void find_values(attempt *a)
{
  for (int below = 0; below < 2; below++)
    for (int i = 0; i < a->cells->count; i++) {
      const form_cell *cell = &a->cells->items[i];
      if (!is_label(cell) || cell->in_grid || has_value_beside(a, cell) == (below == 1))
        continue;
      zb_form_value value = value_of(a, cell);
      a->beside += !below;
      if (below)
        count_above(a, cell, &value);
      keep_value(a, cell->field, &value);
      keep_parts(a, &value);
    }
}

/* --- The whole ------------------------------------------------------------------------------------------------ */

/* One row for each person. */
static bool is_of_people(const zb_table_schema *schema)
{
  int owner = zb_schema_field(schema, schema->owner);
  return owner >= 0 && schema->fields[owner].type == ZB_FIELD_ID && schema->key[0] != NULL && schema->key[1] == NULL &&
         strcmp(schema->key[0], schema->owner) == 0 && !schema->is_register;
}

/* A header above rows has labels enough, but no place for values beside them, nor is it one of several rows of labels,
   each with one row of values below. */
static bool is_form(const attempt *a)
{
  int required = 0, found = 0;
  for (int f = 0; f < a->schema->field_count; f++) {
    required += a->schema->fields[f].required;
    found += a->schema->fields[f].required && a->values[f].label != NULL;
  }
  int owner = zb_schema_field(a->schema, a->schema->owner);
  return a->values[owner].label != NULL && 2 * found > required && a->labels >= LEAST_LABELS &&
         (a->beside >= LEAST_BESIDE || (a->above >= LEAST_ABOVE && !a->lists));
}

static void list_rest(const attempt *a, zb_form *form)
{
  const form_cell *first = NULL;
  form->rest = form_rest_list(a->cells, a->arena, &first);
  form->rest_row = first != NULL ? first->row : 0;
  form->rest_column = first != NULL ? first->column : 0;
}

/* Labels that no field has: a text with another beside it. */
static void list_unused(const attempt *a, zb_form *form)
{
  int count = 0;
  form->unused = "";
  for (int i = 0; i + 1 < a->cells->count; i++) {
    form_cell *cell = &a->cells->items[i], *right = form_cells_at(a->cells, cell->row, cell->last_column + 1);
    if (is_label(cell) || cell->used || cell->in_grid || cell->cell.type != ZB_CELL_TEXT || right == NULL ||
        right->row != cell->row || is_label(right) || right->used || right->in_grid ||
        form_rest_says_nothing(right->cell.text) || count == MAX_UNUSED)
      continue;
    right->used = true;
    form->unused = zb_arena_printf(a->arena, "%s%s%s", form->unused, count == 0 ? "" : "、", cell->cell.text);
    if (count++ == 0) {
      form->unused_row = cell->row;
      form->unused_column = cell->column;
    }
  }
}

static attempt attempt_table(const zb_header_index *index, int table, form_cells *cells, zb_arena *arena)
{
  attempt a = {.index = index, .schema = &index->schema->tables[table], .table = table, .cells = cells, .arena = arena};
  a.values = zb_arena_array(arena, (size_t)a.schema->field_count, sizeof *a.values);
  for (int f = 0; f < a.schema->field_count; f++)
    a.values[f] = (zb_form_value){.other_row = -1, .cell = {.text = ""}};
  find_labels(&a);
  find_grids(&a);
  find_values(&a);
  return a;
}

zb_status zb_form_find(const zb_header_index *index, zb_table *table, int sheet, zb_arena *arena, zb_diags *diags,
                       zb_form *form)
{
  form_cells cells;
  *form = (zb_form){.table = -1};
  zb_status status = form_cells_read(table, sheet, arena, diags, &cells);
  for (int t = 0; t < index->schema->table_count && status == ZB_OK && !cells.too_many && form->table < 0; t++) {
    if (!is_of_people(&index->schema->tables[t]))
      continue;
    attempt a = attempt_table(index, t, &cells, arena);
    if (!is_form(&a))
      continue;
    *form = (zb_form){.table = t, .values = a.values, .grids = a.grids, .grid_count = (int)a.grid_count};
    form_people_find(a.schema, &cells, arena, form);
    list_rest(&a, form);
    list_unused(&a, form);
  }
  return status;
}

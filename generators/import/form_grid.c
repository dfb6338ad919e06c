#include "import/form_grid.h"

#include "import/form_rest.h"
#include "import/header_names.h"

#include "value/parse.h"

#include <string.h>

enum { TITLED = 1000, MAX_LISTED = 12, LONGEST_ROW_NUMBER = 3 /* digits */ };

/* The columns of a table's fields among the headers from FIRST to END; returns how many there are. */
static int find_columns(const zb_header_index *index, int t, const form_cells *cells, int first, int end, int *columns)
{
  int matched = 0;
  for (int f = 0; f < index->schema->tables[t].field_count; f++)
    columns[f] = -1;
  for (int i = first; i < end; i++) {
    const zb_header_name *name = zb_header_find_name(&index->tables[t], cells->items[i].plain);
    if (name == NULL || columns[name->field] >= 0)
      continue;
    columns[name->field] = cells->items[i].column;
    if (name->to >= 0 && columns[name->to] < 0)
      columns[name->to] = columns[name->field];
    matched++;
  }
  return matched;
}

/* Whether a table has rows of people, several of each, and COLUMNS are all that it must have: the person's number and
   name stand on the form. */
static bool can_be(const zb_table_schema *schema, const int *columns)
{
  int owner = zb_schema_field(schema, schema->owner);
  bool one_row_each = schema->key[0] != NULL && schema->key[1] == NULL && strcmp(schema->key[0], schema->owner) == 0;
  if (owner < 0 || schema->fields[owner].type != ZB_FIELD_ID || schema->is_register || one_row_each)
    return false;
  for (int f = 0; f < schema->field_count; f++)
    if (schema->fields[f].required && f != owner && schema->fields[f].type != ZB_FIELD_NAME && columns[f] < 0)
      return false;
  return true;
}

/* Whether the cell at the left is the table's title. */
static bool has_title(const zb_table_names *table, const form_cell *left)
{
  for (const char **title = table->titles; *title != NULL; title++)
    if (strcmp(*title, left->plain) == 0)
      return true;
  return false;
}

/* Sets the grid's table and columns, unless none or several tables fit. */
static void choose_table(const zb_header_index *index, const form_cells *cells, int first, int end, zb_arena *arena,
                         zb_form_grid *grid)
{
  int best = 0;
  for (int t = 0; t < index->schema->table_count; t++) {
    const zb_table_schema *schema = &index->schema->tables[t];
    int *columns = zb_arena_array(arena, (size_t)schema->field_count, sizeof *columns);
    int score = find_columns(index, t, cells, first, end, columns);
    if (!can_be(schema, columns))
      continue;
    score += has_title(&index->tables[t], &cells->items[first]) ? TITLED : 0;
    if (score == best)
      grid->columns = NULL;
    if (score <= best)
      continue;
    best = score;
    grid->table = t;
    grid->columns = columns;
  }
}

/* 起止年月 is the column of both fields. */
static int span_column(const zb_table_schema *schema, const int *columns)
{
  int from = schema->span_from, to = schema->span_to;
  return from >= 0 && to >= 0 && columns[from] == columns[to] ? columns[from] : -1;
}

static int field_at(const zb_table_schema *schema, const int *columns, int column)
{
  if (column == span_column(schema, columns))
    return schema->span_from;
  for (int f = 0; f < schema->field_count; f++)
    if (columns[f] == column)
      return f;
  return -1;
}

/* --- Rows ------------------------------------------------------------------------------------------------------- */

/* A grid whose rows are read. */
typedef struct reading {
  const zb_table_schema *schema;
  const form_cells *cells;
  int first, header_end; /* the cells of its header */
  zb_arena *arena;
  zb_form_grid *grid;
  zb_form_item *items;
  int rest_count;
} reading;

/* The header above a cell; NULL: none. */
static form_cell *header_of(const reading *r, const form_cell *cell)
{
  for (int i = r->first; i < r->header_end; i++)
    if (r->cells->items[i].column <= cell->column && r->cells->items[i].last_column >= cell->column)
      return &r->cells->items[i];
  return NULL;
}

/* Whether it is merged over the rows at their left, and is none of the columns' headers. */
static bool is_title(const reading *r, const form_cell *header)
{
  return header->last_row > header->row && field_at(r->schema, r->grid->columns, header->column) < 0;
}

/* Notes a cell whose column can't be told. */
static void add_rest(reading *r, const form_cell *cell)
{
  char name[24];
  zb_form_grid *grid = r->grid;
  if (r->rest_count == 0) {
    grid->rest_row = cell->row;
    grid->rest_column = cell->column;
  }
  if (r->rest_count++ < MAX_LISTED)
    grid->rest = zb_arena_printf(r->arena, "%s%s%s", grid->rest, r->rest_count == 1 ? "" : "、",
                                 zb_cell_name(cell->column, cell->row, name));
}

/* Whether the field has a value in that row already. */
static bool has_item(const reading *r, int row, int field)
{
  int i = r->grid->item_count - 1;
  while (i >= 0 && r->items[i].row == row && r->items[i].field != field)
    i--;
  return i >= 0 && r->items[i].row == row;
}

/* Adds the value of a cell, or notes that its column has no use. */
static void read_cell(reading *r, form_cell *cell, form_cell *header)
{
  zb_form_grid *grid = r->grid;
  int f = field_at(r->schema, grid->columns, header->column);
  if (f >= 0 && has_item(r, cell->row, f)) {
    add_rest(r, cell);
  } else if (f >= 0) {
    r->items[grid->item_count++] = (zb_form_item){cell->row, cell->column, f, cell->cell};
  } else if (!header->used && !is_title(r, header) && strcmp(header->plain, "序号") != 0) {
    header->used = true;
    grid->unused =
        zb_arena_printf(r->arena, "%s%s%s", grid->unused, *grid->unused == '\0' ? "" : "、", header->cell.text);
  }
}

/* A number that only counts the rows, in front of the first column: 1, 2., 3、, （4）. */
static bool is_row_number(const reading *r, const form_cell *cell)
{
  static const char *const marks[] = {")", ".", "、"};
  const char *s = cell->plain + (*cell->plain == '(' ? 1 : 0);
  size_t digits = strspn(s, "0123456789");
  s += digits;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    s += strncmp(s, marks[i], strlen(marks[i])) == 0 ? strlen(marks[i]) : 0;
  return cell->column < r->cells->items[r->first].column && digits <= LONGEST_ROW_NUMBER && *s == '\0';
}

/* Whether the cell, alone in its row, is merged over all columns: a line between or below the rows. */
static bool is_line(const reading *r, const form_cell *cell, bool alone)
{
  const form_cell *first = &r->cells->items[r->first], *last = &r->cells->items[r->header_end - 1];
  first += is_title(r, first) ? 1 : 0;
  return alone && first < last && cell->column <= first->column && cell->last_column >= last->column;
}

/* Whether all cells from I to END stand around the grid's rows, and not all are days, which may be values. */
static bool is_frame(const reading *r, int i, int end)
{
  bool has_other = false;
  if (is_line(r, &r->cells->items[i], end - i == 1) && form_rest_is_printed(&r->cells->items[i], r->arena))
    return true;
  for (; i < end; i++) {
    const form_cell *cell = &r->cells->items[i];
    if (!(header_of(r, cell) != NULL ? form_rest_frames_rows : form_rest_stands_around)(cell, r->arena))
      return false;
    has_other = has_other || !(cell->plain[0] >= '0' && cell->plain[0] <= '9');
  }
  return has_other;
}

/* 合计, or a row of dots, or of 无. */
static bool is_total_or_none(const reading *r, int i, int end)
{
  static const char *const totals[] = {"合计", "总计", "小计", "共计"};
  for (size_t t = 0; t < sizeof totals / sizeof *totals; t++)
    if (strcmp(r->cells->items[i].plain, totals[t]) == 0)
      return true;
  while (i < end && form_rest_says_nothing(r->cells->items[i].cell.text))
    i++;
  return i == end;
}

/* Whether the cell is merged over more than the column that it begins in, up to the last one. */
static bool is_wide_at_end(const reading *r, const form_cell *cell)
{
  const form_cell *header = header_of(r, cell);
  return header != NULL && cell->last_column > header->last_column &&
         cell->last_column >= r->cells->items[r->header_end - 1].column;
}

/* Whether the cell may be a value of its column: any words of a text, 二〇一九年 of a year. */
static bool may_be_value(const reading *r, const form_cell *cell, const form_cell *header)
{
  int f = field_at(r->schema, r->grid->columns, header->column);
  if (f < 0)
    return strcmp(header->plain, "序号") != 0;
  zb_field_type type = r->schema->fields[f].type;
  zb_parsed value = zb_parse(&cell->cell, type, r->schema->fields[f].words, r->arena), end;
  if (value.text == NULL && header->column == r->grid->span_column)
    zb_parse_span(&cell->cell, r->schema->span_may_be_one, r->arena, &value, &end);
  return value.text != NULL || type == ZB_FIELD_NAME;
}

/* 奖惩情况 below 年月, and what belongs to it in one cell up to the last column: a label of no field, and no row of the
   grid. */
static bool is_labelled(const reading *r, int i, int end)
{
  const form_cell *label = &r->cells->items[i], *header = header_of(r, label);
  if (end - i != 2 || !is_wide_at_end(r, label + 1) || label->plain[strcspn(label->plain, "0123456789")] != '\0')
    return false;
  return header == NULL || !may_be_value(r, label, header);
}

/* The row of cells I to END. */
static void read_row(reading *r, int i, int end)
{
  for (form_cell *header; i < end && (header = header_of(r, &r->cells->items[i])) != NULL; i++)
    if (r->cells->items[i].row > header->last_row) /* else the title covers it */
      break;
  if (i == end || is_frame(r, i, end) || is_total_or_none(r, i, end))
    return;
  bool alone = end - i == 1, labelled = is_labelled(r, i, end);
  const form_cell *last = &r->cells->items[end - 1];
  if (is_wide_at_end(r, last) && form_rest_says_nothing(last->cell.text)) /* the columns that it covers have nothing */
    end--;
  if (labelled && end - i == 1 && header_of(r, &r->cells->items[i]) != NULL)
    return;
  for (; i < end; i++) {
    form_cell *cell = &r->cells->items[i], *header = header_of(r, cell);
    if (header != NULL && !labelled && !is_line(r, cell, alone))
      read_cell(r, cell, header);
    else if (header != NULL || (!is_row_number(r, cell) && !form_rest_stands_around(cell, r->arena)))
      add_rest(r, cell);
  }
}

void form_grid_read(const zb_header_index *index, const form_cells *cells, int first, int end, zb_arena *arena,
                    zb_form_grid *grid)
{
  int header_end = form_cells_row_end(cells, first);
  choose_table(index, cells, first, header_end, arena, grid);
  if (grid->columns == NULL)
    return;
  reading r = {&index->schema->tables[grid->table], cells, first, header_end, arena, grid, NULL, 0};
  grid->span_column = span_column(r.schema, grid->columns);
  grid->items = r.items = zb_arena_array(arena, (size_t)(end - first) + 1, sizeof *r.items);
  for (int i = header_end, row_end; i < end; i = row_end) {
    row_end = form_cells_row_end(cells, i);
    read_row(&r, i, row_end < end ? row_end : end);
  }
}

#include "import/form_grid.h"

#include "import/header_names.h"

#include <string.h>

enum { TITLED = 1000, WIDE = 3 };

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

/* The header above a cell; NULL: none. */
static form_cell *header_of(const form_cells *cells, int first, int header_end, const form_cell *cell)
{
  for (int i = first; i < header_end; i++)
    if (cells->items[i].column <= cell->column && cells->items[i].last_column >= cell->column)
      return &cells->items[i];
  return NULL;
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

/* Adds the value of a cell, or notes that its column has no use. */
static void read_cell(const zb_table_schema *schema, form_cell *cell, form_cell *header, zb_arena *arena,
                      zb_form_grid *grid, zb_form_item *items)
{
  int f = field_at(schema, grid->columns, header->column);
  if (f >= 0) {
    items[grid->item_count++] = (zb_form_item){cell->row, cell->column, f, cell->cell};
  } else if (!header->used && header->last_row == header->row && strcmp(header->plain, "序号") != 0) {
    header->used = true;
    grid->unused = zb_arena_printf(arena, "%s%s%s", grid->unused, *grid->unused == '\0' ? "" : "、", header->cell.text);
  }
}

void form_grid_read(const zb_header_index *index, const form_cells *cells, int first, int end, zb_arena *arena,
                    zb_form_grid *grid)
{
  int header_end = form_cells_row_end(cells, first);
  choose_table(index, cells, first, header_end, arena, grid);
  if (grid->columns == NULL)
    return;
  grid->span_column = span_column(&index->schema->tables[grid->table], grid->columns);
  zb_form_item *items = zb_arena_array(arena, (size_t)(end - first) + 1, sizeof *items);
  for (int i = header_end; i < end; i++) {
    form_cell *cell = &cells->items[i], *header = header_of(cells, first, header_end, cell);
    bool beneath_title = header != NULL && header->last_row > header->row;
    if (header == NULL || beneath_title || cell->last_column - cell->column >= WIDE) /* a line across is no row */
      continue;
    read_cell(&index->schema->tables[grid->table], cell, header, arena, grid, items);
  }
  grid->items = items;
}

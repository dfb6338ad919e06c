#include "import/overview.h"

#include "import/form.h"

typedef struct survey {
  zb_overview *overview;
  size_t capacity; /* of its columns */
  zb_arena *arena;
} survey;

static zb_overview_column *column_at(survey *s, int number)
{
  zb_overview *o = s->overview;
  while (o->column_count <= number) {
    o->columns = zb_arena_grow(s->arena, o->columns, (size_t)o->column_count, &s->capacity, sizeof *o->columns);
    zb_overview_column *column = &o->columns[o->column_count++];
    column->caption = "";
    for (int i = 0; i < ZB_OVERVIEW_ROWS; i++)
      column->values[i] = "";
  }
  return &o->columns[number];
}

static void describe_heading(survey *s, const zb_schema *schema, const zb_heading *heading)
{
  zb_overview *o = s->overview;
  o->table = &schema->tables[heading->table];
  o->first_header = heading->first_row;
  o->last_header = heading->last_row;
  o->missing = heading->missing;
  for (int i = 0; i < heading->caption_count; i++) {
    const zb_caption *caption = &heading->captions[i];
    zb_overview_column *column = column_at(s, caption->column);
    column->caption = caption->text;
    for (int f = 0; f < o->table->field_count; f++)
      if (heading->columns[f] == caption->column) {
        column->field = &o->table->fields[f];
        column->to = NULL;
        column->match = caption->several ? ZB_BY_SEVERAL_ROWS : heading->ranks[f] == 0 ? ZB_BY_HEADER : ZB_BY_ALIAS;
      }
    if (caption->column == heading->span_column) {
      column->field = &o->table->fields[o->table->span_from];
      column->to = &o->table->fields[o->table->span_to];
      column->match = ZB_BY_HEADER;
    }
  }
}

/* 2004-09 至 2008-06 */
static void read_span(survey *s, zb_overview_column *column, const zb_cell *cell, int index)
{
  zb_parsed start, end;
  zb_parse_span(cell, s->overview->table->span_may_be_one, s->arena, &start, &end);
  column->refused[index] = start.text == NULL;
  bool is_one = start.text != NULL && s->overview->table->span_may_be_one && *end.text == '\0';
  column->values[index] = start.text == NULL              ? zb_arena_strdup(s->arena, cell->text)
                          : *start.text == '\0' || is_one ? start.text
                                                          : zb_arena_printf(s->arena, "%s 至%s%s", start.text,
                                                                            *end.text == '\0' ? "今" : " ", end.text);
}

static void read_value(survey *s, zb_overview_column *column, const zb_cell *cell, int index)
{
  const char *text = cell->text;
  if (column->to != NULL) {
    read_span(s, column, cell, index);
    return;
  }
  if (column->field != NULL) {
    zb_parsed parsed = zb_parse(cell, column->field->type, column->field->words, s->arena);
    column->refused[index] = parsed.text == NULL;
    text = parsed.text == NULL ? cell->text : parsed.text;
  }
  column->values[index] = zb_arena_strdup(s->arena, text);
}

static void survey_row(survey *s, const zb_row *row)
{
  zb_overview *o = s->overview;
  bool first = o->first_count < ZB_OVERVIEW_ROWS;
  o->filled++;
  o->hidden += row->hidden;
  for (int i = 0; i < row->count; i++) {
    zb_overview_column *column = column_at(s, row->cells[i].column);
    column->types[row->cells[i].type]++;
    if (first)
      read_value(s, column, &row->cells[i], o->first_count);
  }
  if (first)
    o->first_rows[o->first_count++] = row->number;
}

static zb_status survey_rows(survey *s, zb_table *table, int sheet, zb_diags *diags)
{
  zb_overview *o = s->overview;
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK) {
    const zb_row *row;
    status = zb_table_next(table, &row, diags);
    if (status != ZB_OK || row == NULL)
      break;
    o->rows = row->number + 1;
    if (o->table == NULL || o->form != NULL || row->number > o->last_header)
      survey_row(s, row);
    else if (row->count > 0)
      column_at(s, row->cells[row->count - 1].column);
  }
  return status;
}

/* If the sheet has no table that can be read, it may be a form. */
static zb_status survey_form(survey *s, const zb_header_index *index, const zb_schema *schema, zb_table *table,
                             int sheet, zb_diags *diags)
{
  zb_form form;
  zb_overview *o = s->overview;
  zb_status status = zb_form_find(index, table, sheet, s->arena, diags, &form);
  if (status != ZB_OK || form.table < 0)
    return status;
  o->table = &schema->tables[form.table];
  zb_overview_value *values = zb_arena_array(s->arena, (size_t)o->table->field_count, sizeof *values);
  for (int f = 0; f < o->table->field_count; f++) {
    const zb_form_value *value = &form.values[f];
    const zb_field *field = &o->table->fields[f];
    if (value->label == NULL)
      continue;
    zb_parsed parsed = zb_parse(&value->cell, field->type, field->words, s->arena);
    bool refused = parsed.text == NULL || value->other_row >= 0;
    values[o->form_count++] = (zb_overview_value){
        value->row, value->column, value->label, field, refused ? value->cell.text : parsed.text, refused};
  }
  o->form = values;
  return ZB_OK;
}

/* Missing cells count as empty ones. */
static void count_empty(zb_overview *o)
{
  for (int c = 0; c < o->column_count; c++) {
    int64_t *types = o->columns[c].types, filled = 0;
    for (int type = ZB_CELL_EMPTY + 1; type < ZB_CELL_TYPES; type++)
      filled += types[type];
    types[ZB_CELL_EMPTY] = o->filled - filled;
  }
}

zb_status zb_overview_read(const zb_schema *schema, zb_table *table, int sheet, const char *path, zb_arena *arena,
                           zb_diags *diags, zb_overview *overview)
{
  const char *name = zb_table_sheet_name(table, sheet);
  *overview = (zb_overview){.name = name, .visible = zb_table_sheet_visible(table, sheet)};
  survey s = {.overview = overview, .arena = arena};
  zb_heading heading;
  const zb_header_index *index = zb_header_index_new(schema, arena);
  zb_status status = zb_header_find(index, table, sheet, zb_header_hint(path, name, arena), arena, diags, &heading);
  if (status == ZB_OK && (heading.table < 0 || heading.missing[0] != NULL))
    status = survey_form(&s, index, schema, table, sheet, diags);
  if (status == ZB_OK && heading.table >= 0 && overview->form == NULL)
    describe_heading(&s, schema, &heading);
  if (status == ZB_OK)
    status = survey_rows(&s, table, sheet, diags);
  count_empty(overview);
  if (status == ZB_OK)
    status = zb_table_merges(table, &overview->merges, &overview->merge_count, diags);
  return status;
}

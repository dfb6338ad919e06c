/* Two columns whose contents were exchanged: what stands below 姓名 are ID numbers, and the reverse; or what stands
   below 起始年月 is behind the ends of all. Told once, at the header; the sheet is read as it was meant, so that
   nothing else is told because of it, and all its rows are refused.
 */
#include "import/sheet_import.h"

#include <string.h>

enum { MAX_ROWS = 50, MOST = 80 /* percent */, LEAST_BACKWARD = 2 };

/* The first rows below the header: the cells of each field. */
typedef struct sample {
  const zb_table_schema *schema;
  const int *columns;
  const zb_cell *(*rows)[MAX_ROWS]; /* of each field; NULL: empty */
  int count;
  zb_arena *arena;
} sample;

static zb_status read_sample(sample *s, zb_table *table, int sheet, int last_header_row, zb_diags *diags)
{
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && s->count < MAX_ROWS) {
    const zb_row *row;
    status = zb_table_next(table, &row, diags);
    if (status != ZB_OK || row == NULL)
      break;
    if (row->number <= last_header_row || row->count < 2)
      continue;
    for (int f = 0; f < s->schema->field_count; f++)
      for (int i = 0; i < row->count; i++)
        if (row->cells[i].column == s->columns[f]) {
          zb_cell *cell = zb_arena_alloc(s->arena, sizeof *cell);
          *cell = row->cells[i];
          cell->text = zb_arena_strdup(s->arena, cell->text);
          cell->shown = cell->shown == NULL ? NULL : zb_arena_strdup(s->arena, cell->shown);
          s->rows[f][s->count] = cell;
        }
    s->count++;
  }
  return status;
}

/* --- Whether a cell is one of a field's -------------------------------------------------------------------------- */

/* The month of birth in an ID number, as 198503. */
static const char *birth_of(const sample *s, int id, int row)
{
  const zb_cell *cell = id < 0 ? NULL : s->rows[id][row];
  if (cell == NULL)
    return NULL;
  zb_parsed parsed = zb_parse(cell, ZB_FIELD_ID, NULL, s->arena);
  return parsed.text == NULL || strlen(parsed.text) != 18 ? NULL : parsed.text + 6;
}

static bool has_usual_word(const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr(text, *words) != NULL)
      return true;
  return false;
}

/* A date of birth is that of the row's ID number, if one is there. */
static bool fits(const sample *s, int f, const zb_cell *cell, int row)
{
  const zb_field *field = &s->schema->fields[f];
  zb_parsed parsed = zb_parse(cell, field->type, field->words, s->arena);
  if (parsed.text == NULL || *parsed.text == '\0')
    return false;
  if (field->usual != NULL && *field->usual != NULL)
    return has_usual_word(parsed.text, field->usual);
  if (field->is_birth) {
    const char *birth = birth_of(s, zb_schema_field(s->schema, s->schema->owner), row);
    return birth == NULL || (strncmp(parsed.text, birth, 4) == 0 && strncmp(parsed.text + 5, birth + 4, 2) == 0);
  }
  return true;
}

/* Of the cells of column FROM, how many are of field F; *FILLED: how many there are. */
static int count_fitting(const sample *s, int f, int from, int *filled)
{
  int count = 0;
  *filled = 0;
  for (int row = 0; row < s->count; row++) {
    const zb_cell *cell = s->rows[from][row];
    if (cell == NULL || *cell->text == '\0')
      continue;
    ++*filled;
    count += fits(s, f, cell, row);
  }
  return count;
}

static bool mostly_fits(const sample *s, int f, int from)
{
  int filled, count = count_fitting(s, f, from, &filled);
  return filled > 0 && count * 100 >= filled * MOST;
}

static bool hardly_fits(const sample *s, int f)
{
  int filled, count = count_fitting(s, f, f, &filled);
  return filled > 0 && count * 100 <= filled * (100 - MOST);
}

/* Whether hardly anything but its own values fits a field: most texts would do for a name. */
static bool is_strict(const zb_field *field)
{
  return field->words != NULL || (field->type != ZB_FIELD_TEXT && field->type != ZB_FIELD_NAME);
}

/* Whether OTHER's cells say that they were exchanged with F's. Usual words alone say little: a teacher's unit looks
   like a school that he left. Then OTHER must have usual words that its own cells lack, too. */
static bool is_exchanged(const sample *s, int f, int other)
{
  const zb_field *field = &s->schema->fields[other];
  bool known = field->usual != NULL && *field->usual != NULL;
  if (!is_strict(&s->schema->fields[f]) && (!known || !hardly_fits(s, other)))
    return false;
  return mostly_fits(s, f, other) && mostly_fits(s, other, f);
}

/* The column whose cells are F's, while F's are its; -1: none. */
static int find_other(const sample *s, int f)
{
  const zb_field *field = &s->schema->fields[f];
  if (!is_strict(field) && (field->usual == NULL || *field->usual == NULL))
    return -1;
  for (int other = 0; other < s->schema->field_count; other++)
    if (other != f && s->columns[other] >= 0 && s->columns[other] != s->columns[f] && is_exchanged(s, f, other))
      return other;
  return -1;
}

/* --- Whether each beginning is behind its end --------------------------------------------------------------------- */

/* The month in a cell, 2008-09; NULL: none. */
static const char *month_at(const sample *s, int f, int row)
{
  const zb_cell *cell = s->rows[f][row];
  zb_parsed parsed = {0};
  if (cell != NULL)
    parsed = zb_parse(cell, ZB_FIELD_MONTH, NULL, s->arena);
  return parsed.text == NULL || *parsed.text == '\0' ? NULL : parsed.text;
}

/* One row may be a slip, which the rules tell of. */
static bool is_backward(const sample *s, int from, int to)
{
  int both = 0, backward = 0;
  for (int row = 0; row < s->count; row++) {
    const char *start = month_at(s, from, row), *end = month_at(s, to, row);
    both += start != NULL && end != NULL;
    backward += start != NULL && end != NULL && strncmp(start, end, strlen("2008-09")) > 0;
  }
  return backward >= LEAST_BACKWARD && backward * 100 >= both * MOST;
}

/* --- The columns ------------------------------------------------------------------------------------------------- */

static void exchange(sheet_import *in, sample *s, int f, int other, zb_heading *heading)
{
  size_t fields = (size_t)s->schema->field_count;
  int *columns = zb_arena_array(in->arena, fields, sizeof *columns);
  memcpy(columns, heading->columns, fields * sizeof *columns);
  columns[f] = heading->columns[other];
  columns[other] = heading->columns[f];
  zb_swapped *swapped = zb_arena_alloc(in->arena, sizeof *swapped);
  *swapped = (zb_swapped){f, other, heading->last_row, in->swapped};
  in->swapped = swapped;
  heading->columns = s->columns = columns;
  const zb_cell *kept[MAX_ROWS];
  memcpy(kept, s->rows[f], sizeof kept);
  memcpy(s->rows[f], s->rows[other], sizeof kept);
  memcpy(s->rows[other], kept, sizeof kept);
}

zb_status zb_swapped_find(sheet_import *in, int sheet, zb_heading *heading)
{
  sample s = {.schema = &zb_store_schema(in->import->store)->tables[heading->table],
              .columns = heading->columns,
              .arena = in->arena};
  in->swapped = NULL;
  if (s.schema->is_made)
    return ZB_OK;
  s.rows = zb_arena_array(s.arena, (size_t)s.schema->field_count, sizeof *s.rows);
  zb_status status = read_sample(&s, in->table, sheet, heading->last_row, in->diags);
  for (int f = 0; f < s.schema->field_count && status == ZB_OK; f++) {
    int other = s.columns[f] < 0 || !hardly_fits(&s, f) ? -1 : find_other(&s, f);
    if (other >= 0)
      exchange(in, &s, f, other, heading);
  }
  int from = s.schema->span_from, to = s.schema->span_to;
  bool spans = status == ZB_OK && from >= 0 && s.columns[from] >= 0 && s.columns[to] >= 0;
  if (spans && s.columns[from] != s.columns[to] && is_backward(&s, from, to))
    exchange(in, &s, from, to, heading);
  return status;
}

zb_status zb_swapped_report(sheet_import *in)
{
  zb_status status = ZB_OK;
  int64_t rows = in->counts.read - in->counts.skipped;
  for (const zb_swapped *s = in->swapped; s != NULL && status == ZB_OK && rows > 0; s = s->next) {
    /* As the header has them: the columns of the fields were exchanged. */
    int a = in->columns[s->other], b = in->columns[s->field], left = a < b ? s->field : s->other;
    int right = left == s->field ? s->other : s->field;
    char cell[24];
    const char *place =
        zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(a < b ? a : b, s->header_row, cell));
    const char *message = zb_arena_printf(
        in->row_arena, "%s 列“%s”和 %s 列“%s”的内容好像对调了，因此有 %lld 行没有用上",
        zb_column_letters(a < b ? a : b, in->row_arena), in->schema->fields[left].header,
        zb_column_letters(a < b ? b : a, in->row_arena), in->schema->fields[right].header, (long long)rows);
    status = zb_store_refuse_sheet(in->import->store, in->sheet, place, "swapped-columns", message,
                                   "请把两列的内容换回来，或者改正列名", in->diags);
  }
  return status;
}

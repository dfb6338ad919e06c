#include "import/form_people.h"

#include "base/utf8.h"
#include "import/captions.h"
#include "value/header_text.h"

#include <string.h>

enum { ID_DIGITS = 15, LEAST_ALIKE = 2 };

/* The next cell that is filled to the right of COLUMN, if it is no label, nor the value of one. */
static const form_cell *next_in_row(const form_cells *cells, int row, int column)
{
  for (int c = column + 1; c < cells->columns; c++) {
    const form_cell *cell = form_cells_at(cells, row, c);
    if (cell != NULL)
      return cell->row == row && cell->field < 0 && !cell->used && !cell->in_grid ? cell : NULL;
  }
  return NULL;
}

/* A number with a wrong digit is somebody's, too. */
static bool is_number_of_person(const form_cell *cell)
{
  int digits = 0;
  for (const char *c = cell->plain; *c != '\0'; c++)
    digits += *c >= '0' && *c <= '9';
  return digits >= ID_DIGITS && strlen(cell->plain) <= (size_t)digits + 1;
}

/* A column of examples beside what is filled in. */
bool form_people_is_of_examples(const form_cells *cells, int column, zb_arena *arena)
{
  for (int i = 0; i < cells->count; i++)
    if (cells->items[i].column == column && zb_says_example(cells->items[i].cell.text, false, arena))
      return true;
  return false;
}

/* The first cell to the right of a field's value, or of where that would be. */
static const form_cell *beside_value(const form_cells *cells, const zb_form_value *value)
{
  const form_cell *own = form_cells_at(cells, value->row, value->column);
  if (value->label == NULL || value->row != value->label_row || value->column <= value->label_column)
    return NULL;
  return next_in_row(cells, value->row, own != NULL ? own->last_column : value->column);
}

/* Numbers of people beside that of the first: how many, and where the first of them is. */
static int count_numbers(const form_cells *cells, const zb_form_value *value, zb_arena *arena, const form_cell **first)
{
  int count = 0;
  *first = NULL;
  for (const form_cell *cell = beside_value(cells, value); cell != NULL && is_number_of_person(cell);
       cell = next_in_row(cells, cell->row, cell->last_column)) {
    if (form_people_is_of_examples(cells, cell->column, arena))
      continue;
    *first = *first == NULL ? cell : *first;
    count++;
  }
  return count;
}

/* Whether a value of FIELD stands there that no other text would be: a date, a word of a closed list. */
static bool is_value_of(const zb_field *field, const form_cell *cell, zb_arena *arena)
{
  bool is_tick = field->type == ZB_FIELD_BOOL; /* of who has checked it */
  bool is_open = field->words == NULL && (field->type == ZB_FIELD_TEXT || field->type == ZB_FIELD_NAME);
  const char *text = is_open || is_tick ? NULL : zb_parse(&cell->cell, field->type, field->words, arena).text;
  return text != NULL && *text != '\0';
}

/* Whether in COLUMN, beside the form's values, others for the same fields stand. */
static bool has_others(const zb_table_schema *schema, const form_cells *cells, const zb_form *form, int column,
                       zb_arena *arena)
{
  int alike = 0;
  for (int f = 0; f < schema->field_count; f++) {
    const form_cell *cell = beside_value(cells, &form->values[f]);
    alike += cell != NULL && cell->column == column && is_value_of(&schema->fields[f], cell, arena);
  }
  return alike >= LEAST_ALIKE && !form_people_is_of_examples(cells, column, arena);
}

/* 张三, and neither 必填 nor 与身份证一致. */
static bool is_name(const form_cell *cell, zb_arena *arena)
{
  enum { SHORTEST = 2, LONGEST = 4 };
  size_t length = zb_utf8_length(cell->plain);
  const char *text = cell->plain;
  for (uint32_t c; (c = zb_utf8_next(&text)) != 0;)
    if (c < 0x3400)
      return strstr(cell->plain, "·") != NULL;
  bool is_labelled = zb_has_colon(cell->cell.text); /* 如：李四 */
  return !is_labelled && length >= SHORTEST && length <= LONGEST && !zb_header_is_note(cell->cell.text, arena);
}

static void set_people(const form_cell *beside, int count, zb_form *form)
{
  form->people = count;
  form->beside_row = beside->row;
  form->beside_column = beside->column;
}

void form_people_find(const zb_table_schema *schema, const form_cells *cells, zb_arena *arena, zb_form *form)
{
  const zb_form_value *owner = &form->values[zb_schema_field(schema, schema->owner)];
  const form_cell *first;
  int numbers = count_numbers(cells, owner, arena, &first), own = *owner->cell.text != '\0';
  form->people = 1;
  if (numbers + own > 1) {
    set_people(first, numbers + own, form);
    return;
  }
  for (int f = 0; f < schema->field_count; f++) {
    const zb_form_value *name = &form->values[f];
    const form_cell *cell = beside_value(cells, name);
    if (schema->fields[f].type == ZB_FIELD_NAME && schema->fields[f].required && cell != NULL && is_name(cell, arena) &&
        has_others(schema, cells, form, cell->column, arena))
      set_people(cell, 2, form);
  }
}

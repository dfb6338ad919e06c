/* Several people beside one another, where a form has one. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_PEOPLE_H
#define ZB_IMPORT_FORM_PEOPLE_H

#include "import/form.h"
#include "import/form_cells.h"

/* Sets FORM's people: a roster that lies on its side has its labels in a column, and each person in one of the next. */
void form_people_find(const zb_table_schema *schema, const form_cells *cells, zb_arena *arena, zb_form *form);

/* Whether the column has examples beside what is filled in. */
bool form_people_is_of_examples(const form_cells *cells, int column, zb_arena *arena);

#endif

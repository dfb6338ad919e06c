/* A grid of a form: which table it is, and its values. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_GRID_H
#define ZB_IMPORT_FORM_GRID_H

#include "import/form.h"
#include "import/form_cells.h"

/* The cells of the grid are those from FIRST to END, its headers those in the row of FIRST. Completes GRID if these are
   headers of one table about people, with all that are required but whose row it is: the form says that. */
void form_grid_read(const zb_header_index *index, const form_cells *cells, int first, int end, zb_arena *arena,
                    zb_form_grid *grid);

#endif

/* Values that stand in more cells than one, and cells that are neither labels nor values. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_REST_H
#define ZB_IMPORT_FORM_REST_H

#include "import/form.h"
#include "import/form_cells.h"

/* The text of FIRST, the value beside LABEL, and of the cells below it as far as LABEL reaches, a line each, which then
   are used; NULL: it has none, or others stand beside these. In ARENA. */
const char *form_rest_join(const form_cells *cells, const form_cell *label, const form_cell *first, zb_arena *arena);

/* Whether TEXT is only what a form has printed where something is to be written: （盖章）　年　月　日. */
bool form_rest_is_unfilled(const char *text, zb_arena *arena);

/* 无, / or …… beside a label, or across a grid. */
bool form_rest_says_nothing(const char *text);

/* Whether the cell stands on forms beside values: 注：…, （盖章）, 年 月 日, 贴照片处, 本人承诺以上属实. */
bool form_rest_stands_around(const form_cell *cell, zb_arena *arena);

/* The same of what stands in a grid, between or below its rows: signatures, notes and days. 照片 and 附页 may be words
   of a row's. */
bool form_rest_frames_rows(const form_cell *cell, zb_arena *arena);

/* Whether it is what forms have printed across a grid: 可另附页, 以下由单位填写. */
bool form_rest_is_printed(const form_cell *cell, zb_arena *arena);

/* The cells that may hold what belongs to a value and were not read, as one text: B8、B9; "": none. *FIRST is the first
   of them. What stands around a form (titles, signatures, remarks) is none. Call when values are used, and before
   unknown labels are. */
const char *form_rest_list(const form_cells *cells, zb_arena *arena, const form_cell **first);

#endif

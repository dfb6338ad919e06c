/* What a line above a table says of all its rows. Private to import/. */
#ifndef ZB_IMPORT_ABOVE_H
#define ZB_IMPORT_ABOVE_H

#include "import/captions.h"
#include "import/header.h"

/* Of COUNT first rows of a sheet, those above row HEADER say it; the field is -1 if none does. In ARENA. */
zb_above zb_above_find(const zb_table_schema *table, const zb_head_row *rows, int count, int header, zb_arena *arena);

/* Whether TEXT begins with such a label of FIELD, and a colon. */
bool zb_above_has_label(const zb_field *field, const char *text, zb_arena *arena);

#endif

/* What the line above a table says of its rows: 填报单位：第二中学. One further down, as above each unit's people,
   counts from there on. */
#include "import/above.h"
#include "import/captions.h"
#include "import/sheet_import.h"

#include <string.h>

/* A value of its own, even one that can't be read, comes before that of the line above the table. */
void zb_above_fill(sheet_import *in, const findings *found)
{
  int f = in->above.field;
  if (f < 0 || *in->values[f] != '\0' || *in->above.value == '\0')
    return;
  for (const fault *fault = found->faults; fault != NULL; fault = fault->next)
    if (fault->field == f)
      return;
  in->values[f] = in->above.value;
  in->above_rows++;
}

void zb_above_report(sheet_import *in)
{
  char cell[24];
  if (in->above_rows > 0)
    zb_diags_add(
        in->diags, ZB_NOTE, "value-above",
        zb_arena_printf(in->row_arena, "%s!%s", in->shown, zb_cell_name(in->above.column, in->above.row, cell)), "",
        "没有填%s的 %lld 行，按表头上面这里写的“%s”读", in->schema->fields[in->above.field].header,
        (long long)in->above_rows, in->above.value);
  in->above_rows = 0;
}

bool zb_above_see(sheet_import *in, const zb_row *row)
{
  enum { LABEL_AND_VALUE = 2 };
  int f = in->above.field;
  if (f < 0 || in->owner_read || !zb_above_has_label(&in->schema->fields[f], row->cells[0].text, in->row_arena))
    return false;
  zb_row line = *row;
  line.count = row->count < LABEL_AND_VALUE ? row->count : LABEL_AND_VALUE;
  zb_head_row head = zb_head_row_read(&line, in->row_arena);
  zb_above found = zb_above_find(in->schema, &head, 1, row->number + 1, in->row_arena);
  const char *value = found.field == f ? found.value : ""; /* an empty one is nobody's, and not that of those above */
  if (strcmp(value, in->above.value) == 0)
    return true;
  zb_above_report(in);
  in->above = (zb_above){f, zb_arena_strdup(in->arena, value), row->number, row->cells[0].column};
  return true;
}

/* What the line above a table says of its rows: 填报单位：第二中学. One further down, as above each unit's people,
   counts from there on. */
#include "import/above.h"
#include "import/captions.h"
#include "import/sheet_import.h"

#include "value/header_text.h"

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

/* Whether nothing but labels, with what belongs to them, stands in the row. */
static bool is_of_labels(const zb_row *row)
{
  for (int i = 0; i < row->count; i++)
    if (!zb_has_colon(row->cells[i].text))
      return false;
  return true;
}

/* 填报单位：（盖章）　2020年8月1日 is where those above sign; 单位：万元 is about figures. */
static bool is_for_others(const sheet_import *in, const zb_row *row, const char *value)
{
  static const char *const measures[] = {"人", "名", "个", "元", "万元", "人次", "次"};
  zb_cell cell = {.type = ZB_CELL_TEXT, .untyped = true, .text = value};
  for (int i = 0; i < row->count && *value == '\0'; i++)
    if (strstr(row->cells[i].text, "章") != NULL)
      return true;
  for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
    if (strcmp(value, measures[i]) == 0)
      return true;
  return *value != '\0' && zb_parse(&cell, ZB_FIELD_DATE, NULL, in->row_arena).text != NULL;
}

bool zb_above_see(sheet_import *in, const zb_row *row)
{
  int f = in->above.field;
  if (f < 0 || in->owner_read)
    return false;
  bool begins = zb_above_has_label(&in->schema->fields[f], row->cells[0].text, in->row_arena);
  if (!begins && !is_of_labels(row))
    return false;
  zb_head_row head = zb_head_row_read(row, in->row_arena);
  zb_above found = zb_above_find(in->schema, &head, 1, row->number + 1, in->row_arena);
  if (found.field != f && !begins)
    return false;
  const char *value = found.field == f ? found.value : ""; /* an empty one is nobody's, and not that of those above */
  if (is_for_others(in, row, value))
    return false;
  if (strcmp(value, in->above.value) == 0)
    return true;
  zb_above_report(in);
  in->above = (zb_above){f, zb_arena_strdup(in->arena, value), row->number, row->cells[0].column};
  return true;
}

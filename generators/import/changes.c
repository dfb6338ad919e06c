/* Records which cells parsing changed, for the import report. A column may have 100,000 changes of one kind: of each
   sheet, field and kind the first ones are kept, the others only counted. */
#include "import/sheet_import.h"

enum { MAX_KEPT = 200 };

struct zb_changes {
  zb_import *import;
  const zb_table_schema *schema;
  const char *shown;
  int64_t (*counts)[ZB_CHANGE_KINDS]; /* of each field */
};

zb_changes *zb_changes_new(zb_import *import, const zb_table_schema *schema, const char *shown, zb_arena *arena)
{
  zb_changes *changes = zb_arena_alloc(arena, sizeof *changes);
  *changes = (zb_changes){import, schema, shown, NULL};
  changes->counts = zb_arena_array(arena, (size_t)schema->field_count, sizeof *changes->counts);
  return changes;
}

/* 去掉了看不见的字符；换成了规定的写法 */
static const char *reasons(unsigned kinds, zb_arena *arena)
{
  const char *text = "";
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++)
    if ((kinds & 1U << kind) != 0)
      text = zb_arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : "；", zb_change_text(kind));
  return text;
}

zb_status zb_changes_add(zb_changes *changes, const char *owner, const zb_change *change, zb_arena *arena,
                         zb_diags *diags)
{
  zb_import *import = changes->import;
  int64_t *counts = changes->counts[change->field];
  bool kept = false;
  char cell[24];
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++) {
    if ((change->kinds & 1U << kind) == 0)
      continue;
    kept = kept || counts[kind] < MAX_KEPT;
    counts[kind]++;
    if (import->changed[kind].count++ == 0)
      import->changed[kind].first =
          zb_arena_printf(import->arena, "%s!%s", changes->shown, zb_cell_name(change->column, change->row, cell));
  }
  if (!kept)
    return ZB_OK;
  const char *place = zb_arena_printf(arena, "%s!%s", changes->shown, zb_cell_name(change->column, change->row, cell));
  const char *header = changes->schema->fields[change->field].header;
  return zb_store_add_change(
      import->store,
      (const char *const[6]){owner, place, header, change->before, change->after, reasons(change->kinds, arena)},
      diags);
}

zb_status zb_changes_finish(zb_changes *changes, zb_arena *arena, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int f = 0; f < changes->schema->field_count; f++)
    for (int kind = 0; kind < ZB_CHANGE_KINDS && status == ZB_OK; kind++) {
      int64_t more = changes->counts[f][kind] - MAX_KEPT;
      if (more <= 0)
        continue;
      const char *why =
          zb_arena_printf(arena, "%s（另有 %lld 处，没有逐处列出）", zb_change_text(kind), (long long)more);
      status = zb_store_add_change(
          changes->import->store,
          (const char *const[6]){"", changes->shown, changes->schema->fields[f].header, "", "", why}, diags);
    }
  return status;
}

void zb_changes_report(const zb_import *import, zb_diags *diags)
{
  static const char *const codes[ZB_CHANGE_KINDS] = {
      "changed-invisible", "changed-blanks",  "changed-dot",     "changed-old-id", "changed-word",
      "changed-unit",      "changed-times",   "changed-percent", "changed-serial", "changed-time",
      "changed-part",      "changed-nothing", "changed-hidden",  "changed-rounded"};
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++) {
    const changed *c = &import->changed[kind];
    if (c->count > 0)
      zb_diags_add(diags, ZB_NOTE, codes[kind], c->first, "", "%s，共 %lld 处，这是第一处", zb_change_text(kind),
                   (long long)c->count);
  }
}

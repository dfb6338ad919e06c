/* Records which cells parsing changed, for the import report: how many of each sheet, field and kind, with the first;
   and which of them a person should look at. A column may have 100,000: the first ones are kept. */
#include "import/sheet_import.h"

enum { MAX_KEPT = 200 };

/* Where parsing may have taken a value for another one. */
enum {
  TO_LOOK_AT = ZB_CHANGE_SERIAL | ZB_CHANGE_HIDDEN | ZB_CHANGE_ROUNDED | ZB_CHANGE_MULTIPLIER | ZB_CHANGE_AS_WRITTEN |
               ZB_CHANGE_DEFAULT
};

/* The changes of one kind to a field. */
typedef struct kind_of_field {
  int64_t count;
  const char *place, *before, *after; /* of the first */
} kind_of_field;

struct zb_changes {
  zb_import *import;
  const zb_table_schema *schema;
  const char *shown;
  zb_arena *arena;
  kind_of_field (*kinds)[ZB_CHANGE_KINDS]; /* of each field */
};

zb_changes *zb_changes_new(zb_import *import, const zb_table_schema *schema, const char *shown, zb_arena *arena)
{
  zb_changes *changes = zb_arena_alloc(arena, sizeof *changes);
  *changes = (zb_changes){import, schema, shown, arena, NULL};
  changes->kinds = zb_arena_array(arena, (size_t)schema->field_count, sizeof *changes->kinds);
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

/* Names and ID numbers are looked at whatever was changed. */
static bool is_to_look_at(const zb_changes *changes, int field, unsigned kinds)
{
  zb_field_type type = changes->schema->fields[field].type;
  return (kinds & TO_LOOK_AT) != 0 || type == ZB_FIELD_NAME || type == ZB_FIELD_ID;
}

/* The first of its kind is kept as the example. */
static void count_change(zb_changes *changes, kind_of_field *kind, const zb_change *change)
{
  char cell[24];
  if (kind->count++ > 0)
    return;
  kind->place =
      zb_arena_printf(changes->arena, "%s!%s", changes->shown, zb_cell_name(change->column, change->row, cell));
  kind->before = zb_arena_strdup(changes->arena, change->before);
  kind->after = zb_arena_strdup(changes->arena, change->after);
}

zb_status zb_changes_add(zb_changes *changes, const char *owner, const zb_change *change, zb_arena *arena,
                         zb_diags *diags)
{
  zb_import *import = changes->import;
  kind_of_field *kinds = changes->kinds[change->field];
  bool kept = false;
  char cell[24];
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++) {
    if ((change->kinds & 1U << kind) == 0)
      continue;
    kept = kept || kinds[kind].count < MAX_KEPT;
    count_change(changes, &kinds[kind], change);
    if (import->changed[kind].count++ == 0)
      import->changed[kind].first =
          zb_arena_printf(import->arena, "%s!%s", changes->shown, zb_cell_name(change->column, change->row, cell));
  }
  if (!kept)
    return ZB_OK;
  const char *place = zb_arena_printf(arena, "%s!%s", changes->shown, zb_cell_name(change->column, change->row, cell));
  const char *header = changes->schema->fields[change->field].header;
  return zb_store_add_change(import->store,
                             (const char *const[7]){owner, place, header, change->before, change->after,
                                                    reasons(change->kinds, arena),
                                                    is_to_look_at(changes, change->field, change->kinds) ? "1" : ""},
                             diags);
}

static zb_status finish_kind(const zb_changes *changes, int f, int kind, zb_arena *arena, zb_diags *diags)
{
  const kind_of_field *k = &changes->kinds[f][kind];
  const char *header = changes->schema->fields[f].header, *what = zb_change_text(kind);
  zb_store *store = changes->import->store;
  const char *count = zb_arena_printf(arena, "%lld", (long long)k->count);
  zb_status status = zb_store_add_change_sum(
      store, (const char *const[7]){changes->shown, header, what, count, k->place, k->before, k->after}, diags);
  if (status != ZB_OK || k->count <= MAX_KEPT)
    return status;
  const char *why = zb_arena_printf(arena, "%s（另有 %lld 处，没有逐处列出）", what, (long long)k->count - MAX_KEPT);
  const char *look = is_to_look_at(changes, f, 1U << kind) ? "1" : "";
  return zb_store_add_change(store, (const char *const[7]){"", changes->shown, header, "", "", why, look}, diags);
}

zb_status zb_changes_finish(zb_changes *changes, zb_arena *arena, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int f = 0; f < changes->schema->field_count; f++)
    for (int kind = 0; kind < ZB_CHANGE_KINDS && status == ZB_OK; kind++)
      if (changes->kinds[f][kind].count > 0)
        status = finish_kind(changes, f, kind, arena, diags);
  return status;
}

void zb_changes_report(const zb_import *import, zb_diags *diags)
{
  static const char *const codes[ZB_CHANGE_KINDS] = {
      "changed-invisible", "changed-blanks",  "changed-dot",    "changed-old-id", "changed-word", "changed-unit",
      "changed-times",     "changed-percent", "changed-serial", "changed-time",   "changed-part", "changed-nothing",
      "changed-hidden",    "changed-rounded", "changed-note",   "as-written",     NULL, /* spellings.c */
      "changed-age",       "changed-default"};
  for (int kind = 0; kind < ZB_CHANGE_KINDS; kind++) {
    const changed *c = &import->changed[kind];
    bool warns = 1U << kind == ZB_CHANGE_DEFAULT; /* what the list shows may be nobody's choice */
    if (c->count > 0 && codes[kind] != NULL)
      zb_diags_add(diags, warns ? ZB_WARNING : ZB_NOTE, codes[kind], c->first,
                   warns ? "请核对；不对的，请在原表中改正" : "", "%s，共 %lld 处，这是第一处", zb_change_text(kind),
                   (long long)c->count);
  }
}

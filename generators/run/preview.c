#include "run/preview.h"

#include "import/import.h"
#include "import/overview.h"
#include "report/messages.h"
#include "report/overview_text.h"
#include "run/resources.h"
#include "script/load_schema.h"

#include <string.h>

enum { MAX_PROBLEMS = 50 };

/* Whether PLACE, like 花名册.xlsx!申报人员!F17, is in SHEET; "": any sheet. */
static bool is_in(const char *place, const char *sheet, zb_arena *arena)
{
  if (*sheet == '\0')
    return true;
  const char *part = zb_arena_printf(arena, "!%s", sheet);
  const char *found = strstr(place, part);
  return found != NULL && (found[strlen(part)] == '!' || found[strlen(part)] == '\0');
}

static void copy_messages(const zb_diags *from, const char *sheet, zb_arena *arena, zb_diags *to)
{
  for (size_t i = 0; i < zb_diags_count(from); i++) {
    const zb_diag *diag = zb_diags_at(from, i);
    if (is_in(diag->place, sheet, arena))
      zb_diags_add(to, diag->severity, diag->code, diag->place, diag->remedy, "%s", diag->message);
  }
}

/* A file that was read before, and now can't be: what import says would not be all that it says. */
static zb_status check_read(const zb_diags *said, zb_diags *diags)
{
  for (size_t i = 0; i < zb_diags_count(said); i++) {
    const zb_diag *diag = zb_diags_at(said, i);
    if (strcmp(diag->code, "unreadable") == 0) {
      zb_diags_add(diags, diag->severity, diag->code, diag->place, diag->remedy, "%s", diag->message);
      return ZB_INPUT;
    }
  }
  return ZB_OK;
}

/* Appends the messages of importing the file that are about SHEET; "": about all sheets. */
static zb_status add_problems(const zb_schema *schema, const char *path, const char *encoding, const char *sheet,
                              zb_arena *arena, zb_buffer *out, zb_diags *diags)
{
  zb_store *store = NULL;
  zb_diags *all = zb_diags_new(), *found = zb_diags_new();
  zb_status status = zb_store_new(schema, diags, &store);
  if (status == ZB_OK) {
    zb_import *import = zb_import_new(store, encoding);
    zb_import_path(import, path, all);
    status = zb_worse(zb_import_finish(import, all), check_read(all, diags));
    zb_import_free(import);
    size_t problems = zb_store_all_problems(store, MAX_PROBLEMS, all);
    copy_messages(all, sheet, arena, found);
    zb_buffer_puts(out, zb_diags_count(found) == 0 ? "\n读入时没有问题\n" : "\n读入时会说：\n");
    zb_messages_text(found, true, out);
    if (problems > MAX_PROBLEMS)
      zb_buffer_printf(out, "还有 %zu 处错误没有列出\n", problems - MAX_PROBLEMS);
  }
  zb_store_free(store);
  zb_diags_free(found);
  zb_diags_free(all);
  return status;
}

static zb_status add_sheets(zb_table *table, const zb_schema *schema, int only, const char *path, zb_arena *arena,
                            zb_buffer *out, zb_diags *diags)
{
  zb_status status = ZB_OK;
  int count = zb_table_sheet_count(table);
  zb_buffer_printf(out, "%s（%s，%d 张工作表）\n", path, zb_table_format(table), count);
  for (int i = 0; i < count && status == ZB_OK; i++) {
    if (only >= 0 && i != only)
      continue;
    zb_overview overview;
    status = zb_overview_read(schema, table, i, path, arena, diags, &overview);
    zb_buffer_putc(out, '\n');
    zb_overview_text(&overview, i + 1, out);
  }
  return status;
}

zb_status zb_preview(zb_table *table, int only, const char *path, const char *encoding, const char *notice,
                     zb_buffer *out, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_resources resources;
  const zb_schema *schema = NULL;
  zb_status status = zb_resources_find(arena, notice, diags, &resources);
  if (status == ZB_OK)
    status = zb_load_schema(&resources.scripts, arena, diags, &schema);
  if (status == ZB_OK)
    status = add_sheets(table, schema, only, path, arena, out, diags);
  if (status == ZB_OK)
    status = add_problems(schema, path, encoding, only < 0 ? "" : zb_table_sheet_name(table, only), arena, out, diags);
  zb_arena_free(arena);
  return status;
}

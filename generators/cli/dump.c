#include "cli/commands.h"

#include "cli/show.h"
#include "read/table_dump.h"
#include "report/messages.h"
#include "report/overview_text.h"
#include "run/resources.h"
#include "script/load_schema.h"
#include "import/import.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sheet of that name, or of that number from 1, or the first visible one; -1 if there is none. A name goes before
   a number: a sheet may be called 2020. */
static int find_sheet(const zb_table *table, const char *wanted)
{
  int count = zb_table_sheet_count(table);
  for (int i = 0; i < count; i++)
    if (wanted == NULL ? zb_table_sheet_visible(table, i) : strcmp(zb_table_sheet_name(table, i), wanted) == 0)
      return i;
  if (wanted == NULL)
    return count > 0 ? 0 : -1;
  char *end;
  long number = strtol(wanted, &end, 10);
  return *end == '\0' && number >= 1 && number <= count ? (int)number - 1 : -1;
}

static void complain_sheet(const zb_table *table, const zb_options *options, zb_diags *diags)
{
  zb_buffer names = {0};
  zb_buffer_puts(&names, "可选：");
  for (int i = 0; i < zb_table_sheet_count(table); i++)
    zb_buffer_printf(&names, "%s%d %s", i == 0 ? "" : "、", i + 1, zb_table_sheet_name(table, i));
  if (options->sheet == NULL)
    zb_diags_add(diags, ZB_ERROR, "no-sheet", options->data[0], "请检查文件", "文件里没有工作表");
  else
    zb_diags_add(diags, ZB_ERROR, "no-sheet", options->data[0], names.data, "没有工作表“%s”", options->sheet);
  zb_buffer_free(&names);
}

/* --- The overview ---------------------------------------------------------------------------------------------- */

enum { MAX_PROBLEMS = 50 };

/* Whether PLACE, 花名册.xlsx!申报人员!F17, is of that sheet; "" is every one. */
static bool is_of(const char *place, const char *sheet, zb_arena *arena)
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
    if (is_of(diag->place, sheet, arena))
      zb_diags_add(to, diag->severity, diag->code, diag->place, diag->remedy, "%s", diag->message);
  }
}

/* Adds what `make` would say of the file, or of one sheet of it; "": of all. */
static zb_status put_findings(const zb_schema *schema, const zb_options *options, const char *sheet, zb_arena *arena,
                              zb_buffer *out, zb_diags *diags)
{
  zb_store *store = NULL;
  zb_diags *all = zb_diags_new(), *found = zb_diags_new();
  zb_status status = zb_store_new(schema, diags, &store);
  if (status == ZB_OK) {
    zb_import *import = zb_import_new(store, options->encoding);
    zb_import_path(import, options->data[0], all);
    status = zb_import_finish(import, all);
    zb_import_free(import);
    size_t problems = zb_store_all_problems(store, MAX_PROBLEMS, all);
    copy_messages(all, sheet, arena, found);
    zb_buffer_puts(out, zb_diags_count(found) == 0 ? "\n读入时没有问题\n" : "\n读入时会说：\n");
    zb_messages_text(found, out);
    if (problems > MAX_PROBLEMS)
      zb_buffer_printf(out, "还有 %zu 处错误没有列出\n", problems - MAX_PROBLEMS);
  }
  zb_store_free(store);
  zb_diags_free(found);
  zb_diags_free(all);
  return status;
}

static zb_status put_sheets(zb_table *table, const zb_schema *schema, int only, const zb_options *options,
                            zb_arena *arena, zb_buffer *out, zb_diags *diags)
{
  zb_status status = ZB_OK;
  int count = zb_table_sheet_count(table);
  zb_buffer_printf(out, "%s（%s，%d 张工作表）\n", options->data[0], zb_table_format(table), count);
  for (int i = 0; i < count && status == ZB_OK; i++) {
    if (only >= 0 && i != only)
      continue;
    zb_overview overview;
    status = zb_overview_read(schema, table, i, options->data[0], arena, diags, &overview);
    zb_buffer_putc(out, '\n');
    zb_overview_text(&overview, i + 1, out);
  }
  return status;
}

static zb_status show_overview(zb_table *table, int only, const zb_options *options, zb_buffer *out, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  zb_resources house;
  const zb_schema *schema = NULL;
  zb_status status = zb_resources_find(arena, diags, &house);
  if (status == ZB_OK)
    status = zb_load_schema(house.lua, arena, diags, &schema);
  if (status == ZB_OK)
    status = put_sheets(table, schema, only, options, arena, out, diags);
  if (status == ZB_OK)
    status = put_findings(schema, options, only < 0 ? "" : zb_table_sheet_name(table, only), arena, out, diags);
  zb_arena_free(arena);
  return status;
}

/* --- The command ----------------------------------------------------------------------------------------------- */

static zb_status dump_table(zb_table *table, const zb_options *options, zb_buffer *out, zb_diags *diags)
{
  bool all = options->show == ZB_SHOW_OVERVIEW && options->sheet == NULL;
  int sheet = all ? -1 : find_sheet(table, options->sheet);
  if (sheet < 0 && !all) {
    complain_sheet(table, options, diags);
    return ZB_USAGE;
  }
  if (options->show == ZB_SHOW_OVERVIEW)
    return show_overview(table, sheet, options, out, diags);
  return options->show == ZB_SHOW_JSON ? zb_dump_json_to(table, sheet, stdout, diags)
                                       : zb_dump_csv_to(table, sheet, stdout, diags);
}

zb_status zb_command_dump(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table = NULL;
  zb_status status = zb_table_open_as(options->data[0], options->encoding, diags, &table);
  if (status == ZB_OK)
    status = dump_table(table, options, &out, diags);
  fwrite(out.data != NULL ? out.data : "", 1, out.length, stdout);
  if (fflush(stdout) != 0 || ferror(stdout) != 0) {
    zb_diags_add(diags, ZB_ERROR, "unwritable", "标准输出", "请检查磁盘空间或接收输出的程序", "写不出结果");
    status = zb_worse(status, ZB_OUTPUT);
  }
  zb_show_messages(diags);
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  return status;
}

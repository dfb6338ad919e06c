#include "cli/commands.h"

#include "cli/show.h"
#include "read/table_dump.h"
#include "run/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sheet named WANTED, or with that number from 1; NULL: the first visible one. -1 if there is none. Names take
   precedence over numbers: a sheet may be called 2020. */
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

static void report_no_sheet(const zb_table *table, const zb_options *options, zb_diags *diags)
{
  zb_buffer names = {0};
  zb_buffer_puts(&names, "可选：");
  for (int i = 0; i < zb_table_sheet_count(table); i++)
    zb_buffer_printf(&names, "%s%d %s", i == 0 ? "" : "、", i + 1, zb_table_sheet_name(table, i));
  if (options->sheet == NULL)
    zb_diags_add(diags, ZB_ERROR, "no-sheet", options->run.data[0], "请检查文件", "文件里没有工作表");
  else
    zb_diags_add(diags, ZB_ERROR, "no-sheet", options->run.data[0], names.data, "没有工作表“%s”", options->sheet);
  zb_buffer_free(&names);
}

static zb_status dump_table(zb_table *table, const zb_options *options, zb_buffer *out, zb_diags *diags)
{
  bool all = options->format == ZB_DUMP_AS_OVERVIEW && options->sheet == NULL;
  int sheet = all ? -1 : find_sheet(table, options->sheet);
  if (sheet < 0 && !all) {
    report_no_sheet(table, options, diags);
    return ZB_USAGE;
  }
  if (options->format == ZB_DUMP_AS_OVERVIEW)
    return zb_preview(table, sheet, options->run.data[0], options->run.encoding, options->run.notice, out, diags);
  return options->format == ZB_DUMP_AS_JSON ? zb_dump_json_to(table, sheet, stdout, diags)
                                            : zb_dump_csv_to(table, sheet, stdout, diags);
}

zb_status zb_command_dump(const zb_options *options)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table = NULL;
  zb_status status = zb_table_open_as(options->run.data[0], options->run.encoding, diags, &table);
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

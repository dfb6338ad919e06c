#include "cli/command_table.h"

#include <string.h>

static const struct option make_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"only", required_argument, NULL, OPTION_ONLY},
    {"date", required_argument, NULL, OPTION_DATE},
    {"stage", required_argument, NULL, OPTION_STAGE},
    {"dump", required_argument, NULL, OPTION_DUMP},
    {"pdf", no_argument, NULL, OPTION_PDF},
    {"pdfa", no_argument, NULL, OPTION_PDFA},
    {"no-pdfa", no_argument, NULL, OPTION_NO_PDFA},
    {"print", no_argument, NULL, OPTION_PRINT},
    {"copies", required_argument, NULL, OPTION_COPIES},
    {"booklet", no_argument, NULL, OPTION_BOOKLET},
    {"print-changed", no_argument, NULL, OPTION_PRINT_CHANGED},
    {"all", no_argument, NULL, OPTION_ALL},
    {"zip", required_argument, NULL, OPTION_ZIP},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"times", no_argument, NULL, OPTION_TIMES},
    {"progress", required_argument, NULL, OPTION_PROGRESS},
    {"json", no_argument, NULL, OPTION_JSON},
    {"quiet", no_argument, NULL, 'q'},
    {"shard", required_argument, NULL, OPTION_SHARD},
    {"draft", no_argument, NULL, OPTION_DRAFT},
    {"prefer", required_argument, NULL, OPTION_PREFER},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"visible-only", no_argument, NULL, OPTION_VISIBLE_ONLY},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option check_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"json", no_argument, NULL, OPTION_JSON},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"progress", required_argument, NULL, OPTION_PROGRESS},
    {"rules", no_argument, NULL, OPTION_RULES},
    {"date", required_argument, NULL, OPTION_DATE},
    {"stage", required_argument, NULL, OPTION_STAGE},
    {"prefer", required_argument, NULL, OPTION_PREFER},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"visible-only", no_argument, NULL, OPTION_VISIBLE_ONLY},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option blank_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"date", required_argument, NULL, OPTION_DATE},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option new_options[] = {
    {"date", required_argument, NULL, OPTION_DATE},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option list_options[] = {
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option notice_options[] = {
    {"from", required_argument, NULL, OPTION_FROM},
    {"output", required_argument, NULL, 'o'},
    {"date", required_argument, NULL, OPTION_DATE},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option merge_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"progress", required_argument, NULL, OPTION_PROGRESS},
    {"json", no_argument, NULL, OPTION_JSON},
    {"quiet", no_argument, NULL, 'q'},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option doctor_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option verify_options[] = {
    {"date", required_argument, NULL, OPTION_DATE},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
static const struct option dump_options[] = {
    {"csv", no_argument, NULL, OPTION_CSV},
    {"json", no_argument, NULL, OPTION_JSON},
    {"sheet", required_argument, NULL, OPTION_SHEET},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static const zb_command_entry commands[] = {
    {"make", ZB_COMMAND_MAKE, ":o:qh", make_options, 1, -1, "要读的数据文件或文件夹", "数据文件夹"},
    {"check", ZB_COMMAND_CHECK, ":o:h", check_options, 1, -1, "要检查的数据文件或文件夹", "数据文件夹"},
    {"blank", ZB_COMMAND_BLANK, ":o:h", blank_options, 1, 1, "要哪一种文书的空白表", "文书名称"},
    {"lint", ZB_COMMAND_LINT, ":o:h", blank_options, 1, 1, "要检查的模板", "templates/posts.xml"},
    {"new", ZB_COMMAND_NEW, ":h", new_options, 1, 1, "放填报表的文件夹", "今年的申报"},
    {"list", ZB_COMMAND_LIST, ":h", list_options, 0, 0, "", ""},
    {"notice", ZB_COMMAND_NOTICE, ":o:h", notice_options, 1, 3, "要做什么（list、check、new、read 或 diff）",
     "check 通知"},
    {"merge", ZB_COMMAND_MERGE, ":o:qh", merge_options, 1, -1, "要合并的各份的文件夹", "-o 结果 各份/*"},
    {"doctor", ZB_COMMAND_DOCTOR, ":o:h", doctor_options, 0, 0, "", ""},
    {"verify", ZB_COMMAND_VERIFY, ":h", verify_options, 1, -1, "make 做出来的文件夹", "output"},
    {"serve", ZB_COMMAND_SERVE, ":h", zb_serve_option_list, 0, 2, "", ""},
    {"dump", ZB_COMMAND_DUMP, ":h", dump_options, 1, 1, "要读的表格文件", "花名册.xlsx"},
};

const zb_command_entry *zb_command_named(const char *name)
{
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    if (strcmp(name, commands[i].name) == 0)
      return &commands[i];
  return NULL;
}

void zb_command_try_names(zb_nearest *nearest)
{
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    zb_nearest_try(nearest, commands[i].name);
}

bool zb_command_has(const zb_command_entry *entry, int letter)
{
  const struct option *list = entry->options;
  while (list->name != NULL && list->val != letter)
    list++;
  return list->name != NULL;
}

#include "cli/options.h"

#include "base/arena.h"
#include "base/nearest.h"
#include "cli/show.h"
#include "run/shard.h"
#include "run/workers.h"
#include "value/parse.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Long options without a letter of their own. */
enum {
  OPTION_ONLY = 256,
  OPTION_DATE,
  OPTION_DUMP,
  OPTION_PDFA,
  OPTION_NO_PDFA,
  OPTION_PRINT,
  OPTION_COPIES,
  OPTION_BOOKLET,
  OPTION_TIMES,
  OPTION_CSV,
  OPTION_JSON,
  OPTION_SHEET,
  OPTION_ENCODING,
  OPTION_VISIBLE_ONLY,
  OPTION_PREFER,
  OPTION_PDF,
  OPTION_DRAFT,
  OPTION_RULES,
  OPTION_STAGE,
  OPTION_FROM,
  OPTION_ALL,
  OPTION_ZIP,
  OPTION_PRINT_CHANGED,
  OPTION_JOBS,
  OPTION_PROGRESS,
  OPTION_SHARD
};

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
    {"output", required_argument, NULL, 'o'}, {"notice", required_argument, NULL, ZB_OPTION_NOTICE},
    {"json", no_argument, NULL, OPTION_JSON}, {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
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

typedef struct command {
  const char *name;
  zb_command command;
  const char *letters; /* for getopt; the leading ":" tells a missing value from an unknown option */
  const struct option *options;
  int min, max;               /* number of DATA arguments; max < 0: any */
  const char *what, *example; /* DATA's description in messages; a typical value */
} command;

static const command commands[] = {
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

static bool is_valid_date(const char *text)
{
  zb_arena *arena = zb_arena_new();
  zb_cell cell = {.type = ZB_CELL_TEXT, .text = text};
  const char *canonical = zb_parse(&cell, ZB_FIELD_DATE, NULL, arena).text;
  bool valid = canonical != NULL && strcmp(canonical, text) == 0 && *text != '\0';
  zb_arena_free(arena);
  return valid;
}

static unsigned dump_named(const char *name)
{
  if (strcmp(name, "template") == 0)
    return ZB_DUMP_TEMPLATE;
  if (strcmp(name, "model") == 0)
    return ZB_DUMP_MODEL;
  return strcmp(name, "pages") == 0 ? ZB_DUMP_PAGES : 0;
}

/* The encoding's name for zb_table_open_as, or NULL if NAME is unknown. */
static const char *encoding_named(const char *name)
{
  static const char *const names[][2] = {{"utf-8", "UTF-8"}, {"utf8", "UTF-8"},     {"gb18030", "GB18030"},
                                         {"gbk", "GB18030"}, {"gb2312", "GB18030"}, {"big5", "BIG5"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcasecmp(name, names[i][0]) == 0)
      return names[i][1];
  return NULL;
}

enum { MAX_COPIES = 99, MAX_JOBS = 512, MAX_PROGRESS = 3600 };

/* A number from 1 to MAX; 0 if TEXT is none. */
static int parse_number(const char *text, int max)
{
  size_t n = strspn(text, "0123456789");
  if (n == 0 || n > 4 || text[n] != '\0')
    return 0;
  int number = (int)strtol(text, NULL, 10);
  return number <= max ? number : 0;
}

/* I/N: the Ith of N parts. */
static zb_status parse_shard(const char *text, zb_run_options *run, zb_buffer *complaint)
{
  const char *slash = strchr(text, '/');
  char first[8] = "";
  if (slash != NULL && (size_t)(slash - text) < sizeof first)
    memcpy(first, text, (size_t)(slash - text));
  run->shards = slash == NULL ? 0 : parse_number(slash + 1, ZB_MAX_SHARDS);
  run->shard = parse_number(first, run->shards);
  if (run->shard > 0)
    return ZB_OK;
  zb_buffer_printf(complaint, "--shard 后面写第几份/共几份，如 2/8，最多 %d 份，不能是“%s”", ZB_MAX_SHARDS, text);
  return ZB_USAGE;
}

/* Refuses options that have no effect without another one, or none together. */
static zb_status check_combination(const zb_options *options, zb_buffer *complaint)
{
  if (options->run.print && options->run.shards > 0) {
    zb_buffer_puts(complaint, "打印稿要全部的表在一起才能合并：--shard 不能和 --print、--print-changed 一起用；"
                              "各份合并以后，在合并的文件夹里用 make --print 再做一次");
    return ZB_USAGE;
  }
  if (options->run.zip && options->run.shards > 0) {
    zb_buffer_puts(complaint, "全部的文书在一起才能打包：--shard 不能和 --zip 一起用；"
                              "各份合并以后，在合并的文件夹里用 make --zip 再做一次");
    return ZB_USAGE;
  }
  if (options->run.print || (options->run.copies == 0 && !options->run.booklet))
    return ZB_OK;
  zb_buffer_printf(complaint, "%s 要和 --print 一起用", options->run.booklet ? "--booklet" : "--copies");
  return ZB_USAGE;
}

static bool has_date(const struct option *list)
{
  while (list->name != NULL && list->val != OPTION_DATE)
    list++;
  return list->name != NULL;
}

/* A run that may have a date has one even if none was given. */
static zb_status set_date(const command *c, zb_options *options, zb_buffer *complaint)
{
  if (options->run.date != NULL || !has_date(c->options))
    return ZB_OK;
  options->run.date = options->today;
  if (zb_run_date(options->today, &options->date_origin) == ZB_OK)
    return ZB_OK;
  zb_buffer_puts(complaint, "环境变量 SOURCE_DATE_EPOCH 应当是从 1970 年算起的秒数；请改正，或者用 --date 写明日期");
  return ZB_USAGE;
}

static zb_status add_preferred(const char *value, zb_options *options, zb_buffer *complaint)
{
  if (*value == '\0' || options->run.preferred_count == ZB_MAX_PREFERRED) {
    zb_buffer_printf(complaint, "--prefer 后面写文件或文件夹的名字，最多 %d 个", ZB_MAX_PREFERRED);
    return ZB_USAGE;
  }
  options->run.preferred[options->run.preferred_count++] = value;
  return ZB_OK;
}

static zb_status apply_option(int letter, char *value, zb_options *options, zb_buffer *complaint)
{
  if (zb_serve_option_is(letter))
    return zb_serve_option_take(letter, value, &options->serve, complaint);
  switch (letter) {
  case 'h':
    options->command = ZB_COMMAND_HELP;
    break;
  case 'o':
    options->run.output = value;
    options->output_given = true;
    if (*value == '\0') {
      zb_buffer_puts(complaint, "-o 后面要写输出文件夹或文件的名字");
      return ZB_USAGE;
    }
    break;
  case OPTION_ONLY:
    options->run.only = value;
    break;
  case OPTION_DATE:
    options->run.date = value;
    options->date_origin = ZB_DATE_GIVEN;
    if (!is_valid_date(value)) {
      zb_buffer_printf(complaint, "日期“%s”不对：请写成 2020-08-04 这样的年-月-日", value);
      return ZB_USAGE;
    }
    break;
  case ZB_OPTION_NOTICE:
    options->run.notice = value;
    if (*value == '\0') {
      zb_buffer_puts(complaint, "--notice 后面写通知的名字或文件夹");
      return ZB_USAGE;
    }
    break;
  case OPTION_FROM:
    options->from = value;
    if (*value == '\0') {
      zb_buffer_puts(complaint, "--from 后面写以哪一份通知为底：它的名字或文件夹");
      return ZB_USAGE;
    }
    break;
  case OPTION_STAGE:
    options->run.stage = value;
    break;
  case OPTION_DUMP:
    options->run.dumps |= dump_named(value);
    if (dump_named(value) == 0) {
      zb_buffer_printf(complaint, "--dump 后面写 template、model 或 pages，没有“%s”", value);
      return ZB_USAGE;
    }
    break;
  case OPTION_PDF:
    options->run.pdf = true;
    break;
  case OPTION_PDFA:
    options->run.pdfa = ZB_PDFA_ALL;
    break;
  case OPTION_NO_PDFA:
    options->run.pdfa = ZB_PDFA_NONE;
    break;
  case OPTION_PRINT:
    options->run.print = true;
    break;
  case OPTION_PRINT_CHANGED:
    options->run.print = options->run.print_changed = true;
    break;
  case OPTION_JOBS:
    options->run.jobs = parse_number(value, MAX_JOBS);
    options->run.jobs_given = true;
    if (options->run.jobs == 0) {
      zb_buffer_printf(complaint, "--jobs 后面写 1 到 %d 的进程数，不能是“%s”", MAX_JOBS, value);
      return ZB_USAGE;
    }
    break;
  case OPTION_ZIP:
    options->run.zip = true;
    options->run.zip_units = strcmp(value, "unit") == 0;
    if (!options->run.zip_units && strcmp(value, "district") != 0) {
      zb_buffer_printf(complaint, "--zip 后面写 unit（单位和区县的包）或 district（只要区县的包），没有“%s”", value);
      return ZB_USAGE;
    }
    break;
  case OPTION_PROGRESS:
    options->progress = parse_number(value, MAX_PROGRESS);
    if (options->progress == 0) {
      zb_buffer_printf(complaint, "--progress 后面写 1 到 %d 的秒数，不能是“%s”", MAX_PROGRESS, value);
      return ZB_USAGE;
    }
    break;
  case OPTION_SHARD:
    return parse_shard(value, &options->run, complaint);
  case OPTION_ALL:
    options->run.all = true;
    break;
  case OPTION_COPIES:
    options->run.copies = parse_number(value, MAX_COPIES);
    if (options->run.copies == 0) {
      zb_buffer_printf(complaint, "--copies 后面写 1 到 %d 的份数，不能是“%s”", MAX_COPIES, value);
      return ZB_USAGE;
    }
    break;
  case OPTION_BOOKLET:
    options->run.booklet = true;
    break;
  case OPTION_TIMES:
    options->times = true;
    break;
  case OPTION_CSV:
    options->format = ZB_DUMP_AS_CSV;
    break;
  case OPTION_JSON:
    options->format = ZB_DUMP_AS_JSON;
    options->json = true;
    break;
  case 'q':
    options->quiet = true;
    break;
  case OPTION_DRAFT:
    options->run.draft = true;
    break;
  case OPTION_RULES:
    options->rules = true;
    break;
  case OPTION_SHEET:
    options->sheet = value;
    break;
  case OPTION_PREFER:
    return add_preferred(value, options, complaint);
  case OPTION_VISIBLE_ONLY:
    options->run.visible_only = true;
    break;
  case OPTION_ENCODING:
    options->run.encoding = encoding_named(value);
    if (options->run.encoding == NULL) {
      zb_buffer_printf(complaint, "--encoding 后面写 utf-8、gb18030 或 big5，没有“%s”", value);
      return ZB_USAGE;
    }
    break;
  }
  return ZB_OK;
}

static void suggest(const zb_nearest *nearest, const char *dashes, zb_buffer *complaint)
{
  if (nearest->found != NULL)
    zb_buffer_printf(complaint, "，是不是 %s%s？", dashes, nearest->found);
}

static zb_status report_option(const command *c, int letter, char *const *argv, zb_buffer *complaint)
{
  const char *word = argv[optind - 1];
  char name[3] = {'-', (char)optopt, '\0'};
  bool is_long = strncmp(word, "--", 2) == 0;
  if (letter == ':')
    zb_buffer_printf(complaint, "选项 %s 后面缺少内容", word);
  else if (is_long && optopt != 0)
    zb_buffer_printf(complaint, "选项 %s 不带内容", word);
  else
    zb_buffer_printf(complaint, "没有 %s 这个选项", is_long || optopt == 0 ? word : name);
  if (letter == '?' && is_long && optopt == 0) {
    zb_nearest nearest = zb_nearest_to(word + strlen("--"));
    for (const struct option *o = c->options; o->name != NULL; o++)
      zb_nearest_try(&nearest, o->name);
    suggest(&nearest, "--", complaint);
  }
  return ZB_USAGE;
}

/* A line that goes on on a terminal; in a log, one a minute; for a program, as often as it says. */
static void choose_progress(zb_options *options)
{
  if (options->progress > 0) {
    options->run.progress = zb_show_progress_mark;
    options->run.progress_seconds = options->progress;
    return;
  }
  if (options->quiet)
    return;
  bool terminal = zb_show_has_terminal();
  options->run.progress = terminal ? zb_show_progress : zb_show_progress_line;
  options->run.progress_seconds = terminal ? 0.1 : 60;
  options->run.progress_steps = terminal;
}

static zb_status read_command(const command *c, int argc, char **argv, zb_options *options, zb_buffer *complaint)
{
  zb_status status = ZB_OK;
  opterr = 0;
  optind = 0; /* glibc: resets getopt, for a process that parses several command lines */
  int letter;
  while (status == ZB_OK && (letter = getopt_long(argc, argv, c->letters, c->options, NULL)) != -1) {
    if (letter == '?' || letter == ':')
      return report_option(c, letter, argv, complaint);
    status = apply_option(letter, optarg, options, complaint);
  }
  if (status != ZB_OK || options->command == ZB_COMMAND_HELP)
    return status;
  if (check_combination(options, complaint) != ZB_OK || set_date(c, options, complaint) != ZB_OK)
    return ZB_USAGE;
  if (options->run.jobs == 0)
    options->run.jobs = zb_processors();
  choose_progress(options);
  options->run.data = argv + optind;
  options->run.data_count = argc - optind;
  if (options->run.data_count < c->min && !options->rules) {
    zb_buffer_printf(complaint, "请写上%s：zhibiao %s %s", c->what, c->name, c->example);
    return ZB_USAGE;
  }
  if (c->max >= 0 && options->run.data_count > c->max) {
    zb_buffer_printf(complaint, "多了“%s”", options->run.data[c->max]);
    return ZB_USAGE;
  }
  return ZB_OK;
}

/* Whether its output has a name that need not be given. */
static bool has_output(zb_command command)
{
  return command == ZB_COMMAND_MAKE || command == ZB_COMMAND_MERGE || command == ZB_COMMAND_DOCTOR;
}

zb_status zb_options_read(int argc, char **argv, zb_options *options, zb_buffer *complaint)
{
  *options = (zb_options){.command = ZB_COMMAND_HELP, .run = {.output = "output", .stage = ""}};
  zb_serve_options_begin(&options->serve);
  if (argc < 2) {
    zb_buffer_puts(complaint, "请写上命令");
    return ZB_USAGE;
  }
  const char *word = argv[1];
  bool asks_help = strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
  if (asks_help && argc == 2)
    return ZB_OK;
  if (asks_help)
    word = argv[2];
  if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
    options->command = ZB_COMMAND_VERSION;
    return ZB_OK;
  }
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
    if (strcmp(word, commands[i].name) == 0) {
      options->help_of = commands[i].name;
      if (asks_help)
        return ZB_OK;
      options->command = commands[i].command;
      if (options->command == ZB_COMMAND_CHECK)
        options->run.output = "output/检查";
      else if (!has_output(options->command))
        options->run.output = NULL;
      return read_command(&commands[i], argc - 1, argv + 1, options, complaint);
    }
  }
  zb_buffer_printf(complaint, "没有“%s”这个命令", word);
  zb_nearest nearest = zb_nearest_to(word);
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    zb_nearest_try(&nearest, commands[i].name);
  suggest(&nearest, "", complaint);
  return ZB_USAGE;
}

#include "cli/options.h"

#include "cli/command_table.h"
#include "cli/option_values.h"
#include "cli/show.h"
#include "run/workers.h"

#include <string.h>

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

/* A run that may have a date has one even if none was given. */
static zb_status set_date(const zb_command_entry *c, zb_options *options, zb_buffer *complaint)
{
  if (options->run.date != NULL || !zb_command_has(c, OPTION_DATE))
    return ZB_OK;
  options->run.date = options->today;
  if (zb_run_date(options->today, &options->date_origin) == ZB_OK)
    return ZB_OK;
  zb_buffer_puts(complaint, "环境变量 SOURCE_DATE_EPOCH 应当是从 1970 年算起的秒数；请改正，或者用 --date 写明日期");
  return ZB_USAGE;
}

static void suggest(const zb_nearest *nearest, const char *dashes, zb_buffer *complaint)
{
  if (nearest->found != NULL)
    zb_buffer_printf(complaint, "，是不是 %s%s？", dashes, nearest->found);
}

static zb_status report_option(const zb_command_entry *c, int letter, char *const *argv, zb_buffer *complaint)
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

static zb_status read_command(const zb_command_entry *c, int argc, char **argv, zb_options *options,
                              zb_buffer *complaint)
{
  zb_status status = ZB_OK;
  opterr = 0;
  optind = 0; /* glibc: resets getopt, for a process that parses several command lines */
  int letter;
  while (status == ZB_OK && (letter = getopt_long(argc, argv, c->letters, c->options, NULL)) != -1) {
    if (letter == '?' || letter == ':')
      return report_option(c, letter, argv, complaint);
    status = zb_option_take(letter, optarg, options, complaint);
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

static zb_status begin_command(const zb_command_entry *c, int argc, char **argv, zb_options *options,
                               zb_buffer *complaint)
{
  options->command = c->command;
  if (c->command == ZB_COMMAND_CHECK)
    options->run.output = "output/检查";
  else if (!has_output(c->command))
    options->run.output = NULL;
  return read_command(c, argc, argv, options, complaint);
}

static bool is_help(const char *word)
{
  return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
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
  bool asks_help = is_help(word);
  if (asks_help && (argc == 2 || is_help(argv[2])))
    return ZB_OK;
  if (asks_help)
    word = argv[2];
  if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
    options->command = ZB_COMMAND_VERSION;
    return ZB_OK;
  }
  const zb_command_entry *entry = zb_command_named(word);
  if (entry != NULL) {
    options->help_of = entry->name;
    return asks_help ? ZB_OK : begin_command(entry, argc - 1, argv + 1, options, complaint);
  }
  zb_buffer_printf(complaint, "没有“%s”这个命令", word);
  zb_nearest nearest = zb_nearest_to(word);
  zb_command_try_names(&nearest);
  suggest(&nearest, "", complaint);
  return ZB_USAGE;
}

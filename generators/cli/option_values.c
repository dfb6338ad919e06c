#include "cli/option_values.h"

#include "base/arena.h"
#include "cli/command_table.h"
#include "run/shard.h"
#include "value/parse.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

static zb_status add_preferred(const char *value, zb_options *options, zb_buffer *complaint)
{
  if (*value == '\0' || options->run.preferred_count == ZB_MAX_PREFERRED) {
    zb_buffer_printf(complaint, "--prefer 后面写文件或文件夹的名字，最多 %d 个", ZB_MAX_PREFERRED);
    return ZB_USAGE;
  }
  options->run.preferred[options->run.preferred_count++] = value;
  return ZB_OK;
}

zb_status zb_option_take(int letter, char *value, zb_options *options, zb_buffer *complaint)
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

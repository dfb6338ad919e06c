/* The command line: what is accepted, and the complaints about invalid ones. */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { MAX = 20 };

/* Parses LINE, the words after the program's name. */
static zb_status read_line(const char *line, char room[256], char *argv[MAX], zb_options *options, zb_buffer *complaint)
{
  int argc = 0;
  argv[argc++] = "zhibiao";
  strcpy(room, line);
  for (char *word = strtok(room, " "); word != NULL; word = strtok(NULL, " "))
    argv[argc++] = word;
  argv[argc] = NULL;
  return zb_options_read(argc, argv, options, complaint);
}

static void expect_wrong(const char *line, const char *said)
{
  char room[256], *argv[MAX];
  zb_options options;
  zb_buffer complaint = {0};
  assert_int_equal(read_line(line, room, argv, &options, &complaint), ZB_USAGE);
  assert_string_equal(complaint.data, said);
  zb_buffer_free(&complaint);
}

static zb_options expect_right(const char *line, char room[256], char *argv[MAX])
{
  zb_options options;
  zb_buffer complaint = {0};
  assert_int_equal(read_line(line, room, argv, &options, &complaint), ZB_OK);
  assert_null(complaint.data);
  return options;
}

static void takes_pdfa_from_the_command_line(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  assert_int_equal(expect_right("make a", room, argv).run.pdfa, ZB_PDFA_BY_TEMPLATE);
  assert_int_equal(expect_right("make a --pdfa", room, argv).run.pdfa, ZB_PDFA_ALL);
  assert_int_equal(expect_right("make a --no-pdfa", room, argv).run.pdfa, ZB_PDFA_NONE);
}

static void takes_checks_and_drafts(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("check a b --json", room, argv);
  assert_true(o.json);
  assert_int_equal(o.run.data_count, 2);
  assert_string_equal(expect_right("check a", room, argv).run.output, "output/检查");
  assert_true(expect_right("check --rules", room, argv).rules);
  assert_true(expect_right("make a --pdf", room, argv).run.pdf);
  assert_true(expect_right("make a --draft", room, argv).run.draft);
  assert_false(expect_right("make a", room, argv).run.draft);
}

static void takes_print_options_together(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("make a --print --copies 12 --booklet", room, argv);
  assert_true(o.run.print);
  assert_true(o.run.booklet);
  assert_int_equal(o.run.copies, 12);
  o = expect_right("make a --print", room, argv);
  assert_int_equal(o.run.copies, 0);
  assert_false(o.run.booklet);
  expect_wrong("make a --copies 3", "--copies 要和 --print 一起用");
  expect_wrong("make a --booklet", "--booklet 要和 --print 一起用");
  expect_wrong("make a --print --copies 0", "--copies 后面写 1 到 99 的份数，不能是“0”");
  expect_wrong("make a --print --copies 100", "--copies 后面写 1 到 99 的份数，不能是“100”");
  expect_wrong("make a --print --copies 三", "--copies 后面写 1 到 99 的份数，不能是“三”");
}

static void takes_make_with_options_anywhere(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right(
      "make a.xlsx -o 结果 b --only 评审表,notice --date 2020-08-05 --dump=model --dump pages --times", room, argv);
  assert_int_equal(o.command, ZB_COMMAND_MAKE);
  assert_int_equal(o.run.data_count, 2);
  assert_string_equal(o.run.data[0], "a.xlsx");
  assert_string_equal(o.run.data[1], "b");
  assert_string_equal(o.run.output, "结果");
  assert_string_equal(o.run.only, "评审表,notice");
  assert_string_equal(o.run.date, "2020-08-05");
  assert_int_equal(o.date_origin, ZB_DATE_GIVEN);
  assert_int_equal(o.run.dumps, ZB_DUMP_MODEL | ZB_DUMP_PAGES);
  assert_true(o.times);
}

static void has_defaults(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("make a", room, argv);
  assert_string_equal(o.run.output, "output");
  assert_null(o.run.only);
  assert_int_equal(o.run.dumps, 0);
  assert_false(o.times);
}

/* Reads "make a" with SOURCE_DATE_EPOCH as EPOCH; NULL: without it. */
static void read_with_epoch(const char *epoch, zb_options *options)
{
  char room[256], *argv[MAX];
  zb_buffer complaint = {0};
  if (epoch == NULL)
    assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
  else
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", epoch, 1), 0);
  assert_int_equal(read_line("make a", room, argv, options, &complaint), ZB_OK);
}

static void is_dated_by_today(void **state)
{
  (void)state;
  zb_options options;
  char before[ZB_RUN_DATE_SIZE], after[ZB_RUN_DATE_SIZE];
  time_t now = time(NULL);
  strftime(before, sizeof before, "%Y-%m-%d", localtime(&now));
  read_with_epoch(NULL, &options);
  now = time(NULL);
  strftime(after, sizeof after, "%Y-%m-%d", localtime(&now));
  assert_true(strcmp(options.run.date, before) == 0 || strcmp(options.run.date, after) == 0);
  assert_int_equal(options.date_origin, ZB_DATE_TODAY);
  read_with_epoch("", &options);
  assert_int_equal(options.date_origin, ZB_DATE_TODAY);
}

/* Its seconds are of UTC, wherever this is. */
static void is_dated_by_the_epoch(void **state)
{
  (void)state;
  zb_options options;
  assert_int_equal(setenv("TZ", "CST-8", 1), 0);
  tzset();
  read_with_epoch("1597103999", &options);
  assert_string_equal(options.run.date, "2020-08-10");
  assert_int_equal(options.date_origin, ZB_DATE_FROM_EPOCH);
  read_with_epoch("1597104000", &options);
  assert_string_equal(options.run.date, "2020-08-11");
  read_with_epoch("253402300799", &options);
  assert_string_equal(options.run.date, "9999-12-31");
  static const char *const wrong[] = {"2020-08-10", "-1", " 1", "1 ", "1e3", "253402300800", "99999999999999999999"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
    expect_wrong("make a", "环境变量 SOURCE_DATE_EPOCH 应当是从 1970 年算起的秒数；请改正，或者用 --date 写明日期");
    char room[256], *argv[MAX];
    assert_string_equal(expect_right("make a --date 2020-08-05", room, argv).run.date, "2020-08-05");
  }
  unsetenv("SOURCE_DATE_EPOCH");
  unsetenv("TZ");
  tzset();
}

static void takes_dump(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("dump --json a.xlsx --sheet 2020", room, argv);
  assert_int_equal(o.command, ZB_COMMAND_DUMP);
  assert_int_equal(o.format, ZB_DUMP_AS_JSON);
  assert_string_equal(o.sheet, "2020");
  assert_string_equal(o.run.data[0], "a.xlsx");
  assert_int_equal(expect_right("dump --csv a", room, argv).format, ZB_DUMP_AS_CSV);
  assert_int_equal(expect_right("dump a", room, argv).format, ZB_DUMP_AS_OVERVIEW);
}

static void takes_an_encoding(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  assert_string_equal(expect_right("make a --encoding big5", room, argv).run.encoding, "BIG5");
  assert_string_equal(expect_right("dump a --encoding=GBK", room, argv).run.encoding, "GB18030");
  assert_string_equal(expect_right("dump a --encoding UTF-8", room, argv).run.encoding, "UTF-8");
  assert_null(expect_right("make a", room, argv).run.encoding);
  expect_wrong("make a --encoding latin1", "--encoding 后面写 utf-8、gb18030 或 big5，没有“latin1”");
  expect_wrong("list --encoding big5", "没有 --encoding 这个选项");
}

static void takes_a_file_that_looks_like_an_option(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("make -- -o", room, argv);
  assert_int_equal(o.run.data_count, 1);
  assert_string_equal(o.run.data[0], "-o");
}

static void shows_help_and_version(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  assert_int_equal(expect_right("--help", room, argv).command, ZB_COMMAND_HELP);
  assert_int_equal(expect_right("make -h", room, argv).command, ZB_COMMAND_HELP);
  assert_int_equal(expect_right("--version", room, argv).command, ZB_COMMAND_VERSION);
}

static void says_what_is_wrong(void **state)
{
  (void)state;
  expect_wrong("", "请写上命令");
  expect_wrong("mkae", "没有“mkae”这个命令，是不是 make？");
  expect_wrong("make", "请写上要读的数据文件或文件夹：zhibiao make 数据文件夹");
  expect_wrong("make a --colour", "没有 --colour 这个选项");
  expect_wrong("make a -x", "没有 -x 这个选项");
  expect_wrong("make a -o", "选项 -o 后面缺少内容");
  expect_wrong("make a --only", "选项 --only 后面缺少内容");
  expect_wrong("make a --times=3", "选项 --times=3 不带内容");
  expect_wrong("list --json", "没有 --json 这个选项");
  expect_wrong("make a --dump=all", "--dump 后面写 template、model 或 pages，没有“all”");
  expect_wrong("make a --date 2020-02-30", "日期“2020-02-30”不对：请写成 2020-08-04 这样的年-月-日");
  expect_wrong("make a --date 2020-8-4", "日期“2020-8-4”不对：请写成 2020-08-04 这样的年-月-日");
  expect_wrong("list a", "多了“a”");
  expect_wrong("dump a b", "多了“b”");
}

static void takes_serve_and_its_links(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("serve", room, argv);
  assert_int_equal(o.command, ZB_COMMAND_SERVE);
  assert_string_equal(o.serve.server.listen, "127.0.0.1:8020");
  assert_int_equal(o.serve.server.keep_days, 7);
  assert_null(o.serve.server.password_file);
  o = expect_right("serve --listen 0.0.0.0:80 --host a:80 --host b --keep 30 --limit 10 --password-file p --no-open",
                   room, argv);
  assert_int_equal(o.serve.server.host_count, 2);
  assert_string_equal(o.serve.hosts[1], "b");
  assert_int_equal(o.serve.server.keep_days, 30);
  assert_int_equal(o.serve.server.limit_mb, 10);
  assert_true(o.serve.no_open);
  o = expect_right("serve token 甲校 --until 2026-12-31", room, argv);
  assert_string_equal(o.run.data[1], "甲校");
  assert_string_equal(o.serve.until, "2026-12-31");
  expect_wrong("serve --keep 0", "--keep 后面写 1 到 3650 的数，不能是“0”");
  expect_wrong("serve --at-once x", "--at-once 后面写 1 到 64 的数，不能是“x”");
  expect_wrong("serve token a b", "多了“b”");
  expect_wrong("make a --progress 0", "--progress 后面写 1 到 3600 的秒数，不能是“0”");
  assert_int_equal(expect_right("check a --progress 2", room, argv).progress, 2);
}

static void takes_new_with_a_folder(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("new 填报", room, argv);
  assert_int_equal(o.command, ZB_COMMAND_NEW);
  assert_string_equal(o.run.data[0], "填报");
  expect_wrong("new", "请写上放填报表的文件夹：zhibiao new 今年的申报");
  expect_wrong("new a b", "多了“b”");
  expect_wrong("new a -o b", "没有 -o 这个选项");
}

static void takes_what_to_do_with_a_notice(void **state)
{
  (void)state;
  char room[256], *argv[MAX];
  zb_options o = expect_right("notice check huzhou-2020", room, argv);
  assert_int_equal(o.command, ZB_COMMAND_NOTICE);
  assert_int_equal(o.run.data_count, 2);
  assert_string_equal(o.run.data[1], "huzhou-2020");
  assert_int_equal(expect_right("notice list", room, argv).run.data_count, 1);
  expect_wrong("notice", "请写上要做什么（list、check、new、read 或 diff）：zhibiao notice check 通知");
  expect_wrong("notice diff a b c", "多了“c”");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_make_with_options_anywhere),
      cmocka_unit_test(takes_new_with_a_folder),
      cmocka_unit_test(takes_what_to_do_with_a_notice),
      cmocka_unit_test(takes_pdfa_from_the_command_line),
      cmocka_unit_test(takes_checks_and_drafts),
      cmocka_unit_test(takes_print_options_together),
      cmocka_unit_test(has_defaults),
      cmocka_unit_test(is_dated_by_today),
      cmocka_unit_test(is_dated_by_the_epoch),
      cmocka_unit_test(takes_dump),
      cmocka_unit_test(takes_an_encoding),
      cmocka_unit_test(takes_a_file_that_looks_like_an_option),
      cmocka_unit_test(shows_help_and_version),
      cmocka_unit_test(takes_serve_and_its_links),
      cmocka_unit_test(says_what_is_wrong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

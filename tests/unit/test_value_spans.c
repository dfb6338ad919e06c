/* A beginning and an end in one cell, with all that people write between them. */
#include "values.h"

/* START NULL: refused. */
typedef struct span_case {
  const char *text, *start, *end;
} span_case;

static void expect_span(zb_cell cell, const char *want_start, const char *want_end)
{
  zb_arena *arena = zb_arena_new();
  zb_parsed start = {0}, end = {0};
  zb_parse_span(&cell, false, arena, &start, &end);
  if (want_start == NULL) {
    if (start.text != NULL)
      fail_msg("%s: taken as %s to %s", cell.text, start.text, end.text);
    assert_non_null(start.why);
    assert_non_null(strstr(start.why, "2008-09 至 2012-07"));
    assert_non_null(strstr(start.why, cell.text));
  } else {
    if (start.text == NULL || end.text == NULL)
      fail_msg("%s: %s", cell.text, start.why);
    if (strcmp(start.text, want_start) != 0 || strcmp(end.text, want_end) != 0)
      fail_msg("%s: %s to %s", cell.text, start.text, end.text);
  }
  zb_arena_free(arena);
}

static void test_spans(void **state)
{
  (void)state;
  static const span_case cases[] = {
      {"2004.09-2008.06", "2004-09", "2008-06"},
      {"2004.09－2008.06", "2004-09", "2008-06"},
      {"2004.09–2008.06", "2004-09", "2008-06"},
      {"2004.09—2008.06", "2004-09", "2008-06"},
      {"2004.09——2008.06", "2004-09", "2008-06"},
      {"2004.09―2008.06", "2004-09", "2008-06"},
      {"2004.09\u22122008.06", "2004-09", "2008-06"},
      {"2004.09\u20102008.06", "2004-09", "2008-06"},
      {"2004.09--2008.06", "2004-09", "2008-06"},
      {"2004.09---2008.06", "2004-09", "2008-06"},
      {"2004.09~2008.06", "2004-09", "2008-06"},
      {"2004.09～2008.06", "2004-09", "2008-06"},
      {"2004.09至2008.06", "2004-09", "2008-06"},
      {"2004.09到2008.06", "2004-09", "2008-06"},
      {" 2004.9 - 2008.6 ", "2004-09", "2008-06"},
      {"2004年9月至2008年6月", "2004-09", "2008-06"},
      {"2004年09月 - 2008年06月", "2004-09", "2008-06"},
      {"2004/9-2008/6", "2004-09", "2008-06"},
      {"200409-200806", "2004-09", "2008-06"},
      {"2004-09-2008-06", "2004-09", "2008-06"},
      {"2004-9--2008-6", "2004-09", "2008-06"},
      {"2004-09 至 2008-06", "2004-09", "2008-06"},
      {"2015.08-至今", "2015-08", ""},
      {"2015.08至今", "2015-08", ""},
      {"2015年8月—今", "2015-08", ""},
      {"2015-08-现在", "2015-08", ""},
      {"2015-08~目前", "2015-08", ""},
      {"2018年3月-5月", "2018-03", "2018-05"},
      {"2018年3－12月", "2018-03", "2018-12"},
      {"2018.3-5月", "2018-03", "2018-05"},
      {"二〇一八年三月至五月", "2018-03", "2018-05"},
      {"2018年3月-3月", "2018-03", "2018-03"},
      {"自2004年9月至2008年6月", "2004-09", "2008-06"},
      {"从2004年9月起至2008年6月止", "2004-09", "2008-06"},
      {"2011年1月起", "2011-01", ""},
      {"自2011年1月 起", "2011-01", ""},
      {"2011.01开始", "2011-01", ""},
      {"2011年1月以来", "2011-01", ""},
      {"2011年1月起至今", "2011-01", ""},
      {"2018年11月-2月", NULL, NULL},
      {"2018年3月-13月", NULL, NULL},
      {"2018年3月-5", NULL, NULL},
      {"2018-3-5", NULL, NULL},
      {"2015年以来", NULL, NULL},
      {"自2004年9月", NULL, NULL},
      {"以来", NULL, NULL},
      {"2008年6月止", NULL, NULL},
      {"2004.09-", NULL, NULL},
      {"-2008.06", NULL, NULL},
      {"2004.09", NULL, NULL},
      {"至今", NULL, NULL},
      {"/", NULL, NULL},
      {"2004-2008", NULL, NULL},
      {"04.09-08.06", NULL, NULL},
      {"2004.09 2008.06", NULL, NULL},
      {"2004.09,2008.06", NULL, NULL},
      {"2004.09-2008.06-2010.07", NULL, NULL},
      {"2004.09-2008.06，2010.07-至今", NULL, NULL},
      {"2004.13-2008.06", NULL, NULL},
      {"2004.09-四年", NULL, NULL},
      {"", "", ""},
      {"  ", "", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_span((zb_cell){.type = ZB_CELL_TEXT, .text = cases[i].text}, cases[i].start, cases[i].end);
}

/* A date or a number is no two months. */
static void test_other_cells(void **state)
{
  (void)state;
  expect_span((zb_cell){.type = ZB_CELL_NUMBER, .text = "200409", .number = 200409}, NULL, NULL);
  expect_span((zb_cell){.type = ZB_CELL_DATE, .text = "2004-09-01"}, NULL, NULL);
}

/* An achievement may have been made in one month. What is neither that nor a span is refused as everywhere. */
static void test_single_months(void **state)
{
  (void)state;
  static const span_case cases[] = {{"2004.09-2008.06", "2004-09", "2008-06"},
                                    {"2017.05", "2017-05", ""},
                                    {"2017年5月", "2017-05", ""},
                                    {"2004.13", NULL, NULL},
                                    {"四年", NULL, NULL},
                                    {"2004.09-2008.06-2010.07", NULL, NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_arena *arena = zb_arena_new();
    zb_cell cell = {.type = ZB_CELL_TEXT, .text = cases[i].text};
    zb_parsed start = {0}, end = {0};
    zb_parse_span(&cell, true, arena, &start, &end);
    if (cases[i].start == NULL) {
      assert_null(start.text);
      assert_non_null(strstr(start.why, cases[i].text));
    } else {
      assert_string_equal(start.text, cases[i].start);
      assert_string_equal(end.text, cases[i].end);
    }
    zb_arena_free(arena);
  }
  zb_arena *arena = zb_arena_new();
  zb_cell date = {.type = ZB_CELL_DATE, .text = "2017-05-01"};
  zb_parsed start = {0}, end = {0};
  zb_parse_span(&date, true, arena, &start, &end);
  assert_string_equal(start.text, "2017-05-01"); /* as in any field of a month, a day is kept */
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_spans), cmocka_unit_test(test_other_cells),
                                     cmocka_unit_test(test_single_months)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

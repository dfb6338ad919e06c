/* Dates, months and years as people write them: accepted, changed, refused. */
#include "values.h"

#include "value/dates.h"

static void test_date(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_DATE, {"2020-08-04", "2020-08-04", 0, 0}, {"2020/8/4", "2020-08-04", 0, 0},
             {"2020.8.4", "2020-08-04", 0, 0}, {"2020年8月4日", "2020-08-04", 0, 0},
             {"2020 年 8 月 4 日", "2020-08-04", 0, 0}, {"2020年8月4号", "2020-08-04", 0, 0},
             {"20200804", "2020-08-04", 0, 0}, {"２０２０年８月４日", "2020-08-04", 0, 0},
             {"２０２０－０８－０４", "2020-08-04", 0, 0}, {"2020—8—4", "2020-08-04", 0, 0},
             {"二〇二〇年八月四日", "2020-08-04", 0, 0}, {"二零二零年八月四日", "2020-08-04", 0, 0},
             {"二○二○年十二月三十一日", "2020-12-31", 0, 0}, {"二〇二〇年十月二十日", "2020-10-20", 0, 0},
             {"二〇二〇年十一月十日", "2020-11-10", 0, 0}, {"2020-02-29", "2020-02-29", 0, 0},
             {"2020年8月4日 星期二", "2020-08-04", 0, 0}, {"2020-08-04（周二）", "2020-08-04", 0, 0},
             {"2020年8月9日星期日", "2020-08-09", 0, 0}, {"2000年2月29日星期二", "2000-02-29", 0, 0},
             {"2020-08-04 00:00:00", "2020-08-04", 0, 0}, {"2020-08-04 00:00:00.0", "2020-08-04", 0, 0},
             {"2020/8/4 0:00", "2020-08-04", 0, 0});
  CHECK_TEXT(ZB_FIELD_DATE, {"2020-08-04 09:30:00", "2020-08-04", 0, CLOCK}, {"2020/8/4 9:30", "2020-08-04", 0, CLOCK},
             {"2020-08-04T09:30:00", "2020-08-04", 0, CLOCK}, {"2020-08-04T09:30:00+08:00", "2020-08-04", 0, CLOCK},
             {"2020年8月4日 上午9:30", "2020-08-04", 0, CLOCK}, {"2020/8/4 9:30 PM", "2020-08-04", 0, CLOCK},
             {"20200804 09:30", "2020-08-04", 0, CLOCK}, {"2020-08-04 星期二 9:30", "2020-08-04", 0, CLOCK},
             {"44047", "2020-08-04", 0, SERIAL}, {"４４０４７", "2020-08-04", 0, SERIAL},
             {"43952.5", "2020-05-01", 0, SERIAL | CLOCK}, {"44047.0", "2020-08-04", 0, SERIAL},
             {"至今", "", 0, PLACEHOLDER}, {"—", "", 0, PLACEHOLDER}, {"2020-\u200B08-04", "2020-08-04", 0, INVISIBLE});
  CHECK_TEXT(ZB_FIELD_DATE, {"2019-02-29", NULL, "没有这一天", 0}, {"2020-13-01", NULL, "月份", 0},
             {"2020/13/1", NULL, "月份", 0}, {"2020-00-01", NULL, "没有这一天", 0}, {"2020-08", NULL, "还缺日", 0},
             {"2020年", NULL, "还缺月和日", 0}, {"8/4/2020", NULL, "分不清哪个是月", 0},
             {"04/08/2020", NULL, "分不清哪个是月", 0}, {"20.8.4", NULL, "只有两位", 0},
             {"85年3月4日", NULL, "只有两位", 0}, {"八五年三月四日", NULL, "只有两位", 0},
             {"8月4日", NULL, "没有年份", 0}, {"1820-08-04", NULL, "年份", 0},
             {"2020年8月4日 星期三", NULL, "不是这个星期几", 0}, {"2020年8月4日星期八", NULL, "能识别", 0},
             {"2020-08-04起", NULL, "能识别", 0}, {"2020 1 2", NULL, "能识别", 0}, {"4-Aug-20", NULL, "只有两位", 0},
             {"2020-08-04 9", NULL, "能识别", 0}, {"2020-08-04 9:3:5:7", NULL, "能识别", 0},
             {"2020-08-04 25:00", NULL, "能识别", 0}, {"2020-08-03T16:00:00.000Z", NULL, "不是北京时间", 0},
             {"2020-08-03T16:00:00-05:00", NULL, "不是北京时间", 0}, {"20208", NULL, "可能是 2020 年 8 月", 0},
             {"99999", NULL, "能识别", 0}, {"2020.08.04-2020.08.10", NULL, "能识别", 0});
}

static void test_date_cells(void **state)
{
  (void)state;
  check_number(ZB_FIELD_DATE, 44047, "2020-08-04", NULL, SERIAL);
  check_number(ZB_FIELD_DATE, 43952.5, "2020-05-01", NULL, SERIAL | CLOCK);
  check_number(ZB_FIELD_DATE, 20200804, "2020-08-04", NULL, 0);
  check_number(ZB_FIELD_DATE, 2020, NULL, "还缺月和日", 0);
  check_number(ZB_FIELD_DATE, 5, NULL, "能识别", 0);
  check_number(ZB_FIELD_DATE, -5, NULL, "能识别", 0);
  zb_cell old = {.type = ZB_CELL_NUMBER, .number = 42585, .from_1904 = true, .text = "42585"};
  check_cell(&old, ZB_FIELD_DATE, "2020-08-04", NULL, SERIAL);
  zb_cell date = {.type = ZB_CELL_DATE, .text = "2020-08-04T09:30:00"};
  check_cell(&date, ZB_FIELD_DATE, "2020-08-04", NULL, CLOCK);
  check_cell(&date, ZB_FIELD_YEAR, "2020", NULL, CLOCK | PART);
  date.text = "2020-08-04";
  check_cell(&date, ZB_FIELD_DATE, "2020-08-04", NULL, 0);
  date.text = "1900-02-29";
  check_cell(&date, ZB_FIELD_DATE, NULL, "没有这一天", 0);
  date.text = "08:30:00";
  check_cell(&date, ZB_FIELD_DATE, NULL, "能识别", 0);
}

static void test_month(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_MONTH, {"2020-08", "2020-08", 0, 0}, {"2020-8", "2020-08", 0, 0}, {"2020.08", "2020-08", 0, 0},
             {"2020.8", "2020-08", 0, 0}, {"2020年8月", "2020-08", 0, 0}, {"2020年元月", "2020-01", 0, 0},
             {"2020年08月份", "2020-08", 0, 0}, {"202008", "2020-08", 0, 0}, {"２０２０．０８", "2020-08", 0, 0},
             {"二〇二〇年八月", "2020-08", 0, 0}, {"2020-08-04", "2020-08-04", 0, 0}, {"2020.1", "2020-01", 0, 0},
             {"2020年1月", "2020-01", 0, 0}, {"2020/10", "2020-10", 0, 0});
  CHECK_TEXT(ZB_FIELD_MONTH, {"44047", "2020-08-04", 0, SERIAL}, {"至今", "", 0, PLACEHOLDER},
             {"2020-08-04 8:00", "2020-08-04", 0, CLOCK});
  CHECK_TEXT(ZB_FIELD_MONTH, {"1975.06\n（45岁）", "1975-06", 0, AGE}, {"1975年6月（45周岁）", "1975-06", 0, AGE},
             {"1975.06 ( 45 岁 )", "1975-06", 0, AGE}, {"一九七五年六月（四十五岁）", "1975-06", 0, AGE},
             {"1975.06（45）", NULL, "能识别", 0}, {"1975.06（5岁）", NULL, "能识别", 0},
             {"1975.06（45岁）止", NULL, "能识别", 0}, {"（45岁）", NULL, "能识别", 0});
  CHECK_TEXT(ZB_FIELD_MONTH, {"2020", NULL, "还缺月份", 0}, {"202013", NULL, "月份", 0}, {"85.3", NULL, "只有两位", 0},
             {"850312", NULL, "年份", 0}, {"20208", NULL, "可能是 2020 年 8 月", 0}, {"5月", NULL, "没有年份", 0},
             {"2018.09-2020.06", NULL, "能识别", 0});
  check_number(ZB_FIELD_MONTH, 2020.08, "2020-08", NULL, 0);
  check_number(ZB_FIELD_MONTH, 2020.8, "2020-08", NULL, 0);
  check_number(ZB_FIELD_MONTH, 2020.12, "2020-12", NULL, 0);
  check_number(ZB_FIELD_MONTH, 2020.1, NULL, "10 月", 0);
  check_number(ZB_FIELD_MONTH, 202008, "2020-08", NULL, 0);
  check_number(ZB_FIELD_MONTH, 20208, NULL, "也可能是日期的序号（1955-04-29）", 0);
  check_number(ZB_FIELD_MONTH, 20210, "1955-05-01", NULL, SERIAL);
  check_number(ZB_FIELD_MONTH, 2020, NULL, "还缺月份", 0);
  zb_cell csv = {.type = ZB_CELL_TEXT, .untyped = true, .text = "2020.1"};
  check_cell(&csv, ZB_FIELD_MONTH, NULL, "10 月", 0);
  csv.text = "2020.01";
  check_cell(&csv, ZB_FIELD_MONTH, "2020-01", NULL, 0);
}

static void test_year(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_YEAR, {"2019", "2019", 0, 0}, {"2019年", "2019", 0, 0}, {"2019年度", "2019", 0, 0},
             {"２０１９", "2019", 0, 0}, {"二〇一九", "2019", 0, 0}, {"2019-08", "2019", 0, PART},
             {"2019年8月", "2019", 0, PART}, {"/", "", 0, PLACEHOLDER}, {"19", NULL, "能识别", 0},
             {"3019", NULL, "年份", 0}, {"2019-2020", NULL, "能识别", 0});
  check_number(ZB_FIELD_YEAR, 2019, "2019", NULL, 0);
}

/* Spreadsheets count a 29 February 1900 that never was. */
static void test_serials(void **state)
{
  (void)state;
  static const struct {
    double serial;
    bool from_1904, time_only;
    const char *want;
  } cases[] = {
      {1, false, false, "1900-01-01"},
      {59, false, false, "1900-02-28"},
      {60, false, false, "1900-02-29"},
      {61, false, false, "1900-03-01"},
      {44047, false, false, "2020-08-04"},
      {42585, true, false, "2020-08-04"},
      {0, true, false, "1904-01-01"},
      {2958465, false, false, "9999-12-31"},
      {0.5, false, true, "12:00:00"},
      {44047.5, false, true, "2020-08-04T12:00:00"},
      {44046.999999, false, false, "2020-08-04"}, /* a second before midnight, but for less than half of one */
  };
  char out[ZB_DATE_SIZE];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(zb_serial_text(cases[i].serial, cases[i].from_1904, cases[i].time_only, out));
    assert_string_equal(out, cases[i].want);
  }
  assert_false(zb_serial_text(0, false, false, out));
  assert_false(zb_serial_text(-1, false, false, out));
  assert_false(zb_serial_text(2958466, false, false, out));
}

/* A year or 2008.7 in a cell with the format of a date. */
static void test_years_as_days(void **state)
{
  (void)state;
  static const struct {
    zb_cell_type type;
    const char *text, *want;
  } cases[] = {
      {ZB_CELL_DATE, "1905-06-30", NULL},         {ZB_CELL_DATE, "1905-06-30T16:48:00", NULL},
      {ZB_CELL_DATE, "1905-05-02", NULL},         {ZB_CELL_DATE, "1905-07-22", NULL},
      {ZB_CELL_DATE, "1909-07-01", NULL},         {ZB_CELL_DATE, "1905-04-30", "1905-04-30"},
      {ZB_CELL_DATE, "1909-08-01", "1909-08-01"}, {ZB_CELL_TEXT, "1905-06-30", "1905-06-30"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_cell cell = {.type = cases[i].type, .text = cases[i].text};
    check_cell(&cell, ZB_FIELD_DATE, cases[i].want, "2008.7", 0);
    check_cell(&cell, ZB_FIELD_MONTH, cases[i].want, "2008-07", 0);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_date), cmocka_unit_test(test_date_cells),    cmocka_unit_test(test_month),
      cmocka_unit_test(test_year), cmocka_unit_test(test_years_as_days), cmocka_unit_test(test_serials),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

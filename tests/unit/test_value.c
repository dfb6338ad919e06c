/* What cells mean as fields: one table of cases for each type. */
#include "base/arena.h"
#include "base/number.h"
#include "data/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

/* A cell as written; WANT is the canonical text, or NULL with the words that the reason must hold. */
typedef struct value_case {
  const char *text, *want, *reason;
} value_case;

static void check(const zb_cell *cell, zb_field_type type, const char *want, const char *reason)
{
  zb_arena *arena = zb_arena_new();
  const char *why = NULL, *got = zb_value_read(cell, type, arena, &why);
  if (want != NULL) {
    if (got == NULL)
      fail_msg("%s: refused: %s", cell->text, why);
    assert_string_equal(got, want);
    assert_null(why);
  } else {
    if (got != NULL)
      fail_msg("%s: taken as %s", cell->text, got);
    assert_non_null(why);
    if (strstr(why, reason) == NULL)
      fail_msg("%s: reason \"%s\" lacks \"%s\"", cell->text, why, reason);
  }
  zb_arena_free(arena);
}

static void check_text(zb_field_type type, const value_case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    zb_cell cell = {.type = ZB_CELL_TEXT, .text = cases[i].text};
    check(&cell, type, cases[i].want, cases[i].reason);
  }
}

static void check_number(zb_field_type type, double number, const char *want, const char *reason)
{
  char text[ZB_NUMBER_ROOM];
  zb_cell cell = {.type = ZB_CELL_NUMBER, .number = number, .lost_digits = fabs(number) >= 1e15};
  cell.text = zb_number_text(number, text);
  check(&cell, type, want, reason);
}

#define CHECK_TEXT(type, ...)                                                                                          \
  check_text(type, (const value_case[]){__VA_ARGS__}, sizeof((const value_case[]){__VA_ARGS__}) / sizeof(value_case))

static void test_types(void **state)
{
  (void)state;
  assert_int_equal(zb_field_type_named("text"), ZB_FIELD_TEXT);
  assert_int_equal(zb_field_type_named("id"), ZB_FIELD_ID);
  assert_int_equal(zb_field_type_named("bool"), ZB_FIELD_BOOL);
  assert_int_equal(zb_field_type_named("integer"), ZB_FIELD_INTEGER);
  assert_int_equal(zb_field_type_named("Text"), -1);
}

static void test_text(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_TEXT, {"工程师", "工程师", 0}, {" \t工程师\u3000\n", "工程师", 0}, {"", "", 0}, {"\u3000", "", 0},
             {"一\r\n二\r三", "一\n二\n三", 0}, {"\uFEFF甲\u200B乙", "甲乙", 0}, {"=\"0572\"", "0572", 0},
             {"a b", "a b", 0}, {"=", "=", 0}, {"无", "无", 0}, {"𠮷田", "𠮷田", 0});
  zb_cell error = {.type = ZB_CELL_ERROR, .text = "#N/A"};
  check(&error, ZB_FIELD_TEXT, NULL, "#N/A");
  zb_cell empty = {.type = ZB_CELL_EMPTY, .text = ""};
  check(&empty, ZB_FIELD_DATE, "", NULL);
  check_number(ZB_FIELD_TEXT, 12, "12", NULL);
  check_number(ZB_FIELD_TEXT, 330599199001010013.0, NULL, "把18位号码存成了数字");
}

static void test_name(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_NAME, {"张三", "张三", 0}, {"张\u3000三", "张三", 0}, {" 张 三 丰", "张三丰", 0},
             {"买买提•艾力", "买买提·艾力", 0}, {"买买提・艾力", "买买提·艾力", 0}, {"买买提.艾力", "买买提·艾力", 0},
             {"买买提．艾力", "买买提·艾力", 0}, {"买买提 · 艾力", "买买提·艾力", 0}, {"John  Smith", "John Smith", 0},
             {"J. Smith", "J. Smith", 0}, {"𠮷 㛃", "𠮷㛃", 0}, {"张三1", NULL, "数字"});
}

static void test_id(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_ID, {"330599199001010013", "330599199001010013", 0},
             {"33059919900101003x", "33059919900101003X", 0}, {" 330599 19900101 0013 ", "330599199001010013", 0},
             {"３３０５９９１９９００１０１００１３", "330599199001010013", 0},
             {"'330599199001010013", "330599199001010013", 0}, {"3305991990010100130", NULL, "19 位"},
             {"330599199001010014", NULL, "校验位"}, {"330599199002300012", NULL, "出生日期"},
             {"330599900101001", NULL, "15 位"}, {"330599********0012", NULL, "星号"},
             {"33059919900101001A", NULL, "数字以外"}, {"330599299001010013", NULL, "出生日期"},
             {"3.30599E+17", NULL, "后几位已丢失"}, {"", "", 0});
  check_number(ZB_FIELD_ID, 330599199001010013.0, NULL, "该单元格把18位号码存成了数字，后几位已丢失");
  check_number(ZB_FIELD_ID, 330599900101001, NULL, "15 位");
}

static void test_phone(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_PHONE, {"13800000000", "13800000000", 0}, {"138-0000-0000", "13800000000", 0},
             {"138 0000 0000", "13800000000", 0}, {"+86 13800000000", "13800000000", 0},
             {"1３８00000000", "13800000000", 0}, {"0572-2000000", "0572-2000000", 0},
             {"（0572）2000000", "0572-2000000", 0}, {"0572—2000000转801", "0572-2000000-801", 0},
             {"13800000000/0572-2000000", "13800000000、0572-2000000", 0}, {"无", "", 0}, {"见附件", NULL, "不像电话"},
             {"12", NULL, "不像电话"});
  check_number(ZB_FIELD_PHONE, 13800000000, "13800000000", NULL);
}

static void test_date(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_DATE, {"2020-08-04", "2020-08-04", 0}, {"2020/8/4", "2020-08-04", 0},
             {"2020.8.4", "2020-08-04", 0}, {"2020年8月4日", "2020-08-04", 0}, {"2020 年 8 月 4 日", "2020-08-04", 0},
             {"20200804", "2020-08-04", 0}, {"２０２０年８月４日", "2020-08-04", 0},
             {"二〇二〇年八月四日", "2020-08-04", 0}, {"二○二○年十二月三十一日", "2020-12-31", 0},
             {"二〇二〇年十月二十日", "2020-10-20", 0}, {"2020-08-04 09:30:00", "2020-08-04", 0},
             {"2020/8/4 9:30", "2020-08-04", 0}, {"2020-08-04T09:30:00", "2020-08-04", 0},
             {"2020-02-29", "2020-02-29", 0}, {"2019-02-29", NULL, "没有这一天"}, {"2020-13-01", NULL, "月份"},
             {"2020-08", NULL, "还缺日"}, {"2020年", NULL, "还缺月和日"}, {"8/4/2020", NULL, "能识别"},
             {"20.8.4", NULL, "能识别"}, {"44047", NULL, "能识别"}, {"1820-08-04", NULL, "年份"}, {"至今", "", 0},
             {"—", "", 0}, {"2020-08-04起", NULL, "能识别"}, {"2020 1 2", NULL, "能识别"});
  check_number(ZB_FIELD_DATE, 44047, "2020-08-04", NULL);
  check_number(ZB_FIELD_DATE, 44047.395833333, "2020-08-04", NULL);
  check_number(ZB_FIELD_DATE, 20200804, "2020-08-04", NULL);
  check_number(ZB_FIELD_DATE, 2020, NULL, "还缺月和日");
  check_number(ZB_FIELD_DATE, 5, NULL, "能识别");
  zb_cell old = {.type = ZB_CELL_NUMBER, .number = 42585, .from_1904 = true, .text = "42585"};
  check(&old, ZB_FIELD_DATE, "2020-08-04", NULL);
  zb_cell date = {.type = ZB_CELL_DATE, .text = "2020-08-04T09:30:00"};
  check(&date, ZB_FIELD_DATE, "2020-08-04", NULL);
  check(&date, ZB_FIELD_YEAR, "2020", NULL);
  check(&date, ZB_FIELD_INTEGER, NULL, "存成了日期");
  zb_cell bug = {.type = ZB_CELL_DATE, .text = "1900-02-29"};
  check(&bug, ZB_FIELD_DATE, NULL, "没有这一天");
}

static void test_month(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_MONTH, {"2020-08", "2020-08", 0}, {"2020.08", "2020-08", 0}, {"2020.8", "2020-08", 0},
             {"2020年8月", "2020-08", 0}, {"202008", "2020-08", 0}, {"2020-08-04", "2020-08-04", 0},
             {"2020.1", "2020-01", 0}, {"2020年1月", "2020-01", 0}, {"2020", NULL, "还缺月份"},
             {"202013", NULL, "月份"}, {"85.3", NULL, "能识别"}, {"850312", NULL, "年份"}, {"至今", "", 0},
             {"2020/10", "2020-10", 0});
  check_number(ZB_FIELD_MONTH, 2020.08, "2020-08", NULL);
  check_number(ZB_FIELD_MONTH, 2020.8, "2020-08", NULL);
  check_number(ZB_FIELD_MONTH, 2020.12, "2020-12", NULL);
  check_number(ZB_FIELD_MONTH, 2020.1, NULL, "10 月");
  check_number(ZB_FIELD_MONTH, 202008, "2020-08", NULL);
  check_number(ZB_FIELD_MONTH, 2020, NULL, "还缺月份");
  zb_cell csv = {.type = ZB_CELL_TEXT, .untyped = true, .text = "2020.1"};
  check(&csv, ZB_FIELD_MONTH, NULL, "10 月");
  csv.text = "2020.01";
  check(&csv, ZB_FIELD_MONTH, "2020-01", NULL);
}

static void test_year(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_YEAR, {"2019", "2019", 0}, {"2019年", "2019", 0}, {"2019年度", "2019", 0},
             {"２０１９", "2019", 0}, {"19", NULL, "能识别"}, {"3019", NULL, "年份"}, {"2019-2020", NULL, "能识别"});
  check_number(ZB_FIELD_YEAR, 2019, "2019", NULL);
}

static void test_number(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_NUMBER, {"90", "90", 0}, {"90学时", "90", 0}, {"90 学时", "90", 0}, {"1,234.50", "1234.5", 0},
             {"１，２３４", "1234", 0}, {"60%", "0.6", 0}, {"33.3％", "0.333", 0}, {"-3", "-3", 0}, {"−3", "-3", 0},
             {"+3", "3", 0}, {"0.10", "0.1", 0}, {"1e3", "1000", 0}, {"007", "7", 0}, {"12,34", NULL, "不是数"},
             {"九十", NULL, "不是数"}, {"0x10", NULL, "不是数"}, {"inf", NULL, "不是数"}, {"1.2.3", NULL, "不是数"},
             {"/", "", 0}, {"90万", NULL, "不是数"}, {"%", NULL, "不是数"}, {".5", NULL, "不是数"},
             {"1e999", NULL, "不是数"});
  CHECK_TEXT(ZB_FIELD_INTEGER, {"12人", "12", 0}, {"12.0", "12", 0}, {"12.5", NULL, "整数"}, {"50%", NULL, "整数"});
  check_number(ZB_FIELD_NUMBER, 0.1, "0.1", NULL);
  check_number(ZB_FIELD_INTEGER, 3, "3", NULL);
  check_number(ZB_FIELD_INTEGER, 2.5, NULL, "整数");
}

static void test_bool(void **state)
{
  (void)state;
  CHECK_TEXT(ZB_FIELD_BOOL, {"是", "是", 0}, {"否", "否", 0}, {"√", "是", 0}, {"✓", "是", 0}, {"Y", "是", 0},
             {"ｙ", "是", 0}, {"n", "否", 0}, {"×", "否", 0}, {"No", "否", 0}, {"", "", 0},
             {"也许", NULL, "“是”或“否”"});
  zb_cell yes = {.type = ZB_CELL_BOOL, .number = 1, .text = "TRUE"};
  check(&yes, ZB_FIELD_BOOL, "是", NULL);
  check_number(ZB_FIELD_BOOL, 0, "否", NULL);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_types), cmocka_unit_test(test_text),  cmocka_unit_test(test_name),
      cmocka_unit_test(test_id),    cmocka_unit_test(test_phone), cmocka_unit_test(test_date),
      cmocka_unit_test(test_month), cmocka_unit_test(test_year),  cmocka_unit_test(test_number),
      cmocka_unit_test(test_bool),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

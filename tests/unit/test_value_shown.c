/* What cells show: numbers and texts under number formats, dates that show less than they hold. */
#include "values.h"

#include "value/number_format.h"
#include "value/person_label.h"

static void test_numbers(void **state)
{
  (void)state;
  static const struct {
    double number;
    const char *code, *shown; /* NULL: can't be told */
  } cases[] = {
      {0.85, "0%", "85%"},
      {0.8549, "0.0%", "85.5%"},
      {1, "0%", "100%"},
      {2, "\"第\"0\"名\"", "第2名"},
      {2, "第0名", "第2名"},
      {2, "0人", "2人"},
      {2, "General\"人\"", "2人"},
      {2, "G/通用格式\"人\"", "2人"},
      {7, "000", "007"},
      {1234, "000", "1234"},
      {0, "000", "000"},
      {57200001, "0000-0000000", "0005-7200001"},
      {5720000001, "0000-0000000", "0572-0000001"},
      {20200005, "0000\"-\"0000", "2020-0005"},
      {1234567.891, "#,##0.00", "1,234,567.89"},
      {123, "#,##0.00", "123.00"},
      {1234567, "#,##0", "1,234,567"},
      {0, "#,##0", "0"},
      {0, "#", ""},
      {0.5, "#.##", ".5"},
      {3, "0.0#", "3.0"},
      {3.14159, "0.0##", "3.142"},
      {1.005, "0.00", "1.01"},
      {2.5, "0", "3"},
      {-2.5, "0", "-3"},
      {-0.001, "0.00", "0.00"},
      {89.6, "0", "90"},
      {2008.1, "0.00", "2008.10"},
      {-5, "0;(0)", "(5)"},
      {-5, "#,##0;-#,##0", "-5"},
      {0, "0;-0;\"无\"", "无"},
      {5, "[Red]0.0", "5.0"},
      {1200, "[$¥-804]#,##0", "¥1,200"},
      {12000, "0.0,\"千\"", "12.0千"},
      {61, "[>=60]\"合格\";\"不合格\"", "合格"},
      {59, "[>=60]\"合格\";\"不合格\"", "不合格"},
      {0.2, "# ?/?", "1/5"},
      {0.6, "#\" \"?/?", "3/5"},
      {1.5, "# ?/?", "1 1/2"},
      {3, "# ?/?", "3"},
      {0.25, "# ?\?/100", "25/100"},
      {0.05, "?\?/?\?", "1/20"},
      {3000000000.5, "?/?", "6000000001/2"},
      {5, " 0%", " 500%"},
      {5, "_ 0_ ", " 5 "},
      {5, "0\\%", "5%"},
      {5, "0!分", "5分"},
      {85, "[DBNum1]0", NULL},
      {85, "0.00E+00", NULL},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *shown = zb_number_shown(cases[i].number, cases[i].code, arena);
    if (cases[i].shown == NULL ? shown != NULL : shown == NULL || strcmp(shown, cases[i].shown) != 0)
      fail_msg("%g under %s: %s", cases[i].number, cases[i].code, shown != NULL ? shown : "NULL");
  }
  assert_string_equal(zb_text_shown("85", "@\"分\"", arena), "85分");
  assert_string_equal(zb_text_shown("85", "0;-0;0;\"第\"@", arena), "第85");
  assert_string_equal(zb_text_shown("85", "0\"分\"", arena), "85");
  zb_arena_free(arena);
}

static void test_random_codes(void **state)
{
  (void)state;
  static const char alphabet[] = "0#?.,%/;@\"\\_*[]$-E+yMdhs GR年";
  uint32_t seed = 20200805;
  zb_arena *arena = zb_arena_new();
  for (int i = 0; i < 50000; i++) {
    char code[24] = "";
    for (int n = 0; n < 22 && (seed = seed * 1664525 + 1013904223) >> 28 != 0; n++)
      code[n] = alphabet[(seed >> 8) % (sizeof alphabet - 1)];
    zb_number_format_read(code);
    zb_number_shown((double)(seed >> 4) / 1000 - 50000, code, arena);
    zb_text_shown("文字", code, arena);
    zb_arena_reset(arena);
  }
  zb_arena_free(arena);
}

static void test_formats(void **state)
{
  (void)state;
  static const struct {
    const char *code;
    zb_number_kind kind;
    unsigned parts;
  } cases[] = {
      {"yyyy-mm", ZB_KIND_DATE, ZB_SHOWS_YEAR | ZB_SHOWS_MONTH},
      {"yyyy\"年\"m\"月\"", ZB_KIND_DATE, ZB_SHOWS_YEAR | ZB_SHOWS_MONTH},
      {"[$-804]yyyy年m月;@", ZB_KIND_DATE, ZB_SHOWS_YEAR | ZB_SHOWS_MONTH},
      {"mmm-yy", ZB_KIND_DATE, ZB_SHOWS_YEAR | ZB_SHOWS_MONTH},
      {"yyyy", ZB_KIND_DATE, ZB_SHOWS_YEAR},
      {"d-mmm", ZB_KIND_DATE, ZB_SHOWS_MONTH | ZB_SHOWS_DAY},
      {"yyyy/m/d h:mm", ZB_KIND_DATE, ZB_SHOWS_ALL},
      {"aaaa", ZB_KIND_DATE, 0},
      {"h:mm AM/PM", ZB_KIND_TIME, 0},
      {"mm:ss.0", ZB_KIND_TIME, 0},
      {"[h]:mm:ss", ZB_KIND_DURATION, 0},
      {"General\"人\"", ZB_KIND_NUMBER, 0},
      {"0.00E+00", ZB_KIND_NUMBER, 0},
      {"[Red]0", ZB_KIND_NUMBER, 0},
      {"Long Date", ZB_KIND_DATE, ZB_SHOWS_ALL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_number_format format = zb_number_format_read(cases[i].code);
    if (format.kind != cases[i].kind || format.parts != cases[i].parts)
      fail_msg("%s: kind %d, parts %u", cases[i].code, (int)format.kind, format.parts);
  }
  assert_int_equal(zb_number_format_read(zb_number_format_builtin(57)).parts, ZB_SHOWS_YEAR | ZB_SHOWS_MONTH);
  assert_int_equal(zb_number_format_read(zb_number_format_builtin(58)).parts, ZB_SHOWS_MONTH | ZB_SHOWS_DAY);
  assert_null(zb_number_format_read("General").code);
}

/* A number in a text field is what the cell shows, in a number field what it is. */
static void test_number_cells(void **state)
{
  (void)state;
  static const struct {
    double number;
    const char *code;
    zb_field_type type;
    const char *want, *reason;
    unsigned changes;
  } cases[] = {
      {0.85, "0%", ZB_FIELD_TEXT, "85%", NULL, 0},
      {0.85, "0%", ZB_FIELD_NUMBER, "0.85", NULL, 0},
      {0.853, "0%", ZB_FIELD_NUMBER, "0.853", NULL, ZB_CHANGE_ROUNDED},
      {89.6, "0", ZB_FIELD_NUMBER, "89.6", NULL, ZB_CHANGE_ROUNDED},
      {90, "0.0", ZB_FIELD_INTEGER, "90", NULL, 0},
      {0, "0;-0;", ZB_FIELD_INTEGER, "0", NULL, ZB_CHANGE_ROUNDED},
      {90, ";;;", ZB_FIELD_NUMBER, "90", NULL, ZB_CHANGE_ROUNDED},
      {3, "0;-0;", ZB_FIELD_INTEGER, "3", NULL, 0},
      {0.2, "# ?/?", ZB_FIELD_TEXT, "1/5", NULL, 0},
      {5720000001, "0000-0000000", ZB_FIELD_PHONE, "0572-0000001", NULL, 0},
      {2008.1, "0.00", ZB_FIELD_MONTH, "2008-10", NULL, 0},
      {2008.1, "General", ZB_FIELD_MONTH, NULL, "可能是 1 月", 0},
      {200810, "0000\"年\"00\"月\"", ZB_FIELD_MONTH, "2008-10", NULL, 0},
      {2019, "0\"年\"", ZB_FIELD_YEAR, "2019", NULL, 0},
      {85, "[DBNum1]0", ZB_FIELD_TEXT, NULL, "不知道显示成什么", 0},
      {85, "[DBNum1]0", ZB_FIELD_INTEGER, "85", NULL, 0},
      {85, ";;;", ZB_FIELD_TEXT, "85", NULL, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_number_format format = zb_number_format_read(cases[i].code);
    char text[ZB_NUMBER_SIZE];
    zb_cell cell = {.type = ZB_CELL_NUMBER,
                    .number = cases[i].number,
                    .format = &format,
                    .text = zb_number_text(cases[i].number, text)};
    check_cell(&cell, cases[i].type, cases[i].want, cases[i].reason, cases[i].changes);
  }
  zb_cell empty = {.type = ZB_CELL_NUMBER, .formula = true, .text = "0"};
  check_cell(&empty, ZB_FIELD_TEXT, NULL, "引用了空白的单元格", 0);
  check_cell(&empty, ZB_FIELD_NAME, NULL, "引用了空白的单元格", 0);
  check_cell(&empty, ZB_FIELD_INTEGER, "0", NULL, 0);
  zb_cell page = {.type = ZB_CELL_NUMBER, .number = 0.2, .shown = "1/5", .text = "0.2"};
  check_cell(&page, ZB_FIELD_TEXT, "1/5", NULL, 0);
}

static void test_date_cells(void **state)
{
  (void)state;
  enum { DAY = ZB_SHOWS_DAY, YEAR = ZB_SHOWS_YEAR, MONTH = ZB_SHOWS_MONTH };
  static const struct {
    const char *text;
    unsigned hidden;
    zb_field_type type;
    const char *want, *reason;
    unsigned changes;
  } cases[] = {
      {"1985-03-01", DAY, ZB_FIELD_MONTH, "1985-03", NULL, 0},
      {"1985-03-12", DAY, ZB_FIELD_MONTH, "1985-03", NULL, 0},
      {"1985-03-12", 0, ZB_FIELD_MONTH, "1985-03-12", NULL, 0},
      {"2020-08-01", DAY, ZB_FIELD_DATE, NULL, "“2020年8月”不是完整的日期", 0},
      {"2020-08-04", DAY, ZB_FIELD_DATE, "2020-08-04", NULL, ZB_CHANGE_HIDDEN},
      {"2020-08-04", YEAR, ZB_FIELD_DATE, "2020-08-04", NULL, ZB_CHANGE_HIDDEN},
      {"1985-01-01", DAY | MONTH, ZB_FIELD_MONTH, NULL, "还缺月份", 0},
      {"1985-01-01", DAY | MONTH, ZB_FIELD_YEAR, "1985", NULL, 0},
      {"1985-03-12", 0, ZB_FIELD_YEAR, "1985", NULL, ZB_CHANGE_PART},
      {"2020-01-05", 0, ZB_FIELD_TEXT, NULL, "原来也许是“1/5”或“1-5”", 0},
      {"2020-01-05", YEAR, ZB_FIELD_TEXT, NULL, "存成了日期", 0},
      {"2020-01-01", DAY, ZB_FIELD_TEXT, NULL, "原来大概是“2020-1”", 0},
      {"2020-01-05", 0, ZB_FIELD_INTEGER, NULL, "存成了日期", 0},
      {"2020-01-05", 0, ZB_FIELD_NAME, NULL, "存成了日期", 0},
      {"09:30:00", 0, ZB_FIELD_TEXT, NULL, "存成了日期", 0},
      {"09:30:00", 0, ZB_FIELD_MONTH, NULL, "不是能识别的日期", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_cell cell = {.type = ZB_CELL_DATE, .hidden = cases[i].hidden, .text = cases[i].text};
    check_cell(&cell, cases[i].type, cases[i].want, cases[i].reason, cases[i].changes);
  }
  zb_cell old = {.type = ZB_CELL_DATE, .unformatted = true, .text = "1985-03-01"};
  check_cell(&old, ZB_FIELD_MONTH, "1985-03", NULL, 0);
  check_cell(&old, ZB_FIELD_DATE, "1985-03-01", NULL, 0);
}

/* Dates that a spreadsheet made of a rank or an issue, as a text file keeps them. */
static void test_dates_as_text(void **state)
{
  (void)state;
  static const char *const refused[] = {"1月5日", "12月31日", "5-Jan", "Jan-20", "Jan-2020", "5-Jan-20"};
  static const char *const untyped[] = {"2020/1/5", "2020-01-05", "2020年1月5日"};
  static const char *const kept[] = {"1/5",      "2020-1",    "2020年第1期", "1月",      "5-JAN", "Janet",
                                     "20200105", "2020年1月", "5-Janus",     "1月5日起", "第1/5"};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    check_cell(&(zb_cell){.type = ZB_CELL_TEXT, .text = refused[i]}, ZB_FIELD_TEXT, NULL, "是日期", 0);
  for (size_t i = 0; i < sizeof untyped / sizeof *untyped; i++) {
    check_cell(&(zb_cell){.type = ZB_CELL_TEXT, .untyped = true, .text = untyped[i]}, ZB_FIELD_TEXT, NULL, "是日期", 0);
    check_cell(&(zb_cell){.type = ZB_CELL_TEXT, .text = untyped[i]}, ZB_FIELD_TEXT, untyped[i], NULL, 0);
  }
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
    check_cell(&(zb_cell){.type = ZB_CELL_TEXT, .untyped = true, .text = kept[i]}, ZB_FIELD_TEXT, kept[i], NULL, 0);
}

/* What tells namesakes apart is no part of the label, and stands nowhere but behind the end of a number. */
static void test_labels(void **state)
{
  (void)state;
  static const struct {
    const char *record, *label;
  } cases[] = {
      {"张三（330599…0017，1980年生）", "张三（330599…0017）"},
      {"张…三（330599…001X，1月4日生）", "张…三（330599…001X）"},
      {"张三（330599…0017）", "张三（330599…0017）"},
      {"甲公司（乙，丙）", "甲公司（乙，丙）"},
      {"甲…0017，公司", "甲…0017，公司"},
      {"甲（…）", "甲（…）"},
      {"甲（…1）", "甲（…1）"},
      {"…", "…"},
      {"", ""},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(zb_person_label_of(cases[i].record, arena), cases[i].label);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers),      cmocka_unit_test(test_random_codes), cmocka_unit_test(test_formats),
      cmocka_unit_test(test_number_cells), cmocka_unit_test(test_date_cells),   cmocka_unit_test(test_dates_as_text),
      cmocka_unit_test(test_labels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

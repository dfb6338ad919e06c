/* The overview of sheets: what it contains, and its text. */
#include "fixture.h"

#include "base/width.h"
#include "report/overview_text.h"

#include <xlsxwriter.h>

/* FOLDER/NAME's sheet (from 0) as text. */
static const char *overview_of(fixture *f, const char *name, int sheet)
{
  zb_table *table;
  zb_overview overview;
  zb_buffer out = {0};
  const char *path = zb_arena_printf(f->arena, "%s/%s", f->folder, name);
  assert_int_equal(zb_table_open(path, f->diags, &table), ZB_OK);
  assert_int_equal(zb_overview_read(f->schema, table, sheet, path, f->arena, f->diags, &overview), ZB_OK);
  zb_overview_text(&overview, sheet + 1, &out);
  const char *text = zb_arena_strdup(f->arena, out.data);
  zb_buffer_free(&out);
  zb_table_free(table);
  return text;
}

static void shows_how_columns_are_read(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv",
                "花名册,,,\n公民身份号码,姓 名,工作单位,备注,编制,出生年月\n" ID_A ",张　三,某单位,\"甲\n乙\",编内,\n"
                "\n330599820303000,李?,很长很长很长很长很长很长的单位,,借用,1982.3\n" ID_C
                ",王五,某单位,,,二〇〇〇年八月\n" ID_B ",赵六,某单位,,,\n");
  assert_string_equal(overview_of(f, "a.csv", 0),
                      "1. 表：7 行 × 6 列\n"
                      "   读作“人员”表；表头在第 2 行，下面有 4 行\n"
                      "   列  表头          读作                认出  单元格        第 3 行             第 5 行        "
                      "           第 6 行\n"
                      "   A   公民身份号码  身份证号 id_number  别名  文字 4        " ID_A
                      "  33059919820303000X        " ID_C "\n"
                      "   B   姓 名         姓名 name           列名  文字 4        张三                ✗李?           "
                      "           王五\n"
                      "   C   工作单位      工作单位 unit       列名  文字 4        某单位              "
                      "很长很长很长很长很长很…   某单位\n"
                      "   D   备注          （没有用）                文字 1，空 3  甲 乙\n"
                      "   E   编制          编制 staff          列名  文字 2，空 2  在编                ✗借用\n"
                      "   F   出生年月      出生年月 birth      列名  文字 2，空 2                      1982-03        "
                      "           2000-08\n");
}

static void shows_what_is_missing(void **state)
{
  fixture *f = *state;
  fixture_write(f, "人员.csv", "姓名,身份证号\n张三," ID_A "\n");
  assert_contains(overview_of(f, "人员.csv", 0), "读作“人员”表；表头在第 1 行，下面有 1 行\n"
                                                 "   缺少必需的列：“工作单位”；make 时不读\n");
  fixture_write(f, "菜单.csv", "菜名,价格\n豆腐,3\n");
  assert_string_equal(overview_of(f, "菜单.csv", 0), "1. 表：2 行 × 2 列\n"
                                                     "   表头不是任何一种规定的表，make 时不读\n"
                                                     "   列  单元格  第 1 行  第 2 行\n"
                                                     "   A   文字 2  菜名     豆腐\n"
                                                     "   B   文字 2  价格     3\n");
}

static void write_workbook(const char *path)
{
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "岗位");
  worksheet_merge_range(sheet, 0, 0, 1, 0, "单位名称", NULL);
  worksheet_merge_range(sheet, 0, 1, 0, 2, "正高级", NULL);
  worksheet_write_string(sheet, 1, 1, "核准人数", NULL);
  worksheet_write_string(sheet, 1, 2, "实聘人数", NULL);
  worksheet_write_string(sheet, 2, 0, "某单位", NULL);
  worksheet_write_number(sheet, 2, 1, 3, NULL);
  worksheet_write_string(sheet, 2, 2, "2人", NULL);
  worksheet_write_string(sheet, 3, 0, "另一单位", NULL);
  worksheet_write_boolean(sheet, 3, 1, 1, NULL);
  worksheet_write_formula_num(sheet, 3, 4, "=1/0", NULL, 0);
  sheet = workbook_add_worksheet(book, "说明");
  worksheet_hide(sheet);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

static void shows_two_row_headers_merges_and_hidden_sheets(void **state)
{
  fixture *f = *state;
  write_workbook(zb_arena_printf(f->arena, "%s/b.xlsx", f->folder));
  assert_string_equal(
      overview_of(f, "b.xlsx", 0),
      "1. 岗位：4 行 × 5 列\n"
      "   读作“岗位”表；表头在第 1 至 2 行，下面有 2 行\n"
      "   列  表头            读作                            认出      单元格        第 3 行  第 4 行\n"
      "   A   单位名称        单位名称 unit                   列名      文字 2        某单位   另一单位\n"
      "   B   正高级核准人数  正高级核准人数 approved_senior  几行表头  数 1，逻辑 1  3        ✗TRUE\n"
      "   C   正高级实聘人数  正高级实聘人数 employed_senior  几行表头  文字 1，空 1  2\n"
      "   D                   （没有用）                                空 2\n"
      "   E                   （没有用）                                数 1，空 1             0\n"
      "   合并的单元格：A1:A2、B1:C1\n");
  assert_string_equal(overview_of(f, "b.xlsx", 1), "2. 说明（隐藏，make 时不读）：空的\n");
}

/* A beginning and an end in one cell; hidden rows are counted. */
static void shows_spans_and_hidden_rows(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.html",
                "<table><tr><td>身份证号<td>起止年月<td>学时<tr><td>" ID_A "<td>2004.9-2008.6<td>90<tr "
                "style='display:none'><td>" ID_B "<td>2015.8至今<td>30<tr><td>" ID_A "<td>2004-2008<td></table>");
  assert_string_equal(
      overview_of(f, "a.html", 0),
      "1. 表：4 行 × 3 列\n"
      "   读作“工作经历”表；表头在第 1 行，下面有 3 行，其中 1 行是隐藏的\n"
      "   列  表头      读作                认出  单元格        第 2 行             第 3 行             "
      "第 4 行\n"
      "   A   身份证号  身份证号 id_number  列名  文字 3        " ID_A "  " ID_B "  " ID_A "\n"
      "   B   起止年月  起、止              列名  文字 3        2004-09 至 2008-06  2015-08 至今        "
      "✗2004-2008\n"
      "   C   学时      学时 hours          列名  文字 2，空 1  90                  30\n");
}

static void knows_how_wide_text_is(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    int width;
  } cases[] = {{"", 0},  {"abc", 3}, {"张三", 4},    {"𠮷", 2},           {"（）", 4}, {"ｱ", 1},
               {"①", 1}, {"…", 1},   {"e\u0301", 1}, {"葛\U000E0100", 2}, {"한", 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(zb_text_width(cases[i].text), cases[i].width);
}

static void excerpts_end_between_characters(void **state)
{
  (void)state;
  static const struct {
    const char *text, *want;
  } cases[] = {{"张三", "张三"},
               {"张三丰", "张三丰"},
               {"张三丰传", "张三丰…"},
               {"", ""},
               {"a𠮷b葛\U000E0100", "a𠮷b…"},
               {"ab葛\U000E0100城", "ab葛\U000E0100…"},
               {"abe\u0301", "abe\u0301"}};
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(zb_excerpt(cases[i].text, 3, arena), cases[i].want);
  zb_arena_free(arena);
}

static void pads_and_cuts(void **state)
{
  (void)state;
  static const struct {
    const char *text, *want;
  } cases[] = {{"张三", "张三 |"},    {"张三丰", "张三…|"},   {"ab", "ab   |"},    {"abcdef", "abcd…|"},
               {"a张三丰", "a张… |"}, {"a\033[2J", "a [2J|"}, {"甲\n乙", "甲 乙|"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_buffer out = {0};
    zb_text_pad(&out, cases[i].text, 5);
    zb_buffer_putc(&out, '|');
    assert_string_equal(out.data, cases[i].want);
    zb_buffer_free(&out);
  }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(shows_how_columns_are_read),
      TEST(shows_what_is_missing),
      TEST(shows_two_row_headers_merges_and_hidden_sheets),
      TEST(shows_spans_and_hidden_rows),
      cmocka_unit_test(knows_how_wide_text_is),
      cmocka_unit_test(excerpts_end_between_characters),
      cmocka_unit_test(pads_and_cuts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

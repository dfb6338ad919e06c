/* The batch: headers, places, problems, duplicates, photos, queries. */
#include "fixture.h"

#include <xlsxwriter.h>

static int64_t number(fixture *f, const char *sql)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(f->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  assert_true(zb_rows_next(rows));
  int64_t value = zb_rows_value(rows, 0).integer;
  zb_rows_free(rows);
  return value;
}

static void expect_text(fixture *f, const char *sql, const char *want)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(f->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  assert_true(zb_rows_next(rows));
  assert_string_equal(zb_rows_value(rows, 0).text, want);
  zb_rows_free(rows);
}

static void takes_headers_in_any_order_below_titles(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/a.csv",
                "某市2020年度花名册,,,\n填表单位：某单位,,,\n序号, 单位(全称) ,姓 名,*公民身份号码：\n"
                "1,某单位,张三," ID_A "\n\n2,某单位,李四," ID_B "\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_diags_count(f->diags), 0);
  assert_int_equal(number(f, "SELECT count(*) FROM people"), 2);
  expect_text(f, "SELECT unit FROM people WHERE id_number = '" ID_B "'", "某单位");
  int64_t row = number(f, "SELECT _row FROM people WHERE name = '李四'");
  assert_string_equal(zb_store_place(f->store, "people", row, "id_number", f->arena), "a.csv!D6");
  assert_string_equal(zb_store_place(f->store, "people", row, "birth", f->arena), "a.csv!6");
  assert_string_equal(zb_store_place(f->store, "work", row, NULL, f->arena), "");
}

/* A thread writes while more is read: nothing is lost between them, and the order is that of the file. */
static void takes_rows_that_are_written_aside(void **state)
{
  enum { ROWS = 30000 };
  fixture *f = *state;
  zb_buffer work = {0};
  zb_buffer_puts(&work, "身份证号,起,学时\n");
  for (int i = 1; i <= ROWS; i++)
    zb_buffer_printf(&work, ID_A ",2001-07,%d\n", i);
  zb_buffer_puts(&work, ID_A ",2001-07,许多\n");
  fixture_write(f, "data/a.csv", work.data);
  fixture_write(f, "data/b.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  zb_buffer_free(&work);
  zb_store_write_aside(f->store);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM people"), 1);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM work WHERE hours = _row & 0xFFFFFFFF"), ROWS);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
}

static void takes_two_header_rows_as_one(void **state)
{
  fixture *f = *state;
  fixture_write(f, "posts.csv", "单位名称,正高级,,备注\n,核准人数,实聘人数,\n某单位,3,2,无\n");
  assert_int_equal(fixture_import(f, "posts.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT approved_senior * 10 + employed_senior FROM posts"), 32);
  assert_int_equal(number(f, "SELECT count(*) FROM posts"), 1);
  const zb_diag *extra = fixture_diag(f->diags, "unknown-column");
  assert_non_null(extra);
  assert_contains(extra->message, "备注");
}

static void takes_rows_apart_for_no_header(void **state)
{
  fixture *f = *state;
  fixture_write(f, "posts.csv", "单位名称,正高级,,\n,,,\n,核准人数,实聘人数,\n某单位,3,2,\n");
  assert_int_equal(fixture_import(f, "posts.csv"), ZB_OK);
  assert_non_null(fixture_diag(f->diags, "unknown-sheet"));
  assert_int_equal(zb_store_tables(f->store), 0);
}

/* Five of the columns are those of people, but for one that these can't do without. */
static void prefers_a_table_that_lacks_nothing(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "身份证号,姓名,出生年月,照片,编制,起\n" ID_A ",张三,1980-01,,在编,2001-07\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(zb_store_finish(f->store, f->diags), ZB_OK);
  expect_text(f, "SELECT start FROM work", "2001-07");
}

static void prefers_the_schemas_own_header(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "身份证号,姓名,工作单位,公民身份号码\n" ID_A ",张三,某单位,\n");
  fixture_write(f, "b.csv", "公民身份号码,姓名,工作单位,身份证号\n,李四,某单位," ID_B "\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(fixture_import(f, "b.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM people"), 2);
  assert_string_equal(fixture_diag(f->diags, "unknown-column")->place, "a.csv!D1");
}

static void write_cells(lxw_worksheet *sheet, lxw_row_t row, const char *const *cells, int count)
{
  for (int i = 0; i < count; i++)
    worksheet_write_string(sheet, row, (lxw_col_t)i, cells[i], NULL);
}

/* Two sheets of one workbook, a header whose lower row names nothing that the schema has, and a hidden sheet. */
static void write_workbook(const char *path)
{
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "人员");
  write_cells(sheet, 0, (const char *[]){"身份证号", "姓名", "工作单位"}, 3);
  write_cells(sheet, 1, (const char *[]){ID_A, "张三", "某单位"}, 3);
  sheet = workbook_add_worksheet(book, "经历");
  worksheet_merge_range(sheet, 0, 0, 1, 0, "身份证号", NULL);
  worksheet_merge_range(sheet, 0, 1, 1, 1, "起", NULL);
  worksheet_merge_range(sheet, 0, 2, 0, 3, "其他", NULL);
  worksheet_write_string(sheet, 1, 2, "上", NULL);
  worksheet_write_string(sheet, 1, 3, "下", NULL);
  write_cells(sheet, 2, (const char *[]){ID_A, "2001-07"}, 2);
  sheet = workbook_add_worksheet(book, "字典");
  write_cells(sheet, 0, (const char *[]){"身份证号", "姓名", "工作单位"}, 3);
  worksheet_hide(sheet);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

static void takes_each_sheet_of_a_workbook(void **state)
{
  fixture *f = *state;
  write_workbook(zb_arena_printf(f->arena, "%s/b.xlsx", f->folder));
  assert_int_equal(fixture_import(f, "b.xlsx"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_diags_errors(f->diags), 0);
  assert_null(fixture_diag(f->diags, "skipped-row"));
  assert_string_equal(fixture_diag(f->diags, "skipped-sheet")->place, "b.xlsx!字典");
  int64_t row = number(f, "SELECT _row FROM work");
  assert_string_equal(zb_store_place(f->store, "work", row, "start", f->arena), "b.xlsx!经历!B3");
  const int *indices;
  assert_int_equal(zb_store_sources_of(f->store, ID_A, f->arena, &indices), 1);
}

static void names_missing_columns(void **state)
{
  fixture *f = *state;
  fixture_write(f, "人员.csv", "姓名,身份证号\n张三," ID_A "\n");
  assert_int_equal(fixture_import(f, "人员.csv"), ZB_INPUT);
  const zb_diag *missing = fixture_diag(f->diags, "missing-column");
  assert_non_null(missing);
  assert_contains(missing->message, "“工作单位”");
  assert_string_equal(missing->place, "人员.csv!1");
}

static void leaves_other_tables_and_files(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/menu.csv", "菜名,价格\n豆腐,3\n");
  fixture_write(f, "data/readme.pdf", "%PDF-1.4");
  assert_int_equal(fixture_import(f, "data/"), ZB_OK);
  assert_int_equal(fixture_diag(f->diags, "unknown-sheet")->severity, ZB_WARNING);
  assert_int_equal(fixture_diag(f->diags, "skipped-file")->severity, ZB_NOTE);
  assert_string_equal(fixture_diag(f->diags, "skipped-file")->place, "readme.pdf");
  assert_int_equal(zb_diags_errors(f->diags), 0);
}

static void keeps_unreadable_cells_as_their_owners_problems(void **state)
{
  fixture *f = *state;
  fixture_write(f, "p.csv",
                "身份证号,姓名,工作单位,出生年月\n" ID_A ",张三,某单位,某年\n" ID_B ",李四,某单位,1981-02\n"
                "330599198102020001,王五,某单位,1981-02\n,赵六,某单位,1981-02\n填表人：某某,,,\n");
  assert_int_equal(fixture_import(f, "p.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_diags_errors(f->diags), 0);
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 0);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "unreadable-value")->place, "p.csv!D2");
  assert_contains(fixture_diag(f->diags, "unreadable-value")->message, "出生年月");
  /* a wrong number still says whose row it is */
  assert_int_equal(zb_store_problems(f->store, "330599198102020001", f->diags), 1);
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "no-owner")->place, "p.csv!A5");
  expect_text(f, "SELECT birth FROM people WHERE name = '张三'", "");
}

static void tells_of_problems_that_nobody_asked_for(void **state)
{
  fixture *f = *state;
  fixture_write(f, "p.csv",
                "身份证号,姓名,工作单位,出生年月\n" ID_A ",张三,某单位,某年\n" ID_B ",李四,某单位,1980-13\n" ID_C
                ",王五,某单位,1980年\n");
  assert_int_equal(fixture_import(f, "p.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  zb_store_unreported_problems(f->store, f->diags);
  const zb_diag *untold = fixture_diag(f->diags, "untold-problem");
  assert_int_equal(untold->severity, ZB_WARNING);
  assert_string_equal(untold->place, "p.csv!D3");
  assert_contains(untold->message, "另外还有 1 处");
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 1);
  assert_int_equal(zb_store_problems(f->store, ID_C, f->diags), 1);
  size_t before = zb_diags_count(f->diags);
  zb_store_unreported_problems(f->store, f->diags);
  assert_int_equal(zb_diags_count(f->diags), before);
  assert_int_equal(zb_store_all_problems(f->store, 2, f->diags), 3);
  assert_int_equal(zb_diags_count(f->diags), before + 2);
}

static void skips_notes_below_the_table(void **state)
{
  fixture *f = *state;
  fixture_write(f, "p.csv", "姓名,身份证号,工作单位\n张三," ID_A ",某单位\n填表人：某某,,\n");
  assert_int_equal(fixture_import(f, "p.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 0);
  assert_string_equal(fixture_diag(f->diags, "frame-row")->place, "p.csv!3");
  assert_null(fixture_diag(f->diags, "skipped-row"));
}

static void refuses_rows_of_one_key(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  fixture_write(f, "data/2/1.csv", "身份证号,姓名,工作单位\n" ID_B ",李四,某单位\n" ID_A ",张三,另一单位\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM people"), 2);
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 0);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  const zb_diag *twice = fixture_diag(f->diags, "duplicate");
  assert_string_equal(twice->place, "2/1.csv!A3");
  assert_contains(twice->message, "1.csv!A2");
  assert_contains(twice->message, "身份证号");
  assert_contains(twice->message, "“工作单位”不同");
  assert_null(strstr(twice->message, "“姓名”"));
  assert_null(fixture_diag(f->diags, "same-row"));
}

static void takes_equal_rows_once(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n" ID_B ",李四,某单位\n");
  fixture_write(f, "data/2.csv", "工作单位,姓名,身份证号\n某单位,张三," ID_A "\n某单位,李思," ID_B "\n");
  fixture_write(f, "data/3.csv", "姓名,工作单位,身份证号\n李四,某单位," ID_B "\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM people"), 2);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 0);
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "duplicate")->place, "2.csv!C3");
  assert_contains(fixture_diag(f->diags, "same-row")->message, "有 2 行");
}

static void reads_the_same_bytes_once(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  fixture_write(f, "data/2.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 0);
  const zb_source *sources;
  assert_int_equal(zb_store_sources(f->store, &sources), 1);
  assert_int_equal(sources[0].rows, 1);
  assert_contains(sources[0].path, "/data/1.csv");
  assert_string_equal(fixture_diag(f->diags, "same-file")->place, "2.csv");
}

/* Two folders that the user names have a file of one name. */
static void tells_files_of_one_name_apart(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a/1.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  fixture_write(f, "b/1.csv", "身份证号,姓名,工作单位\n" ID_B ",李四,某单位\n");
  assert_int_equal(fixture_import(f, "a"), ZB_OK);
  assert_int_equal(fixture_import(f, "b"), ZB_OK);
  assert_int_equal(zb_store_finish(f->store, f->diags), ZB_OK);
  int64_t first = number(f, "SELECT _row FROM people WHERE name = '张三'");
  int64_t second = number(f, "SELECT _row FROM people WHERE name = '李四'");
  assert_string_equal(zb_store_place(f->store, "people", first, "name", f->arena), "1.csv!B2");
  assert_string_equal(zb_store_place(f->store, "people", second, "name", f->arena),
                      zb_arena_printf(f->arena, "%s/b/1.csv!B2", f->folder));
}

static void knows_the_sources_of_an_owner(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  fixture_write(f, "data/2.csv", "身份证号,姓名,工作单位\n" ID_B ",李四,某单位\n");
  fixture_write(f, "data/3.csv", "身份证号,起,止\n" ID_A ",2001-07,2002-01\n" ID_A ",2002-02,\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  const int *indices;
  assert_int_equal(zb_store_sources_of(f->store, ID_A, f->arena, &indices), 2);
  assert_int_equal(indices[0], 0);
  assert_int_equal(indices[1], 2);
  assert_int_equal(zb_store_sources_of(f->store, ID_C, f->arena, &indices), 0);
}

static void finds_where_a_text_stands(void **state)
{
  fixture *f = *state;
  fixture_write(f, "1.csv", "身份证号,姓名,工作单位\n" ID_A ",张𠮷,某单位\n" ID_B ",李四,𠮷单位\n");
  assert_int_equal(fixture_import(f, "1.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(zb_store_find_text(f->store, ID_A, "𠮷", f->arena), "1.csv!B2（姓名）");
  assert_string_equal(zb_store_find_text(f->store, ID_B, "𠮷", f->arena), "1.csv!C3（工作单位）");
  assert_null(zb_store_find_text(f->store, ID_A, "李", f->arena));
}

static void answers_only_selects(void **state)
{
  fixture *f = *state;
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  static const char *const wrong[] = {
      "DELETE FROM people",
      "UPDATE people SET name = ''",
      "PRAGMA writable_schema = 1",
      "ATTACH '/tmp/x' AS x",
      "SELECT sql FROM sqlite_master",
      "SELECT random()",
      "SELECT date('now')",
      "SELECT current_timestamp",
      "SELECT 1; SELECT 2",
      "SELECT load_extension('x')",
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
      "",
      "SELECT nothing FROM people",
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    zb_rows *rows;
    const char *why;
    if (zb_store_query(f->store, wrong[i], NULL, 0, &rows, &why) == ZB_OK)
      fail_msg("%s: was run", wrong[i]);
    assert_null(rows);
    assert_true(*why != '\0');
  }
}

static void binds_values_and_nests(void **state)
{
  fixture *f = *state;
  fixture_write(f, "3.csv", "身份证号,起,学时\n" ID_A ",2001-07,90\n" ID_A ",2002-02,0.5\n" ID_B ",2002-02,\n");
  assert_int_equal(fixture_import(f, "3.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  const char *sql = "SELECT hours FROM work WHERE id_number = ? ORDER BY _row";
  zb_value id = {.type = ZB_VALUE_TEXT, .text = ID_A};
  zb_rows *outer, *inner;
  const char *why;
  assert_int_equal(zb_store_query(f->store, sql, &id, 1, &outer, &why), ZB_OK);
  assert_true(zb_rows_next(outer));
  assert_int_equal(zb_rows_value(outer, 0).integer, 90);
  assert_int_equal(zb_store_query(f->store, sql, &id, 1, &inner, &why), ZB_OK);
  assert_true(zb_rows_next(inner));
  assert_true(zb_rows_next(inner));
  assert_true(zb_rows_value(inner, 0).real == 0.5);
  assert_false(zb_rows_next(inner));
  zb_rows_free(inner);
  assert_true(zb_rows_next(outer));
  assert_int_equal(zb_rows_value(outer, 0).type, ZB_VALUE_REAL);
  zb_rows_free(outer);
  assert_int_equal(zb_store_query(f->store, sql, NULL, 0, &outer, &why), ZB_TEMPLATE);
  assert_int_equal(number(f, "SELECT count(*) FROM work WHERE hours = ''"), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(takes_headers_in_any_order_below_titles),
      TEST(takes_rows_that_are_written_aside),
      TEST(takes_two_header_rows_as_one),
      TEST(takes_rows_apart_for_no_header),
      TEST(prefers_a_table_that_lacks_nothing),
      TEST(prefers_the_schemas_own_header),
      TEST(takes_each_sheet_of_a_workbook),
      TEST(names_missing_columns),
      TEST(leaves_other_tables_and_files),
      TEST(keeps_unreadable_cells_as_their_owners_problems),
      TEST(tells_of_problems_that_nobody_asked_for),
      TEST(skips_notes_below_the_table),
      TEST(refuses_rows_of_one_key),
      TEST(takes_equal_rows_once),
      TEST(reads_the_same_bytes_once),
      TEST(tells_files_of_one_name_apart),
      TEST(knows_the_sources_of_an_owner),
      TEST(finds_where_a_text_stands),
      TEST(answers_only_selects),
      TEST(binds_values_and_nests),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

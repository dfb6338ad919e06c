/* What stands on a sheet beside the rows of its table: totals, headers again, notes, other tables, merged cells, hidden
   rows. */
#include "fixture.h"

#include <xlsxwriter.h>

/* The first value of a query, as text. */
static const char *value(fixture *f, const char *sql)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(f->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  assert_true(zb_rows_next(rows));
  const char *text = zb_arena_strdup(f->arena, zb_rows_value(rows, 0).text);
  zb_rows_free(rows);
  return text;
}

/* All rows of TABLE as one line: "330599198001010027 2001-07;…", FIELDS joined by SQL. */
static void expect_rows(fixture *f, const char *table, const char *fields, const char *want)
{
  const char *sql = zb_arena_printf(
      f->arena, "SELECT ifnull(group_concat(x, ';'), '') FROM (SELECT %s AS x FROM %s ORDER BY _row)", fields, table);
  assert_string_equal(value(f, sql), want);
}

/* Of all sheets, in their order: rows below the header, those that are no data, those of nobody. */
static void expect_counts(fixture *f, const char *want)
{
  assert_string_equal(value(f,
                            "SELECT group_concat(x, ';') FROM (SELECT rows || ' ' || skipped || ' ' || ownerless AS x "
                            "FROM _sheets ORDER BY number)"),
                      want);
}

static void expect_note(fixture *f, const char *code, const char *place, const char *words)
{
  const zb_diag *diag = fixture_diag(f->diags, code);
  if (diag == NULL)
    fail_msg("no %s", code);
  assert_int_equal(diag->severity, ZB_NOTE);
  assert_string_equal(diag->place, place);
  assert_contains(diag->message, words);
}

static void import(fixture *f, const char *path)
{
  assert_int_equal(fixture_import(f, path), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
}

static void import_csv(fixture *f, const char *text)
{
  fixture_write(f, "a.csv", text);
  import(f, "a.csv");
}

static void leaves_totals_out(void **state)
{
  fixture *f = *state;
  import_csv(f, "序号,身份证号,起,学时\n1," ID_A ",2001-07,90\n,小　计,,90\n2," ID_B
                ",2001-07,30\n合计：,,,120\n,,总计,120\n");
  expect_rows(f, "work", "id_number || ' ' || hours", ID_A " 90;" ID_B " 30");
  expect_note(f, "total-row", "a.csv!3", "共 3 行");
  expect_counts(f, "5 3 0");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 0);
  assert_null(fixture_diag(f->diags, "skipped-row"));
}

static void leaves_totals_of_units_out(void **state)
{
  fixture *f = *state;
  import_csv(f, "单位名称,正高级核准人数\n某单位,3\n某合计算局,4\n德清县小计,7\n合　计,14\n");
  expect_rows(f, "posts", "unit || approved_senior", "某单位3;某合计算局4");
  expect_counts(f, "4 2 0");
}

/* A person may be called 总计, and a column may say so. */
static void keeps_rows_of_people(void **state)
{
  fixture *f = *state;
  import_csv(f, "姓名,身份证号,工作单位\n总计," ID_A ",某单位\n李四," ID_B ",合计\n");
  expect_rows(f, "people", "name || unit", "总计某单位;李四合计");
  expect_counts(f, "2 0 0");
}

static void leaves_headers_of_pages_out(void **state)
{
  fixture *f = *state;
  import_csv(f, "身份证号,起,学时\n" ID_A ",2001-07,90\n\n某市学时表（续）,,\n身份证号,起,学时\n" ID_B ",2001-07,30\n");
  expect_rows(f, "work", "id_number", ID_A ";" ID_B);
  expect_note(f, "header-row", "a.csv!5", "共 1 行");
  expect_counts(f, "4 2 0");
  expect_note(f, "frame-row", "a.csv!4", "共 1 行");
}

static void leaves_headers_of_two_rows_out(void **state)
{
  fixture *f = *state;
  import_csv(f, "单位名称,正高级,\n,核准人数,实聘人数\n甲单位,3,2\n单位名称,正高级,\n,核准人数,实聘人数\n乙单位,4,1\n");
  expect_rows(f, "posts", "unit || employed_senior", "甲单位2;乙单位1");
  expect_counts(f, "4 2 0");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 0);
}

/* The lower one has more columns; places are those of each one's own. */
static void reads_tables_below_each_other(void **state)
{
  fixture *f = *state;
  import_csv(f,
             "一、工作经历,,,,\n身份证号,起,学时,,\n" ID_A ",2001-07,90,,\n填表人：某某,,,,\n,,,,\n二、人员,,,,\n"
             "序号,姓名,身份证号,出生年月,工作单位\n1,张三," ID_A ",1980-01,某单位\n2,李四," ID_B ",1981-02,某单位\n");
  expect_rows(f, "work", "start || hours", "2001-0790");
  expect_rows(f, "people", "name || birth", "张三1980-01;李四1981-02");
  expect_counts(f, "3 2 0;2 0 0");
  assert_string_equal(value(f, "SELECT group_concat(title) FROM _sheets"), "工作经历,人员");
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store, "SELECT _row FROM people WHERE name = '李四'", NULL, 0, &rows, &why),
                   ZB_OK);
  assert_true(zb_rows_next(rows));
  assert_string_equal(zb_store_place(f->store, "people", zb_rows_value(rows, 0).integer, "name", f->arena), "a.csv!B9");
  zb_rows_free(rows);
}

static void reads_the_same_table_in_another_order(void **state)
{
  fixture *f = *state;
  import_csv(f, "身份证号,起,学时\n" ID_A ",2001-07,90\n学时,起,身份证号\n30,2002-07," ID_B "\n");
  expect_rows(f, "work", "start || ' ' || hours", "2001-07 90;2002-07 30");
  expect_counts(f, "1 0 0;1 0 0");
  assert_null(fixture_diag(f->diags, "header-row"));
}

/* What is neither data nor known to be a note may be somebody's row after all. */
static void warns_of_rows_that_may_be_data(void **state)
{
  fixture *f = *state;
  import_csv(f, "身份证号,姓名,工作单位\n" ID_A ",张三,甲厂\n,李四,\n");
  expect_counts(f, "2 1 0");
  assert_int_equal(fixture_diag(f->diags, "skipped-row")->severity, ZB_WARNING);
  assert_string_equal(fixture_diag(f->diags, "skipped-row")->place, "a.csv!A3");
}

static void leaves_notes_out(void **state)
{
  fixture *f = *state;
  import_csv(f, "单位名称,正高级核准人数\n某单位,3\n注：数据截至八月,\n制表人：某某,\n另一单位,\n");
  expect_rows(f, "posts", "unit", "某单位;另一单位");
  expect_counts(f, "4 2 0");
  expect_note(f, "frame-row", "a.csv!3", "共 2 行");
  assert_null(fixture_diag(f->diags, "skipped-row"));
}

/* A number that can't be read is nobody's note: somebody must hear of it. */
static void keeps_rows_of_spoiled_numbers(void **state)
{
  fixture *f = *state;
  import_csv(f, "姓名,身份证号,工作单位\n,330599198102020001,\n,3.30599E+17,\n张三,待补,某单位\n填表人,某某,\n");
  expect_rows(f, "people", "id_number", "330599198102020001;3.30599E+17;待补");
  expect_counts(f, "4 1 0");
  assert_int_equal(zb_store_problems(f->store, "3.30599E+17", f->diags), 1);
}

/* A beginning and an end where one month belongs: what to write is said. */
static void tells_a_span_from_a_month(void **state)
{
  static const char *const cases[][2] = {
      {"2018.1-2019.5", "只填一个；请只写完成（或取得）的年月，如 2019-05"},
      {"2018年1月至今", "如 2018-01"},
      {"2018.1.2019", "不是"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    import_csv(f, zb_arena_printf(f->arena, "身份证号,起\n" ID_A ",%s\n", cases[i][0]));
    assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
    const zb_diag *diag = zb_diags_at(f->diags, zb_diags_count(f->diags) - 1);
    assert_string_equal(diag->place, "a.csv!B2");
    assert_contains(diag->message, cases[i][1]);
    fixture_teardown(state);
    fixture_setup(state);
  }
}

/* The day below a table is no person and no unit; a number of as many digits is somebody's. */
static void takes_no_day_for_a_person(void **state)
{
  static const char *const rows[][2] = {
      {"2020年8月1日,,", ""},      {"2020年08月01日,,", ""},
      {"2020.8.1,,", ""},          {"2020-08-01,,", ""},
      {"2020年8月,,", ""},         {"填表日期 2020年12月31日,,", ""},
      {"2020/12/31,,", ""},        {",填表日期,2020年8月1日", ""},
      {"33059919,,", ";33059919"}, {"2020年8月1日,张三,甲厂", ";2020年8月1日"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    fixture *f = *state;
    import_csv(f, zb_arena_printf(f->arena, "身份证号,姓名,工作单位\n" ID_A ",张三,甲厂\n%s\n", rows[i][0]));
    expect_rows(f, "people", "id_number", zb_arena_printf(f->arena, ID_A "%s", rows[i][1]));
    if (*rows[i][1] == '\0')
      expect_note(f, "frame-row", "a.csv!3", "共 1 行");
    fixture_teardown(state);
    fixture_setup(state);
  }
  fixture *f = *state;
  import_csv(f, "单位名称,正高级核准人数\n某单位,3\n2020年8月1日,\n");
  expect_rows(f, "posts", "unit", "某单位");
}

static lxw_worksheet *new_sheet(fixture *f, lxw_workbook **book)
{
  *book = workbook_new(zb_arena_printf(f->arena, "%s/a.xlsx", f->folder));
  lxw_worksheet *sheet = workbook_add_worksheet(*book, "经历");
  static const char *const headers[] = {"身份证号", "起", "学时"};
  for (int c = 0; c < 3; c++)
    worksheet_write_string(sheet, 0, (lxw_col_t)c, headers[c], NULL);
  return sheet;
}

static void write_spell(lxw_worksheet *sheet, lxw_row_t row, const char *start)
{
  worksheet_write_string(sheet, row, 1, start, NULL);
  worksheet_write_number(sheet, row, 2, 90, NULL);
}

/* Rows 2-3 are A's, 4 B's; 5 lacks its owner, for the cell above is not merged with it. */
static void takes_merged_cells_for_all_their_rows(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  static const char *const starts[] = {"2001-07", "2002-07", "2003-07", "2004-07"};
  for (lxw_row_t r = 0; r < 4; r++)
    write_spell(sheet, r + 1, starts[r]);
  worksheet_merge_range(sheet, 1, 0, 2, 0, ID_A, NULL);
  worksheet_write_string(sheet, 3, 0, ID_B, NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "id_number || ' ' || start", ID_A " 2001-07;" ID_A " 2002-07;" ID_B " 2003-07");
  expect_note(f, "merged-cells", "a.xlsx!经历!3", "共 1 处");
  expect_counts(f, "4 0 1");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "no-owner")->place, "a.xlsx!经历!A5");
}

/* A merged block ends where it ends: the row below it lacks its owner. */
static void keeps_merged_cells_to_their_rows(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  static const char *const starts[] = {"2001-07", "2002-07", "2003-07"};
  for (lxw_row_t r = 0; r < 3; r++)
    write_spell(sheet, r + 1, starts[r]);
  worksheet_merge_range(sheet, 1, 0, 2, 0, ID_A, NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "id_number || ' ' || start", ID_A " 2001-07;" ID_A " 2002-07");
  expect_counts(f, "3 0 1");
  assert_string_equal(fixture_diag(f->diags, "merged-cells")->place, "a.xlsx!经历!3");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "no-owner")->place, "a.xlsx!经历!A4");
}

/* Two merged blocks one after the other, and a date that holds for both rows. */
static void takes_merged_cells_of_other_columns(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  worksheet_merge_range(sheet, 1, 0, 2, 0, ID_A, NULL);
  worksheet_merge_range(sheet, 3, 0, 4, 0, ID_B, NULL);
  worksheet_merge_range(sheet, 1, 1, 4, 1, "2001-07", NULL);
  for (lxw_row_t r = 1; r <= 4; r++)
    worksheet_write_number(sheet, r, 2, r, NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "substr(id_number, 12, 1) || start || ' ' || hours",
              "12001-07 1;12001-07 2;22001-07 3;22001-07 4");
  expect_note(f, "merged-cells", "a.xlsx!经历!3", "共 5 处");
}

/* What nobody must have, too; a number stays in the first row, as it may be that of all. */
static void takes_merged_cells_of_optional_columns(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  worksheet_write_string(sheet, 0, 3, "止", NULL);
  for (lxw_row_t r = 1; r <= 3; r++) {
    worksheet_write_string(sheet, r, 0, ID_A, NULL);
    worksheet_write_string(sheet, r, 1, r == 1 ? "2001-07" : r == 2 ? "2002-07" : "2003-07", NULL);
  }
  worksheet_merge_range(sheet, 1, 2, 2, 2, "", NULL);
  worksheet_write_number(sheet, 1, 2, 90, NULL);
  worksheet_merge_range(sheet, 1, 3, 2, 3, "2009-07", NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "start || ' ' || end || ' ' || hours", "2001-07 2009-07 90;2002-07 2009-07 ;2003-07  ");
  expect_note(f, "merged-cells", "a.xlsx!经历!3", "共 1 处");
  const zb_diag *number = fixture_diag(f->diags, "merged-number");
  assert_non_null(number);
  assert_int_equal(number->severity, ZB_WARNING);
  assert_string_equal(number->place, "a.xlsx!经历!3");
}

/* A number that each row must have is each row's, and told, as it may be the sum of all. */
static void tells_of_merged_numbers_that_rows_need(void **state)
{
  fixture *f = *state;
  lxw_workbook *book = workbook_new(zb_arena_printf(f->arena, "%s/a.xlsx", f->folder));
  lxw_worksheet *sheet = workbook_add_worksheet(book, "岗位");
  worksheet_write_string(sheet, 0, 0, "单位名称", NULL);
  worksheet_write_string(sheet, 0, 1, "正高级核准人数", NULL);
  worksheet_write_string(sheet, 1, 0, "甲厂", NULL);
  worksheet_write_string(sheet, 2, 0, "乙厂", NULL);
  worksheet_merge_range(sheet, 1, 1, 2, 1, "", NULL);
  worksheet_write_number(sheet, 1, 1, 7, NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "posts", "unit || approved_senior", "甲厂7;乙厂7");
  const zb_diag *told = fixture_diag(f->diags, "merged-number");
  assert_non_null(told);
  assert_int_equal(told->severity, ZB_WARNING);
  assert_string_equal(told->place, "a.xlsx!岗位!3");
  assert_contains(told->message, "每行都按这个数算");
}

/* Days and per cents are no hours, typed or shown by a format; a unit that is known, or none, is dropped. */
static void refuses_numbers_of_other_units(void **state)
{
  static const char *const cases[][2] = {{"12天", NULL},         {"108.5%", NULL},      {"3年", NULL}, {"90学时", "90"},
                                         {"1,090 小时", "1090"}, {"0.1万学时", "1000"}, {"90", "90"},  {"无", ""},
                                         {"12个", NULL},         {"12个小时", "12"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    import_csv(f, zb_arena_printf(f->arena, "身份证号,起,学时\n" ID_A ",2001-07,\"%s\"\n", cases[i][0]));
    expect_rows(f, "work", "hours", cases[i][1] != NULL ? cases[i][1] : "");
    zb_diags *diags = zb_diags_new();
    zb_store_problems(f->store, ID_A, diags);
    assert_int_equal(zb_diags_count(diags), cases[i][1] == NULL);
    if (cases[i][1] == NULL) {
      assert_string_equal(zb_diags_at(diags, 0)->place, "a.csv!C2");
      assert_contains(zb_diags_at(diags, 0)->message, "这一栏的单位是“学时”");
    }
    zb_diags_free(diags);
    fixture_teardown(state);
    fixture_setup(state);
  }
  fixture *f = *state;
  static const char *const shown[] = {"12天", "12学时", "12*",    "12 √",    "12（合格）", "12学时(网络)", "12个学时",
                                      "[12]", "12％",   "12个月", "1.2E+01", "12工作日",   "约12"};
  zb_buffer page = {0};
  zb_buffer_puts(&page, "<table><tr><td>身份证号<td>起<td>学时");
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
    zb_buffer_printf(&page, "<tr><td>" ID_A "<td>2001-07<td sdval=12>%s", shown[i]);
  fixture_write(f, "a.html", page.data);
  zb_buffer_free(&page);
  import(f, "a.html");
  expect_rows(f, "work", "hours", ";12;12;12;12;12;12;12;;;12;;12");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 4);
  fixture_teardown(state);
  fixture_setup(state);
  f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  static const char *const formats[] = {"0\"天\"",      "0%",
                                        "0\"学时\"",    "0.0",
                                        "0_ ",          "#,##0_);(#,##0)",
                                        "0\"个学时\"",  "_ * #,##0.00_ ;_ * -#,##0.00_ ",
                                        "0\"学时/年\"", "0\"学时（已审核）\"",
                                        "# ?/?",        "0.0E+00"};
  for (lxw_row_t r = 0; r < 12; r++) {
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, formats[r]);
    worksheet_write_string(sheet, r + 1, 0, ID_A, NULL);
    worksheet_write_string(sheet, r + 1, 1, "2001-07", NULL);
    worksheet_write_number(sheet, r + 1, 2, 12, format);
  }
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "hours", ";;12;12;12;12;12;12;12;12;12;12");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 2);
}

/* Nobody has -1 hours; 0 is what somebody may have. */
static void refuses_negative_counts(void **state)
{
  fixture *f = *state;
  import_csv(f, "身份证号,起,学时\n" ID_A ",2001-07,-1学时\n" ID_B ",2001-07,0\n");
  expect_rows(f, "work", "hours", ";0");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "unreadable-value")->place, "a.csv!C2");
  assert_contains(fixture_diag(f->diags, "unreadable-value")->message, "“-1学时”是负数");
}

/* What is merged over the columns of two fields is the first one's, and that is told; the others have nothing, whatever
   is still in the covered cells. A line between the rows is none of it, nor a column whose header is as wide. */
static void tells_of_cells_merged_over_columns(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  worksheet_merge_range(sheet, 0, 3, 0, 4, "止", NULL);
  for (lxw_row_t r = 1; r <= 3; r++) {
    worksheet_write_string(sheet, r, 0, ID_A, NULL);
    worksheet_merge_range(sheet, r, 3, r, 4, "2009-07", NULL);
  }
  write_spell(sheet, 1, "2001-07");
  worksheet_merge_range(sheet, 2, 1, 2, 2, "2002-07", NULL);
  worksheet_merge_range(sheet, 3, 1, 3, 2, "2003-07", NULL);
  worksheet_write_number(sheet, 3, 2, 90, NULL);
  worksheet_write_string(sheet, 4, 0, ID_A, NULL);
  worksheet_merge_range(sheet, 4, 1, 4, 2, "无", NULL);
  worksheet_write_string(sheet, 4, 3, "2010-07", NULL);
  worksheet_merge_range(sheet, 5, 0, 5, 4, "以下是第二批", NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "start || ' ' || end || ' ' || hours",
              "2001-07 2009-07 90;2002-07 2009-07 ;2003-07 2009-07 ; 2010-07 ");
  const zb_diag *told = fixture_diag(f->diags, "merged-across");
  assert_non_null(told);
  assert_int_equal(told->severity, ZB_WARNING);
  assert_string_equal(told->place, "a.xlsx!经历!B3");
  assert_contains(told->message, "“起”、“学时”");
  assert_contains(told->message, "共 2 处");
}

/* 无 is no value of the others. */
static void passes_none_merged_over_columns(void **state)
{
  fixture *f = *state;
  lxw_workbook *book = workbook_new(zb_arena_printf(f->arena, "%s/a.xlsx", f->folder));
  lxw_worksheet *sheet = workbook_add_worksheet(book, "人员");
  static const char *const cells[][5] = {{"身份证号", "姓名", "工作单位", "编制", "出生年月"},
                                         {ID_A, "张三", "无", "", "1980-01"}};
  for (lxw_row_t r = 0; r < 2; r++)
    for (lxw_col_t c = 0; c < 5; c++)
      worksheet_write_string(sheet, r, c, cells[r][c], NULL);
  worksheet_merge_range(sheet, 1, 2, 1, 3, "无", NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "people", "name", "张三");
  assert_null(fixture_diag(f->diags, "merged-across"));
}

/* What a covered cell still has is seen by nobody. */
static void hides_what_merged_cells_cover(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  worksheet_write_string(sheet, 1, 0, ID_A, NULL);
  worksheet_merge_range(sheet, 1, 1, 2, 1, "2001-07", NULL);
  worksheet_write_string(sheet, 2, 0, ID_B, NULL);
  worksheet_write_string(sheet, 2, 1, "1999-07", NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "start", "2001-07;2001-07");
  expect_note(f, "merged-cells", "a.xlsx!经历!3", "共 1 处");
}

/* Each unit's people below a line with its name; one without a name is nobody's. */
static void takes_units_of_lines_between(void **state)
{
  fixture *f = *state;
  import_csv(f, "填报单位：第一小学（盖章）\n身份证号,姓名\n" ID_A
                ",张三\n填报单位：第二小学  填表人：王五\n身份证号,姓名\n" ID_B ",李四\n填报单位：\n" ID_C
                ",赵六\n填表人：王五\n");
  expect_rows(f, "people", "name || unit", "张三第一小学;李四第二小学;赵六");
  expect_note(f, "value-above", "a.csv!A1", "1 行，按表头上面这里写的“第一小学”读");
  assert_null(fixture_diag(f->diags, "skipped-row"));
}

/* 原单位 in a remark is no such line, nor is what stands beneath the last row. */
static void keeps_the_unit_above(void **state)
{
  fixture *f = *state;
  import_csv(f, "填报单位：第一小学\n身份证号,姓名,备注\n" ID_A ",张三,单位：第二小学\n" ID_B
                ",李四,\n填报单位：第一小学（公章）\n");
  expect_rows(f, "people", "name || unit", "张三第一小学;李四第一小学");
}

/* Where those above sign, and what figures are counted in, are no units; other labels may stand before. */
static void knows_lines_of_units(void **state)
{
  fixture *f = *state;
  import_csv(f, "填表日期：2020年8月1日,填报单位：第一小学\n身份证号,姓名\n" ID_A
                ",张三\n填报单位：（盖章）\n单位：人\n身份证号,姓名\n" ID_B
                ",李四\n填表日期：2020年8月1日,填报单位：第二小学\n身份证号,姓名\n" ID_C ",赵六\n");
  expect_rows(f, "people", "name || unit", "张三第一小学;李四第一小学;赵六第二小学");
}

/* The rest of the last cell stands in a column that is not read. */
static void tells_of_a_broken_last_cell(void **state)
{
  fixture *f = *state;
  import_csv(f, "序号,身份证号,姓名,工作单位,编制\n1," ID_A ",张三,第一小学,在编\n二、其余\n2," ID_B
                ",李四,第一小学,在编\n填表人：王五\n");
  const zb_diag *rest = fixture_diag(f->diags, "broken-row");
  assert_non_null(rest);
  assert_int_equal(rest->severity, ZB_WARNING);
  assert_string_equal(rest->place, "a.csv!3");
  assert_contains(rest->message, "“二、其余”");
}

/* 小学组, which ends where its text does, heads rows; so does what ends as the line below the header does. */
static void takes_no_group_line_for_a_rest(void **state)
{
  static const struct {
    const char *first, *second;
    bool told;
  } cases[] = {{"中学组\n", "小学组\n", false},
               {"第一类\n", "第二类（2人）\n", false},
               {"", "小学组\n", true},
               {"", "质量监督组\n", true},
               {"第一小学\n", "实验小学\n", false},
               {"第一小学\n", "教学能手\n", true},
               {"", "实验小学\n", true},
               {"", "组\n", true},
               {"", "获奖的，小学组\n", true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fixture *f = *state;
    const char *row = ",第一小学,在编\n";
    import_csv(f, zb_arena_printf(f->arena, "序号,身份证号,姓名,工作单位,编制\n%s1," ID_A ",张三%s%s2," ID_B ",李四%s",
                                  cases[i].first, row, cases[i].second, row));
    expect_rows(f, "people", "name", "张三;李四");
    assert_int_equal(fixture_diag(f->diags, "broken-row") != NULL, cases[i].told);
    fixture_teardown(state);
    fixture_setup(state);
  }
  fixture *f = *state;
  import_csv(f, "身份证号,姓名,工作单位\n小学组\n" ID_A ",张三,甲\n中学组\n" ID_B ",李四,甲\n");
  expect_note(f, "frame-row", "a.csv!2", "共 2 行");
  assert_null(fixture_diag(f->diags, "skipped-row"));
  assert_null(fixture_diag(f->diags, "broken-row"));
}

/* What looks like a row of somebody completes the one before it. */
static void joins_a_row_broken_in_the_middle(void **state)
{
  fixture *f = *state;
  import_csv(f, "身份证号,姓名,工作单位,编制,出生年月\n" ID_A ",张三,第一\n小学,在编,1980-01\n" ID_B
                ",李四,第一小学,在编,1980-01\n");
  assert_string_equal(value(f, "SELECT group_concat(place || ' ' || code) FROM _problem"), "a.csv!2 broken-row");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 0);
}

/* Headers that no column is read by stand before those that are. */
static void reads_another_order_below(void **state)
{
  fixture *f = *state;
  import_csv(f,
             "序号,编号,身份证号,姓名,工作单位,出生年月\n1,1," ID_A
             ",张三,第一小学,1980-01\n序号,编号,身份证号,工作单位,姓名,出生年月\n2,2," ID_B ",第二小学,李四,1981-02\n");
  expect_rows(f, "people", "name || unit", "张三第一小学;李四第二小学");
}

/* Nor is the second row where the number's header is merged over both. */
static void leaves_merged_headers_out(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  for (lxw_row_t top = 0; top <= 3; top += 3) {
    worksheet_merge_range(sheet, top, 0, top + 1, 0, "身份证号", NULL);
    worksheet_merge_range(sheet, top, 1, top, 2, "学习", NULL);
    worksheet_write_string(sheet, top + 1, 1, "起", NULL);
    worksheet_write_string(sheet, top + 1, 2, "学时", NULL);
    worksheet_write_string(sheet, top + 2, 0, top == 0 ? ID_A : ID_B, NULL);
    write_spell(sheet, top + 2, "2001-07");
  }
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_rows(f, "work", "id_number || start || hours", ID_A "2001-0790;" ID_B "2001-0790");
  expect_note(f, "header-row", "a.xlsx!经历!4", "共 2 行");
  assert_int_equal(zb_store_ownerless_problems(f->store, f->diags), 0);
}

/* A remark of somebody is no mark of an example, but 例 alone is. */
static void keeps_people_with_remarks(void **state)
{
  fixture *f = *state;
  import_csv(f, "序号,身份证号,姓名,工作单位,备注\n1," ID_A ",张三,第一小学,范例课获省一等奖\n示例," ID_B
                ",李四,第一小学,\n3," ID_C ",赵六,第一小学,（示例）\n");
  expect_rows(f, "people", "name", "张三");
  expect_note(f, "example-row", "a.csv!3", "共 2 行");
}

static void reads_hidden_rows(void **state)
{
  fixture *f = *state;
  lxw_workbook *book;
  lxw_worksheet *sheet = new_sheet(f, &book);
  for (lxw_row_t r = 1; r <= 3; r++) {
    worksheet_write_string(sheet, r, 0, ID_A, NULL);
    write_spell(sheet, r, "2001-07");
  }
  lxw_row_col_options hidden = {.hidden = LXW_TRUE};
  worksheet_set_row_opt(sheet, 2, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  import(f, "a.xlsx");
  expect_counts(f, "3 0 0");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(leaves_totals_out),
      TEST(leaves_totals_of_units_out),
      TEST(keeps_rows_of_people),
      TEST(leaves_headers_of_pages_out),
      TEST(leaves_headers_of_two_rows_out),
      TEST(reads_tables_below_each_other),
      TEST(reads_the_same_table_in_another_order),
      TEST(warns_of_rows_that_may_be_data),
      TEST(leaves_notes_out),
      TEST(tells_a_span_from_a_month),
      TEST(takes_no_day_for_a_person),
      TEST(keeps_rows_of_spoiled_numbers),
      TEST(takes_merged_cells_for_all_their_rows),
      TEST(keeps_merged_cells_to_their_rows),
      TEST(takes_merged_cells_of_other_columns),
      TEST(takes_merged_cells_of_optional_columns),
      TEST(tells_of_merged_numbers_that_rows_need),
      TEST(refuses_numbers_of_other_units),
      TEST(refuses_negative_counts),
      TEST(takes_no_group_line_for_a_rest),
      TEST(tells_of_merged_numbers_that_rows_need),
      TEST(refuses_numbers_of_other_units),
      TEST(tells_of_cells_merged_over_columns),
      TEST(passes_none_merged_over_columns),
      TEST(hides_what_merged_cells_cover),
      TEST(takes_units_of_lines_between),
      TEST(keeps_the_unit_above),
      TEST(knows_lines_of_units),
      TEST(tells_of_a_broken_last_cell),
      TEST(joins_a_row_broken_in_the_middle),
      TEST(reads_another_order_below),
      TEST(leaves_merged_headers_out),
      TEST(keeps_people_with_remarks),
      TEST(reads_hidden_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

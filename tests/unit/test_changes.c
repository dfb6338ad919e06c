/* The table _changes: what reading made of cells that were written otherwise. The test reads it as the store does. */
#include "fixture.h"

#include "store/batch.h"

static int64_t number(fixture *f, const char *sql)
{
  sqlite3_stmt *statement;
  assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &statement, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  int64_t value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

/* All columns of the rows that CONDITION picks, one line each. */
static const char *lines(fixture *f, const char *condition)
{
  const char *sql = zb_arena_printf(f->arena, "SELECT * FROM _changes WHERE %s ORDER BY rowid", condition);
  sqlite3_stmt *statement;
  assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &statement, NULL), SQLITE_OK);
  const char *text = "";
  while (sqlite3_step(statement) == SQLITE_ROW)
    for (int c = 0; c < 6; c++)
      text = zb_arena_printf(f->arena, "%s%s%s", text, (const char *)sqlite3_column_text(statement, c),
                             c < 5 ? "|" : "\n");
  sqlite3_finalize(statement);
  return text;
}

static void lists_what_was_changed(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv",
                "身份证号,姓名,工作单位,编制,出生年月\n" ID_A ",张　三\u200B,某单位,编内,1980-01\n" ID_B
                ",李四,某单位,在编,1981/2\n330599820303000,王五,某单位,,1982-3-3 8:30\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, "1"),
                      ID_A "|a.csv!B2|姓名|张　三\u200B|张三|去掉了看不见的字符；去掉了姓名中间的空格\n" ID_A
                           "|a.csv!D2|编制|编内|在编|换成了规定的写法\n"
                           "33059919820303000X|a.csv!A4|身份证号|330599820303000|33059919820303000X|"
                           "15 位身份证号换成了 18 位\n"
                           "33059919820303000X|a.csv!E4|出生年月|1982-3-3 8:30|1982-03-03|去掉了日期后面的时刻\n");
  const zb_diag *note = fixture_diag(f->diags, "changed-word");
  assert_int_equal(note->severity, ZB_NOTE);
  assert_string_equal(note->place, "a.csv!D2");
  assert_contains(note->message, "换成了规定的写法，共 1 处");
  assert_non_null(fixture_diag(f->diags, "changed-old-id"));
  assert_null(fixture_diag(f->diags, "changed-unit"));
}

static void leaves_out_rows_that_are_no_data(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "身份证号,起,学时\n" ID_A ",2001-07,90\n/,,\n,,90学时\n,—,—\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, "1"), "");
  assert_null(fixture_diag(f->diags, "changed-nothing"));
}

static void keeps_the_first_and_counts_the_rest(void **state)
{
  fixture *f = *state;
  zb_buffer text = {0};
  zb_buffer_puts(&text, "身份证号,起,学时\n");
  for (int i = 0; i < 500; i++)
    zb_buffer_puts(&text, ID_A ",2001-07,90学时\n");
  zb_buffer_puts(&text, ID_A ",2001-07-01 8:00,90\n");
  fixture_write(f, "a.csv", text.data);
  zb_buffer_free(&text);
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM _changes WHERE after = '90'"), 200);
  assert_string_equal(lines(f, "after = ''"), "|a.csv|学时|||去掉了数后面的单位（另有 300 处，没有逐处列出）\n");
  assert_int_equal(number(f, "SELECT count(*) FROM _changes WHERE header = '起'"), 1);
  assert_contains(fixture_diag(f->diags, "changed-unit")->message, "共 500 处");
}

static void refuses_other_words_at_their_cell(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "身份证号,姓名,工作单位,编制\n" ID_A ",张三,某单位,借用\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  const zb_diag *problem = fixture_diag(f->diags, "unreadable-value");
  assert_string_equal(problem->place, "a.csv!D2");
  assert_string_equal(problem->message, "编制：“借用”不是规定的填法，可以填：在编、编外");
  assert_string_equal(lines(f, "1"), "");
}

/* Nobody says that it was chosen, and a browser shows it. */
static void warns_of_the_first_option_of_a_list(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.html",
                "<table><tr><td>身份证号<td>姓名<td>工作单位<td>编制<tr><td>" ID_A
                "<td>张三<td><select><option>甲厂<option selected>乙厂</select><td><select><option>在编<option>编外"
                "</select><tr><td>" ID_B "<td>李四<td>乙厂<td><select><option>在编<option>编外</select><tr><td>" ID_C
                "<td>王五<td>乙厂<td>在编</table>");
  assert_int_equal(fixture_import(f, "a.html"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(number(f, "SELECT count(*) FROM people WHERE unit = '乙厂' AND staff = '在编'"), 3);
  const zb_diag *told = fixture_diag(f->diags, "changed-default");
  assert_non_null(told);
  assert_int_equal(told->severity, ZB_WARNING);
  assert_string_equal(told->place, "a.html!D2");
  assert_contains(told->message, "共 2 处");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(lists_what_was_changed),
      TEST(leaves_out_rows_that_are_no_data),
      TEST(keeps_the_first_and_counts_the_rest),
      TEST(warns_of_the_first_option_of_a_list),
      TEST(refuses_other_words_at_their_cell),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

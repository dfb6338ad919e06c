/* A database that fails, as on a full disk: what it can't answer is never taken for "nothing is wrong". The tests break
   it by taking tables away. */
#include "fixture.h"

#include "script/script.h"
#include "store/batch.h"

static void import_and_break(fixture *f, const char *table)
{
  fixture_write(f, "people.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_int_equal(zb_store_check(f->store, f->diags), ZB_OK);
  const char *sql = zb_arena_printf(f->arena, "DROP TABLE \"%s\"", table);
  assert_int_equal(sqlite3_exec(f->store->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* The failure is an error of the run, told once. */
static void expect_failed(fixture *f)
{
  assert_int_equal(zb_store_check(f->store, f->diags), ZB_OUTPUT);
  assert_int_equal(zb_store_check(f->store, f->diags), ZB_OUTPUT);
  const zb_diag *d = fixture_diag(f->diags, "store");
  assert_non_null(d);
  assert_contains(d->message, "no such table");
  assert_int_equal(zb_diags_errors(f->diags), 1);
}

static void problems_that_cannot_be_read_refuse(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_problem");
  assert_true(zb_store_problems(f->store, ID_A, f->diags) > 0);
  expect_failed(f);
}

static void all_problems_are_at_least_one(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_problem");
  assert_true(zb_store_all_problems(f->store, 10, f->diags) > 0);
  expect_failed(f);
}

static void unreported_problems_that_cannot_be_read_are_told(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_problem");
  zb_store_unreported_problems(f->store, f->diags);
  expect_failed(f);
}

static void findings_that_cannot_be_read_refuse(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_findings");
  assert_int_equal(zb_store_findings(f->store, ID_A, "doc", NULL), 1);
  expect_failed(f);
}

static void findings_that_cannot_be_counted_are_an_error(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_findings");
  zb_finding_counts counts;
  assert_int_equal(zb_store_count_findings(f->store, &counts, f->diags), ZB_OUTPUT);
  expect_failed(f);
}

static void a_finding_that_cannot_be_kept_is_an_error(void **state)
{
  fixture *f = *state;
  import_and_break(f, "_findings");
  const zb_finding finding = {.rule = "r", .level = "error", .owner = ID_A, .place = "x", .message = "m"};
  assert_int_equal(zb_store_add_finding(f->store, &finding, f->diags), ZB_OUTPUT);
  expect_failed(f);
}

static void sources_that_cannot_be_read_are_an_error(void **state)
{
  fixture *f = *state;
  import_and_break(f, "people");
  const int *indices;
  zb_store_sources_of(f->store, ID_A, f->arena, &indices);
  expect_failed(f);
}

static void a_query_that_breaks_off_is_an_error(void **state)
{
  fixture *f = *state;
  fixture_write(f, "people.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store, "SELECT name FROM people", NULL, 0, &rows, &why), ZB_OK);
  assert_int_equal(sqlite3_exec(f->store->db, "DROP TABLE people", NULL, NULL, NULL), SQLITE_OK);
  assert_false(zb_rows_next(rows));
  assert_non_null(zb_rows_error(rows));
  zb_rows_free(rows);
  expect_failed(f);
}

/* A script that asks for rows hears it, however it asks: else its document would be made without them. */
static void a_script_hears_of_a_query_that_breaks_off(void **state)
{
  static const char *const bodies[] = {"list('people')", "first('people')", "for a in rows('people') do end",
                                       "for a in query('SELECT id_number FROM people') do end"};
  fixture *f = *state;
  import_and_break(f, "people");
  const char *sql = "CREATE VIEW people AS SELECT 1 AS _row, abs(-9223372036854775807 - 1) AS id_number, '' AS name, "
                    "'' AS birth, '' AS unit, '' AS photo, '' AS staff";
  assert_int_equal(sqlite3_exec(f->store->db, sql, NULL, NULL, NULL), SQLITE_OK);
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
    fixture_write(
        f, "lua/doc.lua",
        zb_arena_printf(f->arena,
                        "return { title = '文书', template = 'doc', records = function() return items{1} end,\n"
                        "make = function() %s return { file = 'x' } end }",
                        bodies[i]));
    zb_script *script;
    bool done;
    size_t before = zb_diags_count(f->diags);
    assert_int_equal(zb_script_new(&(zb_scripts){.lua = f->lua}, "doc", "2020-08-04", f->store, (zb_script_limits){0},
                                   f->diags, &script),
                     ZB_OK);
    assert_int_equal(zb_script_begin(script, f->diags), ZB_OK);
    if (zb_script_next(script, &done, f->diags) != ZB_TEMPLATE)
      fail_msg("%s: no error", bodies[i]);
    assert_contains(zb_diags_at(f->diags, before)->message, "查询出错：integer overflow");
    zb_script_free(script);
  }
}

/* A row that can't be written must not be missing in silence. */
static void rows_that_cannot_be_written_are_an_error(void **state)
{
  fixture *f = *state;
  assert_int_equal(sqlite3_exec(f->store->db, "DROP TABLE people", NULL, NULL, NULL), SQLITE_OK);
  fixture_write(f, "people.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OUTPUT);
  expect_failed(f);
}

/* Nor is each file that comes after told of it, and its own. */
static void no_file_is_read_behind_a_failure(void **state)
{
  fixture *f = *state;
  assert_int_equal(sqlite3_exec(f->store->db, "DROP TABLE people", NULL, NULL, NULL), SQLITE_OK);
  fixture_write(f, "data/a.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  fixture_write(f, "data/b.csv", "身份证号,姓名,工作单位\n" ID_B ",李四,某单位\n");
  fixture_write(f, "data/c.csv", "身份证号,起,学时\n" ID_A ",2001-07,90\n");
  assert_int_equal(fixture_import(f, "data"), ZB_OUTPUT);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OUTPUT);
  expect_failed(f);
}

/* The same by the thread that writes while more is read: told once, however much was on its way. */
static void rows_that_cannot_be_written_aside_are_an_error(void **state)
{
  fixture *f = *state;
  zb_buffer people = {0};
  zb_buffer_puts(&people, "身份证号,姓名,工作单位,出生年月\n" ID_A ",张三,某单位,1980-1\n");
  for (int i = 0; i < 20000; i++)
    zb_buffer_puts(&people, ID_A ",张三,某单位,1980-1\n");
  zb_store_write_aside(f->store);
  assert_int_equal(sqlite3_exec(f->store->db, "DROP TABLE people", NULL, NULL, NULL), SQLITE_OK);
  fixture_write(f, "people.csv", people.data);
  zb_buffer_free(&people);
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OUTPUT);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OUTPUT);
  expect_failed(f);
}

/* What fits into a block is written when somebody asks. */
static void a_row_that_cannot_be_written_aside_is_an_error(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  assert_int_equal(sqlite3_exec(f->store->db, "DROP TABLE people", NULL, NULL, NULL), SQLITE_OK);
  fixture_write(f, "people.csv", "身份证号,姓名,工作单位\n" ID_A ",张三,某单位\n");
  assert_int_equal(fixture_import(f, "people.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OUTPUT);
  expect_failed(f);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(problems_that_cannot_be_read_refuse),
      TEST(all_problems_are_at_least_one),
      TEST(unreported_problems_that_cannot_be_read_are_told),
      TEST(findings_that_cannot_be_read_refuse),
      TEST(findings_that_cannot_be_counted_are_an_error),
      TEST(a_finding_that_cannot_be_kept_is_an_error),
      TEST(sources_that_cannot_be_read_are_an_error),
      TEST(a_query_that_breaks_off_is_an_error),
      TEST(a_script_hears_of_a_query_that_breaks_off),
      TEST(rows_that_cannot_be_written_are_an_error),
      TEST(no_file_is_read_behind_a_failure),
      TEST(rows_that_cannot_be_written_aside_are_an_error),
      TEST(a_row_that_cannot_be_written_aside_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

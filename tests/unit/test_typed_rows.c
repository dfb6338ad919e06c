/* How rows were typed: told by their values, or kept where these do not tell; and a large table's indexes, made while
   the next file is read. */
#include "fixture.h"

#include "store/batch.h"
#include "value/parsers.h"

#define PEOPLE "身份证号,姓名,工作单位,出生年月\n"
#define WORK "身份证号,起,止,学时\n"

/* All rows of a query, a line each; what ends a cell as a semicolon. */
static const char *lines(fixture *f, const char *sql)
{
  sqlite3_stmt *statement;
  zb_buffer text = {0};
  if (sqlite3_prepare_v2(f->store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    fail_msg("%s: %s", sql, sqlite3_errmsg(f->store->db));
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int c = 0; c < sqlite3_column_count(statement); c++)
      zb_buffer_printf(&text, "%s%s", c == 0 ? "" : "|", zb_column_text(statement, c));
    zb_buffer_putc(&text, '\n');
  }
  sqlite3_finalize(statement);
  char *copy = zb_arena_strdup(f->arena, text.data == NULL ? "" : text.data);
  for (char *s = copy; (s = strchr(s, ZB_TYPED_END)) != NULL;)
    *s = ';';
  zb_buffer_free(&text);
  return copy;
}

static void import(fixture *f)
{
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
}

static void values_tell_how_a_row_was_typed(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/a.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,\n");
  fixture_write(f, "data/b.csv", WORK ID_A ",2001-07,2005-06,90\n" ID_A ",2005-07,2006-06,0\n");
  import(f);
  assert_string_equal(lines(f, "SELECT cells FROM _typed_people ORDER BY row"),
                      "0t" ID_A ";1t张三;3t1980-01;2t某单位;\n0t" ID_B ";1t李四;2t某单位;\n");
  assert_string_equal(lines(f, "SELECT cells FROM _typed_work ORDER BY row"),
                      "0t" ID_A ";1t2001-07;2t2005-06;3t90;\n0t" ID_A ";1t2005-07;2t2006-06;3t0;\n");
  assert_string_equal(lines(f, "SELECT * FROM _typed"), "");
}

/* What was read otherwise, or would come out of the store otherwise; a column that is not read; a number of a person
   that can't be read has what ends a cell. */
static void what_values_do_not_tell_is_kept(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/a.csv",
                "身份证号,姓名,工作单位,出生年月,备注\n" ID_A ",张 三,某单位,1980年1月,\n" ID_B
                ",李四,某单位,1981-02,见附件\n"
                "1\x1e"
                "2,王五,某单位,1982-03,\n");
  fixture_write(f, "data/b.csv", WORK ID_A ",2001-07,2005-06,090\n" ID_A ",2005-07,2006-06,90.50\n");
  import(f);
  assert_string_equal(lines(f, "SELECT cells FROM _typed_people ORDER BY row"),
                      "0t" ID_A ";1t张 三;2t某单位;3t1980年1月;\n0t" ID_B
                      ";1t李四;2t某单位;3t1981-02;4t见附件;\n0t12;1t王五;2t某单位;3t1982-03;\n");
  assert_string_equal(lines(f, "SELECT cells FROM _typed_work ORDER BY row"),
                      "0t" ID_A ";1t2001-07;2t2005-06;3t090;\n0t" ID_A ";1t2005-07;2t2006-06;3t90.50;\n");
  assert_string_equal(lines(f, "SELECT count(*) FROM _typed"), "5\n");
}

static void a_store_keeps_only_some_texts_of_numbers(void **state)
{
  fixture *f = *state;
  static const struct {
    const char *value;
    bool kept;
  } cases[] = {{"7", true},
               {"0", true},
               {"123456789012345", true},
               {"1234567890123456", false},
               {"007", false},
               {"90.5", false},
               {"-1", false},
               {"1e3", false}};
  int work = zb_schema_table(f->schema, "work"), hours = zb_schema_field(&f->schema->tables[work], "hours");
  int columns[] = {0, 1, 2, 3};
  const char sha256[65] = "";
  zb_store_add_source(f->store, "a.csv", "a.csv", sha256);
  int64_t sheet = zb_store_add_sheet(f->store, work, "a.csv", columns);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (zb_store_keeps_text(f->store, sheet, hours, cases[i].value) != cases[i].kept)
      fail_msg("%s", cases[i].value);
  assert_true(zb_store_keeps_text(f->store, sheet, 0, "007"));
}

/* More values than a function of SQLite can have. */
static void all_rows_of_a_wide_table_are_kept(void **state)
{
  fixture *f = *state;
  zb_buffer schema = {0};
  zb_buffer_puts(&schema,
                 "return { { name = 'wide', title = '宽表', owner = 'id_number', key = { 'id_number' }, fields = {"
                 "{ name = 'id_number', header = '身份证号', type = 'id', required = true },");
  for (int i = 0; i < 200; i++)
    zb_buffer_printf(&schema, "{ name = 'f%d', header = '第%d栏', type = 'text' },", i, i);
  zb_buffer_puts(&schema, "} } }");
  fixture_write(f, "lua/schema.lua", schema.data);
  zb_buffer_free(&schema);
  const zb_schema *wide;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = f->lua}, f->arena, f->diags, &wide), ZB_OK);
  zb_import_free(f->import);
  zb_store_free(f->store);
  assert_int_equal(zb_store_new(wide, f->diags, &f->store), ZB_OK);
  f->import = zb_import_new(f->store, NULL);
  fixture_write(f, "data/a.csv", "身份证号,第0栏,第199栏\n" ID_A ",甲,乙\n");
  import(f);
  assert_string_equal(lines(f, "SELECT cells FROM _typed_wide"), "0t" ID_A ";1t甲;2t乙;\n");
}

/* A text that comes again, as it is, in other words, with what is told of it, and with what is wrong in it. */
static void what_comes_again_is_read_as_before(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/a.csv",
                "身份证号,姓名,工作单位,出生年月,编制\n" ID_A ",张 三,某单位,1980年1月,编内\n" ID_B
                ",张 三,某单位,1980年1月,编内\n" ID_C ",张 三,某单位,某年,在编\n"
                "330599198001010035,张 三,某单位,某年,在编\n330599198001010043,张三,某单位,1980-01,在编\n"
                "330599198001010051,张三,某单位,1980-01,在编\n");
  import(f);
  assert_string_equal(lines(f, "SELECT name, unit, birth, staff FROM people ORDER BY _row"),
                      "张三|某单位|1980-01|在编\n张三|某单位|1980-01|在编\n张三|某单位||在编\n张三|某单位||在编\n"
                      "张三|某单位|1980-01|在编\n张三|某单位|1980-01|在编\n");
  assert_string_equal(lines(f, "SELECT place FROM _problem WHERE message LIKE '出生年月%' ORDER BY rowid"),
                      "a.csv!D4\na.csv!D5\n");
  assert_string_equal(lines(f, "SELECT header, count(*) FROM _changes GROUP BY 1 ORDER BY 1"), "姓名|4\n编制|2\n");
}

/* A row that contradicts another is in no table any more, but goes back to be mended. */
static void what_is_left_out_with_a_problem_is_kept(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/a.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,1981-02\n");
  fixture_write(f, "data/b.csv", PEOPLE ID_A ",张三,另一单位,1980-01\n" ID_B ",李四,某单位,1981-02\n");
  import(f);
  assert_string_equal(lines(f, "SELECT cells FROM _typed"), "0t" ID_A ";1t张三;3t1980-01;2t另一单位;\n");
}

enum { MANY = 12000 };

/* As many rows with different numbers. */
static void write_work(fixture *f, const char *path, int first)
{
  zb_buffer rows = {0};
  zb_buffer_puts(&rows, WORK);
  for (int i = first; i < first + MANY; i++)
    zb_buffer_printf(&rows, ID_A ",2001-07,2005-06,%d\n", i);
  fixture_write(f, path, rows.data);
  zb_buffer_free(&rows);
}

static const char indexes[] = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'work'";

static void a_few_rows_are_written_without_a_thread(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  fixture_write(f, "data/a.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,\n");
  import(f);
  assert_string_equal(lines(f, "SELECT name FROM people ORDER BY _row"), "张三\n李四\n");
  assert_string_equal(lines(f, "SELECT file, rows, used FROM _sheets"), "a.csv|2|2\n");
}

static void a_large_table_has_indexes_early(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  write_work(f, "data/a.csv", 0);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_store_settle(f->store, f->diags), ZB_OK);
  assert_string_equal(lines(f, indexes), "work.id_number\n");
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, indexes), "work.id_number\n");
}

/* The Nth of as many people. */
static void put_person(zb_buffer *rows, int n, const char *name)
{
  char id[19];
  const char *digit = "0123456789X";
  do
    snprintf(id, sizeof id, "330599198001%02d%03d%c", 1 + n / 1000, n % 1000, *digit);
  while (!zb_id_has_check_digit(id) && *digit++ != '\0');
  zb_buffer_printf(rows, "%s,%s,某单位,1980-01\n", id, name);
}

/* MANY people, and the last again, unless LAST is NULL: by that name. */
static void write_people(fixture *f, const char *path, const char *last)
{
  zb_buffer rows = {0};
  zb_buffer_puts(&rows, PEOPLE);
  for (int i = 0; i < MANY; i++)
    put_person(&rows, i, "张三");
  if (last != NULL)
    put_person(&rows, MANY - 1, last);
  fixture_write(f, path, rows.data);
  zb_buffer_free(&rows);
}

/* With the indexes it is found out whether numbers are there twice. */
static void a_large_table_has_doubled_numbers(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  write_people(f, "data/a.csv", "张三");
  write_work(f, "data/b.csv", 0);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_store_settle(f->store, f->diags), ZB_OK);
  assert_string_equal(lines(f, "SELECT tbl FROM _doubled"), "people\n");
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, "SELECT rows, used, same FROM _sheets WHERE tbl = 'people'"), "12001|12000|1\n");
}

/* Or not until another sheet has come. */
static void a_large_table_is_doubled_by_another_sheet(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  write_people(f, "data/a.csv", NULL);
  assert_int_equal(fixture_import(f, "data/a.csv"), ZB_OK);
  assert_int_equal(zb_store_settle(f->store, f->diags), ZB_OK);
  assert_string_equal(lines(f, "SELECT tbl FROM _doubled"), "");
  zb_buffer row = {0};
  put_person(&row, 0, "李四");
  fixture_write(f, "data/b.csv", zb_arena_printf(f->arena, PEOPLE "%s", row.data));
  zb_buffer_free(&row);
  assert_int_equal(fixture_import(f, "data/b.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, "SELECT place FROM _problem WHERE code = 'duplicate'"), "b.csv!A2\n");
}

/* Another sheet of it: they are made when all its rows are there, and are the same. */
static void a_table_of_several_sheets_has_indexes_late(void **state)
{
  fixture *f = *state;
  zb_store_write_aside(f->store);
  write_work(f, "data/a.csv", 0);
  fixture_write(f, "data/0.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  write_work(f, "data/b.csv", MANY / 2);
  write_work(f, "data/c.csv", MANY);
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_store_settle(f->store, f->diags), ZB_OK);
  assert_string_equal(lines(f, indexes), "");
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  assert_string_equal(lines(f, indexes), "work.id_number\n");
  assert_string_equal(lines(f, "SELECT count(*) FROM work"), "24000\n");
  assert_string_equal(lines(f, "SELECT rows, used, same FROM _sheets WHERE tbl = 'work' ORDER BY number"),
                      "12000|12000|0\n12000|6000|6000\n12000|6000|6000\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(values_tell_how_a_row_was_typed),
      TEST(what_values_do_not_tell_is_kept),
      TEST(a_store_keeps_only_some_texts_of_numbers),
      TEST(a_few_rows_are_written_without_a_thread),
      TEST(all_rows_of_a_wide_table_are_kept),
      TEST(what_comes_again_is_read_as_before),
      TEST(what_is_left_out_with_a_problem_is_kept),
      TEST(a_large_table_has_indexes_early),
      TEST(a_large_table_has_doubled_numbers),
      TEST(a_large_table_is_doubled_by_another_sheet),
      TEST(a_table_of_several_sheets_has_indexes_late),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

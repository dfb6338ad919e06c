/* A batch's rows in another store. */
#include "fixture.h"

/* As base/parcel.h has them: one after the other. */
static void keep(void *data, const zb_parcel *rows)
{
  zb_parcel *all = data;
  zb_parcel_put_number(all, (int64_t)rows->bytes.length);
  zb_parcel_put_bytes(all, rows->bytes.data, rows->bytes.length);
}

static zb_status take_all(fixture *f, zb_parcel *all, zb_store *store)
{
  zb_status status = ZB_OK;
  while (status == ZB_OK && all->at < all->bytes.length) {
    zb_parcel rows = {0};
    size_t length = (size_t)zb_parcel_number(all);
    zb_parcel_put_bytes(&rows, all->bytes.data + all->at, length);
    all->at += length;
    status = zb_store_take_rows(store, &rows, f->diags);
    zb_parcel_free(&rows);
  }
  return status;
}

static zb_store *empty(fixture *f)
{
  zb_store *store = NULL;
  assert_int_equal(zb_store_new(f->schema, f->diags, &store), ZB_OK);
  assert_int_equal(zb_store_finish(store, f->diags), ZB_OK);
  return store;
}

/* All that a query of STORE gives, with types. */
static void add_rows(zb_store *store, const char *sql, zb_buffer *out)
{
  zb_rows *rows;
  const char *why;
  if (zb_store_query(store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  while (zb_rows_next(rows))
    for (int i = 0; i < zb_rows_columns(rows); i++) {
      zb_value v = zb_rows_value(rows, i);
      zb_buffer_printf(out, "%d %lld %.17g %s\n", (int)v.type, (long long)v.integer, v.real,
                       v.text == NULL ? "" : v.text);
    }
  assert_null(zb_rows_error(rows));
  zb_rows_free(rows);
}

static void expect_same(zb_store *a, zb_store *b, const char *sql)
{
  zb_buffer of_a = {0}, of_b = {0};
  add_rows(a, sql, &of_a);
  add_rows(b, sql, &of_b);
  assert_true(of_a.length > 0);
  assert_string_equal(of_a.data, of_b.data);
  zb_buffer_free(&of_a);
  zb_buffer_free(&of_b);
}

static void import_some(fixture *f)
{
  fixture_write(f, "data/a.csv",
                "工作单位,姓名,身份证号,出生年月\n某单位,张三," ID_A ",\n某单位,李四," ID_B ",1981-02\n");
  fixture_write(f, "data/work.csv",
                "身份证号,起,止,学时\n" ID_A ",2001-01,,0.1\n" ID_A ",2002-01,,90\n" ID_B ",错,,1\n");
  fixture_write(f, "data/x.csv", "什么,也\n不,是\n");
  fixture_import(f, "data");
  zb_import_finish(f->import, f->diags);
  const zb_finding finding = {.rule = "a-rule", .level = "error", .owner = ID_A, .message = "不对"};
  assert_int_equal(zb_store_add_finding(f->store, &finding, f->diags), ZB_OK);
}

static void queries_see_the_same(void **state)
{
  fixture *f = *state;
  import_some(f);
  zb_parcel all = {0};
  assert_int_equal(zb_store_give_rows(f->store, keep, &all, f->diags), ZB_OK);
  zb_store *store = empty(f);
  assert_int_equal(take_all(f, &all, store), ZB_OK);
  static const char *const queries[] = {"SELECT * FROM people",
                                        "SELECT * FROM work",
                                        "SELECT * FROM _sources",
                                        "SELECT *, rows IS NULL, sheet IS NULL FROM _sheets",
                                        "SELECT * FROM _problem",
                                        "SELECT * FROM _findings",
                                        "SELECT _row, hours, typeof(hours), typeof(end) FROM work",
                                        "SELECT coalesce(sum(rows), 0) FROM _sources"};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
    expect_same(f->store, store, queries[i]);
  zb_store_free(store);
  zb_parcel_free(&all);
}

/* "" would pass for a place, and for a row without cells. */
static void has_no_places(void **state)
{
  fixture *f = *state;
  import_some(f);
  zb_parcel all = {0};
  assert_int_equal(zb_store_give_rows(f->store, keep, &all, f->diags), ZB_OK);
  zb_store *store = empty(f);
  assert_int_equal(take_all(f, &all, store), ZB_OK);
  zb_rows *rows;
  const char *why;
  static const char *const queries[] = {"SELECT place('people', _row, 'name') FROM people",
                                        "SELECT cells FROM _typed_people"};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    assert_int_equal(zb_store_query(store, queries[i], NULL, 0, &rows, &why), ZB_TEMPLATE);
    assert_contains(why, "没有表格文件");
    assert_null(rows);
  }
  assert_int_equal(zb_store_check(store, f->diags), ZB_OK);
  zb_store_free(store);
  zb_parcel_free(&all);
}

static void refuse(fixture *f, const char *table, const char *values, size_t n)
{
  zb_store *store = empty(f);
  zb_parcel rows = {0};
  zb_parcel_put_text(&rows, table);
  zb_parcel_put_bytes(&rows, values, n);
  assert_int_equal(zb_store_take_rows(store, &rows, f->diags), ZB_INPUT);
  zb_parcel_free(&rows);
  zb_store_free(store);
}

static void refuses_what_is_no_row(void **state)
{
  fixture *f = *state;
  refuse(f, "nothing", "e", 1);
  refuse(f, "_previous", "e", 1);
  refuse(f, NULL, "e", 1);
  refuse(f, "people", "x------", 7);
  refuse(f, "people", "---", 3);
  refuse(f, "people", "i\1\0", 3);
  refuse(f, "people", "t\1\0\0\0\0\0\0\0z", 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(queries_see_the_same),
      TEST(has_no_places),
      TEST(refuses_what_is_no_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Queries end: the text functions give what SQLite's own give, at random, but without going back over all choices; and
   what still goes on is stopped. */
#include "fixture.h"

#include "store/batch.h"

/* What SQL gives with the texts A, B and C; NULL: nothing. In the arena. */
static const char *result_of(sqlite3 *db, const char *sql, const char *const *texts, zb_arena *arena)
{
  sqlite3_stmt *statement;
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
  for (int i = 0; i < sqlite3_bind_parameter_count(statement); i++)
    sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_STATIC);
  int code = sqlite3_step(statement);
  const char *text = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : sqlite3_errmsg(db);
  text = text == NULL ? NULL : zb_arena_strdup(arena, text);
  sqlite3_finalize(statement);
  return text;
}

static unsigned random_below(uint64_t *seed, unsigned n)
{
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(*seed >> 33) % n;
}

static const char *random_text(uint64_t *seed, const char *const *parts, unsigned count, unsigned most, zb_arena *arena)
{
  const char *text = "";
  for (unsigned i = random_below(seed, most + 1); i > 0; i--)
    text = zb_arena_printf(arena, "%s%s", text, parts[random_below(seed, count)]);
  return text;
}

static void functions_give_what_sqlite_gives(void **state)
{
  fixture *f = *state;
  static const char *const letters[] = {"a", "A", "b", "B", "甲", "乙", "%", "_", "-", "é", "É", "]", "/"};
  static const char *const signs[] = {"a",       "A",    "b", "甲", "%",    "_",     "*", "?",  "[ab]", "[^a]", "[a-b]",
                                      "[乙-甲]", "[]a]", "[", "]",  "[a-]", "[^]-]", "/", "/%", "%%",   "é"};
  static const char *const queries[] = {"SELECT ?1 LIKE ?2",
                                        "SELECT ?1 GLOB ?2",
                                        "SELECT ?1 LIKE ?2 ESCAPE '/'",
                                        "SELECT instr(?1, ?2)",
                                        "SELECT replace(?1, ?2, ?3)",
                                        "SELECT ?1 NOT LIKE NULL",
                                        "SELECT replace(?1, ?2, NULL)",
                                        "SELECT ?1 LIKE ?2 ESCAPE '%'",
                                        "SELECT 12 LIKE ?2"};
  sqlite3 *db;
  assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
  uint64_t seed = 20200804;
  for (unsigned round = 0; round < 60000; round++) {
    zb_arena *arena = zb_arena_new();
    const char *sql = queries[round % (sizeof queries / sizeof *queries)];
    bool plain = strstr(sql, "(") != NULL; /* parts that are found now and then */
    const char *texts[] = {random_text(&seed, letters, sizeof letters / sizeof *letters, 8, arena),
                           plain ? random_text(&seed, letters, sizeof letters / sizeof *letters, 2, arena)
                                 : random_text(&seed, signs, sizeof signs / sizeof *signs, 5, arena),
                           random_text(&seed, letters, sizeof letters / sizeof *letters, 3, arena)};
    const char *wanted = result_of(db, sql, texts, arena), *got = result_of(f->store->db, sql, texts, arena);
    if ((wanted == NULL) != (got == NULL) || (wanted != NULL && strcmp(wanted, got) != 0))
      fail_msg("%s with “%s”, “%s”, “%s”: %s, not %s", sql, texts[0], texts[1], texts[2], got, wanted);
    zb_arena_free(arena);
  }
  sqlite3_close(db);
}

/* SQLite's own takes the age of the world for it. */
static void a_pattern_goes_back_to_its_last_wildcard(void **state)
{
  fixture *f = *state;
  static const char *const pairs[] = {"%a%a%a%a%a%a%a%a%a%b", "*a*a*a*a*a*a*a*a*a*b"};
  const char *text = result_of(f->store->db, "SELECT replace(hex(zeroblob(5000)), '0', 'a')", NULL, f->arena);
  assert_int_equal(strlen(text), 10000);
  assert_string_equal(result_of(f->store->db, "SELECT ?1 LIKE ?2", (const char *const[]){text, pairs[0]}, f->arena),
                      "0");
  assert_string_equal(result_of(f->store->db, "SELECT ?1 GLOB ?2", (const char *const[]){text, pairs[1]}, f->arena),
                      "0");
  assert_contains(result_of(f->store->db, "SELECT ?1 LIKE ?1", (const char *const[]){text}, f->arena), "too complex");
  assert_contains(result_of(f->store->db, "SELECT length(replace(?1, 'a', ?1))", (const char *const[]){text}, f->arena),
                  "too big");
}

/* It is the query's fault, and the run goes on. */
static void a_value_that_is_too_big_is_no_failure_of_the_store(void **state)
{
  fixture *f = *state;
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store, "SELECT hex(zeroblob(16000000))", NULL, 0, &rows, &why), ZB_OK);
  assert_false(zb_rows_next(rows));
  assert_contains(zb_rows_error(rows), "too big");
  zb_rows_free(rows);
  assert_int_equal(zb_store_check(f->store, f->diags), ZB_OK);
}

/* The rows of a table, seven times with each other. */
static void a_query_without_end_is_stopped(void **state)
{
  fixture *f = *state;
  fixture_write(f, "posts.csv", "单位名称,正高级核准人数\n甲,1\n乙,2\n丙,3\n丁,4\n戊,5\n己,6\n庚,7\n辛,8\n");
  assert_int_equal(fixture_import(f, "posts.csv"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  zb_store_limit_queries(f->store, 100000);
  zb_rows *rows;
  const char *why;
  assert_int_equal(zb_store_query(f->store,
                                  "SELECT count(*) FROM posts a, posts b, posts c, posts d, posts e, posts g, posts h",
                                  NULL, 0, &rows, &why),
                   ZB_OK);
  assert_false(zb_rows_next(rows));
  assert_string_equal(zb_rows_error(rows), "查得太久，超过了上限");
  zb_rows_free(rows);
  assert_int_equal(zb_store_query(f->store, "SELECT count(*) FROM posts", NULL, 0, &rows, &why), ZB_OK);
  assert_true(zb_rows_next(rows));
  zb_rows_free(rows);
  assert_int_equal(zb_store_check(f->store, f->diags), ZB_OK);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(functions_give_what_sqlite_gives),
      TEST(a_pattern_goes_back_to_its_last_wildcard),
      TEST(a_value_that_is_too_big_is_no_failure_of_the_store),
      TEST(a_query_without_end_is_stopped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

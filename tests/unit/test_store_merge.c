/* Several files as one batch: preferences, repeats, rows of nobody, what is likely the same, and sums that agree. */
#include "fixture.h"

#define PEOPLE "身份证号,姓名,工作单位,出生年月\n"
#define WORK "身份证号,起,止,学时\n"

/* All rows of a query, a line each. */
static const char *lines(fixture *f, const char *sql)
{
  zb_rows *rows;
  const char *why, *text = "";
  if (zb_store_query(f->store, sql, NULL, 0, &rows, &why) != ZB_OK)
    fail_msg("%s: %s", sql, why);
  while (zb_rows_next(rows))
    for (int c = 0; c < zb_rows_columns(rows); c++) {
      zb_value v = zb_rows_value(rows, c);
      const char *end = c + 1 < zb_rows_columns(rows) ? "|" : "\n";
      text = v.type == ZB_VALUE_INTEGER ? zb_arena_printf(f->arena, "%s%lld%s", text, (long long)v.integer, end)
                                        : zb_arena_printf(f->arena, "%s%s%s", text, v.text, end);
    }
  zb_rows_free(rows);
  return text;
}

static void import(fixture *f, zb_status wanted)
{
  assert_int_equal(fixture_import(f, "data"), ZB_OK);
  assert_int_equal(zb_import_finish(f->import, f->diags), wanted);
  assert_string_equal(lines(f, "SELECT file FROM _sheets WHERE number IS NOT NULL AND "
                               "rows <> used + orphans + same + other + ownerless + skipped"),
                      "");
}

static void write_conflict(fixture *f)
{
  fixture_write(f, "data/a/1.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,1981-02\n");
  fixture_write(f, "data/b/2.csv", PEOPLE ID_A ",张三,另一单位,某年\n");
  fixture_write(f, "data/c/3.csv", PEOPLE ID_A ",张三,第三单位,1980-01\n");
}

static void lists_conflicts_side_by_side(void **state)
{
  fixture *f = *state;
  write_conflict(f);
  import(f, ZB_OK);
  assert_string_equal(
      lines(f, "SELECT owner, name, field, place_a, value_a, place_b, value_b, decided FROM _conflicts"),
      ID_A "|张三|出生年月|a/1.csv!D2|1980-01|b/2.csv!D2||0\n" ID_A
           "|张三|工作单位|a/1.csv!C2|某单位|b/2.csv!C2|另一单位|0\n" ID_A
           "|张三|工作单位|a/1.csv!C2|某单位|c/3.csv!C2|第三单位|0\n");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 3); /* two conflicts, a cell */
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 0);
  assert_null(strstr(fixture_diag(f->diags, "duplicate")->message, "另一单位"));
}

/* Two years that can't be read are empty, and not the same. */
static void rows_without_a_key_are_not_alike(void **state)
{
  fixture *f = *state;
  const zb_schema *schema;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &schema), ZB_OK);
  zb_store *store;
  assert_int_equal(zb_store_new(schema, f->diags, &store), ZB_OK);
  zb_import *batch = zb_import_new(store, NULL);
  fixture_write(f, "a.csv",
                "身份证号,年度,考核结果\n" ID_A ",17,合格\n" ID_A ",18,合格\n" ID_A ",19,优秀\n" ID_A
                ",2018,合格\n" ID_A ",2018,合格\n" ID_A ",2019,合格\n" ID_A ",2019,优秀\n");
  assert_int_equal(zb_import_path(batch, zb_arena_printf(f->arena, "%s/a.csv", f->folder), f->diags), ZB_OK);
  assert_int_equal(zb_import_finish(batch, f->diags), ZB_OK);
  const zb_diag *same = fixture_diag(f->diags, "same-row");
  assert_string_equal(same->place, "a.csv!6");
  assert_contains(same->message, "有 1 行");
  size_t before = zb_diags_count(f->diags);
  assert_int_equal(zb_store_problems(store, ID_A, f->diags), 4); /* three years, and two results of 2019 */
  for (size_t i = before; i < before + 4; i++)
    if (strcmp(zb_diags_at(f->diags, i)->code, "duplicate") == 0)
      assert_string_equal(zb_diags_at(f->diags, i)->place, "a.csv!A8");
  zb_import_free(batch);
  zb_store_free(store);
}

/* PREFERRED (and OTHER unless it is NULL) make UNIT win. */
static void expect_preferred(fixture *f, const char *preferred, const char *other, const char *unit)
{
  write_conflict(f);
  zb_store_prefer(f->store, preferred);
  if (other != NULL)
    zb_store_prefer(f->store, other);
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT unit FROM people WHERE id_number = '" ID_A "'"), unit);
  assert_string_equal(lines(f, "SELECT DISTINCT value_a || decided FROM _conflicts WHERE field = '工作单位'"),
                      zb_arena_printf(f->arena, "%.*s1\n", (int)strlen(unit) - 1, unit));
  assert_null(fixture_diag(f->diags, "duplicate"));
  assert_int_equal(fixture_diag(f->diags, "preferred")->severity, ZB_NOTE);
}

static void prefers_a_file_by_its_shown_name(void **state)
{
  fixture *f = *state;
  expect_preferred(f, "c/3.csv", NULL, "第三单位\n");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 0); /* b's unreadable cell is nobody's any more */
}

static void prefers_a_folder_by_its_path(void **state)
{
  fixture *f = *state;
  expect_preferred(f, zb_arena_printf(f->arena, "%s/data/b/", f->folder), NULL, "另一单位\n");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1); /* its own unreadable cell */
}

static void prefers_the_first_of_two(void **state)
{
  expect_preferred(*state, "c", "b", "第三单位\n");
}

/* A file of a preferred folder that is preferred before it: what is said first holds. */
static void prefers_a_file_to_the_rest_of_its_folder(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/b/1.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/b/2.csv", PEOPLE ID_A ",张三,另一单位,1980-01\n");
  zb_store_prefer(f->store, "b/2.csv");
  zb_store_prefer(f->store, "b");
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT unit FROM people"), "另一单位\n");
  assert_string_equal(lines(f, "SELECT decided FROM _conflicts"), "1\n");
}

/* Two rows of the preferred file are as open as ever. */
static void a_preferred_file_may_contradict_itself(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/2.csv", PEOPLE ID_A ",张三,甲单位,1980-01\n" ID_A ",张三,乙单位,1980-01\n");
  zb_store_prefer(f->store, "2.csv");
  import(f, ZB_OK);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  assert_string_equal(fixture_diag(f->diags, "duplicate")->place, "2.csv!A3");
}

static void refuses_what_was_not_read(void **state)
{
  fixture *f = *state;
  write_conflict(f);
  zb_store_prefer(f->store, "a/1"); /* the beginning of a name is none */
  import(f, ZB_INPUT);
  assert_string_equal(fixture_diag(f->diags, "prefer")->place, "a/1");
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 3);
}

/* Two equal rows of a file are two; those of another file are the same ones. */
static void takes_rows_of_two_files_once(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/0.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,1981-02\n");
  fixture_write(f, "data/1.csv", WORK ID_A ",2001-07,,90\n" ID_A ",2001-07,,90\n" ID_B ",2001-07,,90\n");
  fixture_write(f, "data/2.csv", "学时,起,止,身份证号\n90,2001-07,," ID_A "\n90,2002-07,," ID_A "\n");
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT id_number, start, count(*) FROM work GROUP BY 1, 2 ORDER BY 1, 2"),
                      ID_A "|2001-07|2\n" ID_A "|2002-07|1\n" ID_B "|2001-07|1\n");
  assert_string_equal(lines(f, "SELECT file, rows, used, same FROM _sheets WHERE tbl = 'work' ORDER BY rowid"),
                      "1.csv|3|3|0\n2.csv|2|1|1\n");
}

#define FIRST_ROW ID_A ",2001-07,2005-06,90\n"

/* Two files with the rows FIRST and SECOND, of which so many are used. */
static void import_copies(fixture *f, const char *first, const char *second, const char *rows)
{
  fixture_write(f, "data/0.csv", PEOPLE ID_A ",张三,某单位,1980-01\n" ID_B ",李四,某单位,1981-02\n");
  fixture_write(f, "data/1.csv", zb_arena_printf(f->arena, WORK "%s", first));
  fixture_write(f, "data/2.csv", zb_arena_printf(f->arena, WORK "%s", second));
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT count(*) FROM work"), rows);
}

static void tells_of_a_corrected_copy(void **state)
{
  fixture *f = *state;
  import_copies(f, FIRST_ROW ID_A ",2005-07,2010-01,80\n" ID_A ",2010-02,,70\n" ID_B ",2001-07,,60\n",
                ID_B ",2001-07,,60\n" ID_A ",2000-01,2001-06,10\n" FIRST_ROW ID_A ",2005-07,2010-02,80\n", "6\n");
  const zb_diag *told = fixture_diag(f->diags, "corrected-copy");
  assert_int_equal(told->severity, ZB_WARNING);
  assert_string_equal(told->place, "2.csv!C5");
  assert_contains(told->message, "1.csv 和 2.csv 的“工作经历”表里，1 人有 1 行完全相同，另有 1 行只有个别格子不同");
  assert_contains(told->message, "第一处在 1.csv!C3 和这里");
}

static void prefers_a_corrected_copy(void **state)
{
  fixture *f = *state;
  zb_store_prefer(f->store, "2.csv");
  import_copies(f, FIRST_ROW ID_A ",2005-07,2010-01,80\n", FIRST_ROW ID_A ",2005-07,2010-02,80\n", "2\n");
  assert_null(fixture_diag(f->diags, "corrected-copy"));
  assert_string_equal(lines(f, "SELECT \"end\" FROM work ORDER BY 1"), "2005-06\n2010-02\n");
  assert_contains(fixture_diag(f->diags, "preferred")->message, "“工作经历”表有 1 行");
}

/* Someone's years in two files, one of which both have. */
static void rows_of_two_files_are_no_copies(void **state)
{
  fixture *f = *state;
  import_copies(f, ID_A ",2001-07,,90\n" ID_A ",2002-07,,90\n",
                ID_A ",2002-07,,90\n" ID_A ",2003-07,,90\n" ID_A ",2004-07,,90\n", "4\n");
  assert_null(fixture_diag(f->diags, "corrected-copy"));
}

static void a_file_may_have_more(void **state)
{
  fixture *f = *state;
  import_copies(f, FIRST_ROW, FIRST_ROW ID_A ",2005-07,2006-01,90\n" ID_B ",2001-07,2005-06,90\n", "3\n");
  assert_null(fixture_diag(f->diags, "corrected-copy"));
}

static void rows_without_an_equal_one_are_no_copies(void **state)
{
  fixture *f = *state;
  import_copies(f, FIRST_ROW, ID_A ",2001-07,2005-06,80\n" ID_B ",2001-07,2005-06,90\n", "3\n");
  assert_null(fixture_diag(f->diags, "corrected-copy"));
}

/* One row that is the same but for a letter; or not nearly, or that of another year, or the next of a series. */
static void a_row_alone_may_be_a_copy(void **state)
{
  fixture *f = *state;
  const zb_schema *schema;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &schema), ZB_OK);
  static const struct {
    const char *end, *school;
    bool is_copy;
  } cases[] = {
      {"1997-07", "师专", true}, {"2001-10", "师专", false}, {"1998-06", "师专", false}, {"1997-06", "师专二", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_store *store;
    zb_diags *diags = zb_diags_new();
    assert_int_equal(zb_store_new(schema, diags, &store), ZB_OK);
    zb_import *batch = zb_import_new(store, NULL);
    static const char header[] = "身份证号,起始年月,终止年月,学校,专业,学习形式\n" ID_A;
    fixture_write(f, "a.csv",
                  zb_arena_printf(f->arena, "%s,1994-09,1997-06,%s,数学,全日制\n", header, i < 3 ? "师专" : "师专一"));
    fixture_write(f, "b.csv",
                  zb_arena_printf(f->arena, "%s,1994-09,%s,%s,数学,全日制\n", header, cases[i].end, cases[i].school));
    for (const char *const *name = (const char *const[]){"a.csv", "b.csv", NULL}; *name != NULL; name++)
      assert_int_equal(zb_import_path(batch, zb_arena_printf(f->arena, "%s/%s", f->folder, *name), diags), ZB_OK);
    zb_import_finish(batch, diags);
    assert_int_equal(fixture_diag(diags, "corrected-copy") != NULL, cases[i].is_copy);
    zb_import_free(batch);
    zb_store_free(store);
    zb_diags_free(diags);
  }
}

static void tells_of_rows_of_nobody(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/0.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/1.csv",
                WORK ID_A ",2001-07,,90\n330599198001010037,2001-07,,90\n" ID_B ",2001-07,,90\n" ID_B ",2002-07,,90\n");
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT owner, rows, cause FROM _orphans WHERE kind = 'person' ORDER BY first_row"),
                      "330599198001010037|1|身份证号和 0.csv!A2 的只差一位，可能写错了\n" ID_B "|2|\n");
  assert_string_equal(lines(f, "SELECT rows, used, orphans FROM _sheets WHERE tbl = 'work'"), "4|1|3\n");
  const zb_diag *orphan = fixture_diag(f->diags, "orphan");
  assert_int_equal(orphan->severity, ZB_WARNING);
  assert_string_equal(orphan->place, "1.csv!A4");
  assert_contains(orphan->message, "工作经历 2 行");
  assert_null(strstr(orphan->message, "330599198001010037")); /* on a screen numbers are masked */
  /* A number that can't be read and is nearly someone's: that one's problem, told once. */
  size_t before = zb_diags_count(f->diags);
  assert_int_equal(zb_store_problems(f->store, ID_A, f->diags), 1);
  assert_string_equal(zb_diags_at(f->diags, before)->place, "1.csv!A3");
  assert_contains(zb_diags_at(f->diags, before)->message, "和 0.csv!A2 的只差一位，因此有 1 行没有用上");
}

static void lists_few_of_many(void **state)
{
  fixture *f = *state;
  zb_buffer text = {0};
  zb_buffer_puts(&text, WORK);
  for (int i = 0; i < 30; i++)
    zb_buffer_printf(&text, "%d,2001-07,,90\n", 100000 + i);
  fixture_write(f, "data/0.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/1.csv", text.data);
  zb_buffer_free(&text);
  import(f, ZB_OK);
  size_t said = 0;
  for (size_t i = 0; i < zb_diags_count(f->diags); i++)
    said += strcmp(zb_diags_at(f->diags, i)->code, "orphan") == 0;
  assert_int_equal(said, 21);
  assert_string_equal(lines(f, "SELECT count(*) FROM _orphans WHERE kind = 'person'"), "30\n");
}

static void finds_units_that_are_likely_the_same(void **state)
{
  static const char *const cases[][3] = {
      {"德清县第一中学", "德清第一中学", "1"},
      {"杭州市德清县第一中学", "杭州德清第一中学", "1"},
      {"某省某区第一中学", "某某第一中学", "1"},
      {"第一中学（东区）", "第一中学(东区)", "1"},
      {"第一中学（东区）", "第一中学东区", "1"},
      {"ＡＢ研究所", "AB 研究所", "1"},
      {"湖州市第一医院", "第一医院", "1"},
      {"浙江省湖州市第一医院", "湖州第一医院", "1"},
      {"德清县第一中学", "德清县第二中学", "0"},
      {"第一医院", "第一医院分院", "0"},
      {"湖州市", "湖州市", "0"},
      {"市", "县", "0"},
  };
  fixture *f = *state;
  assert_int_equal(zb_import_finish(f->import, f->diags), ZB_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *sql =
        zb_arena_printf(f->arena, "SELECT '%s' <> '%s' AND likeness('%s') <> '' AND likeness('%s') = likeness('%s')",
                        cases[i][0], cases[i][1], cases[i][0], cases[i][0], cases[i][1]);
    if (lines(f, sql)[0] != cases[i][2][0])
      fail_msg("%s, %s", cases[i][0], cases[i][1]);
  }
}

static void tells_of_likely_units_and_people(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv",
                PEOPLE ID_A ",张三,德清县一中,1980-01\n" ID_B ",李四,德清一中,1981-02\n"
                            "330599198102020013,李四,别的单位,1981-02\n");
  fixture_write(f, "data/2.csv", "单位名称,正高级核准人数\n德清县一中,3\n");
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT kind, value, other, rows, title, place FROM _likely ORDER BY rowid"),
                      "unit|德清县一中||1|人员|1.csv!C2\nunit|德清一中||1|人员|1.csv!C3\n"
                      "unit|德清县一中||1|岗位|2.csv!A2\nid|李四|" ID_B
                      "|1|人员|1.csv!A3\nid|李四|330599198102020013|1|人员|1.csv!A4\n");
  assert_contains(fixture_diag(f->diags, "likely-unit")->message, "“德清县一中”（2 处）、“德清一中”（1 处）");
  assert_contains(fixture_diag(f->diags, "likely-person")->message, "李四（330599…0005）、李四（330599…0013）");
  assert_string_equal(lines(f, "SELECT count(*) FROM people"), "3\n"); /* none was merged */
}

static void accounts_for_files_that_are_not_read(void **state)
{
  fixture *f = *state;
  fixture_write(f, "data/1.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/2.csv", PEOPLE ID_A ",张三,某单位,1980-01\n");
  fixture_write(f, "data/3.csv", "菜名,价格\n豆腐,3\n");
  import(f, ZB_OK);
  assert_string_equal(lines(f, "SELECT file, note FROM _sheets WHERE number IS NULL ORDER BY rowid"),
                      "2.csv|和 1.csv 内容完全相同，只读一次\n3.csv|表头不是任何一种规定的表，没有读\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(rows_without_a_key_are_not_alike),
      TEST(lists_conflicts_side_by_side),
      TEST(prefers_a_file_by_its_shown_name),
      TEST(prefers_a_folder_by_its_path),
      TEST(prefers_the_first_of_two),
      TEST(prefers_a_file_to_the_rest_of_its_folder),
      TEST(a_preferred_file_may_contradict_itself),
      TEST(refuses_what_was_not_read),
      TEST(takes_rows_of_two_files_once),
      TEST(tells_of_a_corrected_copy),
      TEST(prefers_a_corrected_copy),
      TEST(rows_of_two_files_are_no_copies),
      TEST(a_file_may_have_more),
      TEST(rows_without_an_equal_one_are_no_copies),
      TEST(a_row_alone_may_be_a_copy),
      TEST(tells_of_rows_of_nobody),
      TEST(lists_few_of_many),
      TEST(finds_units_that_are_likely_the_same),
      TEST(tells_of_likely_units_and_people),
      TEST(accounts_for_files_that_are_not_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

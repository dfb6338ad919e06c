/* Columns whose contents were exchanged: told once, at the header, and nobody is judged by them. */
#include "fixture.h"

#define A ID_A ",张三,"
#define B ID_B ",李四,"
#define C ID_C ",王五,"

/* A csv for a table of the program's own schema; SAID: "place message" of what is told as exchanged, "": nothing. */
typedef struct swap_case {
  const char *what, *text, *said;
} swap_case;

/* The places of exchanged columns in the file, and the columns' letters and names. */
static const char *exchanged(fixture *f, const zb_schema *schema, const char *text)
{
  fixture_write(f, "a.csv", text);
  zb_diags *diags = zb_diags_new();
  zb_store *store;
  assert_int_equal(zb_store_new(schema, diags, &store), ZB_OK);
  zb_import *import = zb_import_new(store, NULL);
  assert_int_equal(zb_import_path(import, zb_arena_printf(f->arena, "%s/a.csv", f->folder), diags), ZB_OK);
  zb_import_finish(import, diags);
  zb_store_all_problems(store, 100, diags);
  const char *said = "";
  for (size_t i = 0; i < zb_diags_count(diags); i++) {
    const zb_diag *d = zb_diags_at(diags, i);
    const char *end = strstr(d->message, "的内容好像对调了");
    bool again =
        end != NULL && strstr(said, zb_arena_strndup(f->arena, d->message, (size_t)(end - d->message))) != NULL;
    if (strcmp(d->code, "swapped-columns") == 0 && !again) /* each row has it as its own problem */
      said = zb_arena_printf(f->arena, "%s%s%s %.*s", said, *said == '\0' ? "" : "；", d->place + strlen("a.csv!"),
                             end == NULL ? 0 : (int)(end - d->message), d->message);
  }
  zb_import_free(import);
  zb_store_free(store);
  zb_diags_free(diags);
  return said;
}

static void try_cases(fixture *f, const swap_case *cases, size_t count)
{
  const zb_schema *schema;
  assert_int_equal(zb_load_schema(&(zb_scripts){.lua = "lua"}, f->arena, f->diags, &schema), ZB_OK);
  int wrong = 0;
  for (size_t i = 0; i < count; i++) {
    const char *said = exchanged(f, schema, cases[i].text);
    if (strcmp(said, cases[i].said) == 0)
      continue;
    print_error("%s:\n  said %s\n  want %s\n", cases[i].what, said, cases[i].said);
    wrong++;
  }
  assert_int_equal(wrong, 0);
}

#define TRY(f, cases) try_cases(f, cases, sizeof(cases) / sizeof *(cases))

#define YEARS "身份证号,姓名,年度,考核结果\n"
#define STUDIES "身份证号,姓名,学校,学历,学习形式\n"

static void values_of_other_columns(void **state)
{
  static const swap_case cases[] = {
      {"as they should be", YEARS A "2018,合格\n" B "2018,合格\n", ""},
      {"number and name", YEARS "张三," ID_A ",2018,合格\n李四," ID_B ",2018,合格\n", "A1 A 列“身份证号”和 B 列“姓名”"},
      {"in one row of two", YEARS "张三," ID_A ",2018,合格\n" B "2018,合格\n", ""},
      {"in four rows of five",
       YEARS "张三," ID_A ",2018,合格\n张三," ID_A ",2017,合格\n张三," ID_A ",2016,合格\n张三," ID_A ",2015,合格\n" B
             "2018,合格\n",
       "A1 A 列“身份证号”和 B 列“姓名”"},
      {"in three rows of four",
       YEARS "张三," ID_A ",2018,合格\n张三," ID_A ",2017,合格\n张三," ID_A ",2016,合格\n" B "2018,合格\n", ""},
      {"year and result", YEARS A "合格,2018\n" B "合格,2018\n", "C1 C 列“年度”和 D 列“考核结果”"},
      {"two pairs", YEARS "张三," ID_A ",合格,2018\n李四," ID_B ",合格,2018\n",
       "C1 C 列“年度”和 D 列“考核结果”；A1 A 列“身份证号”和 B 列“姓名”"},
      {"no year, and nothing to exchange it with", YEARS A "去年,合格\n" B "前年,合格\n", ""},
      {"school and degree of study", STUDIES A "本科,浙江大学,全日制\n" B "大专,某某学院,函授\n",
       "C1 C 列“学校”和 D 列“学历”"},
      {"an unusual school", STUDIES A "某某研究所,本科,全日制\n" B "某某研究所,硕士,全日制\n", ""},
      {"a bad name", YEARS ID_A ",王老师,2018,合格\n" ID_B ",李老师,2018,合格\n", ""},
  };
  TRY(*state, cases);
}

#define APPLICANTS "身份证号,姓名,出生年月,参加工作时间,工作单位,申报专业,申报级别,申报资格名称\n"
#define REST ",某厂,工程,中级,工程师\n"

/* A date of birth is that of the number. */
static void dates_of_birth(void **state)
{
  static const swap_case cases[] = {
      {"right", APPLICANTS A "1980-01,2002-07" REST B "1981-02,2003-07" REST, ""},
      {"exchanged", APPLICANTS A "2002-07,1980-01" REST B "2003-07,1981-02" REST,
       "C1 C 列“出生年月”和 D 列“参加工作时间”"},
      {"wrong", APPLICANTS A "1980-02,2002-07" REST B "1981-03,2003-07" REST, ""},
  };
  TRY(*state, cases);
}

#define WORK "身份证号,姓名,起始年月,终止年月,工作单位,从事何专业技术工作\n"
#define DUTY ",某厂,设计\n"

static void beginnings_and_ends(void **state)
{
  static const swap_case cases[] = {
      {"right", WORK A "2001-07,2005-06" DUTY A "2005-07,2010-06" DUTY, ""},
      {"exchanged", WORK A "2005-06,2001-07" DUTY A "2010-06,2005-07" DUTY, "C1 C 列“起始年月”和 D 列“终止年月”"},
      {"with days", WORK A "2005-06-30,2001-07-01" DUTY A "2010-06-30,2005-07-01" DUTY,
       "C1 C 列“起始年月”和 D 列“终止年月”"},
      {"one row is a slip", WORK A "2005-06,2001-07" DUTY, ""},
      {"one row of two", WORK A "2005-06,2001-07" DUTY A "2005-07,2010-06" DUTY, ""},
      {"three rows of four",
       WORK A "2005-06,2001-07" DUTY A "2010-06,2005-07" DUTY A "2012-06,2010-07" DUTY B "2001-07,2005-06" DUTY, ""},
      {"four rows of five",
       WORK A "2005-06,2001-07" DUTY A "2010-06,2005-07" DUTY A "2012-06,2010-07" DUTY C "2005-06,2001-07" DUTY B
              "2001-07,2005-06" DUTY,
       "C1 C 列“起始年月”和 D 列“终止年月”"},
      {"those that are open say nothing", WORK A "2005-06,2001-07" DUTY A "2010-06,2005-07" DUTY A "至今,2010-07" DUTY,
       "C1 C 列“起始年月”和 D 列“终止年月”"},
      {"the same month", WORK A "2005-06,2005-06" DUTY A "2010-06,2010-06" DUTY, ""},
      {"days of one month", WORK A "2005-06-30,2005-06" DUTY A "2010-06-30,2010-06" DUTY, ""},
      {"both in one cell",
       "身份证号,姓名,起止年月,工作单位,从事何专业技术工作\n" A "2001-07至2005-06" DUTY A "2005-07至2010-06" DUTY, ""},
  };
  TRY(*state, cases);
}

/* The rows are nobody's any more, and nothing else is told because of them. */
static void refuses_the_rows_once(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv", "身份证号,姓名,工作单位\n张三," ID_A ",甲厂\n李四," ID_B ",乙厂\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  zb_import_finish(f->import, f->diags);
  assert_true(zb_store_problems(f->store, ID_A, f->diags) > 0);
  assert_true(zb_store_problems(f->store, ID_B, f->diags) > 0);
  for (size_t i = 0; i < zb_diags_count(f->diags); i++)
    assert_string_equal(zb_diags_at(f->diags, i)->code, "swapped-columns");
  const zb_diag *d = fixture_diag(f->diags, "swapped-columns");
  assert_non_null(d);
  assert_contains(d->message, "有 2 行没有用上");
  assert_contains(d->remedy, "把两列的内容换回来");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(values_of_other_columns),
      TEST(dates_of_birth),
      TEST(beginnings_and_ends),
      TEST(refuses_the_rows_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

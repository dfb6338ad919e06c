/* A column that can't be read is told once, at its first cell; two slips in it are two. */
#include "fixture.h"

#define HEAD "身份证号,姓名,工作单位,出生年月,编制\n"

/* The rows of a csv of five people, each with a text as month of birth. */
typedef struct fault_case {
  const char *what, *months[5]; /* NULL: no such row */
  const char *said;             /* "place" or "place×cells", by row */
} fault_case;

static const char *const ids[] = {ID_A, ID_B, ID_C, "330599198304040004", "330599198405050009"};

/* Whether the reports unite it with one before. */
static bool is_repeated(const zb_diags *diags, size_t i)
{
  const zb_diag *d = zb_diags_at(diags, i);
  for (size_t k = 0; k < i; k++)
    if (strcmp(zb_diags_at(diags, k)->place, d->place) == 0 && strcmp(zb_diags_at(diags, k)->message, d->message) == 0)
      return true;
  return false;
}

static const char *said(fixture *f, const fault_case *c)
{
  const char *text = HEAD;
  for (int i = 0; i < 5 && c->months[i] != NULL; i++)
    text = zb_arena_printf(f->arena, "%s%s,张三,甲厂,%s,在编\n", text, ids[i], c->months[i]);
  fixture_write(f, "a.csv", text);
  zb_diags *diags = zb_diags_new();
  zb_store *store;
  assert_int_equal(zb_store_new(f->schema, diags, &store), ZB_OK);
  zb_import *import = zb_import_new(store, NULL);
  assert_int_equal(zb_import_path(import, zb_arena_printf(f->arena, "%s/a.csv", f->folder), diags), ZB_OK);
  zb_import_finish(import, diags);
  for (int i = 0; i < 5 && c->months[i] != NULL; i++) { /* each row has it as its own problem, too */
    bool wrong = strncmp(c->months[i], "19", 2) != 0 && *c->months[i] != '\0';
    assert_int_equal(zb_store_problems(store, ids[i], diags) > 0, wrong);
  }
  zb_diags_free(diags);
  diags = zb_diags_new();
  zb_store_all_problems(store, 100, diags);
  const char *out = "";
  for (size_t i = 0; i < zb_diags_count(diags); i++) {
    const zb_diag *d = zb_diags_at(diags, i);
    if (is_repeated(diags, i))
      continue;
    const char *cells = strstr(d->message, "这一列有 ");
    const char *many = cells == NULL ? "" : zb_arena_printf(f->arena, "×%c", cells[strlen("这一列有 ")]);
    out = zb_arena_printf(f->arena, "%s%s%s%s", out, *out == '\0' ? "" : " ", strchr(d->place, '!') + 1, many);
  }
  zb_import_free(import);
  zb_store_free(store);
  zb_diags_free(diags);
  return out;
}

static void one_cause_is_one_fault(void **state)
{
  static const fault_case cases[] = {
      {"none", {"1980-01", "1981-02"}, ""},
      {"one cell", {"80.1"}, "D2"},
      {"two of a kind may be two slips", {"80.1", "81.2"}, "D2 D3"},
      {"three of a kind", {"80.1", "81.2", "82.3"}, "D2×3"},
      {"four of five", {"80.1", "81.2", "82.3", "83.4", "1984-05"}, "D2×4"},
      {"three of four", {"80.1", "81.2", "82.3", "1983-04"}, "D2 D3 D4"},
      {"empty cells don't count", {"80.1", "", "82.3", "", "84.5"}, "D2×3"},
      {"another reason among them", {"80.1", "81.2", "某年", "83.4", "84.5"}, "D2×4 D4"},
      {"as many of two reasons", {"80.1", "某年", "82.3", "某年"}, "D2 D3 D4 D5"},
      {"the first one is another", {"某年", "81.2", "82.3", "83.4", "84.5"}, "D2 D3 D4 D5 D6"},
  };
  fixture *f = *state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *got = said(f, &cases[i]);
    if (strcmp(got, cases[i].said) == 0)
      continue;
    print_error("%s: said %s, not %s\n", cases[i].what, got, cases[i].said);
    wrong++;
  }
  assert_int_equal(wrong, 0);
}

/* Two columns are two faults, and a column of another table is another one. */
static void each_column_by_itself(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.csv",
                HEAD ID_A ",张三,甲厂,某年,借用\n" ID_B ",李四,乙厂,某年,借用\n" ID_C ",王五,乙厂,某年,借用\n");
  fixture_write(f, "b.csv", "身份证号,起,止,学时\n" ID_A ",某年,,90\n" ID_B ",2001-07,,90\n");
  assert_int_equal(fixture_import(f, "a.csv"), ZB_OK);
  assert_int_equal(fixture_import(f, "b.csv"), ZB_OK);
  zb_import_finish(f->import, f->diags);
  zb_diags *diags = zb_diags_new();
  zb_store_all_problems(f->store, 100, diags);
  const char *places = "";
  for (size_t i = 0; i < zb_diags_count(diags); i++)
    if (!is_repeated(diags, i))
      places = zb_arena_printf(f->arena, "%s %s", places, zb_diags_at(diags, i)->place);
  zb_diags_free(diags);
  assert_string_equal(places, " a.csv!D2 a.csv!E2 b.csv!B2");
}

/* A number that lost its digits is none of a person: two are the column's. */
static void two_without_a_value(void **state)
{
  fixture *f = *state;
  fixture_write(f, "a.html",
                "<table><tr><td>身份证号<td>姓名<td>工作单位<td>出生年月"
                "<tr><td>" ID_A "<td>张三<td>甲厂<td x:num='198001010000000000'>1.98E+17"
                "<tr><td>" ID_B "<td>李四<td>乙厂<td x:num='198102020000000000'>1.98E+17</table>");
  assert_int_equal(fixture_import(f, "a.html"), ZB_OK);
  zb_import_finish(f->import, f->diags);
  assert_int_equal(zb_store_problems(f->store, ID_B, f->diags), 1);
  const zb_diag *d = zb_diags_at(f->diags, zb_diags_count(f->diags) - 1);
  assert_string_equal(d->place, "a.html!D2");
  assert_contains(d->message, "这一列有 2 格是这样，这是第一格");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {TEST(one_cause_is_one_fault), TEST(each_column_by_itself),
                                     TEST(two_without_a_value)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

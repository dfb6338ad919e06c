/* Output names: two records never share one, nor have two that a file system may take for one. */
#include "run/output_names.h"
#include "text/folded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define E_ACUTE "\u00E9"
#define E_THEN_ACUTE "e\u0301"

/* Two names, and whether a file system that knows no case and no normal form takes them for one. */
static void test_folded(void **state)
{
  (void)state;
  static const struct {
    const char *one, *other;
    bool same;
  } cases[] = {
      {"", "", true},
      {"ABC公司", "abc公司", true},
      {"ABC公司", "abd公司", false},
      {"caf" E_ACUTE, "caf" E_THEN_ACUTE, true},
      {"CAF\u00C9", "caf" E_THEN_ACUTE, true},
      {"cafe", "caf" E_ACUTE, false},
      {"ＡＢＣ", "ａｂｃ", true},
      {"ＡＢＣ", "ABC", false},
      {"Ⅱ厂", "ⅱ厂", true},
      {"Ⅱ厂", "Ⅲ厂", false},
      {"ПЕТР", "петр", true},
      {"ΑΒΓ", "αβγ", true},
      {"Øæ", "øÆ", true},
      {"Łódź", "ŁÓDŹ", true},
      {"Đ", "đ", true},
      {"đ", "Ē", false},
      {"a\u0323\u0301", "a\u0301\u0323", true},
      {"a\u0301\u0300", "a\u0300\u0301", false},
      {"\u1EA5", "a\u0302\u0301", true},
      {"\uAC00", "\u1100\u1161", true},
      {"\uF900", "\u8C48", true},
      {"吕", "呂", false},
      {"甲-2", "甲", false},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *one = zb_folded(cases[i].one, arena), *other = zb_folded(cases[i].other, arena);
    if ((strcmp(one, other) == 0) != cases[i].same)
      fail_msg("%s and %s give %s and %s", cases[i].one, cases[i].other, one, other);
  }
  zb_arena_free(arena);
}

static void test_names(void **state)
{
  (void)state;
  static const struct {
    const char *stem, *ending, *file; /* NULL: it is there already */
  } cases[] = {
      {"岗位/ABC公司", ".pdf", "岗位/ABC公司"},
      {"岗位/abc公司", ".pdf", "岗位/abc公司-2"},
      {"岗位/Abc公司", ".pdf", "岗位/Abc公司-3"},
      {"岗位/ABC公司", ".pdf", NULL},
      {"岗位/abc公司", ".pdf", NULL},
      {"岗位/ABC公司", ".xlsx", "岗位/ABC公司"},
      {"岗位/ABC公司-2", ".pdf", "岗位/ABC公司-2-2"},
      {"岗位/abc公司/张三", ".pdf", "岗位/abc公司/张三"},
      {"岗位/ABC公司/张三", ".pdf", "岗位/ABC公司/张三-2"},
      {"caf" E_ACUTE, "", "caf" E_ACUTE},
      {"caf" E_THEN_ACUTE, "", "caf" E_THEN_ACUTE "-2"},
      {"cafe", "", "cafe"},
  };
  zb_arena *arena = zb_arena_new();
  static const zb_schema no_tables = {0};
  zb_diags *diags = zb_diags_new();
  zb_store *names;
  assert_int_equal(zb_store_new(&no_tables, diags, &names), ZB_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *file = zb_output_names_add(names, cases[i].stem, cases[i].ending, arena);
    if (cases[i].file == NULL)
      assert_null(file);
    else
      assert_string_equal(file, cases[i].file);
  }
  assert_int_equal(zb_store_check(names, diags), ZB_OK);
  zb_store_free(names);
  zb_diags_free(diags);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_folded),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Output names: they come from data and must stay below the output folder, each once. */
#include "cli/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void takes_ordinary_names(void **state)
{
  (void)state;
  assert_true(zb_name_safe("评审表/吴兴区/张𠮷_330599"));
  assert_true(zb_name_safe("统计汇总"));
}

static void refuses_ways_out_of_the_folder(void **state)
{
  (void)state;
  assert_false(zb_name_safe(""));
  assert_false(zb_name_safe("/etc/passwd"));
  assert_false(zb_name_safe("../x"));
  assert_false(zb_name_safe("a/../../x"));
  assert_false(zb_name_safe("a//b"));
  assert_false(zb_name_safe("a/.hidden"));
  assert_false(zb_name_safe("a/"));
  assert_false(zb_name_safe("a\nb"));
  assert_false(zb_name_safe("a\\b"));
}

static void refuses_what_a_file_system_can_not_hold(void **state)
{
  (void)state;
  char name[300];
  memset(name, 'a', sizeof name);
  name[236] = '\0';
  assert_true(zb_name_safe(name));
  name[236] = 'a';
  name[237] = '\0';
  assert_false(zb_name_safe(name));
}

static void knows_a_name_that_was_there(void **state)
{
  (void)state;
  zb_names *names = zb_names_new();
  assert_true(zb_names_add(names, "a.pdf"));
  assert_true(zb_names_add(names, "b.pdf"));
  assert_false(zb_names_add(names, "a.pdf"));
  assert_true(zb_names_add(names, "a.xlsx"));
  zb_names_free(names);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_ordinary_names),
      cmocka_unit_test(refuses_ways_out_of_the_folder),
      cmocka_unit_test(refuses_what_a_file_system_can_not_hold),
      cmocka_unit_test(knows_a_name_that_was_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

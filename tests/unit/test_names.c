/* Output names: two records never share one. */
#include "run/output_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void knows_a_name_that_was_there(void **state)
{
  (void)state;
  zb_output_names *names = zb_output_names_new();
  assert_true(zb_output_names_add(names, "a.pdf"));
  assert_true(zb_output_names_add(names, "b.pdf"));
  assert_false(zb_output_names_add(names, "a.pdf"));
  assert_true(zb_output_names_add(names, "a.xlsx"));
  zb_output_names_free(names);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_a_name_that_was_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

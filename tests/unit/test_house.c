/* Finding lua/ and templates/. The tests run in the repository's root, which is a house. */
#include "run/resources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void find(const char *home, zb_status wanted, zb_diags *diags, zb_arena *arena, zb_resources *house)
{
  if (home == NULL)
    unsetenv("ZHIBIAO_HOME");
  else
    setenv("ZHIBIAO_HOME", home, 1);
  assert_int_equal(zb_resources_find(arena, NULL, diags, house), wanted);
  unsetenv("ZHIBIAO_HOME");
}

static void gives_short_paths_below_the_working_folder(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_resources house;
  find("./tests/..", ZB_OK, diags, arena, &house);
  assert_string_equal(house.scripts.lua, "lua");
  assert_string_equal(house.templates, "templates");
  zb_diags_free(diags);
  zb_arena_free(arena);
}

static void does_not_look_further_than_a_wrong_home(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_resources house;
  find("tests", ZB_TEMPLATE, diags, arena, &house);
  assert_int_equal(zb_diags_errors(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->place, "tests");
  zb_diags_free(diags);
  zb_arena_free(arena);
}

/* The test program is build/tests/units: nothing beside it nor one folder above. */
static void says_when_there_is_no_house(void **state)
{
  (void)state;
  zb_arena *arena = zb_arena_new();
  zb_diags *diags = zb_diags_new();
  zb_resources house;
  find(NULL, ZB_TEMPLATE, diags, arena, &house);
  assert_string_equal(zb_diags_at(diags, 0)->code, "no-resources");
  zb_diags_free(diags);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_short_paths_below_the_working_folder),
      cmocka_unit_test(does_not_look_further_than_a_wrong_home),
      cmocka_unit_test(says_when_there_is_no_house),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

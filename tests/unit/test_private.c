/* ID numbers and phones are found in texts however people write them, and what only looks alike stays. */
#include "value/private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define ID "330599198001010019" /* its check digit is right */

static void test_texts(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {"", ""},
      {"没有号码", "没有号码"},
      {ID, "（略）"},
      {"身份证" ID "。", "身份证（略）。"},
      {"33059919800101001X和33059919800101001x", "（略）和（略）"},
      {"330599800101001", "（略）"},
      {"330599 19800101 0019、330599-1980-0101-0019", "（略）、（略）"},
      {"３３０５９９１９８００１０１００１９", "（略）"},
      {"33059919800101001Ｘ", "（略）"},
      {"证书20" ID "01号", "证书（略）号"},
      {"电话19900000001，199-0000-0002或199 00000003", "电话（略），（略）或（略）"},
      {"１３９５７２０００００", "（略）"},
      {"+8613957200000 008613957200000 086-139-5720-0000", "+（略） （略） 086-（略）"},
      {"139　5720　0000", "（略）"},
      {"139—5720—0000", "（略）"},
      {"01395720000", "01395720000"},
      {"013957200000", "（略）"},
      {"办公电话0572-2000001", "办公电话0572-2000001"},
      {"8367490", "8367490"},
      {"12345678901", "12345678901"},
      {"专利ZL201910123456.7", "专利ZL201910123456.7"},
      {"书号978-7-5038-9401-1，刊号CN33-1234/Z", "书号978-7-5038-9401-1，刊号CN33-1234/Z"},
      {"2019-05-12 13:00，产值1390万元、2019.05-2020.06", "2019-05-12 13:00，产值1390万元、2019.05-2020.06"},
      {"面积1200x800，20190512003、2019051200312", "面积1200x800，20190512003、2019051200312"},
      {"编号20190512003123456789", "编号20190512003123456789"},
      {"330599********0017", "330599********0017"},
  };
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *shown = zb_without_private(cases[i][0], NULL, arena);
    assert_string_equal(shown, cases[i][1]);
    if (cases[i][0] == cases[i][1])
      assert_ptr_equal(shown, cases[i][0]);
  }
  zb_arena_free(arena);
}

static void test_kept(void **state)
{
  (void)state;
  static const char *const kept[] = {"0572-2000001、13957200000", NULL};
  zb_arena *arena = zb_arena_new();
  assert_string_equal(zb_without_private("电话13957200000，13957200001", kept, arena), "电话13957200000，（略）");
  zb_arena_free(arena);
}

static void test_masked(void **state)
{
  (void)state;
  static const char *const cases[][2] = {{ID, "330599********0019"},
                                         {"33059919800101001X", "330599********001X"},
                                         {"19900000001", "199****0001"},
                                         {"330599800101001", "330599*****1001"},
                                         {"2000001", "*******"},
                                         {"0572-2000001", "************"},
                                         {"", ""}};
  zb_arena *arena = zb_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(zb_masked_number(cases[i][0], arena), cases[i][1]);
  zb_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_texts),
      cmocka_unit_test(test_kept),
      cmocka_unit_test(test_masked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

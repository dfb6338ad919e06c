/* JSON strings: what must be escaped is, everything else is left as it is. */
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *text, const char *json)
{
  zb_buffer out = {0};
  zb_json_string(&out, text);
  assert_string_equal(out.data, json);
  zb_buffer_free(&out);
}

static void escapes_what_must_be(void **state)
{
  (void)state;
  expect("", "\"\"");
  expect("a\"b\\c", "\"a\\\"b\\\\c\"");
  expect("一\n二\t三", "\"一\\n二\\u0009三\"");
  expect("\x01", "\"\\u0001\"");
}

static void keeps_chinese_and_rare_characters(void **state)
{
  (void)state;
  expect("张𠮷/评审表.pdf", "\"张𠮷/评审表.pdf\"");
}

static void replaces_what_is_not_utf8(void **state)
{
  (void)state;
  expect("a\xFFz", "\"a\xEF\xBF\xBDz\"");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(escapes_what_must_be),
      cmocka_unit_test(keeps_chinese_and_rare_characters),
      cmocka_unit_test(replaces_what_is_not_utf8),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

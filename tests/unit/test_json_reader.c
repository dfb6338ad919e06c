/* JSON read piece by piece: what it is made of, and that nonsense ends it. */
#include "base/json_reader.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

/* The tokens as letters, texts behind theirs: { for a start, } for a stop, k and s, o, "." at the end, "!" at a fault.
 */
static void expect(const char *json, const char *want)
{
  static const char letters[] = "{}kso.!";
  FILE *file = fmemopen((char *)json, strlen(json) + (*json == '\0'), "r");
  zb_json_reader *reader = zb_json_reader_new(file);
  zb_buffer got = {0};
  zb_json_token token;
  do {
    token = zb_json_next(reader);
    zb_buffer_putc(&got, letters[token]);
    if (token == ZB_JSON_KEY || token == ZB_JSON_STRING)
      zb_buffer_puts(&got, zb_json_text(reader));
  } while (token != ZB_JSON_END && token != ZB_JSON_FAULT);
  assert_string_equal(got.data, want);
  zb_buffer_free(&got);
  zb_json_reader_free(reader);
  fclose(file);
}

static void reads(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {"{}", "{}."},
      {" [ 1, -2.5e3 , true,null ]\n", "{oooo}."},
      {"{\"a\" : {\"b\":\"c\"}}", "{ka{kbsc}}."},
      {"[\"\\\"\\\\\\/\\n\\u4e00\\ud842\\udfb7\"]", "{s\"\\/\n一𠮷}."},
      {"", "!"},
      {"\"a\"", "!"},
      {"{", "{!"},
      {"{]", "{!"},
      {"[] []", "{}!"},
      {"[\"a", "{!"},
      {"[\"\\x\"]", "{!"},
      {"[\"\\ud842\"]", "{!"},
      {"[\"\\u0000\"]", "{!"},
      {"[#]", "{!"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect(cases[i][0], cases[i][1]);
}

static void has_limits(void **state)
{
  (void)state;
  char deep[128] = "", want[128] = "";
  memset(deep, '[', 100);
  memset(want, '{', 60);
  want[60] = '!';
  expect(deep, want);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads), cmocka_unit_test(has_limits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

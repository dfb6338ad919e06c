/* Every code that there is, so that two systems can't read a file in two ways. The sums are those of another program's
   tables (Python's gb18030, with the 25 private codes of decoder.h as their characters); for Big5, of glibc 2.36
   and 2.41.
 */
#include "read/decoder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

typedef struct tally {
  int codes;    /* that are characters */
  uint64_t sum; /* FNV-1a of them and their UTF-8 */
} tally;

static void add_bytes(tally *t, const char *bytes, size_t n)
{
  for (size_t i = 0; i < n; i++)
    t->sum = (t->sum ^ (unsigned char)bytes[i]) * 0x100000001B3;
}

static void add_code(tally *t, zb_decoder *decoder, const char *code, size_t n)
{
  char in[4], out[16], *from = in, *to = out;
  size_t left = n, room = sizeof out;
  memcpy(in, code, n);
  zb_decoder_reset(decoder);
  if (zb_decode(decoder, &from, &left, &to, &room) == (size_t)-1 || left > 0)
    return;
  t->codes++;
  add_bytes(t, code, n);
  add_bytes(t, out, sizeof out - room);
}

static tally short_codes(const char *encoding)
{
  zb_decoder *decoder = zb_decoder_new(encoding);
  assert_non_null(decoder);
  tally t = {0, 0xCBF29CE484222325};
  for (int a = 0; a < 0x100; a++)
    add_code(&t, decoder, (char[]){(char)a}, 1);
  for (int a = 0x80; a < 0x100; a++)
    for (int b = 0; b < 0x100; b++)
      add_code(&t, decoder, (char[]){(char)a, (char)b}, 2);
  zb_decoder_free(decoder);
  return t;
}

static tally long_codes(const char *encoding)
{
  zb_decoder *decoder = zb_decoder_new(encoding);
  tally t = {0, 0xCBF29CE484222325};
  for (int a = 0x81; a < 0xFF; a++)
    for (int b = '0'; b <= '9'; b++)
      for (int c = 0x81; c < 0xFF; c++)
        for (int d = '0'; d <= '9'; d++)
          add_code(&t, decoder, (char[]){(char)a, (char)b, (char)c, (char)d}, 4);
  zb_decoder_free(decoder);
  return t;
}

static void expect_tally(tally got, int codes, uint64_t sum)
{
  if (got.codes != codes || got.sum != sum)
    fail_msg("%d codes, sum %016llX", got.codes, (unsigned long long)got.sum);
}

static void knows_every_code(void **state)
{
  (void)state;
  expect_tally(short_codes("GB18030"), 24068, 0x97FB4240B95F87A8);
}

static void knows_every_long_code(void **state)
{
  (void)state;
  expect_tally(long_codes("GB18030"), 1087996, 0x7FCEF4A3500BA74A);
}

static void knows_every_code_of_big5(void **state)
{
  (void)state;
  expect_tally(short_codes("BIG5"), 14169, 0x471EA838779F3BF9);
}

/* FROM, of which all but REST bytes are read, as TEXT; then errno. */
static void expect_text(const char *bytes, size_t room, const char *text, size_t rest, int error)
{
  char in[64], out[64] = "", *from = in, *to = out;
  size_t left = strlen(bytes);
  memcpy(in, bytes, left);
  zb_decoder *decoder = zb_decoder_new("GB18030");
  errno = 0;
  size_t done = zb_decode(decoder, &from, &left, &to, &room);
  int why = errno;
  assert_string_equal(out, text);
  assert_int_equal(left, rest);
  assert_ptr_equal(from + left, in + strlen(bytes));
  assert_int_equal(done == (size_t)-1 ? why : 0, error);
  zb_decoder_free(decoder);
}

static void stops_where_iconv_would(void **state)
{
  (void)state;
  expect_text("a\xFE\x51\x82\x35\x90\x37\xD2\xBB", 60, "a\U00020087\u9FB4一", 0, 0);
  expect_text("\x82\x35\x90\x37\xFE", 60, "\u9FB4", 1, EINVAL);
  expect_text("\x82\x35\x90", 60, "", 3, EINVAL);
  expect_text("\xFE\x51\xFF\xFF\xFE\x51", 60, "\U00020087", 4, EILSEQ);
  expect_text("\xD2\xBB\xFE\x51", 6, "一", 2, E2BIG);
  expect_text("\x81\x35\xFE\x51", 60, "", 4, EILSEQ); /* the last two bytes are no code of their own */
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_every_code),
      cmocka_unit_test(knows_every_long_code),
      cmocka_unit_test(knows_every_code_of_big5),
      cmocka_unit_test(stops_where_iconv_would),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

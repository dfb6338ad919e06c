/* Outlines that are said by what stands in the dictionary, as deflate reads them wherever they stand behind it. */
#include "outline/parts.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ROOM = 4096 };

/* What follows the dictionary in a font, before the outline: other glyphs. */
static const char between[] = "another glyph";

typedef struct fixture {
  matcher *matcher;
  code_table table;
  hole_list holes;
} fixture;

static int start(void **state)
{
  static fixture f;
  f = (fixture){.matcher = matcher_new()};
  make_table(&f.table, &(symbol_counts){0});
  *state = &f;
  return 0;
}

static int stop(void **state)
{
  fixture *f = *state;
  matcher_free(f->matcher);
  free(f->holes.items);
  return 0;
}

static span span_of(const char *text)
{
  return (span){(const uint8_t *)text, strlen(text)};
}

/* Adds codes of what needs no dictionary. */
static void put_plain(fixture *f, span data, bit_writer *out)
{
  uint8_t codes[ROOM];
  bit_writer w = {.out = codes};
  encode(f->matcher, &f->table, data, NULL, &w, NULL);
  size_t bits = 8 * (size_t)(w.out - codes) + w.count;
  end_bits(&w);
  join_bits(out, codes, bits);
}

/* Adds codes of OUTLINE; its distances are greater by what stands between it and the dictionary. */
static void put_joined(fixture *f, span outline, bit_writer *out)
{
  uint8_t codes[ROOM], *at = codes;
  bit_writer w = {.out = codes};
  encode(f->matcher, &f->table, outline, NULL, &w, &f->holes);
  for (size_t i = 0; i < f->holes.count; i++) {
    const hole *h = &f->holes.items[i];
    join_bits(out, at, h->bits);
    put_distance(&f->table, h->back + (unsigned)strlen(between), out);
    at += (h->bits + 7) / 8;
  }
  size_t bits = 8 * (size_t)(w.out - at) + w.count;
  end_bits(&w);
  join_bits(out, at, bits);
}

static void expect_whole(fixture *f, const char *dictionary, const char *outline)
{
  uint8_t stream[ROOM];
  bit_writer w = {.out = stream};
  join_bits(&w, f->table.head, f->table.head_bits);
  put_plain(f, span_of(dictionary), &w);
  put_plain(f, span_of(between), &w);
  matcher_set_dictionary(f->matcher, span_of(dictionary));
  put_joined(f, span_of(outline), &w);
  put_bits(&w, f->table.literal_codes[END_OF_BLOCK], f->table.literal_bits[END_OF_BLOCK]);
  end_bits(&w);
  char got[ROOM];
  size_t length, first = strlen(dictionary) + strlen(between);
  struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
  assert_int_equal(libdeflate_deflate_decompress(d, stream, (size_t)(w.out - stream), got, sizeof got, &length),
                   LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(d);
  assert_int_equal(length, first + strlen(outline));
  assert_memory_equal(got + first, outline, strlen(outline));
}

static void what_the_dictionary_has_is_said_by_it(void **state)
{
  fixture *f = *state;
  expect_whole(f, "0123456789abcdefghijklmnopqrstuvwxyz", "<56789abcdefghij>");
  assert_int_equal(f->holes.count, 1);
}

/* The end of the dictionary and the outline's own beginning, in the outline one after the other, are two matches. */
static void no_match_goes_on_behind_the_dictionary(void **state)
{
  fixture *f = *state;
  expect_whole(f, "0123456789abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTqrstuvwxyzABCDEFGHIJKLMNOPQRST");
  assert_int_equal(f->holes.count, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_the_dictionary_has_is_said_by_it, start, stop),
      cmocka_unit_test_setup_teardown(no_match_goes_on_behind_the_dictionary, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

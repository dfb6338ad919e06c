/* PNG pictures of each kind, written here by hand: two pixels side by side, and what they become on white paper. */
#include "picture/png.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct bytes {
  unsigned char data[4096];
  size_t length;
} bytes;

static void put(bytes *b, const void *data, size_t n)
{
  assert_true(b->length + n <= sizeof b->data);
  memcpy(b->data + b->length, data, n);
  b->length += n;
}

static void put_32(bytes *b, uint32_t n)
{
  put(b,
      (unsigned char[]){(unsigned char)(n >> 24), (unsigned char)(n >> 16), (unsigned char)(n >> 8), (unsigned char)n},
      4);
}

static void put_chunk(bytes *b, const char *type, const void *data, size_t n)
{
  put_32(b, (uint32_t)n);
  size_t start = b->length;
  put(b, type, 4);
  put(b, data, n);
  put_32(b, libdeflate_crc32(0, b->data + start, b->length - start));
}

/* A kind of PNG: how the two pixels are written (of an interlaced one: the first, then the second as a pass of its
   own), and what comes of them. */
typedef struct kind {
  const char *name;
  unsigned char depth, color, interlaced;
  const char *rows;
  size_t length;
  const char *palette, *transparent; /* PLTE, tRNS; NULL: none */
  size_t transparent_length;
  int components;
  const char *pixels;
} kind;

#define ROWS(text) text, sizeof text - 1
#define NO_ALPHA NULL, NULL, 0

static const kind kinds[] = {
    {"grey", 8, 0, 0, ROWS("\0\x00\x80"), NO_ALPHA, 1, "\x00\x80"},
    {"grey of one bit", 1, 0, 0, ROWS("\0\x40"), NO_ALPHA, 1, "\x00\xFF"},
    {"grey of 16 bits", 16, 0, 0, ROWS("\0\x80\x80\xFF\xFF"), NO_ALPHA, 1, "\x80\xFF"},
    {"grey with alpha", 8, 4, 0, ROWS("\0\x00\x80\x40\x00"), NO_ALPHA, 1, "\x7F\xFF"},
    {"grey with a transparent shade", 8, 0, 0, ROWS("\0\x40\x80"), NULL, "\x00\x40", 2, 1, "\xFF\x80"},
    {"colour", 8, 2, 0, ROWS("\0\xC0\x00\x00\x01\x02\x03"), NO_ALPHA, 3, "\xC0\x00\x00\x01\x02\x03"},
    {"colour of 16 bits", 16, 2, 0, ROWS("\0\xC0\xC0\x00\x00\x00\x00\x01\x01\x02\x02\x03\x03"), NO_ALPHA, 3,
     "\xC0\x00\x00\x01\x02\x03"},
    {"colour with alpha", 8, 6, 0, ROWS("\0\xC0\x00\x00\x80\x00\x00\xFF\xFF"), NO_ALPHA, 3, "\xDF\x7F\x7F\x00\x00\xFF"},
    {"palette", 8, 3, 0, ROWS("\0\x01\x00"), "\xFF\x00\x00\x00\xFF\x00", NULL, 0, 3, "\x00\xFF\x00\xFF\x00\x00"},
    {"palette with alpha", 8, 3, 0, ROWS("\0\x01\x00"), "\xFF\x00\x00\x00\xFF\x00", "\x00", 1, 3,
     "\x00\xFF\x00\xFF\xFF\xFF"},
    {"interlaced", 8, 2, 1, ROWS("\0\xC0\x00\x00\0\x01\x02\x03"), NO_ALPHA, 3, "\xC0\x00\x00\x01\x02\x03"},
};

static void write_png(bytes *b, uint32_t width, uint32_t height, const kind *k)
{
  bytes header = {.length = 0};
  b->length = 0;
  put(b, "\x89PNG\r\n\x1a\n", 8);
  put_32(&header, width);
  put_32(&header, height);
  put(&header, (unsigned char[]){k->depth, k->color, 0, 0, k->interlaced}, 5);
  put_chunk(b, "IHDR", header.data, header.length);
  if (k->palette != NULL)
    put_chunk(b, "PLTE", k->palette, 6);
  if (k->transparent != NULL)
    put_chunk(b, "tRNS", k->transparent, k->transparent_length);
  unsigned char packed[256];
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
  size_t n = libdeflate_zlib_compress(compressor, k->rows, k->length, packed, sizeof packed);
  libdeflate_free_compressor(compressor);
  put_chunk(b, "IDAT", packed, n);
  put_chunk(b, "IEND", "", 0);
}

static void unpack(const zb_png *png, unsigned char *pixels, size_t n)
{
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  size_t length;
  assert_int_equal(libdeflate_zlib_decompress(decompressor, png->data, png->length, pixels, n, &length), 0);
  libdeflate_free_decompressor(decompressor);
  assert_int_equal(length, n);
}

static void each_kind_is_decoded(void **state)
{
  zb_arena *arena = *state;
  bytes file;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    unsigned char pixels[6];
    zb_png png;
    write_png(&file, 2, 1, &kinds[i]);
    const char *why = zb_png_decode(file.data, file.length, arena, &png);
    if (why != NULL)
      fail_msg("%s: %s", kinds[i].name, why);
    assert_int_equal(png.width, 2);
    assert_int_equal(png.height, 1);
    assert_int_equal(png.components, kinds[i].components);
    unpack(&png, pixels, 2 * (size_t)png.components);
    if (memcmp(pixels, kinds[i].pixels, 2 * (size_t)png.components) != 0)
      fail_msg("%s: %02X %02X …", kinds[i].name, pixels[0], pixels[1]);
  }
}

static void expect_refused(zb_arena *arena, const void *file, size_t length, const char *words)
{
  zb_png png;
  const char *why = zb_png_decode(file, length, arena, &png);
  assert_non_null(why);
  if (strstr(why, words) == NULL)
    fail_msg("%s", why);
}

static void what_is_none_is_refused(void **state)
{
  zb_arena *arena = *state;
  bytes file;
  expect_refused(arena, "GIF89a", 6, "不是 PNG");
  expect_refused(arena, NULL, 0, "不是 PNG");
  write_png(&file, 2, 1, &kinds[5]);
  expect_refused(arena, file.data, 20, "不是 PNG");
  expect_refused(arena, file.data, file.length - 20, "坏了");
  write_png(&file, 2, 1, &kinds[5]);
  file.data[file.length - 20] ^= 0x10; /* of the pixels */
  expect_refused(arena, file.data, file.length, "坏了");
}

/* A few bytes that claim to be millions of pixels. */
static void huge_pictures_are_refused(void **state)
{
  bytes file;
  write_png(&file, 50000, 50000, &kinds[5]);
  assert_true(file.length < 200);
  expect_refused(*state, file.data, file.length, "50000 × 50000");
  write_png(&file, 6400, 6251, &kinds[5]); /* just over 40 millions */
  expect_refused(*state, file.data, file.length, "6400 × 6251");
}

static void names_tell(void **state)
{
  (void)state;
  assert_true(zb_png_named("a/b.png") && zb_png_named("章.PNG"));
  assert_false(zb_png_named("a.png.jpg") || zb_png_named("png") || zb_png_named(""));
}

static void equal_files_are_decoded_once(void **state)
{
  zb_arena *arena = *state;
  zb_png_cache *cache = zb_png_cache_new();
  bytes one, other;
  zb_png first, again, third;
  write_png(&one, 2, 1, &kinds[5]);
  write_png(&other, 2, 1, &kinds[0]);
  assert_null(zb_png_cached(cache, one.data, one.length, arena, &first));
  assert_null(zb_png_cached(cache, one.data, one.length, arena, &again));
  assert_null(zb_png_cached(cache, one.data, one.length, arena, &third));
  assert_ptr_equal(again.data, third.data);
  zb_arena_reset(arena);
  assert_int_equal(again.components, 3);
  unsigned char pixels[6];
  unpack(&again, pixels, 6); /* it outlives the document */
  assert_memory_equal(pixels, kinds[5].pixels, 6);
  assert_null(zb_png_cached(cache, other.data, other.length, arena, &again));
  assert_int_equal(again.components, 1);
  assert_null(zb_png_cached(NULL, one.data, one.length, arena, &again));
  assert_non_null(zb_png_cached(cache, "x", 1, arena, &again));
  zb_png_cache_free(cache);
}

static int set_up(void **state)
{
  *state = zb_arena_new();
  return 0;
}

static int tear_down(void **state)
{
  zb_arena_free(*state);
  return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {TEST(each_kind_is_decoded), TEST(what_is_none_is_refused),
                                     TEST(huge_pictures_are_refused), TEST(names_tell),
                                     TEST(equal_files_are_decoded_once)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

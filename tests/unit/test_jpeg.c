/* How photos are written anew for a form: what of them is kept, and that nothing of the picture is lost. */
#include "base/buffer.h"
#include "picture/jpeg.h"
#include "picture/jpeg_scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "portrait.h"

/* What libjpeg reads but not all programs do: at the marker CODE, BYTES are put in. */
static void test_stray_bytes(void **state)
{
  (void)state;
  static const struct {
    unsigned code;
    const char *bytes;
    size_t length;
  } cases[] = {
      {0xC0, BYTES("\xFF")},              /* fill bytes */
      {0xC0, BYTES("\xFF\xFF\xFF\xFF")},  /* more of them */
      {0xDB, BYTES("\xFF\xFF")},          /* elsewhere */
      {0xDA, BYTES("\xFF")},              /* before the scan */
      {0xC0, BYTES("\xFF\x01")},          /* TEM, a marker without a length */
      {0xDB, BYTES("\0\0")},              /* no marker at all */
      {0xC4, BYTES("stray")},             /* likewise */
      {0xC0, BYTES("\xFF\xFE\0\7hello")}, /* a comment */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&(picture){AS_USUAL, .back = blue, .orientation = 6}, &length);
    zb_arena *arena = zb_arena_new();
    zb_jpeg plain, stray;
    assert_null(zb_jpeg_rewrite(bytes, length, arena, &plain));
    size_t at = find_marker(bytes, cases[i].code);
    unsigned char *more = zb_arena_alloc(arena, length + cases[i].length);
    memcpy(more, bytes, at);
    memcpy(more + at, cases[i].bytes, cases[i].length);
    memcpy(more + at + cases[i].length, bytes + at, length - at);
    assert_null(zb_jpeg_rewrite(more, length + cases[i].length, arena, &stray));
    assert_int_equal(stray.length, plain.length);
    assert_memory_equal(stray.data, plain.data, plain.length);
    assert_int_equal(stray.orientation, 6);
    assert_null(memmem(stray.data, stray.length, "Exif", 4));
    assert_null(memmem(stray.data, stray.length, "GPS", 3));
    assert_null(memmem(stray.data, stray.length, "hello", 5));
    zb_arena_free(arena);
    free(bytes);
  }
}

/* The coefficients of the first component, to compare: nothing is lost. */
static unsigned long sum_of(const unsigned char *bytes, size_t length)
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, bytes, length);
  jpeg_read_header(&jpeg, TRUE);
  jpeg_start_decompress(&jpeg);
  unsigned char row[4 * 300], *rows = row;
  unsigned long sum = 0;
  while (jpeg.output_scanline < jpeg.output_height) {
    jpeg_read_scanlines(&jpeg, &rows, 1);
    for (unsigned i = 0; i < jpeg.output_width * (unsigned)jpeg.output_components; i++)
      sum = sum * 31 + row[i];
  }
  jpeg_destroy_decompress(&jpeg);
  return sum;
}

static void test_lossless(void **state)
{
  (void)state;
  const picture kinds[] = {
      {AS_USUAL, .back = blue},
      {AS_USUAL, .back = red, .progressive = true},
      {AS_USUAL, .back = sky, .single_scans = true},
      {AS_USUAL, .back = grey, .components = 1},
      {AS_USUAL, .back = paper, .components = 4},
      {AS_USUAL, .back = paper, .fine = true},
      {AS_USUAL, .back = blue, .own_codes = true},
      {AS_USUAL, .back = blue, .restarts = 7},
      /* Where each MCU begins anew there is no code for blocks that are alike. */
      {AS_USUAL, .back = grey, .plain = true, .waves = true, .components = 1, .restarts = 1, .own_codes = true}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&kinds[k], &length);
    zb_arena *arena = zb_arena_new();
    zb_jpeg jpeg;
    assert_null(zb_jpeg_rewrite(bytes, length, arena, &jpeg));
    assert_int_equal(sum_of(jpeg.data, jpeg.length), sum_of(bytes, length));
    assert_null(memmem(jpeg.data, jpeg.length, "\xFF\xC2", 2)); /* baseline */
    zb_arena_free(arena);
    free(bytes);
  }
}

/* --- What is kept --------------------------------------------------------------------------------------------- */

/* The file as libjpeg would write it, with the tables that it has; to be freed. */
static unsigned char *transcode(const unsigned char *bytes, size_t n, unsigned long *length)
{
  struct jpeg_decompress_struct in;
  struct jpeg_compress_struct out;
  struct jpeg_error_mgr errors;
  unsigned char *written = NULL;
  in.err = out.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&in);
  jpeg_create_compress(&out);
  jpeg_mem_src(&in, bytes, n);
  jpeg_mem_dest(&out, &written, length);
  jpeg_read_header(&in, TRUE);
  jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&in);
  jpeg_copy_critical_parameters(&in, &out);
  for (int i = 0; i < NUM_HUFF_TBLS; i++) {
    if (in.dc_huff_tbl_ptrs[i] != NULL)
      memcpy(out.dc_huff_tbl_ptrs[i], in.dc_huff_tbl_ptrs[i], sizeof *in.dc_huff_tbl_ptrs[i]);
    if (in.ac_huff_tbl_ptrs[i] != NULL)
      memcpy(out.ac_huff_tbl_ptrs[i], in.ac_huff_tbl_ptrs[i], sizeof *in.ac_huff_tbl_ptrs[i]);
  }
  jpeg_write_coefficients(&out, coefficients);
  jpeg_finish_compress(&out);
  jpeg_destroy_compress(&out);
  jpeg_destroy_decompress(&in);
  return written;
}

/* Of what libjpeg wrote the scan is kept, and the header is what it would write again. */
static void test_kept(void **state)
{
  (void)state;
  static const char behind[] = "what somebody left behind the end";
  const picture kinds[] = {{AS_USUAL, .back = blue, .thumbnail = true}, {AS_USUAL, .back = sky, .orientation = 8},
                           {AS_USUAL, .back = grey, .components = 1},   {AS_USUAL, .back = paper, .components = 4},
                           {AS_USUAL, .back = paper, .fine = true},     {AS_USUAL, .back = red, .own_codes = true},
                           {.width = 1, .height = 1, .back = red},      {.width = 17, .height = 33, .back = red}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    unsigned long length = 0, expected_length = 0;
    unsigned char *bytes = compress(&kinds[k], &length);
    unsigned char *expected = transcode(bytes, length, &expected_length);
    zb_arena *arena = zb_arena_new();
    zb_buffer more = {0};
    zb_buffer_add(&more, bytes, length);
    zb_buffer_add(&more, behind, sizeof behind);
    zb_jpeg jpeg, again;
    assert_null(zb_jpeg_rewrite(more.data, more.length, arena, &jpeg));
    assert_int_equal(jpeg.length, expected_length);
    assert_memory_equal(jpeg.data, expected, expected_length);
    assert_int_equal(jpeg.orientation, kinds[k].orientation == 0 ? 1 : kinds[k].orientation);
    assert_null(zb_jpeg_rewrite(jpeg.data, jpeg.length, arena, &again));
    assert_int_equal(again.length, jpeg.length);
    assert_memory_equal(again.data, jpeg.data, jpeg.length);
    zb_buffer_free(&more);
    zb_arena_free(arena);
    free(expected);
    free(bytes);
  }
}

/* --- What is gone through ------------------------------------------------------------------------------------- */

static jpeg_reader *reader_of(const void *bytes, size_t n, zb_arena *arena)
{
  jpeg_reader *r = zb_arena_alloc(arena, sizeof *r);
  r->data = bytes;
  r->length = n;
  r->arena = arena;
  return r;
}

static bool scan(jpeg_reader *r, jpeg_scan *out)
{
  return setjmp(r->back) == 0 && jpeg_reader_begin(r) && jpeg_scan_read(r, out);
}

static bool decode(jpeg_reader *r, jpeg_means *means)
{
  if (setjmp(r->back) != 0 || !jpeg_reader_begin(r))
    return false;
  jvirt_barray_ptr *coefficients = jpeg_reader_finish(r);
  if (coefficients != NULL)
    jpeg_scan_means(r, coefficients, means);
  return coefficients != NULL;
}

static void compare_means(const jpeg_component_info *c, const jpeg_means *a, const jpeg_means *b)
{
  assert_int_equal(a->step, b->step);
  for (unsigned y = 0; y < c->height_in_blocks; y++)
    assert_memory_equal(a->first + (size_t)y * a->stride, b->first + (size_t)y * b->stride,
                        c->width_in_blocks * sizeof *a->first);
}

/* Whether the bytes are taken without libjpeg: then libjpeg takes them, too, and sees the same. */
static bool is_taken(const void *bytes, size_t n)
{
  zb_arena *arena = zb_arena_new();
  jpeg_reader *quick = reader_of(bytes, n, arena), *slow = reader_of(bytes, n, arena);
  jpeg_scan found;
  jpeg_means means[MAX_COMPS_IN_SCAN];
  bool taken = scan(quick, &found);
  if (taken) {
    assert_true(decode(slow, means));
    for (int i = 0; i < slow->jpeg.num_components; i++)
      compare_means(&slow->jpeg.comp_info[i], &found.means[i], &means[i]);
    jpeg_reader_end(slow);
  }
  jpeg_reader_end(quick);
  zb_arena_free(arena);
  return taken;
}

/* Not to be taken: all that is not one plain scan from its beginning to its end. */
static void test_plain(void **state)
{
  (void)state;
  const struct {
    picture picture;
    bool taken;
  } cases[] = {
      {{AS_USUAL, .back = blue}, true},
      {{AS_USUAL, .back = blue, .own_codes = true}, true},
      {{AS_USUAL, .back = blue, .fine = true}, true},
      {{AS_USUAL, .back = blue, .components = 1}, true},
      {{AS_USUAL, .back = blue, .components = 4}, true},
      {{AS_USUAL, .back = blue, .progressive = true}, false},
      {{AS_USUAL, .back = blue, .single_scans = true}, false},
      {{AS_USUAL, .back = blue, .restarts = 7}, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&cases[i].picture, &length);
    assert_int_equal(is_taken(bytes, length), cases[i].taken);
    free(bytes);
  }
}

typedef enum outcome {
  REFUSED,
  REWRITTEN, /* by libjpeg */
  TAKEN,     /* as it is */
} outcome;

/* A grey block of 8 × 8 pixels, whose codes are 0 (no more), 10 (14 zeros, then 1 or -1) and 110 (16 zeros). */
static outcome read_block(const char *scan, size_t length)
{
  static const char steps[64] = {1}, before[] = "\xFF\xD8\xFF\xDB\0\x43",
                    behind[] = "\xFF\xC0\0\x0B\x08\0\x08\0\x08\1\1\x11\0"
                               "\xFF\xC4\0\x14\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                               "\xFF\xC4\0\x16\x10\1\1\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE1\xF0"
                               "\xFF\xDA\0\x08\1\1\0\0\x3F\0";
  zb_buffer file = {0};
  zb_buffer_add(&file, before, sizeof before);
  zb_buffer_add(&file, steps, sizeof steps);
  zb_buffer_add(&file, behind, sizeof behind - 1);
  zb_buffer_add(&file, scan, length);
  zb_buffer_add(&file, "\xFF\xD9", 2);
  bool taken = is_taken(file.data, file.length);
  zb_arena *arena = zb_arena_new();
  zb_jpeg jpeg;
  bool refused = zb_jpeg_rewrite(file.data, file.length, arena, &jpeg) != NULL;
  zb_arena_free(arena);
  zb_buffer_free(&file);
  assert_false(taken && refused);
  return refused ? REFUSED : taken ? TAKEN : REWRITTEN;
}

/* The end of a block: libjpeg takes more than others, and does not tell of a few bits that are left. */
static void test_blocks(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    size_t length;
    outcome outcome;
  } scans[] = {
      {BYTES("\x3F"), TAKEN},                 /* nothing but its mean */
      {BYTES("\x6D\xAF"), TAKEN},             /* up to its last coefficient */
      {BYTES("\x5D\xB7"), REWRITTEN},         /* 16 zeros are its last */
      {BYTES("\x6D\xB7"), REWRITTEN},         /* zeros beyond it */
      {BYTES("\x3F\0\0\0\0"), REWRITTEN},     /* padding */
      {BYTES("\x3F\xFF\0\xFF\0"), REWRITTEN}, /* likewise */
      {BYTES("\x3F\xFF\xFF\xFF"), REWRITTEN}, /* fill bytes of the marker */
      {BYTES("\x3F\x3F"), REFUSED},           /* a byte of another one */
      {BYTES("\x3F\0\0\x3F\0\0"), REFUSED},   /* amid padding */
      {BYTES("\x3F\xFF\xD0"), REWRITTEN},     /* a restart, of nothing */
      {BYTES("\x3F\xFF\xD0\x3F"), REFUSED},   /* a restart, of another one */
  };
  for (size_t i = 0; i < sizeof scans / sizeof *scans; i++)
    assert_int_equal(read_block(scans[i].bytes, scans[i].length), scans[i].outcome);
}

/* The end of what is coded at AT: the next restart, table, scan or end. */
static size_t find_end(const unsigned char *bytes, size_t at)
{
  while (bytes[at] != 0xFF || bytes[at + 1] == 0)
    at++;
  return at;
}

/* Whether the file is taken with MORE at AT. */
static bool is_good_with(const unsigned char *bytes, size_t length, size_t at, const char *more, size_t n)
{
  zb_arena *arena = zb_arena_new();
  zb_buffer file = {0};
  zb_buffer_add(&file, bytes, at);
  zb_buffer_add(&file, more, n);
  zb_buffer_add(&file, bytes + at, length - at);
  zb_jpeg jpeg;
  bool good = zb_jpeg_rewrite(file.data, file.length, arena, &jpeg) == NULL;
  zb_buffer_free(&file);
  zb_arena_free(arena);
  return good;
}

/* Behind each scan and before each restart: bytes that nobody needs, or padding. */
static void test_left_over(void **state)
{
  (void)state;
  const picture kinds[] = {{AS_USUAL, .back = blue},
                           {AS_USUAL, .back = blue, .own_codes = true, .components = 1},
                           {AS_USUAL, .back = sky, .progressive = true},
                           {AS_USUAL, .back = sky, .single_scans = true},
                           {AS_USUAL, .back = red, .restarts = 7},
                           {AS_USUAL, .back = red, .progressive = true, .restarts = 70}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&kinds[k], &length);
    for (size_t at = 2; bytes[at + 1] != 0xD9;) {
      bool restart = (bytes[at + 1] & 0xF8) == 0xD0, coded = bytes[at + 1] == 0xDA || restart;
      at += restart ? 2 : 2 + ((size_t)bytes[at + 2] << 8 | bytes[at + 3]);
      if (!coded)
        continue;
      at = find_end(bytes, at);
      assert_false(is_good_with(bytes, length, at, BYTES("\xA5")));
      assert_false(is_good_with(bytes, length, at, BYTES("\x3F\x28\xA5")));
      assert_true(is_good_with(bytes, length, at, BYTES("\0\0\0")));
      assert_true(is_good_with(bytes, length, at, BYTES("\xFF\0")));
    }
    free(bytes);
  }
}

/* Restarts that are missing, twice there or in another order. */
static void test_restarts(void **state)
{
  (void)state;
  unsigned long length = 0;
  unsigned char *bytes = compress(&(picture){AS_USUAL, .back = red, .restarts = 7}, &length);
  size_t first = find_end(bytes, find_marker(bytes, 0xDA) + 14), second = find_end(bytes, first + 2);
  assert_true(bytes[first + 1] == 0xD0 && bytes[second + 1] == 0xD1);
  assert_false(is_good_with(bytes, length, first, BYTES("\xFF\xD0")));
  bytes[first + 1] = 0xD1, bytes[second + 1] = 0xD0;
  assert_false(is_good_with(bytes, length, 0, BYTES("")));
  bytes[first + 1] = 0xD0, bytes[second + 1] = 0xD1;
  memmove(bytes + first, bytes + first + 2, length - first - 2);
  assert_false(is_good_with(bytes, length - 2, 0, BYTES("")));
  free(bytes);
}

/* At the end of the scan: a byte too many, or the marker that comes after the marker's fill byte. */
static void test_ends(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    size_t length;
  } ends[] = {{BYTES("\0\xFF\xD9")}, {BYTES("\xFF\xFF\xD9")}, {BYTES("\xFF\xD8")}, {BYTES("\xFF")}, {BYTES("")}};
  unsigned long length = 0;
  unsigned char *bytes = compress(&(picture){AS_USUAL, .back = blue}, &length);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    zb_buffer file = {0};
    zb_buffer_add(&file, bytes, length - 2);
    zb_buffer_add(&file, ends[i].bytes, ends[i].length);
    assert_false(is_taken(file.data, file.length));
    zb_buffer_free(&file);
  }
  free(bytes);
}

static void test_damaged(void **state)
{
  (void)state;
  const picture kinds[] = {{.width = 60, .height = 84, .back = white},
                           {.width = 53, .height = 70, .back = blue, .own_codes = true},
                           {.width = 60, .height = 84, .back = paper, .components = 4}};
  unsigned seed = 11;
  int taken = 0;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&kinds[k], &length);
    for (size_t n = 0; n < length; n++)
      assert_false(is_taken(bytes, n));
    for (int round = 0; round < 3000; round++) {
      seed = seed * 1103515245u + 12345u;
      size_t at = (seed >> 8) % length;
      unsigned char old = bytes[at];
      bytes[at] = (unsigned char)(seed >> 3);
      taken += is_taken(bytes, length);
      bytes[at] = old;
    }
    free(bytes);
  }
  assert_true(taken > 1000); /* another picture, but a whole one */
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_stray_bytes), cmocka_unit_test(test_lossless),  cmocka_unit_test(test_kept),
      cmocka_unit_test(test_plain),       cmocka_unit_test(test_ends),      cmocka_unit_test(test_blocks),
      cmocka_unit_test(test_damaged),     cmocka_unit_test(test_left_over), cmocka_unit_test(test_restarts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

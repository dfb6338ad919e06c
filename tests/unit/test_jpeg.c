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

/* A grey block of 8 × 8 pixels, whose codes are 0 (no more), 10 (14 zeros, then 1 or -1) and 110 (16 zeros). */
static bool is_block_taken(const char *scan, size_t length)
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
  assert_null(zb_jpeg_rewrite(file.data, file.length, arena, &jpeg));
  zb_arena_free(arena);
  zb_buffer_free(&file);
  return taken;
}

/* The end of a block: libjpeg takes each of these, others need not. */
static void test_blocks(void **state)
{
  (void)state;
  assert_true(is_block_taken(BYTES("\x3F")));      /* nothing but its mean */
  assert_true(is_block_taken(BYTES("\x6D\xAF")));  /* up to its last coefficient */
  assert_false(is_block_taken(BYTES("\x5D\xB7"))); /* 16 zeros are its last */
  assert_false(is_block_taken(BYTES("\x6D\xB7"))); /* zeros beyond it */
  assert_false(is_block_taken(BYTES("\x3F\x3F"))); /* a byte of another one */
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
      cmocka_unit_test(test_stray_bytes), cmocka_unit_test(test_lossless), cmocka_unit_test(test_kept),
      cmocka_unit_test(test_plain),       cmocka_unit_test(test_ends),     cmocka_unit_test(test_blocks),
      cmocka_unit_test(test_damaged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

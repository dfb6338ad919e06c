/* What is read of a photo: its header, whether it is whole, how white its border is, how it is to be turned. */
#include "picture/jpeg.h"
#include "picture/photo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "portrait.h"

#include <unistd.h>

static const char *const path = "/tmp/test-photo.jpg";

/* What a test asks of a photo after its arena is gone. */
static char fault[256];

/* Reads the photo, and writes it anew: both must agree on what it is. */
static zb_photo read_bytes(const void *bytes, size_t n)
{
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, n, file), n);
  fclose(file);
  zb_diags *diags = zb_diags_new();
  zb_arena *arena = zb_arena_new();
  zb_photo photo;
  assert_int_equal(zb_photo_read(path, arena, &photo, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 0);
  zb_diags_free(diags);
  unlink(path);
  assert_int_equal(photo.bytes, n);
  zb_jpeg jpeg;
  const char *why = zb_jpeg_rewrite(bytes, n, arena, &jpeg);
  assert_int_equal(why == NULL, photo.fault == NULL);
  if (why == NULL) {
    assert_int_equal(jpeg.orientation > 4 ? jpeg.height : jpeg.width, photo.width);
    assert_int_equal(jpeg.orientation > 4 ? jpeg.width : jpeg.height, photo.height);
    assert_int_equal(jpeg.components, photo.components);
  } else {
    assert_true(photo.width == 0 && photo.components == 0 && photo.white == -1);
    snprintf(fault, sizeof fault, "%s", photo.fault);
    photo.fault = fault;
  }
  zb_arena_free(arena);
  return photo;
}

/* The first SHARE of the picture's bytes. */
static zb_photo read_part(const picture *p, double share)
{
  unsigned long length = 0;
  unsigned char *bytes = compress(p, &length);
  zb_photo photo = read_bytes(bytes, (size_t)((double)length * share));
  free(bytes);
  return photo;
}

static void test_size(void **state)
{
  (void)state;
  zb_photo min = read_part(&(picture){.width = 215, .height = 300, .back = white}, 1);
  assert_true(min.fault == NULL);
  assert_int_equal(min.width, 215);
  assert_int_equal(min.height, 300);
  assert_int_equal(min.components, 3);
  zb_photo narrow = read_part(&(picture){.width = 260, .height = 400, .back = white}, 1);
  assert_true(narrow.width / (double)narrow.height == 0.65);
  for (int side = 1; side < 20; side++) {
    zb_photo tiny = read_part(&(picture){.width = side, .height = 20 - side, .back = blue}, 1);
    assert_true(tiny.fault == NULL && tiny.width == side && tiny.height == 20 - side && tiny.white <= 0.5);
  }
}

static void test_white(void **state)
{
  (void)state;
  const struct {
    picture picture;
    double min, max;
  } cases[] = {
      {{AS_USUAL, .back = white}, 1, 1},
      {{.width = 1200, .height = 1600, .back = white}, 1, 1},
      {{AS_USUAL, .back = paper}, 1, 1},
      {{AS_USUAL, .back = blue}, 0, 0},
      {{AS_USUAL, .back = red}, 0, 0},
      {{AS_USUAL, .back = grey}, 0, 0},
      {{AS_USUAL, .back = pale}, 0, 0},
      {{AS_USUAL, .back = nearly}, 1, 1},
      {{AS_USUAL, .back = sky}, 0, 0},
      {{AS_USUAL, .back = white, .components = 1}, 1, 1},
      {{AS_USUAL, .back = grey, .components = 1}, 0, 0},
      {{AS_USUAL, .back = white, .progressive = true}, 1, 1},
      {{AS_USUAL, .back = blue, .progressive = true}, 0, 0},
      {{AS_USUAL, .back = sky, .progressive = true}, 0, 0},
      {{AS_USUAL, .back = white, .single_scans = true}, 1, 1},
      {{AS_USUAL, .back = sky, .single_scans = true}, 0, 0},
      {{AS_USUAL, .back = white, .components = 4}, -1, -1},
      {{.width = 8000, .height = 4200, .back = white, .components = 1}, 1, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_photo photo = read_part(&cases[i].picture, 1);
    assert_true(photo.fault == NULL);
    if (photo.white < cases[i].min || photo.white > cases[i].max)
      fail_msg("case %zu: %.3f of the border is white", i, photo.white);
  }
}

/* The border of the upper third counts, and all of it does. */
static void test_where(void **state)
{
  (void)state;
  assert_true(read_part(&(picture){.width = 320, .height = 448, .back = white, .blue_foot = true}, 1).white == 1);
  zb_photo half = read_part(&(picture){.width = 320, .height = 448, .back = white, .blue_right = true}, 1);
  assert_float_equal(half.white, 0.5, 0.01);
}

static void test_damaged(void **state)
{
  (void)state;
  const picture kinds[] = {{AS_USUAL, .back = white, .thumbnail = true},
                           {AS_USUAL, .back = white, .progressive = true},
                           {AS_USUAL, .back = white, .single_scans = true},
                           {AS_USUAL, .back = white, .components = 4}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    for (double share = 0.01; share < 0.995; share += 0.01)
      assert_non_null(read_part(&kinds[k], share).fault);
  assert_string_equal(read_part(&kinds[0], 0.9).fault, "文件不完整，后面的内容没有了");
  zb_photo large = read_part(&(picture){.width = 8000, .height = 5200, .back = white, .components = 1}, 1);
  assert_string_equal(large.fault, "有 8000 × 5200 个像素，太大了，最多 4000 万个");
}

static void test_spoiled(void **state)
{
  (void)state;
  unsigned long length = 0;
  unsigned char *bytes = compress(&(picture){.width = 215, .height = 300, .back = blue}, &length);
  unsigned seed = 7;
  for (int round = 0; round < 2000; round++) {
    unsigned char old[4];
    size_t at[4];
    for (int i = 0; i < 4; i++) {
      seed = seed * 1103515245u + 12345u;
      at[i] = (seed >> 8) % length;
      old[i] = bytes[at[i]];
      bytes[at[i]] = (unsigned char)(seed >> 3);
    }
    zb_photo photo = read_bytes(bytes, length);
    assert_true(photo.white == -1 || (photo.white >= 0 && photo.white <= 1));
    for (int i = 4; i-- > 0;)
      bytes[at[i]] = old[i];
  }
  zb_photo photo = read_bytes(bytes, length);
  assert_true(photo.fault == NULL && photo.white == 0);
  free(bytes);
}

static void test_no_jpeg(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    size_t length;
    const char *fault;
  } cases[] = {
      {BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\x2C\0\0\1\xA4\x08\2\0\0\0"), "内容是 PNG 格式"},
      {BYTES("\0\0\0\x18"
             "ftypheic\0\0\0\0mif1heic"),
       "内容是 HEIC 格式"},
      {BYTES("\0\0\0\x18"
             "ftypmif1\0\0\0\0mif1heic"),
       "内容是 HEIC 格式"},
      {BYTES("\0\0\0\x18"
             "ftypavif\0\0\0\0"),
       "内容是 AVIF 格式"},
      {BYTES("RIFF\0\1\0\0WEBPVP8 "), "内容是 WebP 格式"},
      {BYTES("GIF89a\1\0\1\0"), "内容是 GIF 格式"},
      {BYTES("BM\x36\0\0\0"), "内容是 BMP 格式"},
      {BYTES("II*\0\x08\0\0\0"), "内容是 TIFF 格式"},
      {BYTES("%PDF-1.4"), "内容是 PDF 格式"},
      {BYTES("<html>"), "不是图片，或者文件坏了"},
      {BYTES(""), "文件是空的"},
      {BYTES("\xFF\xD8\xFF\xE0"), "文件不完整，后面的内容没有了"},
      {BYTES("\xFF\xD8\xFF\xD9"), "文件坏了，读不出来"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(read_bytes(cases[i].bytes, cases[i].length).fault, cases[i].fault);
}

/* The first bytes of a header with another kind of coding: nothing behind it is read. */
static void test_rare_codings(void **state)
{
  (void)state;
  static const struct {
    unsigned char code, precision;
    const char *fault;
  } cases[] = {
      {0xC9, 8, "用了少见的算术编码，多数软件打不开"},       {0xCA, 8, "用了少见的算术编码，多数软件打不开"},
      {0xC3, 8, "用了少见的 JPEG 编码方式，多数软件打不开"}, {0xC5, 8, "用了少见的 JPEG 编码方式，多数软件打不开"},
      {0xC1, 12, "每种颜色用了 12 位，只能用 8 位的"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned long length = 0;
    unsigned char *bytes = compress(&(picture){AS_USUAL, .back = blue}, &length);
    size_t at = find_marker(bytes, 0xC0);
    bytes[at + 1] = cases[i].code;
    bytes[at + 4] = cases[i].precision;
    assert_string_equal(read_bytes(bytes, length).fault, cases[i].fault);
    free(bytes);
  }
}

/* --- Turned --------------------------------------------------------------------------------------------------- */

/* The right half of the stored rows is blue: where that is shown decides how much of the border that counts is white,
   all of the upper edge and the upper thirds of both sides. */
static void test_turned(void **state)
{
  (void)state;
  enum { NONE, RIGHT, LEFT, TOP, FOOT };
  static const int blue_is[] = {RIGHT, RIGHT, LEFT, LEFT, RIGHT, FOOT, FOOT, TOP, TOP, RIGHT};
  for (int orientation = 0; orientation <= 9; orientation++) {
    zb_photo photo = read_part(
        &(picture){
            .width = 320, .height = 448, .back = white, .plain = true, .blue_right = true, .orientation = orientation},
        1);
    bool lies = orientation > 4 && orientation < 9;
    assert_null(photo.fault);
    assert_int_equal(photo.width, lies ? 448 : 320);
    assert_int_equal(photo.height, lies ? 320 : 448);
    int where = blue_is[orientation];
    if (where == TOP)
      assert_true(photo.white == 0);
    else if (where == FOOT)
      assert_true(photo.white == 1);
    else
      assert_float_equal(photo.white, 0.5, 0.01);
  }
}

static void test_no_file(void **state)
{
  (void)state;
  static const char *const paths[] = {"/tmp/test-no-such-photo.jpg", "/tmp"};
  for (int i = 0; i < 2; i++) {
    zb_diags *diags = zb_diags_new();
    zb_photo photo;
    zb_arena *arena = zb_arena_new();
    assert_int_equal(zb_photo_read(paths[i], arena, &photo, diags), ZB_INPUT);
    assert_string_equal(zb_diags_at(diags, 0)->place, paths[i]);
    assert_true(photo.fault != NULL && photo.bytes == 0);
    zb_arena_free(arena);
    zb_diags_free(diags);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_size),         cmocka_unit_test(test_white),   cmocka_unit_test(test_where),
      cmocka_unit_test(test_damaged),      cmocka_unit_test(test_spoiled), cmocka_unit_test(test_no_jpeg),
      cmocka_unit_test(test_rare_codings), cmocka_unit_test(test_turned),  cmocka_unit_test(test_no_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

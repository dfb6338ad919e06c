/* What is read of a photo: its header, whether it is whole, how white its border is. */
#include "picture/photo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* after stdio.h, which it needs */
#include <jpeglib.h>

static const char *const path = "/tmp/test-photo.jpg";

typedef struct colour {
  unsigned char c[4];
} colour;

static const colour white = {{255, 255, 255}}, blue = {{67, 142, 219}}, red = {{205, 30, 40}}, grey = {{200, 200, 200}},
                    pale = {{219, 219, 219}}, nearly = {{231, 231, 231}}, paper = {{240, 238, 232}},
                    sky = {{205, 228, 250}}, suit = {{30, 30, 45}};

typedef struct picture {
  int width, height;
  colour back;
  int components; /* 0: 3 */
  bool progressive, single_scans;
  bool thumbnail;             /* in its header, with an end of its own */
  bool blue_right, blue_foot; /* the right half is, what is below three eighths is */
} picture;

#define AS_USUAL .width = 300, .height = 420

/* A bust: an oval head in the middle, shoulders over the whole lower edge. */
static const unsigned char *colour_at(const picture *p, int x, int y)
{
  double dx = (x - p->width / 2.0) / (p->width * 0.25), dy = (y - p->height * 0.45) / (p->height * 0.28);
  if ((p->blue_right && x >= p->width / 2) || (p->blue_foot && y >= p->height * 3 / 8))
    return blue.c;
  return dx * dx + dy * dy < 1 || y > p->height * 0.75 ? suit.c : p->back.c;
}

static void write_scans(struct jpeg_compress_struct *jpeg)
{
  static const jpeg_scan_info scans[] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
  jpeg->scan_info = scans;
  jpeg->num_scans = 3;
}

/* Compresses the picture; to be freed. */
static unsigned char *compress(const picture *p, unsigned long *length)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *out = NULL;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &out, length);
  jpeg.image_width = (JDIMENSION)p->width;
  jpeg.image_height = (JDIMENSION)p->height;
  jpeg.input_components = p->components == 0 ? 3 : p->components;
  jpeg.in_color_space = jpeg.input_components == 1 ? JCS_GRAYSCALE : (jpeg.input_components == 4 ? JCS_CMYK : JCS_RGB);
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 75, TRUE);
  if (p->progressive)
    jpeg_simple_progression(&jpeg);
  if (p->single_scans)
    write_scans(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  if (p->thumbnail) {
    unsigned char thumbnail[256] = {'E', 'x', 'i', 'f'};
    thumbnail[254] = 0xFF, thumbnail[255] = 0xD9;
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, thumbnail, sizeof thumbnail);
  }
  unsigned char *row = malloc((size_t)p->width * 4);
  for (int y = 0; y < p->height; y++) {
    for (int x = 0; x < p->width; x++)
      memcpy(row + x * jpeg.input_components, colour_at(p, x, y), (size_t)jpeg.input_components);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  free(row);
  return out;
}

static zb_photo read_bytes(const void *bytes, size_t n)
{
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, n, file), n);
  fclose(file);
  zb_diags *diags = zb_diags_new();
  zb_photo photo;
  assert_int_equal(zb_photo_read(path, true, &photo, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 0);
  zb_diags_free(diags);
  unlink(path);
  assert_int_equal(photo.bytes, n);
  zb_photo header = zb_photo_header(bytes, n);
  assert_int_equal(header.bytes, n);
  assert_int_equal(header.jpeg, photo.jpeg);
  assert_int_equal(header.whole, photo.whole);
  assert_int_equal(header.width, photo.width);
  assert_int_equal(header.height, photo.height);
  assert_int_equal(header.components, photo.components);
  assert_true(header.white == -1);
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
  assert_true(min.jpeg && min.whole);
  assert_int_equal(min.width, 215);
  assert_int_equal(min.height, 300);
  assert_int_equal(min.components, 3);
  zb_photo narrow = read_part(&(picture){.width = 260, .height = 400, .back = white}, 1);
  assert_true(narrow.width / (double)narrow.height == 0.65);
  for (int side = 1; side < 20; side++) {
    zb_photo tiny = read_part(&(picture){.width = side, .height = 20 - side, .back = blue}, 1);
    assert_true(tiny.jpeg && tiny.whole && tiny.width == side && tiny.height == 20 - side && tiny.white <= 0.5);
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
      {{.width = 8000, .height = 4200, .back = white, .components = 1}, -1, -1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    zb_photo photo = read_part(&cases[i].picture, 1);
    assert_true(photo.jpeg && photo.whole);
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
    for (double share = 0.01; share < 0.995; share += 0.01) {
      zb_photo photo = read_part(&kinds[k], share);
      assert_false(photo.whole);
      if (photo.jpeg)
        assert_true(photo.width == 300 && (photo.white == -1 || photo.white == 1));
      else
        assert_true(photo.width == 0 && photo.components == 0 && photo.white == -1);
    }
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
  assert_true(photo.jpeg && photo.white == 0);
  free(bytes);
}

static void test_no_jpeg(void **state)
{
  (void)state;
  static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\x2C\0\0\1\xA4\x08\2\0\0\0",
                    start[] = "\xFF\xD8\xFF\xE0";
  zb_photo photos[] = {read_bytes(png, sizeof png - 1), read_bytes("", 0), read_bytes(start, sizeof start - 1),
                       read_bytes("\xFF\xD8\xFF\xD9", 4)};
  for (size_t i = 0; i < sizeof photos / sizeof *photos; i++)
    assert_true(!photos[i].jpeg && !photos[i].whole && photos[i].width == 0 && photos[i].white == -1);
}

static void test_no_file(void **state)
{
  (void)state;
  static const char *const paths[] = {"/tmp/test-no-such-photo.jpg", "/tmp"};
  for (int i = 0; i < 2; i++) {
    zb_diags *diags = zb_diags_new();
    zb_photo photo;
    assert_int_equal(zb_photo_read(paths[i], true, &photo, diags), ZB_INPUT);
    assert_string_equal(zb_diags_at(diags, 0)->place, paths[i]);
    assert_true(!photo.jpeg && photo.bytes == 0);
    zb_diags_free(diags);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_size),    cmocka_unit_test(test_white),   cmocka_unit_test(test_where),
      cmocka_unit_test(test_damaged), cmocka_unit_test(test_spoiled), cmocka_unit_test(test_no_jpeg),
      cmocka_unit_test(test_no_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* TrueType glyphs that no face at hand has, in a face made by hand: composite ones that take the metrics of a part, and
   damaged ones that have to be refused. */
#include "outline/outline.h"

#include <hb-ot.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NOTDEF, TRIANGLE, SAME_PLACE, SAME_METRICS, BACKWARDS, GLYPHS };

enum { XMIN = 100, BEARING = 40, USE_MY_METRICS = 0x200, ARE_XY = 2 };

static void put16(zb_buffer *out, int n)
{
  zb_buffer_putc(out, (char)(n >> 8));
  zb_buffer_putc(out, (char)n);
}

static void put_all(zb_buffer *out, const int *numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    put16(out, numbers[i]);
}

#define PUT(out, ...) put_all(out, (const int[]){__VA_ARGS__}, sizeof(int[]){__VA_ARGS__} / sizeof(int))

static void pad(zb_buffer *out, size_t length)
{
  while (out->length < length)
    zb_buffer_putc(out, 0);
}

/* A glyph of POINTS points on a line, whose contours end at these ENDS. */
static void put_simple(zb_buffer *out, int contours, const int *ends, int points)
{
  PUT(out, contours, XMIN, 0, XMIN + 200, 300);
  put_all(out, ends, (size_t)contours);
  PUT(out, 0); /* no instructions */
  for (int i = 0; i < points; i++)
    zb_buffer_putc(out, 1); /* on the curve, two bytes for each coordinate */
  for (int i = 0; i < points; i++)
    put16(out, i == 0 ? XMIN : 10);
  for (int i = 0; i < points; i++)
    put16(out, i % 2 == 0 ? 10 : 20);
}

/* The triangle, where it stands itself. */
static void put_composite(zb_buffer *out, int flags)
{
  PUT(out, -1, XMIN, 0, XMIN + 200, 300, flags, TRIANGLE, 0);
}

static void put_glyph(zb_buffer *out, int glyph)
{
  static const int one[] = {2}, backwards[] = {5, 2};
  if (glyph == TRIANGLE)
    put_simple(out, 1, one, 3);
  else if (glyph == BACKWARDS)
    put_simple(out, 2, backwards, 6);
  else if (glyph != NOTDEF)
    put_composite(out, glyph == SAME_METRICS ? ARE_XY | USE_MY_METRICS : ARE_XY);
  pad(out, out->length + out->length % 2); /* the offsets of glyphs are counted in twos */
}

static void add_table(hb_face_t *face, const char *tag, zb_buffer *table)
{
  hb_blob_t *blob = hb_blob_create(table->data, (unsigned)table->length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
  hb_face_builder_add_table(face, hb_tag_from_string(tag, -1), blob);
  hb_blob_destroy(blob);
  zb_buffer_free(table);
}

/* The triangle's bearing is not that of its box: by its metrics it is drawn that much further left. */
static hb_face_t *new_face(void)
{
  zb_buffer head = {0}, hhea = {0}, maxp = {0}, hmtx = {0}, loca = {0}, glyf = {0};
  PUT(&head, 1, 0, 0, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000);
  pad(&head, 54);
  PUT(&hhea, 1, 0);
  pad(&hhea, 34);
  PUT(&hhea, GLYPHS);
  PUT(&maxp, 1, 0, GLYPHS);
  pad(&maxp, 32);
  for (int i = 0; i < GLYPHS; i++) {
    PUT(&hmtx, 1000, i == TRIANGLE ? BEARING : XMIN);
    put16(&loca, (int)(glyf.length / 2));
    put_glyph(&glyf, i);
  }
  put16(&loca, (int)(glyf.length / 2));
  hb_face_t *face = hb_face_builder_create();
  add_table(face, "head", &head);
  add_table(face, "hhea", &hhea);
  add_table(face, "maxp", &maxp);
  add_table(face, "hmtx", &hmtx);
  add_table(face, "loca", &loca);
  add_table(face, "glyf", &glyf);
  hb_face_set_upem(face, 1000);
  hb_face_set_glyph_count(face, GLYPHS);
  return face;
}

typedef struct fixture {
  hb_face_t *face;
  zb_outlines *outlines;
} fixture;

static int start(void **state)
{
  static fixture f;
  f.face = new_face();
  f.outlines = zb_outlines_new(f.face);
  *state = &f;
  return f.outlines != NULL ? 0 : -1;
}

static int stop(void **state)
{
  fixture *f = *state;
  zb_outlines_free(f->outlines);
  hb_face_destroy(f->face);
  return 0;
}

/* How far left a glyph of the font that is made begins. */
static int left_of(const fixture *f, uint32_t glyph)
{
  uint16_t place;
  zb_buffer font = {0};
  assert_true(zb_outlines_arrange(f->outlines, &glyph, 1, false, &place));
  zb_outlines_font(f->outlines, &font);
  hb_blob_t *blob = hb_blob_create(font.data, (unsigned)font.length, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_font_t *made = hb_font_create(face);
  hb_glyph_extents_t box;
  assert_true(hb_font_get_glyph_extents(made, place, &box));
  hb_font_destroy(made);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  zb_buffer_free(&font);
  return box.x_bearing;
}

/* OpenType 1.9, glyf: with USE_MY_METRICS bearing and width are the part's. */
static void composites_have_the_metrics_that_they_say(void **state)
{
  assert_int_equal(left_of(*state, TRIANGLE), BEARING);
  assert_int_equal(left_of(*state, SAME_PLACE), XMIN);
  assert_int_equal(left_of(*state, SAME_METRICS), BEARING);
}

static void contours_out_of_order_are_refused(void **state)
{
  fixture *f = *state;
  assert_true(zb_outlines_read(f->outlines, TRIANGLE));
  assert_false(zb_outlines_read(f->outlines, BACKWARDS));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(composites_have_the_metrics_that_they_say, start, stop),
      cmocka_unit_test_setup_teardown(contours_out_of_order_are_refused, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

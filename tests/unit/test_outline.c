/* Fonts joined from outlines that were read and deflated once: what HarfBuzz draws of them is what it draws of the
   face. */
#include "base/file.h"
#include "outline/outline.h"
#include "text/fonts.h"

#include <hb-ot.h>
#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <ft2build.h>
#include FT_FREETYPE_H

enum { GLYPHS = 5000 };

#define FONTS_XML BUILD "/tests/outlines/fonts.xml"
#define FONTS_RNG BUILD "/tests/outlines/fonts.rng"

/* The families of templates/fonts.xml that Debian has. */
static const char *const families[] = {"Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai", "AR PL UKai CN",
                                       "BabelStone Han",    "HanaMinA",         "HanaMinB"};
enum { FAMILIES = sizeof families / sizeof *families };

/* Each family is a role of its own. */
static int load(void **state)
{
  zb_buffer xml = {0}, grammar = {0};
  zb_diags *diags = zb_diags_new();
  zb_fonts *fonts = NULL;
  zb_buffer_puts(&xml, "<fonts>");
  for (int i = 0; i < FAMILIES; i++)
    zb_buffer_printf(&xml, "<role name=\"%s\" packages=\"-\"><family name=\"%s\"/></role>", families[i], families[i]);
  zb_buffer_puts(&xml, "<rest><family name=\"Noto Serif CJK SC\"/></rest></fonts>");
  bool written = zb_file_make_dirs(BUILD "/tests/outlines", diags) == ZB_OK &&
                 zb_file_read("templates/fonts.rng", &grammar, diags) == ZB_OK &&
                 zb_file_write(FONTS_RNG, grammar.data, grammar.length, diags) == ZB_OK &&
                 zb_file_write(FONTS_XML, xml.data, xml.length, diags) == ZB_OK;
  bool loaded = written && zb_fonts_load(FONTS_XML, diags, &fonts) == ZB_OK;
  zb_buffer_free(&xml);
  zb_buffer_free(&grammar);
  zb_diags_free(diags);
  *state = fonts;
  return loaded ? 0 : -1;
}

static int unload(void **state)
{
  zb_fonts_free(*state);
  return 0;
}

static const zb_face *face_of(void **state, const char *family, bool bold)
{
  return zb_role_main_face(zb_fonts_role(*state, family, bold));
}

/* --- What HarfBuzz draws ---------------------------------------------------------------------------------------- */

static void say(void *out, char operation, const float *numbers, size_t count)
{
  zb_buffer_putc(out, operation);
  zb_buffer_add(out, numbers, count * sizeof *numbers);
}

static void move_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float x, float y, void *user)
{
  (void)f, (void)s, (void)user;
  say(out, 'M', (float[]){x, y}, 2);
}

static void line_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float x, float y, void *user)
{
  (void)f, (void)s, (void)user;
  say(out, 'L', (float[]){x, y}, 2);
}

static void quadratic_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float a, float b, float x, float y, void *u)
{
  (void)f, (void)s, (void)u;
  say(out, 'Q', (float[]){a, b, x, y}, 4);
}

static void cubic_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, float a, float b, float c, float d, float x,
                     float y, void *user)
{
  (void)f, (void)s, (void)user;
  say(out, 'C', (float[]){a, b, c, d, x, y}, 6);
}

static void close_path(hb_draw_funcs_t *f, void *out, hb_draw_state_t *s, void *user)
{
  (void)f, (void)s, (void)user;
  say(out, 'Z', NULL, 0);
}

static hb_draw_funcs_t *new_pen(void)
{
  hb_draw_funcs_t *pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func(pen, quadratic_to, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
  hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
  return pen;
}

static void draw(hb_draw_funcs_t *pen, hb_font_t *font, uint32_t glyph, zb_buffer *out)
{
  zb_buffer_clear(out);
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, pen, out);
#else
  hb_font_get_glyph_shape(font, glyph, pen, out);
#endif
}

/* The font as a face: a CFF table has no other tables beside it in a PDF, and gets those that HarfBuzz asks for. */
static hb_face_t *face_of_file(const zb_buffer *file, bool cff, int glyph_count)
{
  hb_blob_t *blob = hb_blob_create(file->data, (unsigned)file->length, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face;
  if (cff) {
    face = hb_face_builder_create();
    hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), blob);
    hb_face_set_upem(face, 1000);
    hb_face_set_glyph_count(face, (unsigned)glyph_count);
  } else {
    face = hb_face_create(blob, 0);
  }
  hb_blob_destroy(blob);
  return face;
}

/* --- Fonts of random glyphs ------------------------------------------------------------------------------------- */

static unsigned next_random(unsigned *seed)
{
  *seed = *seed * 1664525 + 1013904223;
  return *seed >> 8;
}

/* Different glyphs, all of which can be read. */
static int choose(zb_outlines *outlines, unsigned all, uint32_t *glyphs, int wanted)
{
  unsigned seed = 1;
  bool *taken = calloc(all, 1);
  int n = 0;
  for (int i = 0; i < 2 * wanted && n < wanted; i++) {
    uint32_t glyph = 1 + next_random(&seed) % (all - 1);
    if (taken[glyph])
      continue;
    taken[glyph] = true;
    assert_true(zb_outlines_read(outlines, glyph));
    glyphs[n++] = glyph;
  }
  free(taken);
  return n;
}

/* The stream's own check sum is checked, too. */
static void inflate_all(const zb_buffer *deflated, size_t length, zb_buffer *out)
{
  struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
  zb_buffer_clear(out);
  zb_buffer_reserve(out, length);
  assert_int_equal(libdeflate_zlib_decompress(d, deflated->data, deflated->length, out->data, length, NULL),
                   LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(d);
  out->length = length;
}

static void compare_outlines(hb_face_t *face, hb_face_t *made, const uint32_t *glyphs, int count,
                             const uint16_t *places)
{
  hb_draw_funcs_t *pen = new_pen();
  hb_font_t *before = hb_font_create(face), *after = hb_font_create(made);
  zb_buffer wanted = {0}, got = {0};
  for (int i = 0; i < count; i++) {
    draw(pen, before, glyphs[i], &wanted);
    draw(pen, after, places[i], &got);
    assert_int_equal(wanted.length, got.length);
    assert_memory_equal(wanted.data, got.data, wanted.length);
  }
  zb_buffer_free(&wanted);
  zb_buffer_free(&got);
  hb_font_destroy(before);
  hb_font_destroy(after);
  hb_draw_funcs_destroy(pen);
}

/* The deflated font, which must be the same as the one that was not deflated: as TrueType fonts have a dictionary if
   they are deflated, that is so for CFF alone. */
static void make_font(zb_outlines *outlines, bool cff, const uint32_t *glyphs, int count, uint16_t *places,
                      zb_buffer *font)
{
  zb_buffer deflated = {0}, plain = {0};
  assert_true(zb_outlines_arrange(outlines, glyphs, count, true, places));
  size_t length = zb_outlines_deflated_font(outlines, &deflated);
  inflate_all(&deflated, length, font);
  if (cff) {
    assert_true(zb_outlines_arrange(outlines, glyphs, count, false, places));
    zb_outlines_font(outlines, &plain);
    assert_int_equal(plain.length, length);
    assert_memory_equal(plain.data, font->data, length);
  }
  zb_buffer_free(&plain);
  zb_buffer_free(&deflated);
}

static void compare_font(const zb_face *face, const zb_buffer *font, const uint32_t *glyphs, int count,
                         const uint16_t *places)
{
  hb_face_t *made = face_of_file(font, zb_face_is_cff(face), count + 1);
  compare_outlines(zb_face_hb(face), made, glyphs, count, places);
  hb_face_destroy(made);
}

/* The widths that NAMES ask for: TrueType's in their own table, CFF's in the charstrings, which FreeType reads. */
static void compare_widths(const zb_face *face, const zb_buffer *font, const uint32_t *names, int count,
                           const uint16_t *places)
{
  FT_Library library;
  FT_Face made;
  assert_int_equal(FT_Init_FreeType(&library), 0);
  assert_int_equal(FT_New_Memory_Face(library, (const FT_Byte *)font->data, (FT_Long)font->length, 0, &made), 0);
  for (int i = 0; i < count; i++) {
    assert_int_equal(FT_Load_Glyph(made, places[i], FT_LOAD_NO_SCALE), 0);
    assert_int_equal(8 * made->glyph->metrics.horiAdvance,
                     8 * hb_font_get_glyph_h_advance(zb_face_font(face), zb_glyph_copied(names[i])) +
                         (int)hb_face_get_upem(zb_face_hb(face)) * zb_glyph_eighths(names[i]));
  }
  FT_Done_Face(made);
  FT_Done_FreeType(library);
}

static void try_face(const zb_face *face)
{
  static uint32_t glyphs[GLYPHS];
  static uint16_t places[GLYPHS];
  bool cff = zb_face_is_cff(face);
  hb_face_t *hb = zb_face_hb(face);
  zb_outlines *outlines = zb_outlines_new(hb);
  assert_non_null(outlines);
  int count = choose(outlines, hb_face_get_glyph_count(hb), glyphs, GLYPHS);
  zb_buffer font = {0};
  make_font(outlines, cff, glyphs, count, places, &font);
  compare_font(face, &font, glyphs, count, places);
  compare_widths(face, &font, glyphs, count, places);
  if (!cff) { /* without the dictionary: of few glyphs, or not joined */
    make_font(outlines, cff, glyphs, 10, places, &font);
    compare_font(face, &font, glyphs, 10, places);
    zb_buffer_clear(&font);
    assert_true(zb_outlines_arrange(outlines, glyphs, count, false, places));
    zb_outlines_font(outlines, &font);
    compare_font(face, &font, glyphs, count, places);
  }
  zb_buffer_free(&font);
  zb_outlines_free(outlines);
}

static void outlines_are_the_face_s(void **state)
{
  for (int i = 0; i < FAMILIES; i++) {
    const zb_face *regular = face_of(state, families[i], false), *bold = face_of(state, families[i], true);
    try_face(regular);
    if (bold != regular)
      try_face(bold);
  }
}

/* What was read before, and in which order glyphs come, changes no byte. */
static void fonts_depend_on_their_glyphs_alone(void **state)
{
  for (int i = 0; i < FAMILIES; i++) {
    hb_face_t *hb = zb_face_hb(face_of(state, families[i], false));
    zb_outlines *fresh = zb_outlines_new(hb), *used = zb_outlines_new(hb);
    enum { MANY = 300 };
    uint32_t glyphs[MANY], others[MANY];
    uint16_t places[MANY], other_places[MANY];
    for (uint32_t k = 0; k < MANY; k++)
      others[MANY - 1 - k] = glyphs[k] = 20 + 9 * k;
    for (uint32_t g = 0; g < 2000; g += 7)
      assert_true(zb_outlines_read(used, g));
    assert_true(zb_outlines_arrange(fresh, glyphs, MANY, true, places));
    assert_true(zb_outlines_arrange(used, others, MANY, true, other_places));
    zb_buffer one = {0}, two = {0};
    zb_outlines_deflated_font(fresh, &one);
    zb_outlines_deflated_font(used, &two);
    for (int k = 0; k < MANY; k++)
      assert_int_equal(places[k], other_places[MANY - 1 - k]);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    zb_buffer_free(&one);
    zb_buffer_free(&two);
    zb_outlines_free(fresh);
    zb_outlines_free(used);
  }
}

/* Copies are drawn as what they copy, are as much wider or narrower as they are asked to be, and cost next to nothing
   where the glyph itself is in the font. */
static void copies_are_wider_or_narrower(void **state)
{
  static const int eighths[] = {0, 2, -4, 5, 0};
  enum { WANTED = 40, COPIES = sizeof eighths / sizeof *eighths, ALL = WANTED * COPIES };
  for (int i = 0; i < FAMILIES; i++) {
    const zb_face *face = face_of(state, families[i], false);
    hb_face_t *hb = zb_face_hb(face);
    zb_outlines *outlines = zb_outlines_new(hb);
    uint32_t glyphs[WANTED], names[ALL], copied[ALL];
    uint16_t places[ALL];
    for (uint32_t k = 0, character = 0x4E00; k < WANTED; k++) {
      while (!hb_font_get_nominal_glyph(zb_face_font(face), character, &glyphs[k]))
        character = character < 0x2A6D6 ? character + 1 : 0x20; /* HanaMinB has rare ones only */
      character += 20;
      for (uint32_t c = 0; c < COPIES; c++) {
        copied[COPIES * k + c] = glyphs[k];
        names[COPIES * k + c] = zb_glyph_copy(glyphs[k], eighths[c], c == COPIES - 1);
      }
    }
    zb_buffer font = {0}, alone = {0}, all = {0};
    bool cff = zb_face_is_cff(face);
    make_font(outlines, cff, names, ALL, places, &font);
    hb_face_t *made = face_of_file(&font, cff, ALL + 1);
    compare_outlines(hb, made, copied, ALL, places);
    compare_widths(face, &font, names, ALL, places);
    assert_true(zb_outlines_arrange(outlines, names, ALL, true, places));
    zb_outlines_deflated_font(outlines, &all);
    assert_true(zb_outlines_arrange(outlines, glyphs, WANTED, true, places));
    zb_outlines_deflated_font(outlines, &alone);
    assert_true(all.length < 2 * alone.length + 4096); /* which may have a dictionary */
    hb_face_destroy(made);
    zb_buffer_free(&font);
    zb_buffer_free(&alone);
    zb_buffer_free(&all);
    zb_outlines_free(outlines);
  }
}

/* --- Damaged faces ---------------------------------------------------------------------------------------------- */

static const hb_tag_t tables[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('m', 'a', 'x', 'p'),
                                  HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
                                  HB_TAG('C', 'F', 'F', ' ')};
enum { TABLES = sizeof tables / sizeof *tables, SMALL = 300, TRIES = 400 };

/* A small face to be damaged: the first glyphs of a large one. */
static hb_face_t *small_face(hb_face_t *hb, bool cff)
{
  uint32_t glyphs[SMALL];
  uint16_t places[SMALL];
  zb_buffer font = {0};
  zb_outlines *outlines = zb_outlines_new(hb);
  for (uint32_t i = 0; i < SMALL; i++)
    glyphs[i] = 1 + 3 * i;
  assert_true(zb_outlines_arrange(outlines, glyphs, SMALL, false, places));
  zb_outlines_font(outlines, &font);
  zb_outlines_free(outlines);
  hb_blob_t *blob = hb_blob_create(font.data, (unsigned)font.length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
  zb_buffer_free(&font);
  hb_face_t *face;
  if (cff) {
    face = hb_face_builder_create();
    hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), blob);
  } else {
    face = hb_face_create(blob, 0);
  }
  hb_blob_destroy(blob);
  return face;
}

/* A face with one of the tables changed in some bytes, or cut off. */
static hb_face_t *damage(hb_face_t *hb, unsigned *seed)
{
  hb_face_t *face = hb_face_builder_create();
  for (unsigned i = 0, hit = next_random(seed) % TABLES; i < TABLES; i++) {
    hb_blob_t *table = hb_face_reference_table(hb, tables[i]), *copy = hb_blob_copy_writable_or_fail(table);
    unsigned length = hb_blob_get_length(table);
    hb_blob_destroy(table);
    if (length == 0 || copy == NULL) {
      hit += hit == i; /* the next one, then */
      hb_blob_destroy(copy);
      continue;
    }
    char *data = hb_blob_get_data_writable(copy, &length);
    /* Heads, where offsets and counts are, matter most. */
    for (unsigned n = i == hit ? 1 + next_random(seed) % 8 : 0; n > 0; n--)
      data[next_random(seed) % (next_random(seed) % 2 == 0 || length < 200 ? length : 200)] = (char)next_random(seed);
    unsigned kept = i == hit && next_random(seed) % 4 == 0 ? next_random(seed) % length : length;
    hb_blob_t *part = hb_blob_create_sub_blob(copy, 0, kept);
    hb_face_builder_add_table(face, tables[i], part);
    hb_blob_destroy(part);
    hb_blob_destroy(copy);
  }
  hb_face_set_upem(face, 1000);
  hb_face_set_glyph_count(face, SMALL + 1);
  return face;
}

/* Nothing is read behind the end of a damaged face (make check-asan sees that), and what it says is no font of another
   length than it says itself. */
static void damaged_faces_do_no_harm(void **state)
{
  unsigned seed = 7;
  int refused = 0;
  for (int k = 0; k < 2; k++) {
    hb_face_t *small = small_face(zb_face_hb(face_of(state, families[2 * k], false)), k == 0);
    for (int i = 0; i < TRIES; i++) {
      hb_face_t *bad = damage(small, &seed);
      zb_outlines *outlines = zb_outlines_new(bad);
      uint32_t good[SMALL];
      uint16_t places[SMALL];
      int count = 0;
      for (uint32_t g = 1; outlines != NULL && g <= SMALL; g++)
        if (zb_outlines_read(outlines, g))
          good[count++] = g;
        else
          refused++;
      refused += outlines == NULL;
      zb_buffer font = {0};
      if (outlines != NULL)
        make_font(outlines, k == 0, good, count, places, &font);
      zb_buffer_free(&font);
      zb_outlines_free(outlines);
      hb_face_destroy(bad);
    }
    hb_face_destroy(small);
  }
  assert_true(refused > TRIES / 4);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(outlines_are_the_face_s),
      cmocka_unit_test(fonts_depend_on_their_glyphs_alone),
      cmocka_unit_test(copies_are_wider_or_narrower),
      cmocka_unit_test(damaged_faces_do_no_harm),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

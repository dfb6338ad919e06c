/* Roles and their faces: which face draws which character. */
#include "base/file.h"
#include "text/face.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct fixture {
  zb_diags *diags;
  zb_fonts *fonts;
} fixture;

static int load(void **state)
{
  static fixture f;
  f.diags = zb_diags_new();
  *state = &f;
  return zb_fonts_load("templates/fonts.xml", f.diags, &f.fonts) == ZB_OK ? 0 : -1;
}

static int unload(void **state)
{
  fixture *f = *state;
  zb_fonts_free(f->fonts);
  zb_diags_free(f->diags);
  return 0;
}

static const zb_role *role(void **state, const char *name, bool bold)
{
  const zb_role *r = zb_fonts_role(((fixture *)*state)->fonts, name, bold);
  assert_non_null(r);
  return r;
}

static void every_role_has_both_weights(void **state)
{
  static const char *const names[] = {"宋体", "黑体", "楷体", "仿宋"};
  for (int i = 0; i < 4; i++) {
    assert_non_null(zb_role_main_face(role(state, names[i], false)));
    assert_non_null(zb_role_main_face(role(state, names[i], true)));
  }
  assert_null(zb_fonts_role(((fixture *)*state)->fonts, "隶书", false));
}

/* Only where none of the user's own fonts comes first: the packages that the Makefile installs. The bold of LXGW WenKai
   is called so on Debian 12, and Medium on 13. */
static void debian_faces(void **state)
{
  static const struct {
    const char *role;
    bool bold;
    const char *faces; /* any of them */
  } cases[] = {{"宋体", false, "NotoSerifCJKsc-Regular"}, {"宋体", true, "NotoSerifCJKsc-Bold"},
               {"黑体", false, "NotoSansCJKsc-Regular"},  {"黑体", true, "NotoSansCJKsc-Bold"},
               {"楷体", false, "LXGWWenKai-Regular"},     {"楷体", true, "LXGWWenKai-Bold LXGWWenKai-Medium"},
               {"仿宋", false, "LXGWWenKai-Regular"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *name = zb_face_name(zb_role_main_face(role(state, cases[i].role, cases[i].bold)));
    bool debian = strstr(name, "Noto") != NULL || strstr(name, "LXGW") != NULL;
    if (debian && strstr(cases[i].faces, name) == NULL)
      fail_msg("%s is none of %s", name, cases[i].faces);
  }
}

/* Writes a copy of a TrueType font as FOLDER/font.ttf, whose licence is TYPE. */
static void write_licensed(const zb_face *face, const char *folder, unsigned type)
{
  zb_buffer file = {0};
  zb_diags *diags = zb_diags_new();
  assert_int_equal(zb_file_read(face->file, &file, diags), ZB_OK);
  for (int i = 0; i < file.data[5]; i++) {
    unsigned char *entry = (unsigned char *)file.data + 12 + 16 * i;
    if (memcmp(entry, "OS/2", 4) == 0) {
      size_t at = (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 | entry[11];
      file.data[at + 8] = (char)(type >> 8);
      file.data[at + 9] = (char)type;
    }
  }
  char path[128];
  snprintf(path, sizeof path, "%s/font.ttf", folder);
  assert_int_equal(zb_file_write(path, file.data, file.length, diags), ZB_OK);
  zb_diags_free(diags);
  zb_buffer_free(&file);
}

static void a_licence_may_forbid_embedding(void **state)
{
  static const struct {
    unsigned type;
    bool allowed;
  } cases[] = {{0, true},      {0x0002, false}, {0x0004, true},  {0x0008, true},
               {0x000A, true}, {0x0100, false}, {0x0108, false}, {0x0200, false}};
  char folder[] = "/tmp/zhibiao-font-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/font.ttf", folder);
  const zb_face *kai = zb_role_main_face(role(state, "楷体", false));
  assert_non_null(strstr(kai->file, ".ttf"));
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    write_licensed(kai, folder, cases[i].type);
    assert_int_equal(face_may_be_embedded(&(zb_face){.file = path}), cases[i].allowed);
  }
  unlink(path);
  rmdir(folder);
}

static void the_first_face_that_has_it_draws_a_character(void **state)
{
  const zb_role *song = role(state, "宋体", false);
  assert_ptr_equal(zb_role_face(song, 0x6E56), zb_role_main_face(song));
  static const uint32_t rare[] = {0x20BB7, 0x2CB4E, 0x4DAE, 0x36C3, 0x30EDE, 0x2B81A};
  for (size_t i = 0; i < sizeof rare / sizeof *rare; i++) {
    const zb_face *face = zb_role_face(song, rare[i]);
    assert_non_null(face);
    hb_codepoint_t glyph;
    assert_true(hb_font_get_nominal_glyph(zb_face_font(face), rare[i], &glyph));
    assert_ptr_equal(zb_role_face(song, rare[i]), face); /* from the cache */
  }
  assert_null(zb_role_face(song, 0xE123)); /* private use: no font may draw it */
  assert_null(zb_role_face(song, 0x10FFFE));
  assert_null(zb_role_face(song, 0x7FFFFFFF));
}

static void metrics_are_those_of_the_em_box(void **state)
{
  static const char *const names[] = {"宋体", "黑体", "楷体", "仿宋"};
  for (int i = 0; i < 4; i++) {
    const zb_face *face = zb_role_main_face(role(state, names[i], false));
    assert_true(zb_face_ascent(face) > 0.8 && zb_face_ascent(face) < 0.95);
    assert_true(zb_face_descent(face) > 0.05 && zb_face_descent(face) < 0.2);
  }
}

static void faces_are_counted_alike_in_each_run(void **state)
{
  fixture again = {.diags = zb_diags_new()};
  assert_int_equal(zb_fonts_load("templates/fonts.xml", again.diags, &again.fonts), ZB_OK);
  const zb_face *a = zb_role_main_face(role(state, "楷体", true));
  const zb_face *b = zb_role_main_face(zb_fonts_role(again.fonts, "楷体", true));
  assert_int_equal(zb_face_index(a), zb_face_index(b));
  assert_string_equal(zb_face_name(a), zb_face_name(b));
  zb_fonts_free(again.fonts);
  zb_diags_free(again.diags);
}

/* Loads a font table of this text. */
static zb_status load_table(const char *xml, zb_diags *diags, zb_fonts **fonts)
{
  zb_buffer rng = {0};
  assert_int_equal(zb_file_read("templates/fonts.rng", &rng, diags), ZB_OK);
  assert_int_equal(zb_file_write(BUILD "/tests/fonts.rng", rng.data, rng.length, diags), ZB_OK);
  assert_int_equal(zb_file_write(BUILD "/tests/fonts.xml", xml, strlen(xml), diags), ZB_OK);
  zb_buffer_free(&rng);
  return zb_fonts_load(BUILD "/tests/fonts.xml", diags, fonts);
}

static void bold_takes_the_first_family_that_has_it(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_fonts *fonts;
  assert_int_equal(load_table("<fonts><role name='楷体' packages='fonts-lxgw-wenkai'><family name='AR PL UKai CN'/>"
                              "<family name='LXGW WenKai'/></role></fonts>",
                              diags, &fonts),
                   ZB_OK);
  assert_non_null(strstr(zb_face_name(zb_role_main_face(zb_fonts_role(fonts, "楷体", false))), "UKai"));
  assert_non_null(strstr(zb_face_name(zb_role_main_face(zb_fonts_role(fonts, "楷体", true))), "LXGWWenKai"));
  zb_fonts_free(fonts);
  zb_diags_free(diags);
}

/* Loads a font table of this text, which must fail; returns the first message in DIAGS. */
static const zb_diag *refused(zb_diags *diags, const char *xml)
{
  zb_fonts *fonts;
  assert_int_equal(load_table(xml, diags, &fonts), ZB_TEMPLATE);
  assert_null(fonts);
  assert_true(zb_diags_errors(diags) > 0);
  return zb_diags_at(diags, 0);
}

static void roles_without_fonts_are_all_known_with_their_packages(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_fonts *fonts;
  assert_int_equal(load_table("<fonts>\n<role name='宋体' packages='fonts-none'><family name='No Such'/></role>\n"
                              "<role name='楷体' packages='fonts-lxgw-wenkai'><family name='LXGW WenKai'/></role>\n"
                              "<role name='黑体' packages='fonts-no-more'><family name='Nor This'/>"
                              "<family name='Nor That'/></role></fonts>",
                              diags, &fonts),
                   ZB_OK);
  assert_null(zb_fonts_role(fonts, "宋体", false));
  assert_null(zb_fonts_role(fonts, "宋体", true));
  assert_non_null(zb_fonts_role(fonts, "楷体", false));
  assert_null(zb_fonts_lack(fonts, "楷体"));
  const zb_font_lack *lack = zb_fonts_lacks(fonts);
  assert_ptr_equal(lack, zb_fonts_lack(fonts, "宋体"));
  assert_ptr_equal(lack->next, zb_fonts_lack(fonts, "黑体"));
  assert_null(lack->next->next);
  zb_font_lack_tell(lack, "", diags);
  zb_font_lack_tell(lack->next, "评审表、简报", diags);
  const zb_diag *d = zb_diags_at(diags, 0);
  assert_string_equal(d->place, BUILD "/tests/fonts.xml:2");
  assert_non_null(strstr(d->message, "No Such"));
  assert_non_null(strstr(d->remedy, "fonts-none"));
  d = zb_diags_at(diags, 1);
  assert_string_equal(d->place, BUILD "/tests/fonts.xml:4");
  assert_non_null(strstr(d->message, "黑体所列的字体一种也没有安装：Nor This、Nor That"));
  assert_non_null(strstr(d->message, "评审表、简报"));
  zb_fonts_free(fonts);
  zb_diags_free(diags);
}

static void a_wrong_table_is_refused(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  const zb_diag *d = refused(diags, "<fonts>\n\n<role name='宋体'><family name='No Such'/></role></fonts>");
  assert_string_equal(d->place, BUILD "/tests/fonts.xml:3");
  zb_diags_free(diags);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_role_has_both_weights),
      cmocka_unit_test(debian_faces),
      cmocka_unit_test(a_licence_may_forbid_embedding),
      cmocka_unit_test(the_first_face_that_has_it_draws_a_character),
      cmocka_unit_test(metrics_are_those_of_the_em_box),
      cmocka_unit_test(faces_are_counted_alike_in_each_run),
      cmocka_unit_test(bold_takes_the_first_family_that_has_it),
      cmocka_unit_test(roles_without_fonts_are_all_known_with_their_packages),
      cmocka_unit_test(a_wrong_table_is_refused),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

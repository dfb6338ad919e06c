/* Columns: what is upright, what is rotated, and that the order is kept. */
#include "lines.h"

static void set_vertical(fixture *f, const char *text, const char *role)
{
  zb_span s = span(f, text);
  s.role = zb_fonts_role(f->fonts, role, false);
  zb_paragraph p = {.spans = &s, .span_count = 1, .width = 3 * SIZE, .vertical = true};
  zb_arena_reset(f->arena);
  assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
}

/* The texts of the lines, separated by |, with < before rotated ones. */
static void assert_column(fixture *f, const char *text, const char *expected)
{
  set_vertical(f, text, "宋体");
  char all[1024] = "";
  for (int i = 0; i < f->count; i++) {
    strcat(all, i > 0 ? "|" : "");
    strcat(all, f->lines[i].run_count > 0 && f->lines[i].runs[0].angle != 0 ? "<" : "");
    strcat(all, text_of(f, i));
  }
  assert_string_equal(all, expected);
}

static void each_unit_is_a_line(void **state)
{
  fixture *f = *state;
  assert_column(f, "专业组意见", "专|业|组|意|见");
  assert_column(f, "简　历", "简||历");
  assert_column(f, "一\n二", "一|二");
  assert_column(f, "共12人", "共|12|人");
  assert_column(f, "共8人", "共|8|人");
  assert_column(f, "2020年", "<2020|年");
  assert_column(f, "A4纸", "<A4|纸");
  assert_column(f, "单位——意见……", "单|位|——|意|见|……");
  assert_column(f, "（意见）", "（|意|见|）");
  assert_column(f, "一－二", "一|<－|二");
  assert_column(f, "", "");
  assert_int_equal(f->count, 1);
  assert_true(f->lines[0].ascent > 8);
}

/* Vertical forms of brackets are other glyphs, whose ink is across the column. */
static void brackets_have_their_form_for_columns(void **state)
{
  static const char *const roles[] = {"宋体", "黑体", "楷体"};
  static const char *const brackets[] = {"（", "）", "《", "》", "“", "”", "〔", "〕", "「", "」"};
  fixture *f = *state;
  for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
      set_vertical(f, brackets[i], roles[r]);
      const zb_placed_run *placed = &f->lines[0].runs[0];
      hb_glyph_extents_t ink;
      assert_true(placed->angle == 0);
      assert_true(hb_font_get_glyph_extents(zb_face_font(placed->run.face), placed->run.glyphs[0].id, &ink));
      assert_true(ink.width > (i == 4 || i == 5 ? -ink.height : -ink.height * 2));
    }
}

/* The position of the ink of glyph K of an upright run, in pt above the middle of the line. */
static void ink_of(const fixture *f, int k, float *bottom, float *top)
{
  const zb_run *run = &f->lines[0].runs[0].run;
  hb_glyph_extents_t ink;
  float unit = SIZE / (float)hb_face_get_upem(zb_face_hb(run->face));
  assert_true(hb_font_get_glyph_extents(zb_face_font(run->face), run->glyphs[k].id, &ink));
  float middle = (f->lines[0].ascent - f->lines[0].descent) / 2;
  *top = (float)ink.y_bearing * unit + run->glyphs[k].dy - middle;
  *bottom = *top + (float)ink.height * unit;
}

/* Two ems long, in one piece, in the middle. */
static void long_marks_run_down(void **state)
{
  fixture *f = *state;
  float bottom, top;
  set_vertical(f, "——", "宋体");
  const zb_placed_run *placed = &f->lines[0].runs[0];
  assert_near(f->lines[0].extra_advance, SIZE);
  assert_near(placed->angle, 0);
  assert_near(placed->x, SIZE);
  assert_int_equal(placed->run.count, 1);
  ink_of(f, 0, &bottom, &top);
  assert_true(top > 0.9 * SIZE && top < SIZE && bottom < -0.9 * SIZE && bottom > -SIZE);
  set_vertical(f, "……", "楷体");
  assert_near(f->lines[0].extra_advance, SIZE);
  assert_near(f->lines[0].runs[0].run.width, SIZE);
  ink_of(f, 0, &bottom, &top);
  assert_true(top < SIZE && bottom > 0);
  ink_of(f, 1, &bottom, &top);
  assert_true(top < 0 && bottom > -SIZE);
}

/* A face without a vertical form of the dash. */
static void turned_units_stand_on_the_axis(void **state)
{
  fixture *f = *state;
  set_vertical(f, "——", "楷体");
  const zb_placed_run *placed = &f->lines[0].runs[0];
  assert_near(f->lines[0].extra_advance, SIZE);
  assert_near(placed->run.width, 2 * SIZE);
  assert_near(placed->angle, -90);
  assert_near(placed->x, 1.5 * SIZE - 0.38 * SIZE); /* the dash is 0.38 em above the baseline */
  assert_near(placed->y + placed->run.width / 2, -(f->lines[0].ascent - f->lines[0].descent) / 2);
}

static void units_are_centred(void **state)
{
  fixture *f = *state;
  set_vertical(f, "见12", "宋体");
  assert_near(f->lines[0].runs[0].x, SIZE);
  float width = f->lines[1].runs[0].run.width;
  assert_near(f->lines[1].runs[0].x, (3 * SIZE - width) / 2);
  assert_false(f->lines[1].forced);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_unit_is_a_line), cmocka_unit_test(brackets_have_their_form_for_columns),
      cmocka_unit_test(long_marks_run_down), cmocka_unit_test(turned_units_stand_on_the_axis),
      cmocka_unit_test(units_are_centred),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

/* Chinese line setting after GB/T 15834 and clreq: each rule by itself. Sizes are of 10 pt, so that 5 pt are half an
 * em.
 */
#include "lines.h"

/* The glyph of character N of line 0. */
static const zb_glyph *glyph_at(const fixture *f, int n)
{
  for (int i = 0; i < f->lines[0].run_count; i++) {
    const zb_run *run = &f->lines[0].runs[i].run;
    if (n < run->count)
      return &run->glyphs[n];
    n -= run->count;
  }
  fail_msg("no such glyph");
  return NULL;
}

static float advance(const fixture *f, int n)
{
  return glyph_at(f, n)->advance;
}

static void set_level(fixture *f, const char *text, float em, zb_break_level level)
{
  zb_span s = span(f, text);
  zb_paragraph p = {.spans = &s, .span_count = 1, .width = em * SIZE, .level = level};
  zb_arena_reset(f->arena);
  assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
}

typedef struct lines_case {
  const char *text;
  float em;
  const char *lines;
} lines_case;

static void check(fixture *f, const lines_case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++)
    assert_lines(f, cases[i].text, cases[i].em * SIZE, cases[i].lines);
}

#define CHECK(f, cases) check(f, cases, sizeof(cases) / sizeof *(cases))

/* Rule 1. */
static void marks_stay_off_the_edges(void **state)
{
  static const char *const no_start[] = {"、", "，", "。", "：", "；", "！", "？", "”",  "’", "）", "》", "〉",
                                         "」", "』", "】", "〕", "］", "｝", "－", "～", "—", "·",  "／"};
  static const char *const no_end[] = {"“", "‘", "（", "《", "〈", "「", "『", "【", "〔", "［", "｛"};
  fixture *f = *state;
  char text[64];
  for (size_t i = 0; i < sizeof no_start / sizeof *no_start; i++) {
    snprintf(text, sizeof text, "一二三四%s五六七", no_start[i]);
    set_text(f, text, 4 * SIZE, ZB_ALIGN_LEFT);
    assert_string_equal(text_of(f, 0), "一二三");
  }
  for (size_t i = 0; i < sizeof no_end / sizeof *no_end; i++) {
    snprintf(text, sizeof text, "一二三%s四五六", no_end[i]);
    set_text(f, text, 4 * SIZE, ZB_ALIGN_LEFT);
    assert_string_equal(text_of(f, 0), "一二三");
  }
}

static void levels_add_rules(void **state)
{
  fixture *f = *state;
  set_level(f, "一二三四／五六七", 5, ZB_BREAK_LEVEL_BASIC);
  assert_string_equal(all_lines(f), "一二三四／|五六七");
  set_level(f, "一二三四／五六七", 5, ZB_BREAK_LEVEL_GB);
  assert_string_equal(all_lines(f), "一二三|四／五六七");
  set_level(f, "一二三四——五六", 4, ZB_BREAK_LEVEL_GB);
  assert_string_equal(all_lines(f), "一二三四|——五六");
  set_level(f, "一二三四——五六", 4, ZB_BREAK_LEVEL_STRICT);
  assert_string_equal(all_lines(f), "一二三|四——五|六");
  set_level(f, "一二三四……五六七", 4, ZB_BREAK_LEVEL_GB);
  assert_string_equal(all_lines(f), "一二三四|……五六|七");
  set_level(f, "一二三四……五六七", 4, ZB_BREAK_LEVEL_STRICT);
  assert_string_equal(all_lines(f), "一二三|四……五|六七");
}

/* Rule 2. */
static void units_are_not_divided(void **state)
{
  static const lines_case cases[] = {
      {"一二三——四五六", 4, "一二三|——四五|六"},
      {"一二三（……四五六七", 5, "一二三|（……四五|六七"},
      {"一二三⸺四五六", 4, "一二三|⸺四五|六"},
      {"一二三……四五六", 4, "一二三|……四五|六"},
      {"提高了98.5%以上", 4.5F, "提高了|98.5%|以上"},
      {"提高了98％以上", 4.5F, "提高了|98％以上"},
      {"气温为－25℃以上", 4, "气温为|－25℃|以上"},
      {"为－25℃以上的", 4, "为|－25℃|以上的"},
      {"二〇一〇－2013年", 4, "二〇一|〇－|2013年"},
      {"经费￥500元以上", 4.5F, "经费|￥500元|以上"},
      {"共计１２３４五六", 4, "共计|１２３４|五六"},
      {"面积120㎡以上的", 4, "面积|120㎡以|上的"},
      {"任职于2020年8月4日起", 5.8F, "任职于|2020年8月|4日起"},
      {"任职至2020年", 5, "任职至|2020年"},
      {"发表于Nature上的", 5, "发表于|Nature|上的"},
      {"身份证号330599199005200017号", 11, "身份证号|330599199005200017号"},
      {"2009.10－2013.07", 6, "2009.10－|2013.07"},
      {"（2/6）", 3, "（2/6）"},
      {"防控COVID-19以来", 6, "防控|COVID-19|以来"},
      {"方案state-of-the-art以上", 8, "方案|state-of-the-art|以上"}, /* copies of the text would lose the hyphen */
  };
  CHECK(*state, cases);
}

static void what_is_broken_by_force_is_told(void **state)
{
  fixture *f = *state;
  set_text(f, "330599199005200017", 100, ZB_ALIGN_LEFT);
  assert_int_equal(f->count, 1);
  assert_false(f->lines[0].forced);
  set_text(f, "330599199005200017", 60, ZB_ALIGN_LEFT);
  assert_int_equal(f->count, 2);
  assert_true(f->lines[0].forced);
  assert_false(f->lines[1].forced);
  set_text(f, "湖州市", 25, ZB_ALIGN_LEFT);
  assert_false(f->lines[0].forced);
  set_text(f, "湖", 5, ZB_ALIGN_LEFT); /* nothing to break, and too wide */
  assert_true(f->lines[0].forced);
}

/* Rule 3: adjacent marks. */
static void marks_that_meet_are_squeezed(void **state)
{
  static const struct {
    const char *text;
    float em[5]; /* advances */
  } cases[] = {
      {"甲」」乙", {1, 0.5F, 1, 1}},         {"甲，「乙", {1, 0.5F, 1, 1}}, {"甲。）乙", {1, 0.5F, 1, 1}},
      {"甲）（乙", {1, 0.5F, 1, 1}},         {"甲（「乙", {1, 1, 0.5F, 1}}, {"甲《》乙", {1, 1, 1, 1}},
      {"甲，乙、丙", {1, 1, 1, 1, 1}},       {"甲：“乙", {1, 0.5F, 1, 1}},  {"甲？！乙", {1, 0.5F, 1, 1}},
      {"甲。」』乙", {1, 0.5F, 0.5F, 1, 1}},
  };
  fixture *f = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    set_text(f, cases[i].text, 200, ZB_ALIGN_LEFT);
    for (int k = 0; k < 5 && cases[i].em[k] > 0; k++)
      assert_near(advance(f, k), cases[i].em[k] * SIZE);
  }
  set_text(f, "甲（「乙", 200, ZB_ALIGN_LEFT);
  assert_near(glyph_at(f, 2)->dx, -5); /* the blank before its ink is dropped, not that after it */
}

static void marks_are_trimmed_at_the_edges(void **state)
{
  fixture *f = *state;
  set_text(f, "甲乙，", 100, ZB_ALIGN_LEFT);
  assert_near(f->lines[0].width, 25);
  set_text(f, "（甲）", 100, ZB_ALIGN_LEFT);
  assert_near(f->lines[0].width, 20);
  assert_near(f->lines[0].runs[0].run.glyphs[0].dx, -5);
  set_text(f, "（盖章）", 100, ZB_ALIGN_RIGHT);
  assert_near(f->lines[0].width, 100);
  assert_near(f->lines[0].runs[0].x, 70);
  zb_span s = span(f, "“甲乙”丙");
  zb_paragraph p = {.spans = &s, .span_count = 1, .width = 45, .indent = 20};
  assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
  assert_near(advance(f, 0), 10); /* after an indent it is not compressed */
}

/* A text whose every second character is a mark: closing ones and pauses, then opening ones, then the dot. */
static const char marks[] = "甲，乙。丙、丁：戊；己！庚？辛）壬》癸”子（丑《寅“卯·辰";
enum { FIRST_OPENING = 21, DOT = 27, MARKS_LENGTH = 29 };

/* Asserts that glyph K of the run, character N of the text above, has its width, and its ink where that is not blank.
 */
static void check_mark(const zb_run *run, int k, int n)
{
  const zb_glyph *glyph = &run->glyphs[k];
  assert_near(glyph->advance, n == DOT ? SIZE / 2 : SIZE);
  if (n % 2 == 0)
    return;
  hb_glyph_extents_t ink;
  float unit = SIZE / (float)hb_face_get_upem(zb_face_hb(run->face));
  assert_true(hb_font_get_glyph_extents(zb_face_font(run->face), glyph->id, &ink));
  float left = (float)ink.x_bearing * unit + glyph->dx, right = left + (float)ink.width * unit;
  bool opening = n >= FIRST_OPENING && n < DOT;
  assert_true(left > (opening ? 4.9 : -0.1) && right < (opening ? 10.1 : 5.1));
}

static void marks_are_alike_in_every_face(void **state)
{
  static const char *const roles[] = {"宋体", "黑体", "楷体", "仿宋"};
  fixture *f = *state;
  for (int i = 0; i < 8; i++) {
    zb_span s = span(f, marks);
    s.role = zb_fonts_role(f->fonts, roles[i / 2], i % 2 == 1);
    assert_true(set(f, &s, 1, 1000, ZB_ALIGN_LEFT));
    int n = 0;
    for (int r = 0; r < f->lines[0].run_count; r++)
      for (int k = 0; k < f->lines[0].runs[r].run.count; k++)
        check_mark(&f->lines[0].runs[r].run, k, n++);
    assert_int_equal(n, MARKS_LENGTH);
  }
}

/* Latin's own marks stay Latin. */
static void an_apostrophe_is_no_quotation_mark(void **state)
{
  static const char *const roles[] = {"宋体", "黑体", "楷体"};
  fixture *f = *state;
  for (int i = 0; i < 3; i++) {
    zb_span s = span(f, "论文Farmer’s甲“Nature”8");
    s.role = zb_fonts_role(f->fonts, roles[i], false);
    assert_true(set(f, &s, 1, 1000, ZB_ALIGN_LEFT));
    assert_true(advance(f, 8) < 4);
    assert_near(advance(f, 11), 10);
    assert_near(advance(f, 18), 10);
  }
  assert_lines(f, "论文Farmer’s", 45, "论文|Farmer’s");
}

/* Rule 4. */
static void marks_are_pushed_in_before_out(void **state)
{
  static const lines_case cases[] = {
      {"湖州市，职称，评审", 6, "湖州市，职称，|评审"}, /* 6.5 em: the blank within the line gives half */
      {"湖州市的职称，评审", 6, "湖州市的职|称，评审"}, /* nothing can shrink: pushed out */
      {"湖州市4名职称，评审", 7.35F,
       "湖州市4名职称，|评审"}, /* the gaps around the 4 shrink by an eighth of an em each */
      {"湖州市4名职称，评审", 7.25F, "湖州市4名职|称，评审"}, /* not more */
      {"湖州市，职称职务评审", 6, "湖州市，职称|职务评审"},   /* no mark: nothing is shrunk */
  };
  fixture *f = *state;
  CHECK(f, cases);
  assert_lines(f, cases[0].text, 60, cases[0].lines);
  assert_near(f->lines[0].width, 60);
  assert_near(advance(f, 3), 5);
  set_text(f, "湖州市的职称，评审", 60, ZB_ALIGN_JUSTIFY);
  assert_near(f->lines[0].width, 60);
  assert_near(advance(f, 0), 12.5);
}

/* Rule 5. */
static void lines_stretch_in_order(void **state)
{
  fixture *f = *state;
  set_text(f, "甲AB CD乙丙", 1000, ZB_ALIGN_LEFT);
  float natural = f->lines[0].width, space = advance(f, 3);
  assert_true(space < 4);
  float to_space = natural + 4 - space, to_gap = to_space + 2 * SIZE / 12.0F;
  static const char text[] = "甲AB CD乙丙丁丁丁";
  set_text(f, text, natural + 1, ZB_ALIGN_JUSTIFY); /* word spaces first */
  assert_near(f->lines[0].width, natural + 1);
  assert_near(advance(f, 3), space + 1);
  assert_near(advance(f, 0), 12.5);
  set_text(f, text, to_space + 1, ZB_ALIGN_JUSTIFY); /* up to two fifths of an em; then Chinese and Latin */
  assert_near(advance(f, 3), 4);
  assert_near(advance(f, 0), 13);
  assert_near(advance(f, 6), 10);
  set_text(f, text, to_gap + 1, ZB_ALIGN_JUSTIFY); /* up to a third; then Chinese characters */
  assert_near(advance(f, 3), 4);
  assert_near(advance(f, 0), 10 + 10 / 3.0);
  assert_near(advance(f, 6), 11);
}

static void units_and_last_lines_do_not_stretch(void **state)
{
  fixture *f = *state;
  set_text(f, "甲乙……丙丁戊己庚辛壬", 65, ZB_ALIGN_JUSTIFY);
  assert_near(f->lines[0].width, 65);
  assert_near(advance(f, 2), 10);
  assert_near(advance(f, 3), 11.25);
  assert_near(f->lines[1].width, 50);
  zb_span s = span(f, "甲乙——丙丁戊己庚");
  s.role = zb_fonts_role(f->fonts, "楷体", false); /* has no glyph of two ems */
  assert_true(set(f, &s, 1, 65, ZB_ALIGN_JUSTIFY));
  assert_near(advance(f, 2), 10);
  assert_near(advance(f, 3), 11.25);
  s.letter_spacing = 2;
  assert_true(set(f, &s, 1, 200, ZB_ALIGN_LEFT));
  assert_near(advance(f, 1), 12);
  assert_near(advance(f, 2), 10);
  assert_near(advance(f, 3), 12);
}

/* Rule 6. */
static void latin_has_a_quarter_em(void **state)
{
  static const struct {
    const char *text;
    double gaps; /* in em, in all */
  } cases[] = {
      {"A", 0},        {"中A", 0.25}, {"A中", 0.25},  {"中A中", 0.5},    {"中8中", 0.5},
      {"（A）", 0},    {"中，A", 0},  {"A、中", 0},   {"中 A 中", 0},    {"8％中", 0},
      {"中5%中", 0.5}, {"中×中", 0},  {"中α中", 0.5}, {"第8－9名", 0.5}, {"Ａ中", 0},
  };
  fixture *f = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    set_text(f, cases[i].text, 1000, ZB_ALIGN_LEFT);
    double width = 0;
    for (int r = 0; r < f->lines[0].run_count; r++) {
      const zb_run *run = &f->lines[0].runs[r].run;
      for (int k = 0; k < run->count; k++)
        width += hb_font_get_glyph_h_advance(zb_face_font(run->face), run->glyphs[k].id) * (double)SIZE /
                 hb_face_get_upem(zb_face_hb(run->face));
    }
    bool brackets = strcmp(cases[i].text, "（A）") == 0;
    assert_near(f->lines[0].width, width + cases[i].gaps * SIZE - (brackets ? SIZE : 0));
  }
  set_text(f, "一二三四AB五六", 40, ZB_ALIGN_LEFT); /* none at a line's end or start */
  assert_near(f->lines[0].width, 40);
  assert_near(f->lines[1].runs[0].x, 0);
}

/* Rule 7. */
static void a_last_line_has_two_characters(void **state)
{
  static const lines_case cases[] = {
      {"一二三四五六七", 6, "一二三四五|六七"},
      {"一二三四五六七。", 6, "一二三四五|六七。"},
      {"一二三四五六", 6, "一二三四五六"},
      {"一二三", 2, "一二|三"}, /* lines of two characters each are impossible */
      {"一二三四五2020年", 6, "一二三四五|2020年"},
      {"一二三四五六\n七", 6, "一二三四五六|七"},      /* a paragraph's only line */
      {"一二，三四五六，七", 8, "一二，三四五六，七"}, /* pushed in */
  };
  CHECK(*state, cases);
}

static void pauses_hang_if_they_may(void **state)
{
  fixture *f = *state;
  zb_span s = span(f, "湖州市的职称，评审");
  zb_paragraph p = {.spans = &s, .span_count = 1, .width = 60, .align = ZB_ALIGN_JUSTIFY, .hanging = true};
  assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
  assert_string_equal(all_lines(f), "湖州市的职称，|评审");
  assert_near(advance(f, 0), 10);
  assert_false(f->lines[0].forced);
  assert_lines(f, "湖州市的职称，评审", 60, "湖州市的职|称，评审"); /* off by default */
}

/* Rule 9. */
static void labels_are_distributed(void **state)
{
  fixture *f = *state;
  set_text(f, "姓名", 50, ZB_ALIGN_DISTRIBUTE);
  assert_near(advance(f, 0), 40);
  set_text(f, "姓　名", 50, ZB_ALIGN_DISTRIBUTE);
  assert_near(f->lines[0].runs[0].x, 0);
  assert_near(advance(f, 0) + advance(f, 1), 40);
  set_text(f, "身份证号", 70, ZB_ALIGN_DISTRIBUTE);
  for (int i = 0; i < 3; i++)
    assert_near(advance(f, i), 20);
  assert_near(f->lines[0].width, 70);
  set_text(f, "（盖章）", 60, ZB_ALIGN_DISTRIBUTE); /* flush, marks too */
  assert_near(advance(f, 0), 5 + 10);
  assert_near(f->lines[0].width, 60);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_stay_off_the_edges),
      cmocka_unit_test(levels_add_rules),
      cmocka_unit_test(units_are_not_divided),
      cmocka_unit_test(what_is_broken_by_force_is_told),
      cmocka_unit_test(marks_that_meet_are_squeezed),
      cmocka_unit_test(marks_are_trimmed_at_the_edges),
      cmocka_unit_test(marks_are_alike_in_every_face),
      cmocka_unit_test(marks_are_pushed_in_before_out),
      cmocka_unit_test(an_apostrophe_is_no_quotation_mark),
      cmocka_unit_test(lines_stretch_in_order),
      cmocka_unit_test(units_and_last_lines_do_not_stretch),
      cmocka_unit_test(latin_has_a_quarter_em),
      cmocka_unit_test(a_last_line_has_two_characters),
      cmocka_unit_test(pauses_hang_if_they_may),
      cmocka_unit_test(labels_are_distributed),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

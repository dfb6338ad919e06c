/* Justified lines: no rivers, nothing torn, the most even of all ways, in hard texts and random ones. */
#include "lines.h"

#include "base/utf8.h"

/* What is never broken. */
static const char *const whole[] = {
    "￥120000元", "￥35元", "0.1Ω", "α=0.05",      "＜0.1",  "≥1.6MPa", "－12.5％", "９９．５％",
    "CN12-1073",  "12万元", "35项", "20%",         "30%",    "3.5亿元", "1.6 MPa",  "12：30",
    "2020年",     "8月",    "28日", "13800000000", "Nature", "５％",    "300kV",    "±0.1mm",
};

static const char *const hard[] = {
    "项目总投资小写￥120000元，￥35元为材料费，节约开支12万元，惠及农户35项，获利3.5亿元。",
    "接触电阻＜0.1Ω，α=0.05，压力≥1.6MPa，增长率－12.5％，合格率９９．５％，刊号CN12-1073，误差±0.1mm。",
    "2019－2020年度主持（1）号工程，1999.9～2003.6任教，20%～30%的学员获得“Smart”认证，电话13800000000，已归档。",
    "于2020年8月28日12：30在《Nature》发表论文（第2作者），压力达到1.6 MPa，电压300kV，提高了５％。",
};

static const char *const pieces[] = {
    "主持",     "农业",   "工程",    "技术",       "推广",   "的", "了",  "在", "省级", "项目",   "，",      "。",
    "、",       "（",     "）",      "“",          "”",      "《", "》",  "——", "……",   "2020年", "8月",     "28日",
    "－12.5％", "￥35元", "≥1.6MPa", "９９．５％", "Nature", "of", "20%", "～", "30%",  "／",     "3.5亿元",
};

static unsigned next(unsigned *seed, unsigned below)
{
  *seed = *seed * 1664525U + 1013904223U;
  return (*seed >> 8) % below;
}

/* The advance of each character's glyph, in the order of the text; returns their number. */
static int advances(fixture *f, float *out, int max, int *line_of)
{
  int n = 0;
  for (int i = 0; i < f->count; i++)
    for (int r = 0; r < f->lines[i].run_count; r++) {
      const zb_run *run = &f->lines[i].runs[r].run;
      for (int g = 0; g < run->count && n < max; g++) {
        line_of[n] = i;
        out[n++] = run->glyphs[g].advance;
      }
    }
  return n;
}

/* Gaps of more than two fifths of an em: what a line was stretched by, and what stands between Chinese and Latin
   anyway. Three in a line are a river. */
static void has_no_river(fixture *f, const char *text, float width)
{
  enum { MAX = 2000 };
  static float natural[MAX], set[MAX];
  static int line_of[MAX], unused[MAX];
  set_text(f, text, 100000, ZB_ALIGN_LEFT);
  int n = advances(f, natural, MAX, unused);
  set_text(f, text, width, ZB_ALIGN_JUSTIFY);
  int m = advances(f, set, MAX, line_of), i = 0, wide = 0, line = -1;
  for (int k = 0; k < m && i < n; k++, i++) {
    if (line_of[k] != line)
      line = line_of[k], wide = 0;
    wide += set[k] - natural[i] > 0.35F * SIZE;
    if (wide >= 3)
      fail_msg("a river in line %d of \"%s\" in %g", line, text, (double)width);
  }
}

/* The lines end nowhere within what is whole. */
static void tears_nothing(fixture *f, const char *text, float width)
{
  size_t at = 0;
  for (int i = 0; i + 1 < f->count; i++) {
    const char *line = text_of(f, i), *found = strstr(text + at, line);
    assert_non_null(found);
    at = (size_t)(found - text) + strlen(line);
    for (size_t k = 0; k < sizeof whole / sizeof *whole && !f->lines[i].forced; k++)
      for (const char *p = text; (p = strstr(p, whole[k])) != NULL; p++)
        if (text + at > p && text + at < p + strlen(whole[k]))
          fail_msg("\"%s\" is torn in line %d of \"%s\" in %g", whole[k], i, text, (double)width);
  }
}

static void hard_texts_have_no_rivers(void **state)
{
  for (size_t i = 0; i < sizeof hard / sizeof *hard; i++)
    for (float width = 60; width < 480; width += 7) {
      has_no_river(*state, hard[i], width);
      tears_nothing(*state, hard[i], width);
    }
}

static void random_texts_have_no_rivers(void **state)
{
  unsigned seed = 7;
  for (int n = 0; n < 1500; n++) {
    char text[4000] = "";
    for (unsigned k = 10 + next(&seed, 60); k > 0; k--)
      strcat(text, pieces[next(&seed, sizeof pieces / sizeof *pieces)]);
    has_no_river(*state, text, 80 + (float)next(&seed, 400));
  }
}

/* How many lines of the hard texts, set in many measures, stay ragged: they can't be stretched as far as needed. */
static int count_ragged(fixture *f)
{
  int ragged = 0;
  for (size_t i = 0; i < sizeof hard / sizeof *hard; i++)
    for (float width = 120; width < 480; width += 7) {
      set_text(f, hard[i], width, ZB_ALIGN_JUSTIFY);
      for (int k = 0; k + 1 < f->count; k++)
        ragged += f->lines[k].width < width - 0.5F;
    }
  return ragged;
}

/* Set line by line they were 49. */
static void few_lines_stay_ragged(void **state)
{
  assert_in_range(count_ragged(*state), 1, 40);
}

/* Where the line has to be stretched, 甲 stays at its brackets. */
static void marks_stay_with_what_they_enclose(void **state)
{
  fixture *f = *state;
  set_text(f, "一二三（甲）四五六七八九十一", 82, ZB_ALIGN_JUSTIFY);
  static const float advances[] = {10.4F, 10.4F, 10.4F, 10, 10, 10.4F, 10.4F, 10};
  const zb_run *run = &f->lines[0].runs[0].run;
  assert_int_equal(run->count, 8);
  for (int i = 0; i < run->count; i++)
    assert_near(run->glyphs[i].advance, advances[i]);
}

static void addresses_break_before_their_marks(void **state)
{
  fixture *f = *state;
  set_text(f, "见https://www.example-site.cn/path-one/two?a=1&b=2号文件", 110, ZB_ALIGN_LEFT);
  for (int i = 0; i + 1 < f->count; i++)
    if (!f->lines[i].forced) {
      const char *text = text_of(f, i);
      assert_true(text[strlen(text) - 1] != '-');
    }
  assert_string_equal(text_of(f, 0), "见https://www");
}

static void full_width_marks_may_end_a_line(void **state)
{
  assert_lines(*state, "一二三，￥35元", 45, "一二三，|￥35元");
  assert_lines(*state, "一二三，－5度", 45, "一二三，|－5度");
  assert_lines(*state, "一二三）20%", 45, "一二三）|20%");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hard_texts_have_no_rivers),
      cmocka_unit_test(random_texts_have_no_rivers),
      cmocka_unit_test(few_lines_stay_ragged),
      cmocka_unit_test(marks_stay_with_what_they_enclose),
      cmocka_unit_test(addresses_break_before_their_marks),
      cmocka_unit_test(full_width_marks_may_end_a_line),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

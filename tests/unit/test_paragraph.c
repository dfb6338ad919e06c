/* Setting paragraphs: shaping, lines, alignment, blanks. */
#include "lines.h"
#include "text/paragraph_cache.h"

static void lines_break_by_the_chinese_rules(void **state)
{
  static const struct {
    const char *text;
    float em;
    const char *lines;
  } cases[] = {
      {"湖州市职称评审", 4, "湖州市职|称评审"},
      {"湖州市职", 4, "湖州市职"},                      /* exactly full */
      {"湖州市职称（评审）", 6, "湖州市职称|（评审）"}, /* no opening mark at a line's end */
      {"湖州市职称！评审", 5, "湖州市职|称！评审"},     /* no closing mark at a line's start */
      {"湖州市职称、评审", 5, "湖州市职|称、评审"},
      {"湖州市职“称”评审", 5, "湖州市职|“称”评审"},
      {"湖州市职称……评审", 6, "湖州市职称|……评审"},   /* not divided */
      {"阿卜杜热合曼·艾山", 6, "阿卜杜热合|曼·艾山"}, /* the dot of names starts no line */
      {"自二〇一六～二〇", 5, "自二〇一|六～二〇"},
      {"批准文号2019年", 5, "批准文号|2019年"},            /* numbers are not divided */
      {"所在单位 supervising", 8, "所在单位|supervising"}, /* the space at the line's end is dropped */
      {"一二三　四五", 3, "一二三|四五"},
      {"　　一二三四", 4, "　　一二|三四"}, /* an indent that was typed is kept */
      {"一二\n三四", 9, "一二|三四"},
      {"一二\r\n三四", 9, "一二|三四"},
      {"一二\n\n三四", 9, "一二||三四"},
      {"一二\n", 9, "一二|"},
      {"", 9, ""},
      {"一二三四\n五", 4, "一二三四|五"},
      {"supervising", 2, "sup|ervi|sin|g"}, /* wider than the measure */
      {"湖", 0.5F, "湖"},
      {"湖州", 0.5F, "湖|州"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_lines(*state, cases[i].text, cases[i].em * SIZE, cases[i].lines);
}

/* Half of the last mark's em is blank, which is dropped at the line's end. */
static void closing_punctuation_is_squeezed(void **state)
{
  fixture *f = *state;
  assert_lines(f, "湖州市职称，评审", 5.5F * SIZE, "湖州市职称，|评审");
  assert_near(f->lines[0].width, 5.5 * SIZE);
  assert_lines(f, "湖州市职称。", 5.5F * SIZE, "湖州市职称。");
  assert_lines(f, "湖州市职称，评审", 5.4F * SIZE, "湖州市职|称，评审");
}

static void ends_of_lines_do_not_count(void **state)
{
  fixture *f = *state;
  set_text(f, "年月　 ", 100, ZB_ALIGN_RIGHT);
  assert_near(f->lines[0].width, 100);
  assert_near(f->lines[0].runs[0].x, 80);
  assert_string_equal(text_of(f, 0), "年月");
}

static void lines_are_aligned(void **state)
{
  fixture *f = *state;
  set_text(f, "湖州", 100, ZB_ALIGN_LEFT);
  assert_near(f->lines[0].runs[0].x, 0);
  assert_near(f->lines[0].width, 20);
  set_text(f, "湖州", 100, ZB_ALIGN_CENTER);
  assert_near(f->lines[0].runs[0].x, 40);
  set_text(f, "湖州", 100, ZB_ALIGN_RIGHT);
  assert_near(f->lines[0].runs[0].x, 80);
  set_text(f, "姓名", 100, ZB_ALIGN_DISTRIBUTE);
  assert_near(f->lines[0].runs[0].run.glyphs[0].advance, 90);
  assert_near(f->lines[0].width, 100);
  set_text(f, "姓", 100, ZB_ALIGN_DISTRIBUTE);
  assert_near(f->lines[0].runs[0].x, 45);
}

static void justified_lines_fill_the_measure(void **state)
{
  fixture *f = *state;
  set_text(f, "湖州市职称评审", 45, ZB_ALIGN_JUSTIFY);
  assert_int_equal(f->count, 2);
  assert_near(f->lines[0].width, 45);
  assert_near(f->lines[0].runs[0].run.glyphs[0].advance, 10 + 5.0 / 3);
  assert_near(f->lines[0].runs[0].run.glyphs[3].advance, 10);
  assert_near(f->lines[1].width, 30); /* the last line stays as it is */
  set_text(f, "湖州\n市职称评审", 45, ZB_ALIGN_JUSTIFY);
  assert_near(f->lines[0].width, 20); /* so does one before a forced break */
  set_text(f, "任职2019年起", 100, ZB_ALIGN_LEFT);
  float digit = f->lines[0].runs[0].run.glyphs[2].advance;
  set_text(f, "任职2019年起算", 60, ZB_ALIGN_JUSTIFY);
  assert_near(f->lines[0].width, 60);
  assert_near(f->lines[0].runs[0].run.glyphs[2].advance, digit); /* within a number nothing moves */
}

static void the_first_line_is_indented(void **state)
{
  fixture *f = *state;
  zb_span s = span(f, "湖州市职称评审");
  zb_paragraph p = {.spans = &s, .span_count = 1, .width = 50, .indent = 20, .align = ZB_ALIGN_JUSTIFY};
  assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
  assert_string_equal(text_of(f, 0), "湖州市");
  assert_near(f->lines[0].runs[0].x, 20);
  assert_near(f->lines[1].runs[0].x, 0);
}

static void letter_spacing_stands_between(void **state)
{
  fixture *f = *state;
  zb_span s = span(f, "湖州市");
  s.letter_spacing = 4;
  assert_true(set(f, &s, 1, 38, ZB_ALIGN_LEFT));
  assert_int_equal(f->count, 1);
  assert_near(f->lines[0].width, 38);
  assert_near(f->lines[0].runs[0].run.glyphs[1].advance, 14);
  assert_near(f->lines[0].runs[0].run.glyphs[2].advance, 10);
}

static void a_blank_has_its_text_on_a_rule(void **state)
{
  fixture *f = *state;
  zb_span s[] = {span(f, "推荐"), span(f, "高"), span(f, "级")};
  s[1].kind = ZB_SPAN_BLANK;
  s[1].width = 30;
  assert_true(set(f, s, 3, 100, ZB_ALIGN_LEFT));
  const zb_line *line = &f->lines[0];
  assert_int_equal(line->run_count, 3);
  assert_near(line->runs[1].x, 30);
  assert_near(line->runs[2].x, 50);
  assert_int_equal(line->underline_count, 1);
  assert_near(line->underlines[0].x, 20);
  assert_near(line->underlines[0].width, 30);
  assert_true(line->underlines[0].y > 0 && line->underlines[0].thickness > 0);
  s[1].text = "";
  assert_true(set(f, s, 3, 100, ZB_ALIGN_LEFT));
  assert_near(f->lines[0].runs[1].x, 50);
  assert_near(f->lines[0].underlines[0].width, 30);
  s[1].text = "专业技术";
  assert_true(set(f, s, 3, 100, ZB_ALIGN_LEFT));
  assert_near(f->lines[0].underlines[0].width, 40);
  assert_true(set(f, s, 3, 35, ZB_ALIGN_LEFT)); /* not broken if the next line has space for it */
  assert_string_equal(text_of(f, 0), "推荐");
}

static void underlines_and_breaks_are_drawn(void **state)
{
  fixture *f = *state;
  zb_span s[] = {span(f, "签名"), span(f, "　　"), span(f, ""), span(f, "年")};
  s[1].underline = true;
  s[2].kind = ZB_SPAN_BREAK;
  assert_true(set(f, s, 4, 100, ZB_ALIGN_LEFT));
  assert_int_equal(f->count, 2);
  assert_int_equal(f->lines[0].underline_count, 1);
  assert_near(f->lines[0].underlines[0].x, 20);
  assert_near(f->lines[0].underlines[0].width, 20);
  assert_near(f->lines[0].width, 40);
  assert_int_equal(f->lines[1].underline_count, 0);
  assert_string_equal(text_of(f, 1), "年");
}

static void an_empty_paragraph_has_a_line(void **state)
{
  fixture *f = *state;
  set_text(f, "", 100, ZB_ALIGN_LEFT);
  assert_int_equal(f->count, 1);
  assert_int_equal(f->lines[0].run_count, 0);
  assert_near(f->lines[0].ascent + f->lines[0].descent, SIZE);
  assert_true(set(f, NULL, 0, 100, ZB_ALIGN_LEFT));
  assert_int_equal(f->count, 1);
}

static void other_faces_do_not_change_the_pitch(void **state)
{
  fixture *f = *state;
  set_text(f, "吴吉", 100, ZB_ALIGN_LEFT);
  float ascent = f->lines[0].ascent, descent = f->lines[0].descent;
  set_text(f, "吴\U000323AF", 100, ZB_ALIGN_LEFT);
  assert_int_equal(f->lines[0].run_count, 2);
  assert_true(f->lines[0].ascent == ascent && f->lines[0].descent == descent);
}

static void a_variant_stays_with_its_base(void **state)
{
  fixture *f = *state;
  set_text(f, "葛\U000E0101城", 100, ZB_ALIGN_LEFT);
  const zb_run *run = &f->lines[0].runs[0].run;
  assert_int_equal(f->lines[0].run_count, 1);
  assert_int_equal(run->count, 2);
  assert_int_equal(run->glyphs[1].cluster, strlen("葛\U000E0101"));
  assert_near(run->width, 20);
}

static void a_missing_character_is_named(void **state)
{
  fixture *f = *state;
  zb_span s[] = {span(f, "姓名"), span(f, "王\uE123")};
  assert_false(set(f, s, 2, 100, ZB_ALIGN_LEFT));
  assert_int_equal(f->missing.character, 0xE123);
  assert_int_equal(f->missing.span, 1);
  assert_true(set(f, s, 1, 100, ZB_ALIGN_LEFT));
  assert_int_equal(f->missing.character, 0);
}

/* Glyphs that text/ looks up by itself must be those that HarfBuzz gives. */
static void looked_up_text_is_shaped_alike(void **state)
{
  static const struct {
    const char *role, *text;
  } cases[] = {
      {"宋体", "浙江省（吴兴区）市，县、镇。村“破格”推荐：甲《一》〇％十"},
      {"黑体", "浙江省（吴兴区）市，县、镇。村“破格”推荐：甲《一》〇％十"},
      {"楷体", "浙江省（吴兴区）市，县、镇。村：甲《一》〇％十"},
      {"宋体", "2020 AV Ta 1/2, 330599"},
      {"黑体", "2020 AV Ta 1/2, 330599"},
      {"楷体", "2020 AV Ta 1/2, 330599"},
  };
  fixture *f = *state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *text = cases[i].text;
    zb_span s = span(f, text);
    s.role = zb_fonts_role(f->fonts, cases[i].role, false);
    assert_true(set(f, &s, 1, 10000, ZB_ALIGN_LEFT));
    assert_int_equal(f->lines[0].run_count, 1);
    const zb_run *run = &f->lines[0].runs[0].run;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_shape(zb_face_font(run->face), buffer, NULL, 0);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &n);
    assert_int_equal(run->count, n);
    for (unsigned k = 0; k < n; k++) {
      assert_int_equal(run->glyphs[k].id, info[k].codepoint);
      assert_int_equal(run->glyphs[k].cluster, info[k].cluster);
      assert_near(run->glyphs[k].advance, place[k].x_advance * SIZE / (double)hb_face_get_upem(zb_face_hb(run->face)));
    }
    hb_buffer_destroy(buffer);
  }
}

static void assert_same_lines(const fixture *f, const zb_line *lines, int count)
{
  assert_int_equal(count, f->count);
  for (int i = 0; i < count; i++) {
    assert_near(lines[i].width, f->lines[i].width);
    assert_int_equal(lines[i].run_count, f->lines[i].run_count);
    for (int k = 0; k < lines[i].run_count; k++) {
      const zb_placed_run *a = &lines[i].runs[k], *b = &f->lines[i].runs[k];
      assert_near(a->x, b->x);
      assert_int_equal(a->run.color, b->run.color);
      assert_ptr_equal(a->run.face, b->run.face);
      assert_int_equal(a->run.count, b->run.count);
      assert_memory_equal(a->run.glyphs, b->run.glyphs, (size_t)a->run.count * sizeof *a->run.glyphs);
      assert_int_equal(a->run.length, b->run.length);
      assert_memory_equal(a->run.text, b->run.text, a->run.length);
    }
  }
}

/* Paragraphs that differ in one thing only, each set a few times, with the memory of the document before filled with
   something else. */
static void what_is_remembered_is_what_would_be_set(void **state)
{
  fixture *f = *state;
  zb_paragraph_cache *cache = zb_paragraph_cache_new();
  zb_arena *document = zb_arena_new();
  zb_span plain = span(f, "湖州市职称评审，共12项"), spans[6];
  for (int i = 0; i < 6; i++)
    spans[i] = plain;
  spans[1].text = "湖州市职称评审，共13项";
  spans[2].color = 0xFF0000;
  spans[3].size = SIZE + 1;
  spans[4].letter_spacing = 1;
  spans[5].role = zb_fonts_role(f->fonts, "楷体", false);
  for (int i = 0; i < 3 * 8; i++) {
    int k = i % 8, of = k < 6 ? k : 0;
    zb_paragraph p = {.spans = spans + of, .span_count = 1, .width = k == 6 ? 45 : 60};
    p.align = k == 7 ? ZB_ALIGN_RIGHT : ZB_ALIGN_LEFT;
    zb_arena_reset(document);
    zb_arena_reset(f->arena);
    memset(zb_arena_alloc(document, 4000), 0x55, 4000);
    zb_arena_reset(document);
    const zb_line *lines;
    int count;
    assert_true(zb_paragraph_cache_set(cache, &p, document, &lines, &count, &f->missing));
    assert_true(zb_paragraph_set(&p, f->arena, &f->lines, &f->count, &f->missing));
    if (i >= 2 * 8)
      memset(zb_arena_alloc(document, 4000), 0x55, 4000);
    assert_same_lines(f, lines, count);
  }
  zb_arena_free(document);
  zb_paragraph_cache_free(cache);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_break_by_the_chinese_rules),
      cmocka_unit_test(closing_punctuation_is_squeezed),
      cmocka_unit_test(ends_of_lines_do_not_count),
      cmocka_unit_test(lines_are_aligned),
      cmocka_unit_test(justified_lines_fill_the_measure),
      cmocka_unit_test(the_first_line_is_indented),
      cmocka_unit_test(letter_spacing_stands_between),
      cmocka_unit_test(a_blank_has_its_text_on_a_rule),
      cmocka_unit_test(underlines_and_breaks_are_drawn),
      cmocka_unit_test(an_empty_paragraph_has_a_line),
      cmocka_unit_test(other_faces_do_not_change_the_pitch),
      cmocka_unit_test(a_variant_stays_with_its_base),
      cmocka_unit_test(a_missing_character_is_named),
      cmocka_unit_test(looked_up_text_is_shaped_alike),
      cmocka_unit_test(what_is_remembered_is_what_would_be_set),
  };
  return cmocka_run_group_tests(tests, load, unload);
}

/* What readers get as the text of pages: ToUnicode, and ActualText where labels are spread far. */
#define FILE_PATH BUILD "/tests/test_pdf_text.pdf"
#include "pdf_fixture.h"

static void its_text_can_be_read(void **state)
{
  fixture *f = *state;
  make_all(f, "吴\U00020BB7\U0002CB4E");
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  static const char *const parts[] = {"湖州市职称评审表（2020年度）", "一、基本情况",     "吴\U00020BB7\U0002CB4E\n",
                                      "身份证号码330599198001011234", "\U000323AF及其他", "第二页"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    assert_has(text, parts[i]);
}

/* Text that its glyphs say is not said again. */
static void plain_text_needs_no_other_text(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  add_text(f, "宋体", "湖州市二〇年 2020", 100);
  add_paragraph(f, span_of(f, "楷体", "本人长期从事基层农业技术推广工作，熟悉本专业的法律法规和技术标准。"), 245,
                ZB_ALIGN_JUSTIFY, 130);
  add_paragraph(f, span_of(f, "宋体", "于2020年8月28日（星期五）发表SCI论文12篇。"), 400, ZB_ALIGN_LEFT, 190);
  zb_span spaced = span_of(f, "黑体", "学习培训经历");
  spaced.letter_spacing = 6;
  add_paragraph(f, spaced, 400, ZB_ALIGN_CENTER, 220);
  add_text(f, "宋体", "葛城葛\U000E0109城", 250);
  save(f);
  assert_null(strstr(output_of(f, "qpdf --qdf --object-streams=disable %s - | strings"), "ActualText"));
}

/* Marks that are set close end where they end: pdftotext -raw would begin a line behind them. */
static void close_marks_are_read_as_one_line(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  add_paragraph(f, span_of(f, "宋体", "（甲）、“乙”，（《丙》）。"), 400, ZB_ALIGN_LEFT, 100);
  save(f);
  assert_has(output_of(f, "pdftotext -raw %s -"), "（甲）、“乙”，（《丙》）。");
}

/* A watermark is seen and not read: as text it would stand among the lines above it. */
static void outlines_are_not_read(void **state)
{
  fixture *f = *state;
  make_all(f, "吴");
  save(f);
  assert_null(strstr(output_of(f, "pdftotext -raw %s -"), "仅"));
  make_all(f, "吴");
  f->pages->first->first->next->as.run.outlined = false;
  save(f);
  assert_has(output_of(f, "pdftotext -raw %s -"), "仅");
}

static void spread_text_is_read_without_spaces(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  add_paragraph(f, span_of(f, "宋体", "姓名"), 200, ZB_ALIGN_DISTRIBUTE, 100);
  zb_span spaced = span_of(f, "黑体", "学习培训经历");
  spaced.letter_spacing = 6;
  add_paragraph(f, spaced, 400, ZB_ALIGN_CENTER, 130);
  add_paragraph(f, span_of(f, "宋体", "吴\U000323AF吉"), 200, ZB_ALIGN_DISTRIBUTE, 160);
  add_paragraph(f, span_of(f, "宋体", "本人从事教学工作二十年，任教研组长"), 66, ZB_ALIGN_JUSTIFY, 190);
  add_paragraph(f, span_of(f, "楷体", "于2020年8月发表SCI论文12篇（其中“一区”4篇），占50%。"), 400, ZB_ALIGN_LEFT, 220);
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  assert_has(text, "姓名");
  assert_has(text, "学习培训经历");
  assert_has(text, "吴\U000323AF吉");
  assert_has(text, "本人从事教");
  assert_has(text, "于2020年8月发表SCI论文12篇（其中“一区”4篇），占50%。");
}

/* Two characters that share a glyph: both are read as what they are. */
static void one_glyph_may_stand_for_several_texts(void **state)
{
  fixture *f = *state;
  new_pages(f);
  new_page(f);
  add_text(f, "宋体", "葛城", 100);
  add_text(f, "宋体", "葛\U000E0109城", 130);
  save(f);
  const char *text = output_of(f, "pdftotext %s -");
  assert_has(text, "葛城");
  assert_has(text, "葛\U000E0109城");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(its_text_can_be_read),
      TEST(plain_text_needs_no_other_text),
      TEST(close_marks_are_read_as_one_line),
      TEST(outlines_are_not_read),
      TEST(spread_text_is_read_without_spaces),
      TEST(one_glyph_may_stand_for_several_texts),
  };
#undef TEST
  return cmocka_run_group_tests(tests, load, unload);
}

/* Text that print/ draws itself, without a template. */
#include "print/labels.h"

#define LINE_HEIGHT 1.4F

static void report_unprintable(writer *w, const char *role, uint32_t character)
{
  const zb_font_lack *lack = zb_fonts_lack(w->fonts, role);
  w->status = ZB_TEMPLATE;
  if (lack != NULL)
    zb_font_lack_tell(lack, "", w->diags);
  else if (character == 0)
    zb_diags_add(w->diags, ZB_ERROR, "no-role", "templates/fonts.xml", "请在 fonts.xml 里加上这种字体",
                 "打印稿要用的字体“%s”没有", role);
  else
    zb_diags_add(w->diags, ZB_ERROR, "no-glyph", "templates/fonts.xml", "请安装有这个字的字体，或改用别的写法",
                 "打印稿份号里的字 U+%04X 没有字体能显示", (unsigned)character);
}

float draw_text(writer *w, zb_page *page, label_style style, float left, float top, float width, const char *text)
{
  zb_span span = {
      .kind = ZB_SPAN_TEXT, .text = text, .role = zb_fonts_role(w->fonts, style.role, false), .size = style.size};
  zb_paragraph paragraph = {.spans = &span, .span_count = 1, .width = width, .align = style.align};
  const zb_line *lines;
  int count;
  zb_missing missing = {0};
  if (span.role == NULL || !zb_paragraph_set(&paragraph, w->arena, &lines, &count, &missing)) {
    report_unprintable(w, style.role, missing.character);
    return 0;
  }
  float pitch = style.size * LINE_HEIGHT;
  for (int i = 0; i < count; i++) {
    const zb_line *line = &lines[i];
    float baseline = top + pitch * (float)i + (pitch + line->ascent - line->descent) / 2;
    for (int k = 0; k < line->run_count; k++) {
      zb_item *item = zb_page_add(page, w->arena, ZB_ITEM_RUN, left + line->runs[k].x, baseline);
      item->as.run.run = line->runs[k].run;
      item->artifact = style.artifact;
      item->apart = style.apart;
    }
  }
  return pitch * (float)count;
}

/* From styles to cell formats. Two cells that look alike share a format, whatever styles they have. */
#include "sheet/book.h"

#include <string.h>

/* Excel's charset number of GB2312, its font family 3 (of one width), as it notes them for 宋体, and its built-in
   number format @. */
enum { CHARSET_CHINESE = 134, FAMILY_MODERN = 3, FORMAT_TEXT = 49 };

static bool same_edges(const edges *a, const edges *b)
{
  return a->left == b->left && a->right == b->right && a->top == b->top && a->bottom == b->bottom;
}

int indent_level(const zb_style *style)
{
  float side = style->halign == ZB_LEFT ? style->padding.left : style->halign == ZB_RIGHT ? style->padding.right : 0;
  return (int)(side / INDENT_PT + 0.5F);
}

static bool same_style(const zb_style *a, const zb_style *b)
{
  return a == b || (strcmp(a->font, b->font) == 0 && strcmp(a->format, b->format) == 0 && a->bold == b->bold &&
                    a->size == b->size && a->halign == b->halign && a->valign == b->valign && a->color == b->color &&
                    a->fill == b->fill && a->struck == b->struck && a->unlocked == b->unlocked &&
                    indent_level(a) == indent_level(b));
}

static bool same_look(const look *a, const look *b)
{
  return a->wrap == b->wrap && a->as_text == b->as_text && same_edges(&a->edges, &b->edges) &&
         same_style(a->style, b->style);
}

static uint8_t border(float pt)
{
  return pt <= 0      ? LXW_BORDER_NONE
         : pt < 0.4F  ? LXW_BORDER_HAIR
         : pt < 0.9F  ? LXW_BORDER_THIN
         : pt < 1.75F ? LXW_BORDER_MEDIUM
                      : LXW_BORDER_THICK;
}

lxw_color_t color_of(int64_t rgb)
{
  return rgb == 0 ? LXW_COLOR_BLACK : (lxw_color_t)rgb;
}

static uint8_t halign(zb_halign align)
{
  static const uint8_t aligns[] = {
      [ZB_LEFT] = LXW_ALIGN_LEFT,       [ZB_CENTER] = LXW_ALIGN_CENTER,          [ZB_RIGHT] = LXW_ALIGN_RIGHT,
      [ZB_JUSTIFY] = LXW_ALIGN_JUSTIFY, [ZB_DISTRIBUTE] = LXW_ALIGN_DISTRIBUTED,
  };
  return aligns[align];
}

static uint8_t valign(zb_valign align)
{
  return align == ZB_TOP      ? LXW_ALIGN_VERTICAL_TOP
         : align == ZB_MIDDLE ? LXW_ALIGN_VERTICAL_CENTER
                              : LXW_ALIGN_VERTICAL_BOTTOM;
}

static lxw_format *make_format(lxw_workbook *workbook, const look *look)
{
  const zb_style *style = look->style;
  lxw_format *format = workbook_add_format(workbook);
  format_set_font_name(format, style->font);
  format_set_font_charset(format, CHARSET_CHINESE);
  format_set_font_family(format, FAMILY_MODERN);
  format_set_font_size(format, (double)style->size);
  format_set_font_color(format, color_of(style->color));
  if (style->bold)
    format_set_bold(format);
  format_set_align(format, halign(style->halign));
  format_set_align(format, valign(style->valign));
  if (indent_level(style) > 0)
    format_set_indent(format, (uint8_t)indent_level(style));
  if (look->wrap)
    format_set_text_wrap(format);
  bool as_text = strcmp(style->format, "@") == 0 || (look->as_text && style->format[0] == '\0');
  if (as_text)
    format_set_num_format_index(format, FORMAT_TEXT);
  else if (style->format[0] != '\0')
    format_set_num_format(format, style->format);
  if (style->fill >= 0) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, color_of(style->fill));
  }
  if (style->struck)
    format_set_font_strikeout(format);
  if (style->unlocked)
    format_set_unlocked(format);
  format_set_left(format, border(look->edges.left));
  format_set_right(format, border(look->edges.right));
  format_set_top(format, border(look->edges.top));
  format_set_bottom(format, border(look->edges.bottom));
  return format;
}

lxw_format *format_over(book *book, const zb_style *style)
{
  lxw_format *format = workbook_add_format(book->workbook);
  format_set_font_color(format, color_of(style->color));
  if (style->bold)
    format_set_bold(format);
  if (style->fill >= 0) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, color_of(style->fill));
  }
  return format;
}

lxw_format *format_of(book *book, look look)
{
  formats *formats = &book->formats;
  for (int i = 0; i < formats->count; i++)
    if (same_look(&formats->items[i].look, &look))
      return formats->items[i].format;
  if (formats->count == formats->capacity) {
    int capacity = formats->capacity == 0 ? 32 : formats->capacity * 2;
    struct cell_format *items = zb_arena_array(book->arena, (size_t)capacity, sizeof *items);
    if (formats->count > 0)
      memcpy(items, formats->items, (size_t)formats->count * sizeof *items);
    formats->items = items;
    formats->capacity = capacity;
  }
  lxw_format *format = make_format(book->workbook, &look);
  formats->items[formats->count++] = (struct cell_format){look, format};
  return format;
}

/* How high a row must be to show its whole text. A spreadsheet breaks the lines itself, with the fonts it has, so this
   is an estimate on the safe side: an East Asian character is one em wide, another one a little more than half. */
#include "sheet/book.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

static const float narrow = 0.58F;   /* em, of a Latin letter or digit in the fonts that stand in for Chinese ones */
static const float min_line = 1.35F; /* of a line's height to its type size: what spreadsheets give Chinese fonts */
static const float inset = 2.5F;     /* pt, at each side of a cell */

static bool is_wide(uint32_t c)
{
  if (c >= 0xFF61 && c <= 0xFFDC) /* half-width kana and hangul */
    return false;
  return c >= 0x2E80 || (c >= 0x1100 && c <= 0x115F) || (c >= 0x2010 && c < 0x2E80) || c == 0xB7 || c == 0xD7;
}

static bool is_mark(uint32_t c)
{
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F);
}

static float advance(uint32_t c)
{
  return is_mark(c) ? 0 : is_wide(c) ? 1 : narrow;
}

/* Closing marks never begin a line. */
static bool sticks(uint32_t c)
{
  char bytes[5] = {0};
  zb_utf8_encode(c, bytes);
  return c >= 0x80 && strstr("，。、；：？！）》」』】〕”’…—·％", bytes) != NULL;
}

/* The width of what stays together from *S on: a Chinese character with the closing marks behind it, or a word. */
static float next_piece(const char **s)
{
  uint32_t first = zb_utf8_next(s);
  float width = advance(first);
  for (;;) {
    const char *behind = *s;
    uint32_t c = zb_utf8_next(&behind);
    bool in_word = c > ' ' && !is_wide(c) && first != ' ' && !is_wide(first);
    if (c == 0 || !(in_word || sticks(c) || is_mark(c)))
      return width;
    width += advance(c);
    *s = behind;
  }
}

int count_lines(const char *text, float room)
{
  int lines = 1;
  float used = 0;
  while (*text != '\0') {
    if (*text == '\n') {
      lines++;
      used = 0;
      text++;
      continue;
    }
    bool space = *text == ' ';
    float width = next_piece(&text);
    if (used + width <= room || space) {
      used += width;
    } else {
      int more = (int)ceilf(width / room); /* a word longer than the line is broken */
      lines += used > 0 ? more : more - 1;
      used = width - (float)(more - 1) * room;
    }
  }
  return lines;
}

static float text_height(const book *book, const grid *grid, const zb_node *cell)
{
  const zb_style *style = cell->style;
  float width = 0;
  for (int i = 0; i < cell->as.cell.span; i++)
    width += grid->widths[cell->as.cell.column + i];
  if (width <= 0)
    return 0;                                                          /* hidden */
  width -= 2 * inset + (float)(indent_level(style) * (INDENT_PT + 2)); /* it is wider in larger fonts */
  float room = fmaxf(width / style->size, 1);
  content content = read_content(book, cell);
  int lines = content.kind == CONTENT_NUMBER ? 1 : count_lines(content.text, room);
  return (float)lines * style->size * fmaxf(style->line_height, min_line) +
         (style->padding.top + style->padding.bottom);
}

/* A cell over several rows: what they lack is added to the last of them that has no fixed height. */
static void stretch(const book *book, grid *grid, int row, const zb_node *cell)
{
  float lacking = text_height(book, grid, cell);
  int last = -1;
  for (int i = row; i < row + cell->as.cell.rows; i++) {
    lacking -= grid->rows[i].height;
    if (!grid->rows[i].node->as.row.fixed)
      last = i;
  }
  if (lacking > 0 && last >= 0)
    grid->rows[last].height += lacking;
}

static float limited(book *book, const zb_node *row, float height)
{
  if (height <= HIGHEST_ROW)
    return height;
  zb_diags_add_line(book->diags, ZB_WARNING, "row-too-high", book->template, row->line, row->origin,
                    "请放宽这一列，或把内容分到几行",
                    "这一行要 %.0f 磅才显示得下，电子表格的行最高 %d 磅，打印出来会缺字", height, HIGHEST_ROW);
  return HIGHEST_ROW;
}

/* What the cells of this row alone need. */
static float own_height(book *book, const grid *grid, const zb_node *row)
{
  float height = row->as.row.height;
  zb_arena_reset(book->texts);
  for (const zb_node *cell = row->first; cell != NULL; cell = cell->next)
    if (cell->as.cell.rows == 1 && !row->as.row.fixed)
      height = fmaxf(height, text_height(book, grid, cell));
  return height;
}

float measure_row(book *book, const grid *grid, const zb_node *row)
{
  return limited(book, row, own_height(book, grid, row));
}

void measure_rows(book *book, grid *grid)
{
  for (int r = 0; r < grid->row_count; r++)
    grid->rows[r].height = own_height(book, grid, grid->rows[r].node);
  for (int r = 0; r < grid->row_count; r++)
    for (const zb_node *cell = grid->rows[r].node->first; cell != NULL; cell = cell->next)
      if (cell->as.cell.rows > 1)
        stretch(book, grid, r, cell);
  for (int r = 0; r < grid->row_count; r++)
    grid->rows[r].height = limited(book, grid->rows[r].node, grid->rows[r].height);
}

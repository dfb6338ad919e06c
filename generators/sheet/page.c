/* How a sheet is printed: paper, margins, header and footer, the head of its table on every page. */
#include "sheet/book.h"

#include "base/buffer.h"

#include <math.h>
#include <string.h>

/* Excel's numbers of paper sizes. */
enum { PAPER_A3 = 8, PAPER_A4 = 9 };

static const double pt_per_inch = 72;

/* Text of a header or footer: & starts a code there, &P is the page's number, &N their count. */
static void add_margin_text(zb_buffer *out, const char *text)
{
  while (*text != '\0') {
    if (strncmp(text, ZB_PAGE_NUMBER, 3) == 0 || strncmp(text, ZB_PAGE_COUNT, 3) == 0) {
      zb_buffer_puts(out, strncmp(text, ZB_PAGE_NUMBER, 3) == 0 ? "&P" : "&N");
      text += 3;
    } else {
      zb_buffer_puts(out, *text == '&' ? "&&" : (char[]){*text, '\0'});
      text++;
    }
  }
}

/* The paragraphs of one alignment: &C&9&"宋体,Regular"第 &P 页. The font stands last, so that no digit of the text
   joins the size. */
static void add_section(const book *book, const zb_node *margin, char side, zb_buffer *out)
{
  bool begun = false;
  for (const zb_node *p = margin->first; p != NULL; p = p->next) {
    char p_side = p->style->halign == ZB_LEFT ? 'L' : p->style->halign == ZB_RIGHT ? 'R' : 'C';
    if (p_side != side)
      continue;
    if (begun)
      zb_buffer_putc(out, '\n');
    else
      zb_buffer_printf(out, "&%c", side);
    begun = true;
    zb_buffer_printf(out, "&%d", (int)(p->style->size + 0.5F));
    if (p->style->color != 0)
      zb_buffer_printf(out, "&K%06X", (unsigned)p->style->color);
    zb_buffer_printf(out, "&\"%s,%s\"", p->style->font, p->style->bold ? "Bold" : "Regular");
    const zb_node only = {.kind = margin->kind, .first = (zb_node *)&(zb_node){.style = p->style, .first = p->first}};
    add_margin_text(out, gather_text(book, &only));
  }
}

typedef lxw_error set_margin(lxw_worksheet *, const char *, lxw_header_footer_options *);

/* ROOM is the page's margin there, in pt: the text stands in its middle. */
static zb_status write_margin(book *book, const zb_node *margin, float room, set_margin *set)
{
  zb_buffer text = {0};
  for (const char *side = "LCR"; *side != '\0'; side++)
    add_section(book, margin, *side, &text);
  lxw_header_footer_options options = {.margin = fmax((double)room / 2 / pt_per_inch, 0.1)};
  lxw_error error = text.length == 0 ? LXW_NO_ERROR : set(book->worksheet, text.data, &options);
  zb_status status = error == LXW_ERROR_255_STRING_LENGTH_EXCEEDED
                         ? tree_fault(book, margin, "请缩短文字", "页眉或页脚太长，电子表格最多 255 个字")
                         : written(book, margin, error);
  zb_buffer_free(&text);
  return status;
}

static void set_paper(book *book, const zb_node *page)
{
  float shorter = fminf(page->as.page.width, page->as.page.height);
  worksheet_set_paper(book->worksheet, shorter > 700 ? PAPER_A3 : PAPER_A4);
  if (page->as.page.width > page->as.page.height)
    worksheet_set_landscape(book->worksheet);
  worksheet_set_margins(book->worksheet, (double)page->as.page.left / pt_per_inch,
                        (double)page->as.page.right / pt_per_inch, (double)page->as.page.top / pt_per_inch,
                        (double)page->as.page.bottom / pt_per_inch);
}

float sheet_width(const grid *grid)
{
  float width = 0;
  for (int i = 0; i < grid->column_count; i++)
    width += grid->widths[i];
  return width;
}

int pages_across(const grid *grid)
{
  static const float min = 0.6F;
  const zb_node *page = page_of(grid->sheet);
  float room = page != NULL ? page->as.page.width - page->as.page.left - page->as.page.right : 0;
  float width = sheet_width(grid);
  return room > 0 && width > room ? (int)ceilf(width * min / room) : 1;
}

const head_rows *repeated_head(const grid *grid)
{
  return grid->sheet->as.columns.freeze ? &grid->head : &grid->last_head;
}

/* The head, and the first columns where the sheet takes several pages side by side. */
static zb_status repeat_head(book *book, const grid *grid)
{
  int frozen = grid->sheet->as.columns.frozen;
  lxw_error error = LXW_NO_ERROR;
  const head_rows *head = repeated_head(grid);
  if (head->first >= 0)
    error = worksheet_repeat_rows(book->worksheet, (lxw_row_t)head->first, (lxw_row_t)head->last);
  if (error == LXW_NO_ERROR && frozen > 0)
    error = worksheet_repeat_columns(book->worksheet, 0, (lxw_col_t)(frozen - 1));
  return written(book, grid->sheet, error);
}

/* What stays in view, and what the table can be filtered by. */
static zb_status set_head(book *book, const grid *grid)
{
  bool freeze = grid->head.first >= 0 && grid->sheet->as.columns.freeze;
  int frozen = grid->sheet->as.columns.frozen;
  if (freeze || frozen > 0)
    worksheet_freeze_panes(book->worksheet, (lxw_row_t)(freeze ? grid->head.last + 1 : 0), (lxw_col_t)frozen);
  if (grid->head.first < 0 || !grid->sheet->as.columns.filter)
    return ZB_OK;
  return written(book, grid->sheet,
                 worksheet_autofilter(book->worksheet, (lxw_row_t)grid->head.last, 0, (lxw_row_t)grid->last_row,
                                      (lxw_col_t)(grid->column_count - 1)));
}

/* All that is written is printed. Rows that a person fills in are printed as far as they go, with the grid, as they
   have no lines of their own. */
static zb_status set_area(book *book, const grid *grid)
{
  if (grid->last_row >= grid->written) {
    worksheet_gridlines(book->worksheet, LXW_SHOW_ALL_GRIDLINES);
    return ZB_OK;
  }
  if (grid->written == 0)
    return ZB_OK;
  return written(
      book, grid->sheet,
      worksheet_print_area(book->worksheet, 0, 0, (lxw_row_t)(grid->written - 1), (lxw_col_t)(grid->column_count - 1)));
}

static zb_status set_rows(book *book, const grid *grid)
{
  zb_status status = repeat_head(book, grid);
  if (status == ZB_OK)
    status = set_head(book, grid);
  if (status == ZB_OK)
    status = break_pages(book, grid);
  return status == ZB_OK ? set_area(book, grid) : status;
}

zb_status set_up_page(book *book, const grid *grid)
{
  const zb_node *page = page_of(grid->sheet);
  float top = 54, bottom = 54;
  if (page != NULL) {
    set_paper(book, page);
    top = page->as.page.top;
    bottom = page->as.page.bottom;
  } else {
    worksheet_set_paper(book->worksheet, PAPER_A4);
  }
  worksheet_fit_to_pages(book->worksheet, (uint16_t)pages_across(grid), 0);
  worksheet_center_horizontally(book->worksheet);
  zb_status status = set_rows(book, grid);
  for (const zb_node *child = grid->sheet->first; child != NULL && status == ZB_OK; child = child->next) {
    if (child->kind == ZB_NODE_HEADER)
      status = write_margin(book, child, top, worksheet_set_header_opt);
    else if (child->kind == ZB_NODE_FOOTER)
      status = write_margin(book, child, bottom, worksheet_set_footer_opt);
  }
  return status;
}

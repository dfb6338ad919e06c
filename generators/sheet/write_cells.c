/* Writes a sheet's cells: merges, formats, typed values, formulas. */
#include "sheet/book.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

/* The first column of a table, and the one behind its last. */
static void table_columns(const zb_node *table, int *left, int *right)
{
  *left = INT16_MAX;
  *right = 0;
  for (const zb_node *row = table->first; row != NULL; row = row->next) {
    for (const zb_node *cell = row->kind == ZB_NODE_ROW ? row->first : NULL; cell != NULL; cell = cell->next) {
      int end = cell->as.cell.column + cell->as.cell.span;
      *left = cell->as.cell.column < *left ? cell->as.cell.column : *left;
      *right = end > *right ? end : *right;
    }
  }
}

/* A table's own lines, the frame's where the cell is at its edge. */
edges edges_within(const frame_of *table, const zb_node *cell, bool at_top, bool at_bottom)
{
  return (edges){
      .left = cell->as.cell.column == table->left ? table->frame : table->line,
      .right = cell->as.cell.column + cell->as.cell.span == table->right ? table->frame : table->line,
      .top = at_top ? table->frame : table->line,
      .bottom = at_bottom ? table->frame : table->line,
  };
}

frame_of frame_around(const zb_node *table)
{
  frame_of frame = {.line = table->as.columns.line, .frame = table->as.columns.frame};
  table_columns(table, &frame.left, &frame.right);
  return frame;
}

static edges edges_of(const grid *grid, int row, const zb_node *cell, const frame_of *frame)
{
  const grid_row *rows = grid->rows;
  const zb_node *table = rows[row].table;
  if (table == NULL)
    return (edges){0, 0, 0, 0};
  int next = row + cell->as.cell.rows;
  bool at_top = row == 0 || rows[row - 1].table != table;
  bool at_bottom = next == grid->row_count ? table != grid->stream_table : rows[next].table != table;
  return edges_within(frame, cell, at_top, at_bottom);
}

/* XLSX reads _x0041_ in a text as the character of that code; such text has its first _ written as a code. */
static const char *escape_codes(const book *book, const char *text)
{
  if (strstr(text, "_x") == NULL)
    return text;
  zb_buffer out = {0};
  for (const char *s = text; *s != '\0'; s++) {
    bool code = s[0] == '_' && s[1] == 'x';
    for (int i = 2; i < 6 && code; i++)
      code = isxdigit((unsigned char)s[i]) != 0;
    if (code && s[6] == '_')
      zb_buffer_puts(&out, "_x005F");
    zb_buffer_putc(&out, *s);
  }
  const char *copy = zb_arena_strdup(book->texts, out.data);
  zb_buffer_free(&out);
  return copy;
}

static zb_status write_text(book *book, int row, const zb_node *cell, const char *text, lxw_format *format)
{
  size_t length = zb_utf8_length(text);
  if (length > LONGEST_TEXT)
    return tree_fault(book, cell, "请把内容分到几个单元格", "单元格有 %zu 个字，电子表格的单元格最多 %d 个字", length,
                      LONGEST_TEXT);
  return written(book, cell,
                 worksheet_write_string(book->worksheet, (lxw_row_t)row, (lxw_col_t)cell->as.cell.column,
                                        escape_codes(book, text), format));
}

static zb_status write_content(book *book, int row, const zb_node *cell, const content *content, const char *formula,
                               lxw_format *format)
{
  lxw_worksheet *sheet = book->worksheet;
  lxw_row_t r = (lxw_row_t)row;
  lxw_col_t c = (lxw_col_t)cell->as.cell.column;
  if (*formula != '\0' && content->kind == CONTENT_NUMBER)
    return written(book, cell, worksheet_write_formula_num(sheet, r, c, formula, format, content->number));
  if (*formula != '\0')
    return written(book, cell, worksheet_write_formula_str(sheet, r, c, formula, format, content->text));
  if (content->kind == CONTENT_NUMBER)
    return written(book, cell, worksheet_write_number(sheet, r, c, content->number, format));
  if (content->kind == CONTENT_BLANK)
    return written(book, cell, worksheet_write_blank(sheet, r, c, format));
  return write_text(book, row, cell, content->text, format);
}

/* A comment, in a box that shows it all. */
static zb_status write_note(book *book, int row, const zb_node *cell)
{
  enum { WIDTH = 240, SIZE = 9, LINE = 17, MARGIN = 12 }; /* pixels, but for the type's SIZE in pt */
  const char *note = cell->as.cell.note;
  if (*note == '\0')
    return ZB_OK;
  int lines = count_lines(note, (float)(WIDTH - MARGIN) * 72 / 96 / SIZE);
  lxw_comment_options options = {
      .width = WIDTH,
      .height = (uint16_t)(lines * LINE + MARGIN),
      .font_name = (char *)cell->style->font,
      .font_size = SIZE,
  };
  return taken(
      book, cell, "批注",
      worksheet_write_comment_opt(book->worksheet, (lxw_row_t)row, (lxw_col_t)cell->as.cell.column, note, &options));
}

/* To a place of this workbook, or to a file that is found from its own folder: no drive (C:\\…), no address of the
   network, and no blank that some programs leave out before them. */
static bool leads_nearby(const char *link)
{
  static const char inside[] = "internal:", beside[] = "external:";
  if (strncmp(link, inside, sizeof inside - 1) == 0)
    return true;
  if (strncmp(link, beside, sizeof beside - 1) != 0)
    return false;
  const char *path = link + sizeof beside - 1;
  size_t length = strcspn(path, "#"); /* behind it: a place in the file */
  return strchr("/\\ \t\r\n", *path) == NULL && memchr(path, ':', length) == NULL;
}

/* Before the cell's content, which takes the place of the address that the link would show. An empty cell has none:
   there is nothing to click. */
static zb_status write_link(book *book, int row, const zb_node *cell, const content *content, lxw_format *format)
{
  const char *link = cell->as.cell.link;
  if (*link == '\0' || content->kind == CONTENT_BLANK)
    return ZB_OK;
  if (!leads_nearby(link))
    return tree_fault(book, cell, "请写成 internal:'工作表'!A1 或 external:文件", "链接“%s”通向别处", link);
  return taken(book, cell, "链接",
               worksheet_write_url(book->worksheet, (lxw_row_t)row, (lxw_col_t)cell->as.cell.column, link, format));
}

/* A person may write something else all the same. */
static zb_status write_choices(book *book, int row, const zb_node *cell)
{
  const char *choices = cell->as.cell.choices;
  if (*choices == '\0')
    return ZB_OK;
  lxw_data_validation rule = {
      .validate = LXW_VALIDATION_TYPE_LIST,
      .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
  };
  zb_status status = split_words(book, cell, book->texts, choices, &rule);
  if (status != ZB_OK)
    return status;
  return taken(book, cell, "清单",
               worksheet_data_validation_cell(book->worksheet, (lxw_row_t)row, (lxw_col_t)cell->as.cell.column, &rule));
}

zb_status write_cell(book *book, int row, const zb_node *cell, const char *formula, edges edges)
{
  content content = read_content(book, cell);
  lxw_format *format = format_of(book, (look){.style = cell->style,
                                              .edges = edges,
                                              .wrap = content.kind != CONTENT_NUMBER,
                                              .as_text = content.as_text && *formula == '\0'});
  zb_status status = merge_cell(book, row, cell, format);
  if (status == ZB_OK)
    status = write_link(book, row, cell, &content, format);
  if (status == ZB_OK)
    status = write_content(book, row, cell, &content, formula, format);
  if (status == ZB_OK)
    status = write_choices(book, row, cell);
  return status == ZB_OK ? write_note(book, row, cell) : status;
}

/* A cell of the grid: its formula may refer to others, its name and chart to the rows around. */
static zb_status write_grid_cell(book *book, const grid *grid, int row, const zb_node *cell, const frame_of *frame)
{
  const char *formula;
  zb_status status = expand_formula(book, grid, row, cell, &formula);
  if (status == ZB_OK)
    status = write_cell(book, row, cell, formula, edges_of(grid, row, cell, frame));
  if (status == ZB_OK)
    status = name_cells(book, grid, row, cell);
  keep_chart(book, grid, row, cell);
  return status;
}

/* In whole pixels, as spreadsheets have them. */
zb_status write_height(book *book, const zb_node *node, int row, float height)
{
  float pixels = (float)(int)(height * 96 / 72 + 0.99F);
  return pixels <= 0 ? ZB_OK
                     : written(book, node,
                               worksheet_set_row(book->worksheet, (lxw_row_t)row, (double)(pixels * 72 / 96), NULL));
}

/* A row after the other: what is written by rows is forgotten behind it. */
zb_status write_rows(book *book, const grid *grid)
{
  zb_status status = ZB_OK;
  const zb_node *table = NULL;
  frame_of frame = {0};
  for (int r = 0; r < grid->row_count && status == ZB_OK; r++) {
    zb_arena_reset(book->texts);
    if (grid->rows[r].table != table && (table = grid->rows[r].table) != NULL)
      frame = frame_around(table);
    status = write_height(book, grid->sheet, r, grid->rows[r].height);
    if (status == ZB_OK)
      status = cover_row(book, grid->sheet, r);
    for (const zb_node *cell = grid->rows[r].node->first; cell != NULL && status == ZB_OK; cell = cell->next)
      status = write_grid_cell(book, grid, r, cell, &frame);
  }
  return status;
}

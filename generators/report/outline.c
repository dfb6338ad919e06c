/* A workbook's template as text, for its author:

       工作表“公示表”（第 12 行）  297 × 210 毫米
         列宽（毫米）：A 9.0  B 16.0  C *
         第 19 行  高 12.0 毫米  表头
           A–B   head  序号
           C     item  {x.name}  =SUM([above]) */
#include "report/outline.h"

#include "base/width.h"
#include "tree/units.h"
#include "value/cell.h"

#include <stdio.h>
#include <string.h>

static double mm(float pt)
{
  return (double)(pt / ZB_PT_PER_MM);
}

/* The column's letters: A, B … AA; in OUT, which must have space for a cell's name. */
static const char *letters(int column, char *out)
{
  zb_cell_name(column, 0, out);
  out[strlen(out) - 1] = '\0'; /* without the row, 1 */
  return out;
}

/* Appends the text below NODE on one line. */
static void add_text(const zb_node *node, zb_buffer *out)
{
  for (const zb_node *child = node->first; child != NULL; child = child->next) {
    if (child->kind == ZB_NODE_BR || (child->kind == ZB_NODE_P && child != node->first))
      zb_buffer_puts(out, " ");
    if (child->kind == ZB_NODE_TEXT || child->kind == ZB_NODE_BLANK)
      zb_buffer_puts(out, child->text);
    add_text(child, out);
  }
}

static void add_formula(const zb_node *node, zb_buffer *out)
{
  if (*node->text != '\0')
    zb_buffer_printf(out, "  =%s", node->text);
  zb_buffer_putc(out, '\n');
}

static void add_cell(const zb_node *cell, bool placed, zb_buffer *out)
{
  char first[24], last[24], range[64] = "·";
  int column = cell->as.cell.column, span = cell->as.cell.span;
  if (placed)
    snprintf(range, sizeof range, span > 1 ? "%s–%s" : "%s", letters(column, first), letters(column + span - 1, last));
  zb_buffer_puts(out, "      ");
  zb_text_pad(out, range, 6);
  zb_buffer_puts(out, cell->style->name);
  if (cell->first != NULL)
    zb_buffer_puts(out, "  ");
  add_text(cell, out);
  add_formula(cell, out);
}

/* Appends "第 12 行", of the template or the component's file. */
static void add_line(const zb_node *node, zb_buffer *out)
{
  const char *path = node->origin != NULL ? node->origin->path : "", *slash = strrchr(path, '/');
  zb_buffer_printf(out, "%s%s第 %d 行", slash != NULL ? slash + 1 : path, *path != '\0' ? " " : "", node->line);
}

static void add_row(const zb_node *row, bool placed, zb_buffer *out)
{
  zb_buffer_puts(out, "    ");
  add_line(row, out);
  if (row->as.row.height > 0)
    zb_buffer_printf(out, "  高 %.1f 毫米", mm(row->as.row.height));
  zb_buffer_puts(out, row->as.row.head ? "  表头\n" : "\n");
  for (const zb_node *cell = row->first; cell != NULL; cell = cell->next)
    add_cell(cell, placed, out);
}

static void add_column(const zb_node *column, zb_buffer *out)
{
  int checks = 0, conditions = 0;
  for (const zb_node *rule = column->first; rule != NULL; rule = rule->next) {
    checks += rule->kind == ZB_NODE_VALIDATION;
    conditions += rule->kind == ZB_NODE_CONDITION;
  }
  zb_buffer_puts(out, "    ");
  add_line(column, out);
  zb_buffer_printf(out, "  各列：宽 %s  检查 %d 种，条件格式 %d 种", column->as.column.width, checks, conditions);
  add_formula(column, out);
}

static void add_widths(const zb_node *sheet, zb_buffer *out)
{
  char name[24];
  if (sheet->as.columns.count > 0)
    zb_buffer_puts(out, "    列宽（毫米）：");
  for (int i = 0; i < sheet->as.columns.count; i++) {
    const zb_width *width = &sheet->as.columns.widths[i];
    zb_buffer_printf(out, "%s%s ", i > 0 ? "  " : "", letters(i, name));
    if (width->share > 1)
      zb_buffer_printf(out, "%g", (double)width->share);
    if (width->share > 0)
      zb_buffer_puts(out, "*");
    else
      zb_buffer_printf(out, "%.1f", mm(width->pt));
  }
  if (sheet->as.columns.count > 0)
    zb_buffer_putc(out, '\n');
}

/* Whether cells have columns of their own. If columns or a row's cells depend on the data, all are in column 0. */
static bool is_placed(const zb_node *parent)
{
  for (const zb_node *child = parent->first; child != NULL; child = child->next) {
    const zb_node *first = child->first;
    bool open_row =
        child->kind == ZB_NODE_ROW && first != NULL && first->next != NULL && first->next->as.cell.column == 0;
    if (child->kind == ZB_NODE_COLUMN || open_row || (child->kind == ZB_NODE_TABLE && !is_placed(child)))
      return false;
  }
  return true;
}

static void add_rows(const zb_node *parent, bool placed, zb_buffer *out)
{
  for (const zb_node *child = parent->first; child != NULL; child = child->next) {
    if (child->kind == ZB_NODE_ROW)
      add_row(child, placed, out);
    else if (child->kind == ZB_NODE_COLUMN)
      add_column(child, out);
    else if (child->kind == ZB_NODE_TABLE)
      add_rows(child, placed, out);
  }
}

static void add_sheet(const zb_node *sheet, zb_buffer *out)
{
  bool placed = is_placed(sheet);
  zb_buffer_printf(out, "工作表“%s”（", sheet->text);
  add_line(sheet, out);
  zb_buffer_puts(out, "）");
  for (const zb_node *page = sheet->first; page != NULL; page = page->next)
    if (page->kind == ZB_NODE_PAGE)
      zb_buffer_printf(out, "  纸 %.0f × %.0f 毫米", mm(page->as.page.width), mm(page->as.page.height));
  zb_buffer_puts(out, placed ? "\n" : "  各格在哪一列由数据决定\n");
  add_widths(sheet, out);
  add_rows(sheet, placed, out);
}

void zb_outline(const zb_node *workbook, zb_buffer *out)
{
  for (const zb_node *child = workbook->first; child != NULL; child = child->next)
    if (child->kind == ZB_NODE_SHEET)
      add_sheet(child, out);
}

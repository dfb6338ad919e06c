/* What a template may not ask for, though the schema lets it: each would be carried out as something else than its
   author means. */
#include "template/pattern.h"

#include "tree/units.h"

/* pt: what margins leave of a page at least. */
#define MIN_BODY (20 * ZB_PT_PER_MM)

static void complain(compiler *c, const pattern *p, const char *message, const char *remedy)
{
  node_error(c->diags, c->path, &p->node, remedy, "%s", message);
  c->status = ZB_TEMPLATE;
}

static void check_row(compiler *c, const pattern *row, bool at_start)
{
  if (row->node.as.row.head && !at_start)
    complain(c, row, "head=\"yes\" 的行只能是表格或 <part> 开头的几行", "请把表头放到最前面，或者去掉 head");
  for (const pattern *cell = row->first; cell != NULL; cell = cell->next)
    if (row->node.as.row.fixed && cell->node.as.cell.overflow == ZB_OVERFLOW_GROW)
      complain(c, cell, "这一行是 fixed=\"yes\"，格子不能用 overflow=\"grow\"",
               "请去掉 fixed，或者用 overflow=\"shrink\"");
}

static void check_page(compiler *c, const pattern *page)
{
  const zb_node *n = &page->node;
  if (n->as.page.width - n->as.page.left - n->as.page.right < MIN_BODY ||
      n->as.page.height - n->as.page.top - n->as.page.bottom < MIN_BODY)
    complain(c, page, "页边距太大，页面上剩不到 20 mm", "请减小 margin");
}

/* Without the quiet zone above it a reader may not see where the symbol begins. */
static void check_code(compiler *c, const pattern *parent, const pattern *page)
{
  const pattern *border = parent->first;
  while (border != NULL && border->node.kind != ZB_NODE_BORDER)
    border = border->next;
  float needed = zb_code_bottom(border == NULL ? NULL : &border->node) + ZB_CODE_SIDE + ZB_CODE_QUIET;
  if (page->node.as.page.code && page->node.as.page.bottom < needed)
    complain(c, page, "下边距太小，页脚放不下每张的码",
             "请把 margin 的下边距加大到 19.1mm（有边框的再大些），或者去掉 code");
}

static void check_border(compiler *c, const pattern *border, const pattern *page)
{
  float room = 2 * (zb_border_inset(&border->node) + border->node.as.border.padding);
  while (page->node.kind != ZB_NODE_PAGE)
    page = page->next;
  if (page->node.as.page.width - room < MIN_BODY || page->node.as.page.height - room < MIN_BODY)
    complain(c, border, "边框里面剩不到 20 mm", "请减小 distance 或 padding");
}

static void check_sheet(compiler *c, const pattern *sheet)
{
  bool columns = false;
  for (const pattern *p = sheet->first; p != NULL; p = p->next)
    columns = columns || p->node.kind == ZB_NODE_COLUMN;
  bool said = sheet->node.as.columns.count > 0 || has_open_columns(&sheet->node);
  if (columns == said)
    complain(c, sheet, "<sheet> 的列要么写在 columns 里，要么每列一个 <column>", "请两种只用一种");
}

void check_rules(compiler *c, const pattern *parent)
{
  bool head = true;
  for (const pattern *p = parent->first; p != NULL; p = p->next) {
    if (p->node.kind == ZB_NODE_PAGE) {
      check_page(c, p);
      check_code(c, parent, p);
    }
    if (p->node.kind == ZB_NODE_BORDER)
      check_border(c, p, parent->first);
    if (p->node.kind == ZB_NODE_SHEET)
      check_sheet(c, p);
    if (p->node.kind == ZB_NODE_ROW) {
      check_row(c, p, head);
      head &= p->node.as.row.head;
    }
    check_rules(c, p);
  }
}

#include "tree/tree.h"

static const char *const kind_names[] = {
    [ZB_NODE_FORM] = "form",
    [ZB_NODE_WORKBOOK] = "workbook",
    [ZB_NODE_SHEET] = "sheet",
    [ZB_NODE_PAGE] = "page",
    [ZB_NODE_HEADER] = "header",
    [ZB_NODE_FOOTER] = "footer",
    [ZB_NODE_WATERMARK] = "watermark",
    [ZB_NODE_CONTINUED] = "continued",
    [ZB_NODE_P] = "p",
    [ZB_NODE_TEXT] = "text",
    [ZB_NODE_BLANK] = "blank",
    [ZB_NODE_BR] = "br",
    [ZB_NODE_IMAGE] = "image",
    [ZB_NODE_TABLE] = "table",
    [ZB_NODE_ROW] = "row",
    [ZB_NODE_PART] = "part",
    [ZB_NODE_CELL] = "cell",
    [ZB_NODE_SPACE] = "space",
    [ZB_NODE_BREAK] = "break",
    [ZB_NODE_BACKGROUND] = "background",
    [ZB_NODE_BORDER] = "border",
    [ZB_NODE_NAME] = "name",
    [ZB_NODE_COLUMN] = "column",
    [ZB_NODE_VALIDATION] = "validation",
    [ZB_NODE_CONDITION] = "condition",
    [ZB_NODE_CHART] = "chart",
    [ZB_NODE_SERIES] = "series",
    [ZB_NODE_STREAM] = "stream",
    [ZB_NODE_BARS] = "bars",
    [ZB_NODE_BAR] = "bar",
};

static void dump_node(const zb_node *node, int depth, zb_buffer *out)
{
  zb_buffer_printf(out, "%*s%s", depth * 2, "", kind_names[node->kind]);
  if (node->kind == ZB_NODE_CELL)
    zb_buffer_printf(out, " column=%d span=%d rows=%d", node->as.cell.column, node->as.cell.span, node->as.cell.rows);
  if (node->style->name[0] != '\0' && (node->kind == ZB_NODE_P || node->kind == ZB_NODE_CELL))
    zb_buffer_printf(out, " style=%s", node->style->name);
  if (node->text[0] != '\0')
    zb_buffer_printf(out, " %s", node->text);
  zb_buffer_putc(out, '\n');
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    dump_node(child, depth + 1, out);
}

void zb_tree_dump(const zb_node *root, zb_buffer *out)
{
  dump_node(root, 0, out);
}

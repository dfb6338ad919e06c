/* What a template's author is shown in place of a document: zb_template_specimen. */
#include "template/pattern.h"

/* pt: how small a specimen's words may be. */
#define MIN_SPECIMEN 2.0F

bool has_open_columns(const zb_node *node)
{
  return (node->kind == ZB_NODE_TABLE || node->kind == ZB_NODE_SHEET) && node->as.columns.said != NULL;
}

bool has_open_rows(const pattern *rows)
{
  for (const pattern *row = rows; row != NULL; row = row->next) {
    if (row->node.kind == ZB_NODE_COLUMN)
      return true;
    for (const pattern *cell = row->first; cell != NULL; cell = cell->next)
      if (cell->node.kind == ZB_NODE_CELL
              ? cell->condition != NULL || cell->loop_name != NULL
              : (cell->node.kind == ZB_NODE_ROW || cell->node.kind == ZB_NODE_PART) && has_open_rows(cell))
        return true;
  }
  return false;
}

/* True if the model says what stands in it. */
static bool depends_on_data(const pattern *p)
{
  for (const part *text = p->text; text != NULL; text = text->next)
    if (text->literal == NULL)
      return true;
  for (const pattern *child = p->first; child != NULL; child = child->next)
    if (child->condition != NULL || depends_on_data(child))
      return true;
  return false;
}

void make_specimen(const pattern *p, zb_node *node)
{
  bool picture = node->kind == ZB_NODE_IMAGE || node->kind == ZB_NODE_BACKGROUND;
  if (picture && p->text != NULL && (p->text->literal == NULL || p->text->next != NULL))
    node->text = "";
  if (node->kind == ZB_NODE_BAR) {
    node->as.bar.share = "0.5";
    node->as.bar.shade = "#a6a6a6";
  }
  if (node->kind != ZB_NODE_CELL || !depends_on_data(p))
    return;
  node->as.cell.specimen = true;
  if (node->as.cell.overflow == ZB_OVERFLOW_GROW)
    return;
  node->as.cell.min = MIN_SPECIMEN;
  node->as.cell.overflow = ZB_OVERFLOW_SHRINK;
}

/* What only workbooks have: columns to write in with their checks, defined names. */
#include "template/pattern.h"

#include "base/xml.h"

#include <stddef.h>
#include <string.h>

static void read_sheet(compiler *c, const xmlNode *element, pattern *p)
{
  const char *freeze = attribute(c, element, "freeze"), *filter = attribute(c, element, "filter");
  p->text = attribute_parts(c, element, "name", NULL);
  p->node.as.columns.freeze = freeze != NULL && strcmp(freeze, "head") == 0;
  p->node.as.columns.filter = filter != NULL && strcmp(filter, "head") == 0;
  p->node.as.columns.hidden = attribute_yes(c, element, "hidden");
  p->node.as.columns.tab = attribute_color(c, element, "tab", -1);
  attribute_number_slot(c, element, p, "freeze-columns", 0, offsetof(zb_node, as.columns.frozen));
  attribute_number_slot(c, element, p, "rows", 0, offsetof(zb_node, as.columns.rows));
}

static zb_check check_named(const char *name)
{
  static const char *const names[] = {
      [ZB_CHECK_LIST] = "list", [ZB_CHECK_WHOLE] = "whole",   [ZB_CHECK_DECIMAL] = "decimal",
      [ZB_CHECK_DATE] = "date", [ZB_CHECK_LENGTH] = "length",
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strcmp(names[i], name) == 0)
      return (zb_check)i;
  return ZB_CHECK_FORMULA;
}

static void read_validation(compiler *c, const xmlNode *element, pattern *p)
{
  const char *strict = attribute(c, element, "strict");
  p->node.as.validation.check = check_named(attribute(c, element, "type"));
  p->node.as.validation.strict = strict == NULL || strcmp(strict, "no") != 0;
  p->text = attribute_parts(c, element, "formula", NULL);
  attribute_slot(c, element, p, "list", offsetof(zb_node, as.validation.list));
  attribute_slot(c, element, p, "least", offsetof(zb_node, as.validation.least));
  attribute_slot(c, element, p, "most", offsetof(zb_node, as.validation.most));
  attribute_slot(c, element, p, "title", offsetof(zb_node, as.validation.title));
  attribute_slot(c, element, p, "message", offsetof(zb_node, as.validation.message));
  attribute_slot(c, element, p, "hint", offsetof(zb_node, as.validation.hint));
}

void compile_book_element(compiler *c, const xmlNode *element, pattern *p)
{
  switch (p->node.kind) {
  case ZB_NODE_SHEET:
    read_sheet(c, element, p);
    break;
  case ZB_NODE_NAME:
    p->text = attribute_parts(c, element, "name", NULL);
    attribute_slot(c, element, p, "refers", offsetof(zb_node, as.name.refers));
    break;
  case ZB_NODE_COLUMN:
    p->text = attribute_parts(c, element, "formula", NULL);
    attribute_slot(c, element, p, "width", offsetof(zb_node, as.column.width));
    attribute_number_slot(c, element, p, "formula-rows", 0, offsetof(zb_node, as.column.formula_rows));
    break;
  case ZB_NODE_VALIDATION:
    read_validation(c, element, p);
    break;
  case ZB_NODE_CONDITION:
    p->text = attribute_parts(c, element, "formula", NULL);
    break;
  default:
    break;
  }
}

zb_status gather_columns(zb_node *sheet, zb_arena *arena, const char *path, zb_diags *diags)
{
  int count = 0;
  for (const zb_node *child = sheet->first; child != NULL; child = child->next)
    count += child->kind == ZB_NODE_COLUMN;
  if (count == 0)
    return ZB_OK;
  zb_width *widths = zb_arena_array(arena, (size_t)count, sizeof *widths);
  sheet->as.columns.count = count;
  sheet->as.columns.widths = widths;
  for (const zb_node *child = sheet->first; child != NULL; child = child->next) {
    if (child->kind != ZB_NODE_COLUMN)
      continue;
    const char *width = child->as.column.width;
    if (!width_read(width, strlen(width), widths++)) {
      zb_xml_error(diags, path, child->line, "请写 24mm、2* 或 *", "列宽“%s”不对", width);
      return ZB_TEMPLATE;
    }
  }
  return ZB_OK;
}

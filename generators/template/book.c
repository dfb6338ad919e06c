/* What only workbooks have: columns to write in with their checks, defined names. */
#include "template/pattern.h"

#include <stddef.h>
#include <string.h>

static void read_sheet(compiler *c, const xmlNode *element, pattern *p)
{
  const char *freeze = attribute(c, element, "freeze"), *filter = attribute(c, element, "filter");
  p->text = attribute_parts(c, element, "name", NULL);
  p->node.as.columns.freeze = freeze != NULL && strcmp(freeze, "head") == 0;
  p->node.as.columns.filter = filter != NULL && strcmp(filter, "head") == 0;
  p->node.as.columns.hidden = attribute_yes(c, element, "hidden");
  p->node.as.columns.protected = attribute_yes(c, element, "protect");
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
  attribute_slot(c, element, p, "least", offsetof(zb_node, as.validation.min));
  attribute_slot(c, element, p, "most", offsetof(zb_node, as.validation.max));
  attribute_slot(c, element, p, "title", offsetof(zb_node, as.validation.title));
  attribute_slot(c, element, p, "message", offsetof(zb_node, as.validation.message));
  attribute_slot(c, element, p, "hint", offsetof(zb_node, as.validation.hint));
}

/* The index of VALUE, one of NAMES as the schema has seen to; 0 if it is NULL. */
static int choice(const char *value, const char *const *names)
{
  int i = 0;
  while (value != NULL && names[i] != NULL && strcmp(names[i], value) != 0)
    i++;
  return value != NULL && names[i] != NULL ? i : 0;
}

static void read_chart(compiler *c, const xmlNode *element, pattern *p)
{
  static const char *const types[] = {"column", "bar", "pie", NULL},
                           *const legends[] = {"bottom", "right", "none", NULL},
                           *const labels[] = {"none", "value", "percent", NULL};
  p->text = attribute_parts(c, element, "title", NULL);
  p->node.as.chart.type = (zb_chart_type)choice(attribute(c, element, "type"), types);
  p->node.as.chart.legend = (zb_legend)choice(attribute(c, element, "legend"), legends);
  p->node.as.chart.labels = (zb_labels)choice(attribute(c, element, "labels"), labels);
  p->node.as.chart.stacked = attribute_yes(c, element, "stacked");
  p->node.as.chart.reversed = attribute_yes(c, element, "reverse");
  p->node.as.chart.gap = attribute_count(c, element, "gap", 60);
  attribute_slot(c, element, p, "number-format", offsetof(zb_node, as.chart.format));
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
    attribute_slot(c, element, p, "value", offsetof(zb_node, as.condition.value));
    break;
  case ZB_NODE_CHART:
    read_chart(c, element, p);
    break;
  case ZB_NODE_SERIES:
    p->text = attribute_parts(c, element, "name", NULL);
    attribute_slot(c, element, p, "categories", offsetof(zb_node, as.series.categories));
    attribute_slot(c, element, p, "values", offsetof(zb_node, as.series.values));
    p->node.as.series.color = attribute_color(c, element, "color", -1);
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
      node_error(diags, path, child, "请写 24mm、2* 或 *", "列宽“%s”不对", width);
      return ZB_TEMPLATE;
    }
  }
  return ZB_OK;
}

/* <sheet base>: what a sheet has from another, of the components. Both are written out already. */
#include "template/components.h"

/* A sheet's parts in their order; what is none of the others is a row. */
typedef enum { PART_PAGE, PART_HEADER, PART_FOOTER, PART_COLUMN, PART_CONDITION, PART_ROW } sheet_part;

static sheet_part part_of(const xmlNode *node)
{
  static const char *const names[] = {"page", "header", "footer", "column", "condition"};
  for (int i = PART_PAGE; i < PART_ROW; i++)
    if (is_element(node, names[i]))
      return (sheet_part)i;
  return PART_ROW;
}

static bool has_part(const xmlNode *sheet, sheet_part part)
{
  for (const xmlNode *node = sheet->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && part_of(node) == part)
      return true;
  return false;
}

/* Page, header, footer and columns are the sheet's own if it has them; conditions and rows come before its own. */
static bool is_inherited(const xmlNode *sheet, sheet_part part)
{
  if (part == PART_COLUMN && xmlHasProp(sheet, (const xmlChar *)"columns") != NULL)
    return false;
  return part >= PART_CONDITION || !has_part(sheet, part);
}

static void inherit_attributes(xmlNode *sheet, const xmlNode *base)
{
  for (const xmlAttr *a = base->properties; a != NULL; a = a->next) {
    bool second = strcmp((const char *)a->name, "columns") == 0 && has_part(sheet, PART_COLUMN);
    if (second || xmlHasProp(sheet, a->name) != NULL)
      continue;
    xmlChar *value = xmlNodeListGetString(a->doc, a->children, 1);
    xmlNewProp(sheet, a->name, value);
    xmlFree(value);
  }
}

static void inherit_parts(xmlNode *sheet, xmlNode *base)
{
  bool inherited[PART_ROW + 1];
  for (int i = PART_PAGE; i <= PART_ROW; i++)
    inherited[i] = is_inherited(sheet, (sheet_part)i);
  /* The last first: each goes before all of its kind. */
  for (xmlNode *node = base->last, *above; node != NULL; node = above) {
    above = node->prev;
    if (node->type != XML_ELEMENT_NODE || !inherited[part_of(node)])
      continue;
    xmlNode *before = sheet->children;
    while (before != NULL && (before->type != XML_ELEMENT_NODE || part_of(before) < part_of(node)))
      before = before->next;
    xmlUnlinkNode(node);
    if (before != NULL)
      xmlAddPrevSibling(before, node);
    else
      xmlAddChild(sheet, node);
  }
}

void inherit(xmlNode *sheet, xmlNode *base)
{
  inherit_parts(sheet, base);
  inherit_attributes(sheet, base);
}

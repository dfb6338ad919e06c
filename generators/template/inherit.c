/* <sheet base>, <form base>: what an element has from another of its kind. Both are written out already. */
#include "template/components.h"

/* The parts of a form or a sheet in their order; what is none of the others is its content. */
typedef enum {
  PART_STYLE,
  PART_PAGE,
  PART_HEADER,
  PART_FOOTER,
  PART_BACKGROUND,
  PART_BORDER,
  PART_WATERMARK,
  PART_CONTINUED,
  PART_COLUMN,
  PART_CONDITION,
  PART_CONTENT
} part_kind;

static part_kind part_of(const xmlNode *node)
{
  static const char *const names[] = {"style",  "page",      "header",    "footer", "background",
                                      "border", "watermark", "continued", "column", "condition"};
  for (int i = PART_STYLE; i < PART_CONTENT; i++)
    if (is_element(node, names[i]))
      return (part_kind)i;
  return PART_CONTENT;
}

static bool has_part(const xmlNode *element, part_kind part)
{
  for (const xmlNode *node = element->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && part_of(node) == part)
      return true;
  return false;
}

/* Styles, conditions and content are added; anything else is the element's own if it has it. */
static bool is_inherited(const xmlNode *element, part_kind part)
{
  if (part == PART_STYLE || part >= PART_CONDITION)
    return true;
  bool said = part == PART_COLUMN && xmlHasProp(element, (const xmlChar *)"columns") != NULL;
  return !said && !has_part(element, part);
}

static void inherit_attributes(xmlNode *element, const xmlNode *base)
{
  for (const xmlAttr *a = base->properties; a != NULL; a = a->next) {
    bool second = strcmp((const char *)a->name, "columns") == 0 && has_part(element, PART_COLUMN);
    if (second || xmlHasProp(element, a->name) != NULL)
      continue;
    xmlChar *value = xmlNodeListGetString(a->doc, a->children, 1);
    xmlNewProp(element, a->name, value);
    xmlFree(value);
  }
}

static void inherit_parts(xmlNode *element, xmlNode *base)
{
  bool inherited[PART_CONTENT + 1];
  for (int i = PART_STYLE; i <= PART_CONTENT; i++)
    inherited[i] = is_inherited(element, (part_kind)i);
  /* The last first: each goes before all of its kind. */
  for (xmlNode *node = base->last, *above; node != NULL; node = above) {
    above = node->prev;
    if (node->type != XML_ELEMENT_NODE || !inherited[part_of(node)])
      continue;
    xmlNode *before = element->children;
    while (before != NULL && (before->type != XML_ELEMENT_NODE || part_of(before) < part_of(node)))
      before = before->next;
    xmlUnlinkNode(node);
    if (before != NULL)
      xmlAddPrevSibling(before, node);
    else
      xmlAddChild(element, node);
  }
}

void inherit(xmlNode *element, xmlNode *base)
{
  inherit_parts(element, base);
  inherit_attributes(element, base);
}

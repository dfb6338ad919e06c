/* libxml2 validates, but its messages are of no use to the author of a template, so each is replaced by what the schema
   expects at that point. */
#include "xml/load.h"

#include "xml/grammar.h"

#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>

typedef struct explainer {
  zb_grammar *grammar;
  zb_diags *diags;
  const char *path;
  int count; /* of faults */
} explainer;

static void fault(explainer *e, const xmlNode *node, const char *message, const char *remedy)
{
  zb_xml_error_at(e->diags, e->path, node, remedy, "%s", message);
  e->count++;
}

/* "<cell>、<label>", or "span、rows" of attributes. */
static void append_names(zb_buffer *out, const zb_grammar_item *items, const char *before, const char *after)
{
  for (const zb_grammar_item *item = items; item != NULL; item = item->next)
    zb_buffer_printf(out, "%s%s%s%s", item == items ? "" : "、", before, item->name, after);
}

static const zb_grammar_item *item_named(const zb_grammar_item *items, const char *name)
{
  while (items != NULL && strcmp(items->name, name) != 0)
    items = items->next;
  return items;
}

static void check_value(explainer *e, const xmlNode *element, const zb_grammar_item *attribute)
{
  xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)attribute->name);
  if (value != NULL && !zb_grammar_fits(e->grammar, attribute, (const char *)value)) {
    zb_buffer message = {0};
    zb_buffer_printf(&message, "<%s> 的 %s=\"%s\" 不对，应为：", element->name, attribute->name, (const char *)value);
    zb_grammar_describe(e->grammar, attribute, &message);
    fault(e, element, message.data, "请改正这个属性的值");
    zb_buffer_free(&message);
  }
  xmlFree(value);
}

static void check_attributes(explainer *e, const xmlNode *element, const zb_content_model *model)
{
  zb_buffer message = {0};
  for (const xmlAttr *a = element->properties; a != NULL; a = a->next) {
    const char *name = (const char *)a->name, *nearest = zb_grammar_nearest(model->attributes, name);
    const zb_grammar_item *known = item_named(model->attributes, name);
    if (known != NULL) {
      check_value(e, element, known);
      continue;
    }
    if (model->any_attribute)
      continue;
    message.length = 0;
    zb_buffer_printf(&message, "<%s> 没有 %s 这个属性", element->name, name);
    if (nearest != NULL) {
      zb_buffer_printf(&message, "；是不是 %s？", nearest);
    } else if (model->attributes != NULL) {
      zb_buffer_puts(&message, "；可以有 ");
      append_names(&message, model->attributes, "", "");
    }
    fault(e, element, message.data, "请改正或删去这个属性");
  }
  for (const zb_grammar_item *item = model->attributes; item != NULL; item = item->next) {
    if (!item->required || xmlHasProp(element, (const xmlChar *)item->name) != NULL)
      continue;
    message.length = 0;
    zb_buffer_printf(&message, "<%s> 缺少 %s 属性", element->name, item->name);
    fault(e, element, message.data, "请补上这个属性");
  }
  zb_buffer_free(&message);
}

static void refuse_child(explainer *e, const xmlNode *child, const zb_content_model *model)
{
  zb_buffer message = {0};
  const char *name = (const char *)child->name, *nearest = zb_grammar_nearest(model->elements, name);
  if (!zb_grammar_knows(e->grammar, name) && nearest != NULL) {
    zb_buffer_printf(&message, "没有 <%s> 这种元素；是不是 <%s>？", name, nearest);
  } else if (child->parent->type == XML_ELEMENT_NODE) {
    zb_buffer_printf(&message, "<%s> 里不能有 <%s>", child->parent->name, name);
    zb_buffer_puts(&message, model->elements == NULL ? "，也不能有别的元素" : "；可以有 ");
    append_names(&message, model->elements, "<", ">");
  } else {
    zb_buffer_printf(&message, "最外面不能是 <%s>；应为 ", name);
    append_names(&message, model->elements, "<", ">");
  }
  fault(e, child, message.data, "请改正模板的这一行");
  zb_buffer_free(&message);
}

static void refuse_text(explainer *e, const xmlNode *text, const zb_content_model *model)
{
  zb_buffer message = {0};
  zb_buffer_printf(&message, "<%s> 里不能直接写文字", text->parent->name);
  if (model->elements != NULL) {
    zb_buffer_puts(&message, "；可以有 ");
    append_names(&message, model->elements, "<", ">");
  }
  fault(e, text, message.data, "请把文字写进单元格或段落");
  zb_buffer_free(&message);
}

static bool has_child(const xmlNode *element, const char *name)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && (name == NULL || strcmp((const char *)child->name, name) == 0))
      return true;
  return false;
}

static void check_missing(explainer *e, const xmlNode *element, const zb_content_model *model)
{
  zb_buffer message = {0};
  bool one = false;
  for (const zb_grammar_item *item = model->elements; item != NULL; item = item->next) {
    if (!item->required || has_child(element, item->name))
      continue;
    message.length = 0;
    zb_buffer_printf(&message, "<%s> 里缺少 <%s>", element->name, item->name);
    fault(e, element, message.data, "请补上这个元素");
    one = true;
  }
  if (!one && model->at_least_one && !has_child(element, NULL)) {
    zb_buffer_printf(&message, "<%s> 里缺少 ", element->name);
    append_names(&message, model->elements, "<", ">");
    fault(e, element, message.data, "请至少写一个");
  }
  zb_buffer_free(&message);
}

static void check_element(explainer *e, const xmlNode *element, const zb_content_model *model)
{
  int before = e->count;
  check_attributes(e, element, model);
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    bool text = (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child)) || child->type == XML_CDATA_SECTION_NODE;
    if (text && !model->text)
      refuse_text(e, child, model);
    if (child->type != XML_ELEMENT_NODE)
      continue;
    const zb_grammar_item *item = item_named(model->elements, (const char *)child->name);
    if (item != NULL)
      check_element(e, child, zb_grammar_content(e->grammar, item));
    else if (!model->any_element)
      refuse_child(e, child, model);
  }
  if (e->count == before)
    check_missing(e, element, model);
}

/* The content model of an element all of whose ancestors are in the schema. */
static zb_content_model *model_of(explainer *e, const xmlNode *element)
{
  const zb_content_model *outer =
      element->parent->type == XML_ELEMENT_NODE ? model_of(e, element->parent) : zb_grammar_start(e->grammar);
  return zb_grammar_content(e->grammar, item_named(outer->elements, (const char *)element->name));
}

/* Every element is known and has the right parent, so their order or number must be wrong. */
static void explain_order(explainer *e, const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  if (node == NULL)
    return;
  zb_buffer message = {0};
  zb_buffer_printf(&message, "<%s> 在这里的次序或个数不对", node->name);
  if (node->parent->type == XML_ELEMENT_NODE) {
    zb_buffer_printf(&message, "；<%s> 里的次序是 ", node->parent->name);
    append_names(&message, model_of(e, node->parent)->elements, "<", ">");
  }
  fault(e, node, message.data, "请按这个次序写，只能有一个的不要写两个");
  zb_buffer_free(&message);
}

/* Adds a diag for each error and returns their number. REFUSED is the node that libxml2 stopped at, or NULL. */
static int explain(const xmlDoc *doc, const char *path, const char *rng, const xmlNode *refused, zb_diags *diags)
{
  zb_arena *arena = zb_arena_new();
  explainer e = {.grammar = zb_grammar_read(rng, arena), .diags = diags, .path = path};
  if (e.grammar != NULL) {
    const xmlNode *root = xmlDocGetRootElement(doc);
    const zb_content_model *start = zb_grammar_start(e.grammar);
    const zb_grammar_item *item = item_named(start->elements, (const char *)root->name);
    if (item == NULL)
      refuse_child(&e, root, start);
    else
      check_element(&e, root, zb_grammar_content(e.grammar, item));
    if (e.count == 0)
      explain_order(&e, refused);
  }
  zb_grammar_free(e.grammar);
  zb_arena_free(arena);
  return e.count;
}

/* Where libxml2 found the first error. */
typedef struct refusal {
  const xmlNode *node;
  int line;
} refusal;

static void note_first(void *context, xmlErrorPtr error)
{
  refusal *first = context;
  if (first->line == 0)
    *first = (refusal){error->node, error->line};
}

struct zb_xml_schema {
  char *path;
  xmlRelaxNG *rules;
};

zb_xml_schema *zb_xml_schema_read(const char *rng, zb_diags *diags)
{
  refusal first = {0};
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(rng);
  xmlRelaxNGSetParserStructuredErrors(parser, note_first, &first);
  xmlRelaxNG *rules = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (rules == NULL) {
    zb_xml_error(diags, rng, first.line, "请恢复程序自带的 .rng 文件", "这个规定文件读不了");
    return NULL;
  }
  zb_xml_schema *schema = calloc(1, sizeof *schema);
  *schema = (zb_xml_schema){strdup(rng), rules};
  return schema;
}

void zb_xml_schema_free(zb_xml_schema *schema)
{
  if (schema == NULL)
    return;
  xmlRelaxNGFree(schema->rules);
  free(schema->path);
  free(schema);
}

zb_status zb_xml_check(const zb_xml_schema *schema, xmlDoc *doc, const char *path, zb_diags *diags)
{
  refusal first = {0};
  zb_status status = ZB_TEMPLATE;
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema->rules);
  xmlRelaxNGSetValidStructuredErrors(validator, note_first, &first);
  if (xmlRelaxNGValidateDoc(validator, doc) == 0)
    status = ZB_OK;
  else if (explain(doc, path, schema->path, first.node, diags) == 0)
    zb_xml_error(diags, path, first.line, "请对照 docs/templates.md 改正", "不合 %s 的规定", schema->path);
  xmlRelaxNGFreeValidCtxt(validator);
  return status;
}

zb_status zb_xml_validate(xmlDoc *doc, const char *path, const char *rng, zb_diags *diags)
{
  zb_xml_schema *schema = zb_xml_schema_read(rng, diags);
  zb_status status = schema == NULL ? ZB_TEMPLATE : zb_xml_check(schema, doc, path, diags);
  zb_xml_schema_free(schema);
  return status;
}

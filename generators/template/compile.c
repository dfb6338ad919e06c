#include "template/pattern.h"

#include "xml/load.h"

#include <libxml/xmlmemory.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  zb_node_kind kind;
  const char *style; /* of styles.xml; NULL: inherited */
} elements[] = {
    {"form", ZB_NODE_FORM, "p"},
    {"workbook", ZB_NODE_WORKBOOK, "p"},
    {"sheet", ZB_NODE_SHEET, NULL},
    {"page", ZB_NODE_PAGE, NULL},
    {"header", ZB_NODE_HEADER, "margin"},
    {"footer", ZB_NODE_FOOTER, "margin"},
    {"background", ZB_NODE_BACKGROUND, NULL},
    {"border", ZB_NODE_BORDER, NULL},
    {"watermark", ZB_NODE_WATERMARK, "watermark"},
    {"continued", ZB_NODE_CONTINUED, NULL},
    {"p", ZB_NODE_P, NULL},
    {"span", ZB_NODE_TEXT, NULL},
    {"blank", ZB_NODE_BLANK, NULL},
    {"check", ZB_NODE_TEXT, NULL},
    {"br", ZB_NODE_BR, NULL},
    {"image", ZB_NODE_IMAGE, NULL},
    {"bars", ZB_NODE_BARS, NULL},
    {"bar", ZB_NODE_BAR, NULL},
    {"table", ZB_NODE_TABLE, NULL},
    {"row", ZB_NODE_ROW, NULL},
    {"part", ZB_NODE_PART, NULL},
    {"cell", ZB_NODE_CELL, "cell"},
    {"label", ZB_NODE_CELL, "label"},
    {"space", ZB_NODE_SPACE, NULL},
    {"break", ZB_NODE_BREAK, NULL},
    {"name", ZB_NODE_NAME, NULL},
    {"column", ZB_NODE_COLUMN, "cell"},
    {"validation", ZB_NODE_VALIDATION, NULL},
    {"condition", ZB_NODE_CONDITION, "cell"},
    {"chart", ZB_NODE_CHART, NULL},
    {"series", ZB_NODE_SERIES, NULL},
};

/* each="w in works" and if="…". */
static void read_flow(compiler *c, const xmlNode *element, pattern *p)
{
  const char *each = attribute(c, element, "each"), *condition = attribute(c, element, "if");
  if (each != NULL) {
    const char *in = strstr(each, " in ");
    if (in == NULL) {
      compile_error(c, element, "each=\"%s\" 不对，应为 each=\"名字 in 列表\"", each);
    } else if (zb_is_keyword(zb_arena_strndup(c->template->arena, each, (size_t)(in - each)))) {
      compile_error(c, element, "each=\"%s\" 不对：前面的名字是 Lua 的保留字，表达式里用不了", each);
    } else {
      p->loop_name = zb_arena_strndup(c->template->arena, each, (size_t)(in - each));
      p->loop_list = compile_expression(c, element, in + 4);
    }
  }
  if (condition != NULL)
    p->condition = compile_expression(c, element, condition);
}

/* style="{…}". A form's text is measured as it is written in the template. */
static void read_open_style(compiler *c, const xmlNode *element, pattern *p)
{
  const char *style = attribute(c, element, "style");
  if (style == NULL || style[0] != '{')
    return;
  bool workbook = strcmp((const char *)xmlDocGetRootElement(element->doc)->name, "workbook") == 0;
  if (!workbook || (p->node.kind != ZB_NODE_CELL && p->node.kind != ZB_NODE_COLUMN))
    compile_error(c, element, "style=\"%s\"：只有工作簿的格子和列可以由数据决定样式", style);
  p->style = attribute_parts(c, element, "style", NULL);
}

pattern *add_pattern(compiler *c, pattern *parent, zb_node_kind kind, const zb_style *style, const xmlNode *at)
{
  pattern *p = zb_arena_alloc(c->template->arena, sizeof *p);
  p->node.kind = kind;
  p->node.style = style;
  p->node.text = "";
  p->node.line = (int)xmlGetLineNo(at);
  p->node.origin = zb_xml_origin(at);
  *(parent->last != NULL ? &parent->last->next : &parent->first) = p;
  parent->last = p;
  return p;
}

/* What stands where an inline text is not wanted or empty. */
static void add_otherwise(compiler *c, const xmlNode *element, pattern *p, const char *text, const zb_style *style,
                          bool in_margin)
{
  p->otherwise = zb_arena_alloc(c->template->arena, sizeof *p);
  p->otherwise->node = p->node;
  p->otherwise->node.style = style;
  p->otherwise->text = compile_parts(c, element, text, style, in_margin);
}

/* <check if="…"/>: a ticked box, or an empty one. */
static void compile_check(compiler *c, const xmlNode *element, pattern *p, const zb_style *style)
{
  p->text = compile_parts(c, element, "☑", style, false);
  add_otherwise(c, element, p, "☐", style, false);
}

static bool has_elements(const xmlNode *element)
{
  return xmlFirstElementChild((xmlNode *)element) != NULL;
}

/* <span empty="…">, <blank>: text and expressions alone. */
static void compile_inline(compiler *c, const xmlNode *element, pattern *p, scope inner, const zb_style *outside)
{
  xmlChar *text = xmlNodeGetContent(element);
  p->text = compile_parts(c, element, (const char *)text, inner.style, inner.in_margin);
  xmlFree(text);
  const char *empty = attribute(c, element, "empty");
  if (empty != NULL)
    add_otherwise(c, element, p, empty, outside, inner.in_margin);
}

static void compile_group(compiler *c, const xmlNode *element, pattern *group, scope scope);

static void compile_element(compiler *c, const xmlNode *element, pattern *parent, scope outer)
{
  size_t i = 0, n = sizeof elements / sizeof elements[0];
  while (i < n && strcmp((const char *)element->name, elements[i].name) != 0)
    i++;
  if (i == n) /* <style>, which was read before; the schema lets nothing else in */
    return;
  const zb_style *style = elements[i].style != NULL ? style_named(c, element, elements[i].style) : outer.style;
  if (elements[i].kind != ZB_NODE_PAGE) /* its size is paper, not type */
    style = element_style(c, element, style);
  pattern *p = add_pattern(c, parent, elements[i].kind, style, element);
  compile_attributes(c, element, p);
  read_open_style(c, element, p);
  read_flow(c, element, p);
  scope inner = {style, outer.in_margin || p->node.kind == ZB_NODE_HEADER || p->node.kind == ZB_NODE_FOOTER};
  if (strcmp(elements[i].name, "check") == 0) {
    compile_check(c, element, p, style);
  } else if (p->node.kind == ZB_NODE_TEXT && has_elements(element)) { /* text and blanks, once for each of a list */
    compile_group(c, element, p, inner);
  } else if (p->node.kind == ZB_NODE_TEXT || p->node.kind == ZB_NODE_BLANK) {
    compile_inline(c, element, p, inner, outer.style);
  } else {
    compile_children(c, element, p, inner);
  }
}

/* Text and inline elements that stand directly in a cell are one paragraph in the cell's style. */
static bool is_inline(const xmlNode *node)
{
  static const char *const names[] = {"span", "blank", "br", "check"};
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return true;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, names[i]) == 0)
      return true;
  return false;
}

static void compile_text(compiler *c, const xmlNode *node, pattern *parent, scope scope)
{
  part *parts = compile_parts(c, node, (const char *)node->content, scope.style, scope.in_margin);
  if (parts == NULL)
    return;
  add_pattern(c, parent, ZB_NODE_TEXT, scope.style, node)->text = parts;
}

static void compile_group(compiler *c, const xmlNode *element, pattern *group, scope scope)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      compile_element(c, child, group, scope);
    else if (child->type != XML_COMMENT_NODE)
      compile_text(c, child, group, scope);
}

static bool is_blank_text(const xmlNode *node)
{
  return node->type == XML_TEXT_NODE && xmlIsBlankNode(node) && strchr((const char *)node->content, '\n') != NULL;
}

void compile_children(compiler *c, const xmlNode *element, pattern *parent, scope scope)
{
  pattern *paragraph = parent->node.kind == ZB_NODE_P ? parent : NULL;
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (child->type == XML_COMMENT_NODE || is_blank_text(child))
      continue;
    if (!is_inline(child)) {
      compile_element(c, child, parent, scope);
      paragraph = NULL;
      continue;
    }
    if (paragraph == NULL)
      paragraph = add_pattern(c, parent, ZB_NODE_P, scope.style, child);
    if (child->type == XML_ELEMENT_NODE)
      compile_element(c, child, paragraph, scope);
    else
      compile_text(c, child, paragraph, scope);
  }
}

static zb_status compile_style_sheet(compiler *c)
{
  c->path = folder_path(c->folder, "styles.xml");
  const xmlDoc *doc = folder_styles(c->folder, c->diags);
  if (doc == NULL)
    return ZB_TEMPLATE;
  compile_styles(c, xmlDocGetRootElement(doc));
  return c->status;
}

/* The template's own <define>s are checked as those of shared.xml are. */
static bool check_definitions(compiler *c, const xmlDoc *doc)
{
  xmlDoc *alone = xmlNewDoc((const xmlChar *)"1.0");
  xmlNode *root = xmlNewDocNode(alone, NULL, (const xmlChar *)"shared", NULL);
  xmlDocSetRootElement(alone, root);
  for (const xmlNode *node = xmlDocGetRootElement(doc)->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "define") == 0)
      xmlAddChild(root, xmlDocCopyNode((xmlNode *)node, alone, 1));
  if (root->children != NULL)
    alone = folder_checked(c->folder, alone, c->path, "shared.rng", c->diags);
  xmlFreeDoc(alone);
  return alone != NULL;
}

static bool is_root(const xmlDoc *doc, const char *name)
{
  return strcmp((const char *)xmlDocGetRootElement(doc)->name, name) == 0;
}

/* TEMPLATE with its components written out, checked by the schema of its kind; NULL with diags if it is wrong. */
static xmlDoc *write_out(compiler *c, const xmlDoc *template, const xmlDoc *shared)
{
  if (is_root(template, "shared")) {
    zb_xml_error(c->diags, c->path, 1, "请检查用到它们的模板", "这里是几个模板公用的组件，不是一种文书");
    return NULL;
  }
  if (!check_definitions(c, template))
    return NULL;
  xmlDoc *out = write_components_out(c, template, shared, folder_path(c->folder, "shared.xml"));
  return folder_checked(c->folder, out, c->path, is_root(template, "workbook") ? "workbook.rng" : "form.rng", c->diags);
}

/* The template without components. */
static xmlDoc *read_template(compiler *c)
{
  xmlDoc *template, *out = NULL;
  const xmlDoc *shared = folder_shared(c->folder, c->diags);
  c->path = c->template->path;
  if (shared != NULL && zb_xml_read(c->path, c->diags, &template) == ZB_OK) {
    out = write_out(c, template, shared);
    xmlFreeDoc(template);
  }
  return out;
}

static zb_status compile_template(compiler *c)
{
  zb_template *template = c->template;
  xmlDoc *doc = read_template(c);
  if (doc == NULL)
    return ZB_TEMPLATE;
  const xmlNode *root = xmlDocGetRootElement(doc);
  compile_styles(c, root);
  pattern top = {0};
  compile_element(c, root, &top, (scope){template->styles.items[0], false});
  template->root = top.first;
  check_rules(c, template->root);
  template->workbook = top.first->node.kind == ZB_NODE_WORKBOOK;
  xmlFreeDoc(doc);
  return c->status;
}

/* What the generator says of words that stand in no template, as the notice gives them. */
static void note_common(compiler *c)
{
  const zb_common_text *texts;
  size_t count = zb_script_common(c->script, &texts);
  for (size_t i = 0; i < count; i++) {
    const zb_style *style = find_style(&c->template->styles, texts[i].style);
    if (style != NULL)
      note_literal(c->template, zb_arena_strdup(c->template->arena, texts[i].text), style);
  }
}

zb_status zb_template_load(zb_template_folder *folder, const char *name, zb_script *script, zb_diags *diags,
                           zb_template **template)
{
  zb_template *t = calloc(1, sizeof *t);
  if (t == NULL)
    abort();
  t->arena = zb_arena_new();
  bool elsewhere = strchr(name, '/') != NULL;
  t->path = elsewhere ? zb_arena_strdup(t->arena, name)
                      : zb_arena_strdup(t->arena, folder_path(folder, zb_arena_printf(t->arena, "%s.xml", name)));
  compiler c = {.template = t, .script = script, .folder = folder, .diags = diags};
  zb_status status = compile_style_sheet(&c);
  if (status == ZB_OK)
    status = compile_template(&c);
  if (status == ZB_OK)
    note_common(&c);
  if (status != ZB_OK) {
    zb_template_free(t);
    t = NULL;
  }
  *template = t;
  return status;
}

void zb_template_free(zb_template *template)
{
  if (template == NULL)
    return;
  zb_arena_free(template->arena);
  free(template);
}

const char *zb_template_path(const zb_template *template)
{
  return template->path;
}

bool zb_template_is_workbook(const zb_template *template)
{
  return template->workbook;
}

bool zb_template_is_archive(const zb_template *template)
{
  return template->root->node.as.document.archive;
}

size_t zb_template_fonts(const zb_template *template, const char *const **roles)
{
  *roles = template->fonts;
  return template->font_count;
}

size_t zb_template_literals(const zb_template *template, const zb_literal **literals)
{
  *literals = template->literals;
  return template->literal_count;
}

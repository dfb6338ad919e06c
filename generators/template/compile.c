#include "template/pattern.h"

#include "base/xml.h"
#include "template/units.h"

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
    {"watermark", ZB_NODE_WATERMARK, "watermark"},
    {"continued", ZB_NODE_CONTINUED, NULL},
    {"p", ZB_NODE_P, NULL},
    {"span", ZB_NODE_TEXT, NULL},
    {"blank", ZB_NODE_BLANK, NULL},
    {"check", ZB_NODE_TEXT, NULL},
    {"br", ZB_NODE_BR, NULL},
    {"image", ZB_NODE_IMAGE, NULL},
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
};

static bool is(const char *a, const char *b)
{
  return a != NULL && strcmp(a, b) == 0;
}

static const char *attribute_or(compiler *c, const xmlNode *element, const char *name, const char *otherwise)
{
  const char *value = attribute(c, element, name);
  return value != NULL ? value : otherwise;
}

/* The image's path is seen from the template's folder. */
static void read_background(compiler *c, const xmlNode *element, pattern *p)
{
  zb_arena *arena = c->template->arena;
  const char *image = attribute(c, element, "image"), *pages = attribute(c, element, "pages");
  const char *slash = strrchr(c->path, '/');
  if (image != NULL && image[0] != '/' && slash != NULL)
    image = zb_arena_printf(arena, "%.*s/%s", (int)(slash - c->path), c->path, image);
  p->node.text = image != NULL ? image : "";
  p->node.as.background.color = attribute_color(c, element, "color", -1);
  p->node.as.background.first = !is(pages, "others");
  p->node.as.background.others = !is(pages, "first");
}

static void read_page(compiler *c, const xmlNode *element, zb_node *node)
{
  float margins[4] = {25 * ZB_PT_PER_MM, 20 * ZB_PT_PER_MM, 25 * ZB_PT_PER_MM, 20 * ZB_PT_PER_MM};
  attribute_margins(c, element, "margin", margins);
  bool a3 = is(attribute(c, element, "size"), "A3");
  float shorter = (a3 ? 297 : 210) * ZB_PT_PER_MM, longer = (a3 ? 420 : 297) * ZB_PT_PER_MM;
  bool landscape = is(attribute(c, element, "orientation"), "landscape");
  node->as.page.width = landscape ? longer : shorter;
  node->as.page.height = landscape ? shorter : longer;
  node->as.page.top = margins[0];
  node->as.page.right = margins[1];
  node->as.page.bottom = margins[2];
  node->as.page.left = margins[3];
}

static void read_columns(compiler *c, const xmlNode *element, zb_node *node)
{
  node->as.columns.count = attribute_widths(c, element, "columns", &node->as.columns.widths);
  node->as.columns.line = attribute_length(c, element, "line", 0.5F);
  node->as.columns.frame = attribute_length(c, element, "frame", node->as.columns.line);
  node->as.columns.marks = attribute_yes(c, element, "marks");
}

static void read_cell(compiler *c, const xmlNode *element, pattern *p)
{
  const char *overflow = attribute(c, element, "overflow"), *edges = attribute(c, element, "edges");
  zb_node *node = &p->node;
  node->as.cell.span = attribute_count(c, element, "span", 1);
  attribute_number_slot(c, element, p, "rows", 1, offsetof(zb_node, as.cell.rows));
  node->as.cell.edges = is(edges, "bottom") ? ZB_EDGES_BOTTOM : is(edges, "none") ? ZB_EDGES_NONE : ZB_EDGES_ALL;
  node->as.cell.vertical = is(attribute(c, element, "direction"), "vertical");
  node->as.cell.overflow = is(overflow, "shrink")     ? ZB_OVERFLOW_SHRINK
                           : is(overflow, "grow")     ? ZB_OVERFLOW_GROW
                           : is(overflow, "continue") ? ZB_OVERFLOW_CONTINUE
                                                      : ZB_OVERFLOW_ERROR;
  node->as.cell.group = attribute_or(c, element, "group", "");
  node->as.cell.label = attribute_or(c, element, "label", "");
  attribute_slot(c, element, p, "note", offsetof(zb_node, as.cell.note));
  attribute_slot(c, element, p, "link", offsetof(zb_node, as.cell.link));
  node->as.cell.least = attribute_length(c, element, "least", 7.5F);
  p->text = attribute_parts(c, element, "formula", NULL);
}

/* Reads what an element of this kind says besides style, loop and condition. */
static void read_element(compiler *c, const xmlNode *element, pattern *p)
{
  zb_node *node = &p->node;
  switch (node->kind) {
  case ZB_NODE_FORM:
  case ZB_NODE_WORKBOOK:
    attribute_slot(c, element, p, "title", offsetof(zb_node, as.document.title));
    attribute_slot(c, element, p, "author", offsetof(zb_node, as.document.author));
    attribute_slot(c, element, p, "subject", offsetof(zb_node, as.document.subject));
    node->as.document.archive = attribute_yes(c, element, "archive");
    break;
  case ZB_NODE_SHEET:
    read_columns(c, element, node);
    compile_book_element(c, element, p);
    break;
  case ZB_NODE_PAGE:
    read_page(c, element, node);
    break;
  case ZB_NODE_HEADER:
  case ZB_NODE_FOOTER:
    node->as.margin.first = !is(attribute(c, element, "first"), "no");
    break;
  case ZB_NODE_BACKGROUND:
    read_background(c, element, p);
    break;
  case ZB_NODE_WATERMARK:
    p->text = attribute_parts(c, element, "text", node->style);
    node->as.watermark.angle = attribute_number(c, element, "angle", 45);
    break;
  case ZB_NODE_P:
    p->text = attribute_parts(c, element, "bookmark", NULL);
    node->as.p.keep = attribute_yes(c, element, "keep");
    break;
  case ZB_NODE_BLANK:
  case ZB_NODE_IMAGE:
  case ZB_NODE_SPACE:
    node->as.box.width = attribute_length(c, element, "width", 0);
    node->as.box.height = attribute_length(c, element, "height", 0);
    node->as.box.lines = node->kind == ZB_NODE_SPACE ? attribute_length(c, element, "lines", 0) : 0;
    if (node->kind == ZB_NODE_IMAGE)
      p->text = attribute_parts(c, element, "src", NULL);
    break;
  case ZB_NODE_TABLE:
    read_columns(c, element, node);
    break;
  case ZB_NODE_PART:
    node->as.row.whole = attribute_yes(c, element, "keep");
    break;
  case ZB_NODE_ROW:
    node->as.row.fill = is(attribute(c, element, "repeat"), "fill");
    node->as.row.spare = attribute_yes(c, element, "spare");
    node->as.row.height = attribute_length(c, element, "height", 0);
    node->as.row.fixed = attribute_yes(c, element, "fixed");
    node->as.row.stretch = attribute_yes(c, element, "stretch");
    node->as.row.head = attribute_yes(c, element, "head");
    node->as.row.keep = attribute_yes(c, element, "keep");
    node->as.row.group = attribute_or(c, element, "group", "");
    break;
  case ZB_NODE_CELL:
    read_cell(c, element, p);
    break;
  case ZB_NODE_BREAK:
    node->as.pagebreak.right = is(attribute(c, element, "to"), "right");
    node->as.pagebreak.section = attribute_yes(c, element, "section");
    break;
  default:
    compile_book_element(c, element, p);
  }
}

/* each="w in works" and if="…". */
static void read_flow(compiler *c, const xmlNode *element, pattern *p)
{
  const char *each = attribute(c, element, "each"), *condition = attribute(c, element, "if");
  if (each != NULL) {
    const char *in = strstr(each, " in ");
    if (in == NULL) {
      compile_error(c, element, "each=\"%s\" 不对，应为 each=\"名字 in 列表\"", each);
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
  bool workbook = is((const char *)xmlDocGetRootElement(element->doc)->name, "workbook");
  if (!workbook || (p->node.kind != ZB_NODE_CELL && p->node.kind != ZB_NODE_COLUMN))
    compile_error(c, element, "style=\"%s\"：只有工作簿的格子和列可以由数据决定样式", style);
  p->style = attribute_parts(c, element, "style", NULL);
}

pattern *add_pattern(compiler *c, pattern *parent, zb_node_kind kind, const zb_style *style, const xmlNode *at)
{
  pattern *p = zb_arena_alloc(c->template->arena, sizeof *p), **end = &parent->first;
  p->node.kind = kind;
  p->node.style = style;
  p->node.text = "";
  p->node.line = (int)xmlGetLineNo(at);
  while (*end != NULL)
    end = &(*end)->next;
  *end = p;
  return p;
}

/* <check if="…"/>: a ticked box, or an empty one. */
static void compile_check(compiler *c, const xmlNode *element, pattern *p, const zb_style *style)
{
  p->text = compile_parts(c, element, "☑", style, false);
  p->otherwise = zb_arena_alloc(c->template->arena, sizeof *p);
  p->otherwise->node = p->node;
  p->otherwise->text = compile_parts(c, element, "☐", style, false);
}

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
  read_element(c, element, p);
  read_open_style(c, element, p);
  read_flow(c, element, p);
  scope inner = {style, outer.in_margin || p->node.kind == ZB_NODE_HEADER || p->node.kind == ZB_NODE_FOOTER};
  if (is(elements[i].name, "check")) {
    compile_check(c, element, p, style);
  } else if (p->node.kind == ZB_NODE_TEXT || p->node.kind == ZB_NODE_BLANK) {
    xmlChar *text = xmlNodeGetContent(element);
    p->text = compile_parts(c, element, (const char *)text, style, inner.in_margin);
    xmlFree(text);
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
      if (is((const char *)child->name, "opinion"))
        compile_opinion(c, child, parent, scope);
      else
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

/* Reads one XML file and checks it by a schema of the template folder. */
static xmlDoc *read_checked(const char *dir, const char *path, const char *rng, zb_diags *diags)
{
  zb_buffer schema = {0};
  xmlDoc *doc = NULL;
  if (zb_xml_read(path, diags, &doc) == ZB_OK) {
    const char *root = (const char *)xmlDocGetRootElement(doc)->name;
    zb_buffer_printf(&schema, "%s/%s", dir,
                     rng != NULL                     ? rng
                     : strcmp(root, "workbook") == 0 ? "workbook.rng"
                                                     : "form.rng");
    if (zb_xml_validate(doc, path, schema.data, diags) != ZB_OK) {
      xmlFreeDoc(doc);
      doc = NULL;
    }
  }
  zb_buffer_free(&schema);
  return doc;
}

static zb_status compile_style_sheet(compiler *c, const char *dir)
{
  c->path = zb_arena_printf(c->template->arena, "%s/styles.xml", dir);
  xmlDoc *doc = read_checked(dir, c->path, "styles.rng", c->diags);
  if (doc == NULL)
    return ZB_TEMPLATE;
  compile_styles(c, xmlDocGetRootElement(doc));
  xmlFreeDoc(doc);
  return c->status;
}

static zb_status compile_template(compiler *c, const char *dir)
{
  zb_template *template = c->template;
  xmlDoc *doc = read_checked(dir, template->path, NULL, c->diags);
  if (doc == NULL)
    return ZB_TEMPLATE;
  c->path = template->path;
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

zb_status zb_template_load(const char *dir, const char *name, zb_script *script, zb_diags *diags,
                           zb_template **template)
{
  zb_template *t = calloc(1, sizeof *t);
  if (t == NULL)
    abort();
  t->arena = zb_arena_new();
  bool elsewhere = strchr(name, '/') != NULL;
  t->path = elsewhere ? zb_arena_strdup(t->arena, name) : zb_arena_printf(t->arena, "%s/%s.xml", dir, name);
  compiler c = {.template = t, .script = script, .diags = diags};
  zb_status status = compile_style_sheet(&c, dir);
  if (status == ZB_OK)
    status = compile_template(&c, dir);
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

size_t zb_template_literals(const zb_template *template, const zb_literal **literals)
{
  *literals = template->literals;
  return template->literal_count;
}

/* What the attributes of each element say, but for those that any may have: style, loop and condition. */
#include "template/pattern.h"

#include "tree/units.h"

#include <stddef.h>
#include <string.h>

static bool is(const char *a, const char *b)
{
  return a != NULL && strcmp(a, b) == 0;
}

static const char *attribute_or(compiler *c, const xmlNode *element, const char *name, const char *otherwise)
{
  const char *value = attribute(c, element, name);
  return value != NULL ? value : otherwise;
}

/* The attribute NAME as the picture's file. What begins with a word is a file of the template's own, seen from its
   folder (true); what begins with an {expression} is the script's. */
static bool read_picture(compiler *c, const xmlNode *element, const char *name, pattern *p)
{
  const char *slash = strrchr(c->path, '/');
  p->text = attribute_parts(c, element, name, NULL);
  bool own = p->text != NULL && p->text->literal != NULL;
  if (own && p->text->literal[0] != '/' && slash != NULL)
    p->text->literal =
        zb_arena_printf(c->template->arena, "%.*s/%s", (int)(slash - c->path), c->path, p->text->literal);
  return own;
}

static void read_background(compiler *c, const xmlNode *element, pattern *p)
{
  const char *pages = attribute(c, element, "pages");
  p->node.as.background.own = read_picture(c, element, "image", p);
  p->node.as.background.color = attribute_color(c, element, "color", -1);
  p->node.as.background.first = !is(pages, "others");
  p->node.as.background.others = !is(pages, "first");
}

/* Of two lines the second is as thick as the first, or a third of it. */
static void read_border(compiler *c, const xmlNode *element, zb_node *node)
{
  const char *line = attribute(c, element, "line");
  float thickness = attribute_length(c, element, "thickness", 1.5F);
  if (thickness <= 0)
    compile_error(c, element, "<border> 的 thickness 应当大于 0；不要边框就删去 <border>");
  node->as.border.distance = attribute_length(c, element, "distance", 10 * ZB_PT_PER_MM);
  node->as.border.outer = thickness;
  node->as.border.inner = is(line, "double") ? thickness : is(line, "thick-thin") ? thickness / 3 : 0;
  node->as.border.gap = node->as.border.inner > 0 ? ZB_PT_PER_MM : 0;
  node->as.border.padding = attribute_length(c, element, "padding", 0);
  node->as.border.color = (uint32_t)attribute_color(c, element, "color", 0);
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
  node->as.page.code = attribute_yes(c, element, "code");
}

static void read_columns(compiler *c, const xmlNode *element, pattern *p)
{
  zb_node *node = &p->node;
  const char *columns = attribute(c, element, "columns");
  if (columns != NULL && strchr(columns, '{') != NULL) {
    attribute_slot(c, element, p, "columns", offsetof(zb_node, as.columns.said));
    node->as.columns.said = "";
    c->template->open = true;
  } else {
    node->as.columns.count = attribute_widths(c, element, "columns", &node->as.columns.widths);
  }
  node->as.columns.line = attribute_length(c, element, "line", 0.5F);
  node->as.columns.frame = attribute_length(c, element, "frame", node->as.columns.line);
  node->as.columns.marks = attribute_yes(c, element, "marks");
}

static void read_cell(compiler *c, const xmlNode *element, pattern *p)
{
  const char *overflow = attribute(c, element, "overflow"), *edges = attribute(c, element, "edges");
  zb_node *node = &p->node;
  attribute_number_slot(c, element, p, "span", 1, offsetof(zb_node, as.cell.span));
  attribute_number_slot(c, element, p, "rows", 1, offsetof(zb_node, as.cell.rows));
  node->as.cell.edges = is(edges, "bottom") ? ZB_EDGES_BOTTOM : is(edges, "none") ? ZB_EDGES_NONE : ZB_EDGES_ALL;
  node->as.cell.is_label = is((const char *)element->name, "label");
  node->as.cell.vertical = is(attribute(c, element, "direction"), "vertical");
  node->as.cell.overflow = is(overflow, "shrink")     ? ZB_OVERFLOW_SHRINK
                           : is(overflow, "grow")     ? ZB_OVERFLOW_GROW
                           : is(overflow, "continue") ? ZB_OVERFLOW_CONTINUE
                                                      : ZB_OVERFLOW_ERROR;
  node->as.cell.group = attribute_or(c, element, "group", "");
  node->as.cell.label = attribute_or(c, element, "label", "");
  attribute_slot(c, element, p, "note", offsetof(zb_node, as.cell.note));
  attribute_slot(c, element, p, "names", offsetof(zb_node, as.cell.names));
  attribute_slot(c, element, p, "link", offsetof(zb_node, as.cell.link));
  attribute_slot(c, element, p, "choices", offsetof(zb_node, as.cell.choices));
  node->as.cell.min = attribute_length(c, element, "least", node->as.cell.overflow == ZB_OVERFLOW_GROW ? 0 : 7.5F);
  p->text = attribute_parts(c, element, "formula", NULL);
}

void compile_attributes(compiler *c, const xmlNode *element, pattern *p)
{
  zb_node *node = &p->node;
  switch (node->kind) {
  case ZB_NODE_FORM:
  case ZB_NODE_WORKBOOK:
    attribute_slot(c, element, p, "title", offsetof(zb_node, as.document.title));
    attribute_slot(c, element, p, "author", offsetof(zb_node, as.document.author));
    attribute_slot(c, element, p, "subject", offsetof(zb_node, as.document.subject));
    attribute_slot(c, element, p, "see-next", offsetof(zb_node, as.document.see_next));
    attribute_slot(c, element, p, "from-previous", offsetof(zb_node, as.document.from_previous));
    attribute_slot(c, element, p, "continued-part", offsetof(zb_node, as.document.continued_part));
    attribute_slot(c, element, p, "continued", offsetof(zb_node, as.document.continued));
    attribute_slot(c, element, p, "draft", offsetof(zb_node, as.document.draft));
    attribute_slot(c, element, p, "picture", offsetof(zb_node, as.document.picture));
    attribute_slot(c, element, p, "copies", offsetof(zb_node, as.document.copies));
    node->as.document.archive = attribute_yes(c, element, "archive");
    node->as.document.duplex = attribute_yes(c, element, "duplex");
    break;
  case ZB_NODE_SHEET:
    read_columns(c, element, p);
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
  case ZB_NODE_BORDER:
    read_border(c, element, node);
    break;
  case ZB_NODE_WATERMARK:
    p->text = attribute_parts(c, element, "text", node->style);
    node->as.watermark.angle = attribute_number(c, element, "angle", 45, -360, 360);
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
    if (node->kind == ZB_NODE_IMAGE) {
      node->as.box.own = read_picture(c, element, "src", p);
      attribute_slot(c, element, p, "alt", offsetof(zb_node, as.box.alt));
    }
    break;
  case ZB_NODE_TABLE:
    read_columns(c, element, p);
    break;
  case ZB_NODE_PART:
    node->as.row.whole = attribute_yes(c, element, "keep");
    break;
  case ZB_NODE_ROW:
    node->as.row.fill = is(attribute(c, element, "repeat"), "fill");
    node->as.row.spare = attribute_yes(c, element, "spare");
    attribute_length_slot(c, element, p, "height", offsetof(zb_node, as.row.height));
    node->as.row.fixed = attribute_yes(c, element, "fixed");
    node->as.row.stretch = attribute_yes(c, element, "stretch");
    node->as.row.head = attribute_yes(c, element, "head");
    node->as.row.keep = attribute_yes(c, element, "keep");
    node->as.row.stream = attribute_yes(c, element, "stream");
    if (node->as.row.stream && attribute(c, element, "each") == NULL)
      compile_error(c, element, "stream=\"yes\" 的行要有 each");
    node->as.row.group = attribute_or(c, element, "group", "");
    break;
  case ZB_NODE_CELL:
    read_cell(c, element, p);
    break;
  case ZB_NODE_BARS:
    node->as.box.height = attribute_length(c, element, "height", 0);
    break;
  case ZB_NODE_BAR:
    attribute_slot(c, element, p, "share", offsetof(zb_node, as.bar.share));
    attribute_slot(c, element, p, "shade", offsetof(zb_node, as.bar.shade));
    break;
  case ZB_NODE_BREAK:
    node->as.pagebreak.right = is(attribute(c, element, "to"), "right");
    node->as.pagebreak.section = attribute_yes(c, element, "section");
    break;
  default:
    compile_book_element(c, element, p);
  }
}

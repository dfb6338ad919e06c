#include "template/components.h"

#include "xml/load.h"

/* A template that is written out. */
typedef struct writer {
  compiler *c;
  xmlDoc *out;
  expansion *expansion;
  definition *definitions; /* the template's own first: they take the place of shared ones */
} writer;

static void write_nodes(writer *w, const instance *in, const xmlNode *first, xmlNode *to);

/* --- Writing nodes ---------------------------------------------------------------------------------------------- */

/* Texts stay apart: xmlAddChild would make one of two. */
static void append(xmlNode *to, xmlNode *node)
{
  node->parent = to;
  node->prev = to->last;
  if (to->last != NULL)
    to->last->next = node;
  else
    to->children = node;
  to->last = node;
}

/* Counts a node that is written in IN. If all has become too large it says so at the use in the template that is being
   written out, the outermost. */
static bool is_too_large(writer *w, const instance *in, const xmlNode *node)
{
  if (!expands_too_far(w->expansion, NODE_SIZE))
    return false;
  while (in != NULL && in->outer != NULL)
    in = in->outer;
  if (!w->expansion->told)
    component_error(w->c, NULL, in != NULL ? in->use : node, "请检查组件是不是一层一层成倍地增加，减少层数或 <use>",
                    "模板写开以后太大：组件里的 <use>、<slot/> 和参数的值代入以后超过 %d MB", MAX_EXPANSION >> 20);
  w->expansion->told = true;
  return true;
}

static void write_text(writer *w, const instance *in, const xmlNode *node, xmlNode *to)
{
  const char *text = put_values(w->c, in, node, (const char *)node->content, NULL);
  xmlNode *copy = node->type == XML_CDATA_SECTION_NODE
                      ? xmlNewCDataBlock(w->out, (const xmlChar *)text, (int)strlen(text))
                      : xmlNewDocText(w->out, (const xmlChar *)text);
  copy->line = node->line;
  copy->psvi = node->psvi; /* a line that is too large for LINE */
  copy->_private = in != NULL ? (void *)&in->origin : NULL;
  append(to, copy);
}

typedef enum { CONDITION_NONE, CONDITION_OPEN, CONDITION_TRUE, CONDITION_FALSE } condition;

/* What an element's if comes to in a component: what depends on given texts alone is settled here. That of a <check>
   says what it shows. */
static condition read_condition(writer *w, const instance *in, const xmlNode *node)
{
  compiler *c = w->c;
  const char *source = attribute(c, node, "if");
  bool constant = false, holds = false;
  if (source == NULL)
    return CONDITION_NONE;
  if (in != NULL && expands_too_far(in->expansion, 0))
    return CONDITION_FALSE;
  const char *here = in == NULL || is_element(node, "check") ? source : put_values_in(c, in, source, &constant);
  if (!constant)
    return CONDITION_OPEN;
  const zb_expression *expression;
  zb_status status =
      zb_expression_new(c->script, here, c->path, (int)xmlGetLineNo(node), &in->origin, c->diags, &expression);
  if (status == ZB_OK)
    status = zb_expression_test(c->script, expression, c->diags, &holds);
  c->status = zb_worse(c->status, status);
  return holds ? CONDITION_TRUE : CONDITION_FALSE;
}

static void write_attributes(writer *w, const instance *in, const xmlNode *node, condition condition, xmlNode *copy)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
    bool settled = condition == CONDITION_TRUE && strcmp((const char *)a->name, "if") == 0;
    const char *value = settled ? NULL : value_here(w->c, in, node, a);
    if (value == NULL)
      continue;
    xmlNs *ns = a->ns != NULL ? xmlNewNs(copy, a->ns->href, a->ns->prefix) : NULL; /* the schema refuses it */
    xmlNewNsProp(copy, ns, a->name, (const xmlChar *)value);
  }
}

static xmlNode *new_element(writer *w, const instance *in, const xmlNode *node, condition condition)
{
  xmlNode *copy = xmlNewDocNode(w->out, NULL, node->name, NULL);
  copy->line = node->line;
  copy->_private = in != NULL ? (void *)&in->origin : NULL;
  if (node->ns != NULL)
    xmlSetNs(copy, xmlNewNs(copy, node->ns->href, node->ns->prefix));
  write_attributes(w, in, node, condition, copy);
  return copy;
}

/* --- <use> ------------------------------------------------------------------------------------------------------ */

static definition *definition_named(writer *w, const char *name)
{
  definition *d = w->definitions;
  while (d != NULL && strcmp(d->name, name) != 0)
    d = d->next;
  return d;
}

static definition *find_definition(writer *w, const instance *in, const xmlNode *at, const char *name)
{
  definition *found = definition_named(w, name);
  if (found != NULL)
    return found;
  if (*name == '\0') {
    component_error(w->c, in, at, "请写上组件的名字", "<%s> 的 %s 是空的", (const char *)at->name,
                    is_element(at, "use") ? "name" : "base");
    return NULL;
  }
  const char *nearest = nearest_component(w->c, w->definitions, name);
  zb_buffer known = {0};
  for (const definition *d = w->definitions; d != NULL && nearest == NULL; d = d->next)
    zb_buffer_printf(&known, "%s%s", d == w->definitions ? "；可以用 " : "、", d->name);
  component_error(w->c, in, at, "请改正 name，或者用 <define> 写出这个组件", "没有叫做 %s 的组件%s%s%s", name,
                  nearest != NULL    ? "；是不是 "
                  : known.length > 0 ? known.data
                                     : "",
                  nearest != NULL ? nearest : "", nearest != NULL ? "？" : "");
  zb_buffer_free(&known);
  return NULL;
}

/* Whether D stands in itself there; says by way of which components. */
static bool is_circle(writer *w, const instance *in, const xmlNode *at, const definition *d)
{
  const instance *same = in;
  while (same != NULL && same->definition != d)
    same = same->outer;
  if (same == NULL)
    return false;
  const char *way = d->name;
  for (const instance *i = in; i != same; i = i->outer)
    way = zb_arena_printf(w->c->template->arena, "%s → %s", i->definition->name, way);
  component_error(w->c, in, at, "请去掉其中的一个 <use> 或 base", "组件不能用到它自己：%s → %s（%s）", d->name, way,
                  defined_at(w->c, d));
  return true;
}

/* Whether a component in IN would be too deep. */
static bool is_too_deep(writer *w, const instance *in, const xmlNode *at)
{
  if (in == NULL || in->depth < MAX_DEPTH)
    return false;
  component_error(w->c, in, at, "请减少层数", "组件套得太深：一个用一个超过 %d 层", MAX_DEPTH);
  return true;
}

/* D where USE, in OUTER, uses it. */
static instance *new_instance(writer *w, const instance *outer, const xmlNode *use, const definition *d)
{
  zb_arena *arena = w->c->template->arena;
  instance *own = zb_arena_alloc(arena, sizeof *own);
  const char *path = outer != NULL ? outer->origin.path : w->c->path, *used = outer != NULL ? outer->origin.used : NULL;
  *own = (instance){.expansion = w->expansion,
                    .depth = outer != NULL ? outer->depth + 1 : 1,
                    .outer = outer,
                    .definition = d,
                    .use = use};
  own->origin.path = d->path;
  own->origin.used = zb_arena_printf(arena, "%s:%d%s%s", path, (int)xmlGetLineNo(use), used != NULL ? "、" : "",
                                     used != NULL ? used : "");
  return own;
}

/* The one element behind BEFORE that a use with each or if stands for; NULL with a complaint if there are several. */
static xmlNode *only_element(writer *w, const instance *own, xmlNode *before, xmlNode *to)
{
  xmlNode *only = NULL;
  int count = 0;
  for (xmlNode *node = before != NULL ? before->next : to->children; node != NULL; node = node->next) {
    if (node->type == XML_TEXT_NODE && xmlIsBlankNode(node))
      continue;
    only = node->type == XML_ELEMENT_NODE ? node : NULL;
    count++;
  }
  if (count == 1 && only != NULL)
    return only;
  component_error(w->c, own->outer, own->use, "请把 each、if 写到组件里面的元素上",
                  "组件 %s 不正好是一个元素，<use> 上不能写 each 和会随数据变的 if（%s）", own->definition->name,
                  defined_at(w->c, own->definition));
  return NULL;
}

/* each and if of a use go to the element that it stands for. */
static void pass_on(writer *w, const instance *own, condition condition, xmlNode *before, xmlNode *to)
{
  static const char *const names[] = {"each", "if"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const xmlAttr *a = xmlHasProp(own->use, (const xmlChar *)names[i]);
    if (a == NULL || (i == 1 && condition != CONDITION_OPEN))
      continue;
    xmlNode *only = only_element(w, own, before, to);
    if (only == NULL)
      return;
    if (xmlHasProp(only, a->name) != NULL)
      component_error(w->c, own->outer, own->use, "请只留一个", "<use> 和组件 %s 里的元素都写了 %s（%s）",
                      own->definition->name, names[i], defined_at(w->c, own->definition));
    else
      xmlNewProp(only, a->name, (const xmlChar *)value_here(w->c, own->outer, own->use, a));
  }
}

static void write_use(writer *w, const instance *in, const xmlNode *use, xmlNode *to)
{
  const char *name = attribute(w->c, use, "name");
  if (name == NULL) {
    component_error(w->c, in, use, "请补上这个属性", "<use> 缺少 name 属性");
    return;
  }
  definition *d = find_definition(w, in, use, name);
  if (d == NULL || is_circle(w, in, use, d) || is_too_deep(w, in, use))
    return;
  d->used = true;
  condition condition = read_condition(w, in, use);
  if (condition == CONDITION_FALSE)
    return;
  instance *own = new_instance(w, in, use, d);
  bind_arguments(w->c, own);
  xmlNode *before = to->last;
  write_nodes(w, own, d->element->children, to);
  pass_on(w, own, condition, before, to);
}

/* What stands in the use, as it stands there. */
static void write_slot(writer *w, const instance *in, const xmlNode *slot, xmlNode *to)
{
  if (in == NULL)
    component_error(w->c, in, slot, "请删去它", "<slot> 只能写在 <define> 里");
  else
    write_nodes(w, in->outer, in->use->children, to);
}

/* --- <sheet base>, <form base> --------------------------------------------------------------------------------- */

/* What forms inherit that say nothing else. */
#define EVERY_FORM "form"

/* COPY, written from NODE, gets what the component D, an element of the same kind, has. */
static void write_base(writer *w, const instance *in, const xmlNode *node, definition *d, xmlNode *copy)
{
  const char *kind = (const char *)node->name;
  d->used = true;
  instance *own = new_instance(w, in, node, d);
  bind_attributes(w->c, own, copy);
  xmlNode *holder = xmlNewDocNode(w->out, NULL, d->element->name, NULL);
  if (!d->slot)
    write_nodes(w, own, d->element->children, holder);
  xmlNode *base = xmlFirstElementChild(holder);
  if (base == NULL || !is_element(base, kind) || xmlNextElementSibling(base) != NULL)
    component_error(w->c, in, node, "请改正 base，或者改正这个组件",
                    "base=\"%s\"：这个组件应当正好是一个 <%s>，里面没有 <slot/>（%s）", d->name, kind,
                    defined_at(w->c, d));
  else
    inherit(copy, base);
  xmlFreeNode(holder);
}

static bool is_within(const instance *in, const definition *d)
{
  while (in != NULL && in->definition != d)
    in = in->outer;
  return in != NULL;
}

static void look_for_base(writer *w, const instance *in, const xmlNode *node, xmlNode *copy)
{
  bool form = is_element(node, "form");
  const char *name = form || is_element(node, "sheet") ? attribute(w->c, copy, "base") : NULL;
  definition *d = NULL;
  if (name != NULL) {
    xmlUnsetProp(copy, (const xmlChar *)"base");
    d = find_definition(w, in, node, name);
    if (d != NULL && (is_circle(w, in, node, d) || is_too_deep(w, in, node)))
      return;
  } else if (form) {
    d = definition_named(w, EVERY_FORM);
    if (d != NULL && is_within(in, d))
      return;
  }
  if (d != NULL && !w->expansion->told)
    write_base(w, in, node, d, copy);
}

/* --- All of it -------------------------------------------------------------------------------------------------- */

static void write_element(writer *w, const instance *in, const xmlNode *node, xmlNode *to)
{
  condition condition = read_condition(w, in, node);
  if (condition == CONDITION_FALSE)
    return;
  xmlNode *copy = new_element(w, in, node, condition);
  append(to, copy);
  write_nodes(w, in, node->children, copy);
  look_for_base(w, in, node, copy);
}

/* What is read beforehand: a template's definitions, and what a component takes. */
static bool is_declaration(const instance *in, const xmlNode *node)
{
  if (in == NULL)
    return is_element(node, "define") && node->parent == xmlDocGetRootElement(node->doc);
  return is_element(node, "param") && node->parent == in->definition->element;
}

static void write_nodes(writer *w, const instance *in, const xmlNode *first, xmlNode *to)
{
  for (const xmlNode *node = first; node != NULL && !is_too_large(w, in, node); node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      write_text(w, in, node, to);
    else if (is_element(node, "use"))
      write_use(w, in, node, to);
    else if (is_element(node, "slot"))
      write_slot(w, in, node, to);
    else if (node->type == XML_ELEMENT_NODE && !is_declaration(in, node))
      write_element(w, in, node, to);
  }
  if (in != NULL) /* the values of its parameters, too */
    is_too_large(w, in, in->use);
}

xmlDoc *write_components_out(compiler *c, const xmlDoc *doc, const xmlDoc *shared, const char *shared_path)
{
  expansion expansion = {0};
  writer w = {.c = c, .out = xmlNewDoc((const xmlChar *)"1.0"), .expansion = &expansion};
  const xmlNode *root = xmlDocGetRootElement(doc);
  read_definitions(c, root, c->path, &w.definitions);
  read_definitions(c, xmlDocGetRootElement(shared), shared_path, &w.definitions);
  if (c->status == ZB_OK) {
    xmlNode *copy = new_element(&w, NULL, root, CONDITION_NONE);
    xmlDocSetRootElement(w.out, copy);
    write_nodes(&w, NULL, root->children, copy);
    look_for_base(&w, NULL, root, copy);
  }
  for (const definition *d = w.definitions; d != NULL && !expansion.told && c->status == ZB_OK; d = d->next)
    if (!d->used && strcmp(d->path, c->path) == 0)
      component_error(c, NULL, d->element, "请删去它，别的模板也要用的写到 shared.xml 里", "没有用到组件 %s", d->name);
  if (c->status == ZB_OK)
    return w.out;
  xmlFreeDoc(w.out);
  return NULL;
}

#include "template/components.h"

#include "xml/grammar.h"
#include "xml/load.h"

#include <stdarg.h>
#include <string.h>

/* Attributes of a <use> itself. */
static bool is_reserved(const char *name)
{
  return strcmp(name, "name") == 0 || strcmp(name, "each") == 0 || strcmp(name, "if") == 0;
}

/* --- Complaints ------------------------------------------------------------------------------------------------- */

/* At a node of D. */
static void complain(compiler *c, const definition *d, const xmlNode *at, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 5, 6)));
static void complain(compiler *c, const definition *d, const xmlNode *at, const char *remedy, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_xml_error(c->diags, d->path, (int)xmlGetLineNo(at), remedy, "%s", text.data);
  zb_buffer_free(&text);
  c->status = ZB_TEMPLATE;
}

static void check_parameter(compiler *c, const definition *d, const parameter *p, const xmlNode *at)
{
  for (const parameter *other = d->parameters; other != p; other = other->next)
    if (strcmp(other->name, p->name) == 0)
      complain(c, d, at, "请删去一个", "组件 %s 的参数 %s 写了两次", d->name, p->name);
  if (is_reserved(p->name))
    complain(c, d, at, "请换一个名字", "参数不能叫 %s：<use> 自己有这个属性", p->name);
  if (zb_is_keyword(p->name))
    complain(c, d, at, "请换一个名字", "参数不能叫 %s：它是 Lua 的保留字，表达式里用不了", p->name);
  else if (!nodes_mention(NULL, d->element->children, p->name))
    complain(c, d, at, "请用上它，或者删去这个 <param>", "组件 %s 里没有用到参数 %s", d->name, p->name);
  for (const loop_name *loop = d->loops; loop != NULL; loop = loop->next)
    if (strcmp(loop->name, p->name) == 0)
      complain(c, d, at, "请换一个名字", "组件 %s 的参数 %s 和里面 each 的名字相同", d->name, p->name);
}

/* A default may have the parameters before it; another one's name would be looked up in the model. */
static void check_defaults(compiler *c, const definition *d)
{
  for (const parameter *p = d->parameters; p != NULL; p = p->next)
    for (const parameter *later = p; later != NULL && p->otherwise != NULL; later = later->next)
      if (text_mentions(NULL, p->otherwise, later->name))
        complain(c, d, d->element, "请改正 default，或者把那个 <param> 写到前面",
                 "组件 %s 的参数 %s 的 default 里用到了 %s：只能用写在它前面的参数", d->name, p->name, later->name);
}

static void check_name(compiler *c, const definition *d, const definition *list)
{
  for (const definition *other = list; other != d; other = other->next)
    if (strcmp(other->name, d->name) == 0 && strcmp(other->path, d->path) == 0)
      complain(c, d, d->element, "请换一个名字，或者删去一个", "组件 %s 写了两次，前一次在第 %d 行", d->name,
               (int)xmlGetLineNo(other->element));
}

/* --- Reading ---------------------------------------------------------------------------------------------------- */

static void read_parameters(compiler *c, definition *d)
{
  parameter **end = &d->parameters;
  for (const xmlNode *node = d->element->children; node != NULL; node = node->next) {
    if (!is_element(node, "param"))
      continue;
    parameter *p = zb_arena_alloc(c->template->arena, sizeof *p);
    *p = (parameter){.name = attribute(c, node, "name"),
                     .otherwise = attribute(c, node, "default"),
                     .values = attribute(c, node, "values"),
                     .required = attribute_yes(c, node, "required")};
    *end = p;
    end = &p->next;
    check_parameter(c, d, p, node);
  }
}

static void note_loop(compiler *c, definition *d, const xmlNode *node)
{
  const char *each = attribute(c, node, "each"), *in = each != NULL ? strstr(each, " in ") : NULL;
  if (in == NULL)
    return;
  loop_name *loop = zb_arena_alloc(c->template->arena, sizeof *loop);
  *loop = (loop_name){d->loops, zb_arena_strndup(c->template->arena, each, (size_t)(in - each))};
  d->loops = loop;
}

/* What stands in it, at any depth: loops, and the place for what its use holds. */
static void look_through(compiler *c, definition *d, const xmlNode *first)
{
  for (const xmlNode *node = first; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    note_loop(c, d, node);
    d->slot |= is_element(node, "slot");
    look_through(c, d, node->children);
  }
}

void read_definitions(compiler *c, const xmlNode *parent, const char *path, definition **list)
{
  definition **end = list;
  while (*end != NULL)
    end = &(*end)->next;
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (!is_element(node, "define"))
      continue;
    definition *d = zb_arena_alloc(c->template->arena, sizeof *d);
    *d = (definition){.name = attribute(c, node, "name"), .path = path, .element = node};
    *end = d;
    end = &d->next;
    check_name(c, d, *list);
    look_through(c, d, node->children);
    read_parameters(c, d);
    check_defaults(c, d);
  }
}

/* --- Names ------------------------------------------------------------------------------------------------------ */

static void add_name(compiler *c, zb_grammar_item **names, const char *name)
{
  zb_grammar_item *part = zb_arena_alloc(c->template->arena, sizeof *part);
  *part = (zb_grammar_item){.next = *names, .name = name};
  *names = part;
}

const char *nearest_component(compiler *c, const definition *list, const char *name)
{
  zb_grammar_item *names = NULL;
  for (; list != NULL; list = list->next)
    add_name(c, &names, list->name);
  return zb_grammar_nearest(names, name);
}

const char *nearest_parameter(compiler *c, const definition *d, const char *name)
{
  zb_grammar_item *names = NULL;
  for (const parameter *p = d->parameters; p != NULL; p = p->next)
    add_name(c, &names, p->name);
  return zb_grammar_nearest(names, name);
}

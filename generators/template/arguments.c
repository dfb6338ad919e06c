/* What a use gives to a component: the values of its parameters, and other names for its loops where it must be. */
#include "template/components.h"

#include "xml/load.h"

#include <stdarg.h>

/* --- Complaints ------------------------------------------------------------------------------------------------- */

void component_error(compiler *c, const instance *in, const xmlNode *at, const char *remedy, const char *message, ...)
{
  zb_buffer text = {0};
  va_list args;
  va_start(args, message);
  zb_buffer_vprintf(&text, message, args);
  va_end(args);
  zb_diags_add_line(c->diags, ZB_ERROR, "template", c->path, (int)xmlGetLineNo(at), in != NULL ? &in->origin : NULL,
                    remedy, "%s", text.data);
  zb_buffer_free(&text);
  c->status = ZB_TEMPLATE;
}

const char *defined_at(compiler *c, const definition *d)
{
  return zb_arena_printf(c->template->arena, "%s:%d", d->path, (int)xmlGetLineNo(d->element));
}

/* --- Attributes ------------------------------------------------------------------------------------------------- */

static const char *value_of(compiler *c, const xmlAttr *a)
{
  xmlChar *value = xmlNodeListGetString(a->doc, a->children, 1);
  const char *copy = zb_arena_strdup(c->template->arena, value != NULL ? (const char *)value : "");
  xmlFree(value);
  return copy;
}

/* each="w in works": the variable may have got another name. */
static const char *loop_here(compiler *c, const instance *in, const char *each)
{
  bool constant;
  const char *list = strstr(each, " in ");
  if (list == NULL)
    return each;
  zb_arena *arena = c->template->arena;
  const char *name = zb_arena_strndup(arena, each, (size_t)(list - each));
  const binding *b = find_binding(in, name);
  return zb_arena_printf(arena, "%s in %s", b != NULL && b->renamed != NULL ? b->renamed : name,
                         put_values_in(c, in, list + 4, &constant));
}

const char *value_here(compiler *c, const instance *in, const xmlNode *node, const xmlAttr *a)
{
  const char *value = value_of(c, a);
  bool lacks = false, constant;
  if (in == NULL)
    return value;
  if (strcmp((const char *)a->name, "each") == 0)
    return loop_here(c, in, value);
  if (strcmp((const char *)a->name, "if") == 0)
    return put_values_in(c, in, value, &constant);
  value = put_values(c, in, node, value, &lacks);
  return lacks ? NULL : value;
}

/* --- Arguments --------------------------------------------------------------------------------------------------- */

static bool has_word(const char *words, const char *word)
{
  size_t n = strlen(word);
  for (const char *s = words; (s = strstr(s, word)) != NULL; s++)
    if (n > 0 && (s == words || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0'))
      return true;
  return false;
}

static void bind(compiler *c, instance *own, const char *name, const char *value, const char *renamed)
{
  binding *b = zb_arena_alloc(c->template->arena, sizeof *b);
  *b = (binding){own->bindings, name, value, renamed};
  own->bindings = b;
}

/* The component's own value for a parameter, in which others before it may stand; NULL if it has none. */
static const char *default_of(compiler *c, const instance *own, const parameter *p)
{
  bool lacks = false;
  if (p->otherwise == NULL)
    return NULL;
  const char *value = put_values(c, own, own->definition->element, p->otherwise, &lacks);
  return lacks ? NULL : value;
}

static void lack(compiler *c, const instance *own, const parameter *p)
{
  component_error(c, own->outer, own->use, "请补上这个参数", "组件 %s 缺少参数 %s（%s）", own->definition->name,
                  p->name, defined_at(c, own->definition));
}

/* The value of a parameter: as the use says, else the component's own; NULL if neither says one. */
static const char *argument(compiler *c, const instance *own, const parameter *p)
{
  const definition *d = own->definition;
  const xmlAttr *given = xmlHasProp(own->use, (const xmlChar *)p->name);
  const char *value = given != NULL ? value_here(c, own->outer, own->use, given) : NULL;
  if (value == NULL && p->required)
    lack(c, own, p);
  if (value != NULL && p->values != NULL && strchr(value, '{') == NULL && !has_word(p->values, value))
    component_error(c, own->outer, own->use, "请改正这个参数的值", "组件 %s 的参数 %s=\"%s\" 不对，应为：%s（%s）",
                    d->name, p->name, value, p->values, defined_at(c, d));
  return value != NULL ? value : default_of(c, own, p);
}

/* Whether what the use gives to the component has a value called NAME, or NAME_index. */
static bool is_mentioned(compiler *c, const instance *own, const char *name)
{
  const char *index = zb_arena_printf(c->template->arena, "%s_index", name);
  for (const binding *b = own->bindings; b != NULL; b = b->next)
    if (b->value != NULL && (text_mentions(NULL, b->value, name) || text_mentions(NULL, b->value, index)))
      return true;
  const xmlNode *inside = own->use->children;
  return nodes_mention(own->outer, inside, name) || nodes_mention(own->outer, inside, index);
}

/* The component's loops must not bind a name that means something else to the one who uses it. */
static void rename_loops(compiler *c, instance *own)
{
  for (const loop_name *loop = own->definition->loops; loop != NULL; loop = loop->next) {
    const char *name = loop->name;
    for (int n = 2; is_mentioned(c, own, name); n++)
      name = zb_arena_printf(c->template->arena, "%s__%d", loop->name, n);
    if (name != loop->name && find_binding(own, loop->name) == NULL)
      bind(c, own, loop->name, NULL, name);
  }
}

static void check_arguments(compiler *c, const instance *own)
{
  const definition *d = own->definition;
  for (const xmlAttr *a = own->use->properties; a != NULL; a = a->next) {
    const char *name = (const char *)a->name;
    if (strcmp(name, "name") == 0 || strcmp(name, "each") == 0 || strcmp(name, "if") == 0 ||
        find_binding(own, name) != NULL)
      continue;
    const char *nearest = nearest_parameter(c, d, name);
    component_error(c, own->outer, own->use, "请改正或删去它", "组件 %s 没有 %s 这个参数%s%s%s（%s）", d->name, name,
                    nearest != NULL ? "；是不是 " : "", nearest != NULL ? nearest : "", nearest != NULL ? "？" : "",
                    defined_at(c, d));
  }
  for (const xmlNode *node = own->use->children; node != NULL && !d->slot; node = node->next)
    if (node->type == XML_ELEMENT_NODE || node->type == XML_CDATA_SECTION_NODE ||
        (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node))) {
      component_error(c, own->outer, node, "请删去 <use> 里的内容，或者在组件里写上 <slot/>",
                      "组件 %s 里没有 <slot/>，<use> 里不能有内容（%s）", d->name, defined_at(c, d));
      return;
    }
}

void bind_arguments(compiler *c, instance *own)
{
  for (const parameter *p = own->definition->parameters; p != NULL; p = p->next)
    bind(c, own, p->name, argument(c, own, p), NULL);
  check_arguments(c, own);
  rename_loops(c, own);
}

void bind_attributes(compiler *c, instance *own, const xmlNode *element)
{
  for (const parameter *p = own->definition->parameters; p != NULL; p = p->next) {
    const char *value = attribute(c, element, p->name);
    if (value == NULL && p->required)
      lack(c, own, p);
    bind(c, own, p->name, value != NULL ? value : default_of(c, own, p), NULL);
  }
}

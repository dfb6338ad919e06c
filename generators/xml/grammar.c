#include "xml/grammar.h"

#include "base/nearest.h"

#include <libxml/parser.h>
#include <libxml/xmlregexp.h>
#include <stdlib.h>
#include <string.h>

/* Beyond this depth of nested refs, a schema must refer to itself in a cycle. */
enum { MAX_DEPTH = 32, MAX_FILES = 8 };

typedef struct definition {
  struct definition *next;
  const char *name; /* "" for <start> */
  const xmlNode *node;
} definition;

struct zb_grammar {
  zb_arena *arena;
  xmlDoc *docs[MAX_FILES];
  int doc_count;
  definition *definitions; /* the first of a name overrides the others */
};

static bool is_element(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *property(const zb_grammar *g, const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
  const char *copy = value == NULL ? NULL : zb_arena_strdup(g->arena, (const char *)value);
  xmlFree(value);
  return copy;
}

static const char *content(const zb_grammar *g, const xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent(node);
  const char *copy = value == NULL ? "" : zb_arena_strdup(g->arena, (const char *)value);
  xmlFree(value);
  return copy;
}

/* --- Reading -------------------------------------------------------------------------------------------------- */

static const xmlNode *find(const zb_grammar *g, const char *name)
{
  for (const definition *d = g->definitions; d != NULL; d = d->next)
    if (strcmp(d->name, name) == 0)
      return d->node;
  return NULL;
}

/* An earlier definition of the name overrides this one. */
static void define(zb_grammar *g, const xmlNode *node)
{
  const char *name = is_element(node, "start") ? "" : property(g, node, "name");
  if (name == NULL || find(g, name) != NULL)
    return;
  definition *d = zb_arena_alloc(g->arena, sizeof *d);
  *d = (definition){g->definitions, name, node};
  g->definitions = d;
}

static void define_children(zb_grammar *g, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_element(node, "define") || is_element(node, "start"))
      define(g, node);
}

/* A file's own definitions, then those of the files that it includes. */
static bool read_file(zb_grammar *g, const char *path)
{
  if (g->doc_count == MAX_FILES)
    return false;
  xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc == NULL)
    return false;
  g->docs[g->doc_count++] = doc;
  const xmlNode *root = xmlDocGetRootElement(doc);
  const char *slash = strrchr(path, '/');
  int folder = slash == NULL ? 0 : (int)(slash - path) + 1;
  define_children(g, root);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_element(node, "include"))
      define_children(g, node);
  for (const xmlNode *node = root->children; node != NULL; node = node->next) {
    const char *href = is_element(node, "include") ? property(g, node, "href") : NULL;
    if (href != NULL && !read_file(g, zb_arena_printf(g->arena, "%.*s%s", folder, path, href)))
      return false;
  }
  return true;
}

zb_grammar *zb_grammar_read(const char *rng, zb_arena *arena)
{
  zb_grammar *g = zb_arena_alloc(arena, sizeof *g);
  g->arena = arena;
  if (read_file(g, rng))
    return g;
  zb_grammar_free(g);
  return NULL;
}

void zb_grammar_free(zb_grammar *grammar)
{
  for (int i = 0; grammar != NULL && i < grammar->doc_count; i++)
    xmlFreeDoc(grammar->docs[i]);
}

/* --- What an element may have --------------------------------------------------------------------------------- */

static void add_item(zb_grammar *g, zb_grammar_item **list, const char *name, bool required, const xmlNode *pattern)
{
  for (; *list != NULL; list = &(*list)->next)
    if (strcmp((*list)->name, name) == 0)
      return;
  *list = zb_arena_alloc(g->arena, sizeof **list);
  **list = (zb_grammar_item){.name = name, .required = required, .pattern = pattern};
}

/* An element or attribute has its name as an attribute, or several names in <name> elements. */
static void add_named(zb_grammar *g, zb_grammar_item **list, const xmlNode *pattern, bool required)
{
  const char *name = property(g, pattern, "name");
  if (name != NULL) {
    add_item(g, list, name, required, pattern);
    return;
  }
  for (const xmlNode *choice = pattern->children; choice != NULL; choice = choice->next)
    for (const xmlNode *node = is_element(choice, "choice") ? choice->children : NULL; node != NULL; node = node->next)
      if (is_element(node, "name"))
        add_item(g, list, content(g, node), false, pattern);
}

static bool takes_any_name(const xmlNode *pattern)
{
  for (const xmlNode *node = pattern->children; node != NULL; node = node->next)
    if (is_element(node, "anyName"))
      return true;
  return false;
}

static void collect(zb_grammar *g, const xmlNode *parent, bool required, int depth, zb_content_model *model)
{
  if (depth > MAX_DEPTH)
    return;
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (is_element(node, "ref")) {
      const xmlNode *target = find(g, property(g, node, "name"));
      if (target != NULL)
        collect(g, target, required, depth + 1, model);
    } else if (is_element(node, "element")) {
      model->any_element |= takes_any_name(node);
      add_named(g, &model->elements, node, required);
    } else if (is_element(node, "attribute")) {
      model->any_attribute |= takes_any_name(node);
      add_named(g, &model->attributes, node, required);
    } else if (is_element(node, "text") || is_element(node, "mixed")) {
      model->text = true;
      collect(g, node, required, depth + 1, model);
    } else if (is_element(node, "group") || is_element(node, "interleave") || is_element(node, "oneOrMore")) {
      model->at_least_one |= required && is_element(node, "oneOrMore");
      collect(g, node, required, depth + 1, model);
    } else if (is_element(node, "choice") || is_element(node, "optional") || is_element(node, "zeroOrMore")) {
      collect(g, node, false, depth + 1, model);
    }
  }
}

static zb_content_model *model_of(zb_grammar *g, const xmlNode *pattern)
{
  zb_content_model *model = zb_arena_alloc(g->arena, sizeof *model);
  if (pattern != NULL)
    collect(g, pattern, true, 0, model);
  return model;
}

zb_content_model *zb_grammar_start(zb_grammar *grammar)
{
  return model_of(grammar, find(grammar, ""));
}

zb_content_model *zb_grammar_content(zb_grammar *grammar, const zb_grammar_item *element)
{
  return model_of(grammar, element->pattern);
}

/* --- Values --------------------------------------------------------------------------------------------------- */

static bool matches(const char *pattern, const char *value)
{
  xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)pattern);
  bool fits = regexp == NULL || xmlRegexpExec(regexp, (const xmlChar *)value) == 1;
  xmlRegFreeRegexp(regexp);
  return fits;
}

static bool data_fits(const zb_grammar *g, const xmlNode *data, const char *value)
{
  const char *type = property(g, data, "type");
  if (type != NULL && strcmp(type, "positiveInteger") == 0)
    return matches("[0-9]+", value) && strtol(value, NULL, 10) > 0;
  if (type != NULL && strcmp(type, "decimal") == 0)
    return matches("[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)", value); /* no exponent */
  for (const xmlNode *param = data->children; param != NULL; param = param->next)
    if (is_element(param, "param") && strcmp(property(g, param, "name"), "pattern") == 0)
      return matches(content(g, param), value);
  return true;
}

static bool fits(const zb_grammar *g, const xmlNode *parent, const char *value, int depth)
{
  bool restricted = false;
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next) {
    const xmlNode *target = is_element(node, "ref") ? find(g, property(g, node, "name")) : NULL;
    bool choice = is_element(node, "choice");
    restricted |= target != NULL || choice || is_element(node, "value") || is_element(node, "data");
    if ((is_element(node, "value") && strcmp(content(g, node), value) == 0) ||
        (is_element(node, "data") && data_fits(g, node, value)))
      return true;
    if ((choice && fits(g, node, value, depth + 1)) || (target != NULL && fits(g, target, value, depth + 1)))
      return true;
  }
  return !restricted;
}

bool zb_grammar_fits(const zb_grammar *grammar, const zb_grammar_item *attribute, const char *value)
{
  return fits(grammar, attribute->pattern, value, 0);
}

static void describe(const zb_grammar *g, const xmlNode *parent, int depth, zb_buffer *out)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_element(node, "documentation")) {
      zb_buffer_printf(out, "%s%s", out->length > 0 ? "、" : "", content(g, node));
      return;
    }
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next) {
    const xmlNode *target = is_element(node, "ref") ? find(g, property(g, node, "name")) : NULL;
    if (is_element(node, "value"))
      zb_buffer_printf(out, "%s%s", out->length > 0 ? "、" : "", content(g, node));
    else if (is_element(node, "choice"))
      describe(g, node, depth + 1, out);
    else if (target != NULL)
      describe(g, target, depth + 1, out);
    else if (is_element(node, "data") && strcmp(property(g, node, "type"), "decimal") == 0)
      zb_buffer_printf(out, "%s数字", out->length > 0 ? "、" : "");
  }
}

void zb_grammar_describe(const zb_grammar *grammar, const zb_grammar_item *attribute, zb_buffer *out)
{
  zb_buffer words = {0};
  describe(grammar, attribute->pattern, 0, &words);
  if (words.length > 0)
    zb_buffer_puts(out, words.data);
  zb_buffer_free(&words);
}

/* --- Names ---------------------------------------------------------------------------------------------------- */

static bool names_below(const zb_grammar *g, const xmlNode *parent, const char *name)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    zb_grammar_item *names = NULL;
    if (is_element(node, "element"))
      add_named((zb_grammar *)g, &names, node, false);
    for (; names != NULL; names = names->next)
      if (strcmp(names->name, name) == 0)
        return true;
    if (node->type == XML_ELEMENT_NODE && names_below(g, node, name))
      return true;
  }
  return false;
}

bool zb_grammar_knows(const zb_grammar *grammar, const char *name)
{
  for (const definition *d = grammar->definitions; d != NULL; d = d->next)
    if (names_below(grammar, d->node, name))
      return true;
  return false;
}

const char *zb_grammar_nearest(const zb_grammar_item *items, const char *name)
{
  zb_nearest nearest = zb_nearest_to(name);
  for (; items != NULL; items = items->next)
    zb_nearest_try(&nearest, items->name);
  return nearest.found;
}

#include "template/components.h"

#include "xml/load.h"

#include <string.h>

const binding *find_binding(const instance *in, const char *name)
{
  for (const binding *b = in != NULL ? in->bindings : NULL; b != NULL; b = b->next)
    if (strcmp(b->name, name) == 0)
      return b;
  return NULL;
}

/* --- Pieces of a text ------------------------------------------------------------------------------------------- */

/* A text up to the next brace, or the source of an {expression}. */
typedef struct text_piece {
  const char *start;
  size_t length;
  bool expression;
} text_piece;

/* Takes the next piece of *TEXT; false at its end. An open brace is text: compile_parts complains of it. */
static bool next_piece(const char **text, text_piece *piece)
{
  const char *close = **text == '{' ? closing_brace(*text + 1) : NULL;
  if (**text == '\0')
    return false;
  if (close != NULL) {
    *piece = (text_piece){*text + 1, (size_t)(close - *text) - 1, true};
    *text = close + 1;
  } else {
    size_t brace = **text == '{';
    *piece = (text_piece){*text, brace + strcspn(*text + brace, "{"), false};
    *text += piece->length;
  }
  return true;
}

static const char *piece_text(zb_arena *arena, const text_piece *piece)
{
  const char *start = piece->start, *end = start + piece->length;
  if (piece->expression) {
    while (start < end && strchr(" \t\r\n", *start) != NULL)
      start++;
    while (start < end && strchr(" \t\r\n", end[-1]) != NULL)
      end--;
  }
  return zb_arena_strndup(arena, start, (size_t)(end - start));
}

/* --- Values in expressions -------------------------------------------------------------------------------------- */

static void put_quoted(zb_buffer *out, const char *text)
{
  zb_buffer_putc(out, '"');
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      zb_buffer_puts(out, "\\n");
    else
      zb_buffer_printf(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
  }
  zb_buffer_putc(out, '"');
}

/* a.b.c needs no brackets, and is read without running Lua as it is. */
static bool is_plain(const char *source)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.";
  bool number = *source >= '0' && *source <= '9';
  return !number && strspn(source, letters) == strlen(source) && strstr(source, "..") == NULL;
}

/* In brackets, which no comment in it may hide. */
static void put_bracketed(zb_buffer *out, const char *source)
{
  zb_buffer_printf(out, strstr(source, "--") != NULL ? "(%s\n)" : "(%s)", source);
}

/* A parameter's value in Lua: "text", (expression), ("text" .. (expression)); nil if it is not given. */
static const char *as_lua(zb_arena *arena, const char *value)
{
  if (value == NULL)
    return "nil";
  zb_buffer out = {0};
  text_piece piece;
  const char *text = value;
  int count = 0;
  for (; next_piece(&text, &piece); count++) {
    const char *source = piece_text(arena, &piece);
    zb_buffer_puts(&out, count > 0 ? " .. " : "");
    if (!piece.expression)
      put_quoted(&out, source);
    else if (is_plain(source))
      zb_buffer_puts(&out, source);
    else
      put_bracketed(&out, source);
  }
  const char *lua = count == 0 ? "\"\"" : zb_arena_printf(arena, count > 1 ? "(%s)" : "%s", out.data);
  zb_buffer_free(&out);
  return lua;
}

typedef struct filling {
  const instance *in;
  zb_arena *arena;
  bool constant;
} filling;

/* The variable w of a loop has w_index beside it. */
static const char *renamed(zb_arena *arena, const instance *in, const char *name)
{
  static const char ending[] = "_index";
  const binding *b = find_binding(in, name);
  if (b != NULL)
    return b->renamed;
  size_t length = strlen(name), n = sizeof ending - 1;
  if (length <= n || strcmp(name + length - n, ending) != 0)
    return NULL;
  b = find_binding(in, zb_arena_strndup(arena, name, length - n));
  return b != NULL && b->renamed != NULL ? zb_arena_printf(arena, "%s%s", b->renamed, ending) : NULL;
}

static const char *stand_in(void *data, const char *name)
{
  filling *f = data;
  const binding *b = find_binding(f->in, name);
  if (b == NULL || b->renamed != NULL) {
    f->constant = false;
    return renamed(f->arena, f->in, name);
  }
  f->constant = f->constant && (b->value == NULL || strchr(b->value, '{') == NULL);
  if (expands_too_far(f->in->expansion, b->value != NULL ? strlen(b->value) : 0))
    return "nil";
  return as_lua(f->arena, b->value);
}

const char *put_values_in(compiler *c, const instance *in, const char *source, bool *constant)
{
  zb_arena *arena = c->template->arena;
  filling f = {.in = in, .arena = arena, .constant = true};
  zb_buffer out = {0};
  zb_expression_rewrite(source, stand_in, &f, &out);
  const char *filled = zb_arena_strdup(arena, out.data);
  zb_buffer_free(&out);
  *constant = f.constant;
  return filled;
}

/* --- Values in texts -------------------------------------------------------------------------------------------- */

/* What an expression comes to in which nothing depends on a document. */
static const char *constant_text(compiler *c, const instance *in, const xmlNode *node, const char *source)
{
  const zb_expression *expression;
  zb_value value = {.text = ""};
  zb_status status =
      zb_expression_new(c->script, source, c->path, (int)xmlGetLineNo(node), &in->origin, c->diags, &expression);
  if (status == ZB_OK)
    status = zb_expression_value(c->script, expression, c->template->arena, c->diags, &value);
  c->status = zb_worse(c->status, status);
  return value.text;
}

/* {title} is the value as it was given; any other expression has it in it. */
static void put_expression(compiler *c, const instance *in, const xmlNode *node, const char *source, bool *lacks,
                           zb_buffer *out)
{
  bool constant;
  const binding *b = find_binding(in, source);
  if (b != NULL && b->renamed == NULL) {
    *lacks |= b->value == NULL;
    if (b->value != NULL && !expands_too_far(in->expansion, strlen(b->value)))
      zb_buffer_puts(out, b->value);
    return;
  }
  const char *filled = put_values_in(c, in, source, &constant);
  if (expands_too_far(in->expansion, strlen(filled)))
    return;
  if (constant)
    zb_buffer_puts(out, constant_text(c, in, node, filled));
  else
    zb_buffer_printf(out, "{%s}", filled);
}

const char *put_values(compiler *c, const instance *in, const xmlNode *node, const char *text, bool *lacks)
{
  bool lacking = false;
  if (in == NULL)
    return text;
  zb_buffer out = {0};
  text_piece piece;
  zb_buffer_puts(&out, "");
  while (next_piece(&text, &piece)) {
    const char *words = piece_text(c->template->arena, &piece);
    if (piece.expression)
      put_expression(c, in, node, words, &lacking, &out);
    else
      zb_buffer_puts(&out, words);
  }
  const char *filled = zb_arena_strdup(c->template->arena, out.data);
  zb_buffer_free(&out);
  if (lacks != NULL)
    *lacks = lacking;
  return filled;
}

/* --- Looking for a name ----------------------------------------------------------------------------------------- */

typedef struct search {
  const instance *in;
  const char *name;
  bool found;
} search;

static const char *compare(void *data, const char *name)
{
  search *s = data;
  const binding *b = find_binding(s->in, name);
  if (b == NULL)
    s->found |= strcmp(name, s->name) == 0;
  else if (b->renamed != NULL)
    s->found |= strcmp(b->renamed, s->name) == 0;
  else
    s->found |= b->value != NULL && text_mentions(NULL, b->value, s->name);
  return NULL;
}

static bool expression_mentions(const instance *in, const char *source, const char *name)
{
  search s = {in, name, false};
  zb_buffer dropped = {0};
  zb_expression_rewrite(source, compare, &s, &dropped);
  zb_buffer_free(&dropped);
  return s.found;
}

bool text_mentions(const instance *in, const char *text, const char *name)
{
  zb_buffer source = {0};
  text_piece piece;
  bool found = false;
  while (!found && next_piece(&text, &piece)) {
    zb_buffer_clear(&source);
    zb_buffer_add(&source, piece.start, piece.length);
    found = piece.expression && expression_mentions(in, source.data, name);
  }
  zb_buffer_free(&source);
  return found;
}

static bool attribute_mentions(const instance *in, const xmlAttr *a, const char *name)
{
  xmlChar *value = xmlNodeListGetString(a->doc, a->children, 1);
  bool whole = strcmp((const char *)a->name, "each") == 0 || strcmp((const char *)a->name, "if") == 0;
  bool found = value != NULL && (whole ? expression_mentions(in, (const char *)value, name)
                                       : text_mentions(in, (const char *)value, name));
  xmlFree(value);
  return found;
}

static bool node_mentions(const instance *in, const xmlNode *node, const char *name)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return text_mentions(in, (const char *)node->content, name);
  if (node->type != XML_ELEMENT_NODE || (in != NULL && expands_too_far(in->expansion, 1)))
    return false;
  if (in != NULL && strcmp((const char *)node->name, "slot") == 0)
    return nodes_mention(in->outer, in->use->children, name);
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    if (attribute_mentions(in, a, name))
      return true;
  return nodes_mention(in, node->children, name);
}

bool nodes_mention(const instance *in, const xmlNode *first, const char *name)
{
  for (const xmlNode *node = first; node != NULL; node = node->next)
    if (node_mentions(in, node, name))
      return true;
  return false;
}

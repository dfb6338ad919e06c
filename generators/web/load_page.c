#include "web/page.h"

#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct loader {
  zb_web *web;
  zb_script *script;
  zb_diags *diags;
  const char *at; /* what is not yet read */
  int line;       /* there */
  zb_status status;
} loader;

static void fail(loader *l, const char *remedy, const char *what, const char *source)
{
  zb_diags_add_line(l->diags, ZB_ERROR, "template", l->web->path, l->line, NULL, remedy, "{{%s}}%s", source, what);
  l->status = ZB_TEMPLATE;
}

static int lines_in(const char *text, size_t length)
{
  int lines = 0;
  for (size_t i = 0; i < length; i++)
    lines += text[i] == '\n';
  return lines;
}

static piece *add_piece(loader *l, piece ***end, piece_kind kind)
{
  piece *p = zb_arena_alloc(l->web->arena, sizeof *p);
  *p = (piece){.kind = kind};
  **end = p;
  *end = &p->next;
  return p;
}

static void add_text(loader *l, piece ***end, const char *text, size_t length)
{
  if (length == 0)
    return;
  piece *p = add_piece(l, end, PIECE_TEXT);
  p->text = text;
  p->length = length;
}

/* What follows the word NAME in SOURCE; NULL: it begins with another one. */
static const char *behind(const char *source, const char *name)
{
  size_t n = strlen(name);
  return strncmp(source, name, n) == 0 && source[n] == ' ' ? source + n + strspn(source + n, " ") : NULL;
}

static const zb_expression *compile(loader *l, const char *source)
{
  const zb_expression *expression = NULL;
  zb_status status = zb_expression_new(l->script, source, l->web->path, l->line, NULL, l->diags, &expression);
  l->status = zb_worse(l->status, status);
  return expression;
}

static void include(loader *l, piece ***end, const char *name)
{
  const char *slash = strrchr(l->web->path, '/');
  int folder = slash == NULL ? 0 : (int)(slash - l->web->path) + 1;
  zb_buffer bytes = {0};
  if (strchr(name, '/') != NULL)
    fail(l, "请写同一个文件夹里的文件名", "：只能放进同一个文件夹里的文件", name);
  else if (zb_file_read(zb_arena_printf(l->web->arena, "%.*s%s", folder, l->web->path, name), &bytes, l->diags) !=
           ZB_OK)
    l->status = ZB_TEMPLATE;
  else
    add_text(l, end, zb_arena_strndup(l->web->arena, bytes.data, bytes.length), bytes.length);
  zb_buffer_free(&bytes);
}

static void load_pieces(loader *l, piece **first, bool inner);

static void load_block(loader *l, piece ***end, piece_kind kind, const char *variable, const char *source)
{
  piece *p = add_piece(l, end, kind);
  p->text = variable;
  p->expression = compile(l, source);
  load_pieces(l, &p->first, true);
}

/* each x in list */
static void load_loop(loader *l, piece ***end, const char *source)
{
  const char *in = strstr(source, " in ");
  const char *name = in == NULL ? "" : zb_arena_strndup(l->web->arena, source, (size_t)(in - source));
  if (*name == '\0' || strchr(name, ' ') != NULL || zb_is_keyword(name))
    fail(l, "应为 {{each 名字 in 列表}}", "不对", source);
  else
    load_block(l, end, PIECE_EACH, name, in + strlen(" in "));
}

/* SOURCE stands in double braces. */
static void load_directive(loader *l, piece ***end, const char *source)
{
  const char *rest;
  if ((rest = behind(source, "include")) != NULL) {
    include(l, end, rest);
  } else if ((rest = behind(source, "if")) != NULL) {
    load_block(l, end, PIECE_IF, NULL, rest);
  } else if ((rest = behind(source, "each")) != NULL) {
    load_loop(l, end, rest);
  } else if ((rest = behind(source, "json")) != NULL) {
    add_piece(l, end, PIECE_JSON)->expression = compile(l, rest);
  } else if (strcmp(source, "sections") == 0) {
    add_piece(l, end, PIECE_SECTIONS);
    l->web->has_sections = true;
  } else {
    add_piece(l, end, PIECE_VALUE)->expression = compile(l, source);
  }
}

/* Loads up to the {{end}} of the block that this is the INNER part of, or to the end of the file. */
static void load_pieces(loader *l, piece **first, bool inner)
{
  piece **end = first;
  int line = l->line;
  while (l->status == ZB_OK) {
    const char *open = strstr(l->at, "{{"), *close = open == NULL ? NULL : strstr(open, "}}");
    size_t length = open == NULL ? strlen(l->at) : (size_t)(open - l->at);
    add_text(l, &end, l->at, length);
    l->line += lines_in(l->at, length);
    if (open != NULL && close == NULL)
      fail(l, "请写上 }}", "没有关上", "");
    if (open == NULL && inner) {
      l->line = line;
      fail(l, "请写上 {{end}}", "没有 {{end}}", "if / each");
    }
    if (open == NULL || close == NULL)
      return;
    const char *source = zb_arena_strndup(l->web->arena, open + 2, (size_t)(close - open) - 2);
    l->at = close + 2;
    if (strcmp(source, "end") != 0)
      load_directive(l, &end, source);
    else if (inner)
      return;
    else
      fail(l, "请删去，或在前面写上 {{if …}} 或 {{each …}}", "前面没有开头", "end");
    l->line += lines_in(source, strlen(source));
  }
}

bool zb_web_is_page(const char *name)
{
  return strlen(name) > strlen(".html") && zb_ends_with(name, ".html");
}

zb_status zb_web_load(const char *path, zb_script *script, zb_diags *diags, zb_web **web)
{
  zb_buffer bytes = {0};
  *web = NULL;
  if (zb_file_read(path, &bytes, diags) != ZB_OK) {
    zb_buffer_free(&bytes);
    return ZB_TEMPLATE;
  }
  zb_web *w = calloc(1, sizeof *w);
  w->arena = zb_arena_new();
  w->path = zb_arena_strdup(w->arena, path);
  loader l = {.web = w, .script = script, .diags = diags, .line = 1};
  l.at = bytes.length == 0 ? "" : zb_arena_strndup(w->arena, bytes.data, bytes.length);
  load_pieces(&l, &w->first, false);
  zb_buffer_free(&bytes);
  if (l.status != ZB_OK)
    zb_web_free(w);
  else
    *web = w;
  return l.status;
}

void zb_web_free(zb_web *web)
{
  if (web == NULL)
    return;
  zb_arena_free(web->arena);
  free(web);
}

const char *zb_web_path(const zb_web *web)
{
  return web->path;
}

bool zb_web_has_sections(const zb_web *web)
{
  return web->has_sections;
}

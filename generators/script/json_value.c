/* Values as JSON, for pages in a browser. */
#include "script/host.h"

#include "base/json.h"
#include "base/number.h"
#include "value/private.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 16 /* a table may contain itself */

static void add_value(lua_State *L, zb_buffer *out, int depth);

/* TEXT so that it can't end the element of a page that it stands in: no < > &, and no line ends of JavaScript. */
static void add_text(lua_State *L, zb_buffer *out, const char *text)
{
  zb_script *script = script_of(L);
  text = zb_with_masked_ids(shown_text(script, text, script->document), script->document);
  size_t from = out->length;
  zb_json_string(out, text);
  if (strpbrk(out->data + from, "<>&") == NULL && strstr(out->data + from, "\xe2\x80\xa8") == NULL &&
      strstr(out->data + from, "\xe2\x80\xa9") == NULL)
    return;
  const char *plain = zb_arena_strdup(script->document, out->data + from);
  out->length = from;
  for (const char *s = plain; *s != '\0'; s++)
    if (*s == '<' || *s == '>' || *s == '&')
      zb_buffer_printf(out, "\\u%04x", *s);
    else if (strncmp(s, "\xe2\x80\xa8", 3) == 0 || strncmp(s, "\xe2\x80\xa9", 3) == 0)
      zb_buffer_puts(out, s[2] == '\xa8' ? "\\u2028" : "\\u2029"), s += 2;
    else
      zb_buffer_putc(out, *s);
}

static void add_number(lua_State *L, zb_buffer *out)
{
  char text[ZB_NUMBER_SIZE];
  if (lua_isinteger(L, -1)) {
    zb_buffer_printf(out, "%lld", (long long)lua_tointeger(L, -1));
    return;
  }
  if (!isfinite(lua_tonumber(L, -1)))
    luaL_error(L, "%s", NOT_A_NUMBER);
  zb_buffer_puts(out, zb_number_text(lua_tonumber(L, -1), text));
}

static void add_list(lua_State *L, zb_buffer *out, int depth)
{
  int list = lua_gettop(L);
  lua_Integer length = luaL_len(L, list);
  host_spend(L, (lua_Unsigned)length);
  zb_buffer_putc(out, '[');
  for (lua_Integer i = 1; i <= length; i++) {
    if (i > 1)
      zb_buffer_putc(out, ',');
    lua_geti(L, list, i);
    add_value(L, out, depth + 1);
    lua_pop(L, 1);
  }
  zb_buffer_putc(out, ']');
}

/* What an iterator gives, one after the other: all of it need never be there at once. */
static void add_turns(lua_State *L, zb_buffer *out, int depth)
{
  int iterator = lua_gettop(L);
  zb_buffer_putc(out, '[');
  for (bool more = false;; more = true) {
    host_spend(L, 1);
    lua_pushvalue(L, iterator);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1))
      break;
    if (more)
      zb_buffer_puts(out, ",\n");
    add_value(L, out, depth + 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  zb_buffer_putc(out, ']');
}

/* pairs gives the keys in order. */
static void add_object(lua_State *L, zb_buffer *out, int depth)
{
  int table = lua_gettop(L);
  bool any = false;
  lua_getglobal(L, "pairs");
  lua_pushvalue(L, table);
  lua_call(L, 1, 1);
  zb_buffer_putc(out, '{');
  for (;;) {
    lua_pushvalue(L, table + 1);
    lua_pushvalue(L, table);
    lua_call(L, 1, 2);
    if (lua_isnil(L, -2))
      break;
    if (lua_type(L, -2) == LUA_TSTRING) {
      if (any)
        zb_buffer_putc(out, ',');
      any = true;
      add_text(L, out, lua_tostring(L, -2));
      zb_buffer_putc(out, ':');
      add_value(L, out, depth + 1);
    }
    lua_pop(L, 2);
  }
  lua_settop(L, table);
  zb_buffer_putc(out, '}');
}

/* A table with names is an object, any other a list. */
static void add_table(lua_State *L, zb_buffer *out, int depth)
{
  if (depth >= MAX_DEPTH)
    luaL_error(L, "表套得太深，是不是有表放在它自己里面？");
  luaL_checkstack(L, 8, NULL);
  bool named = false;
  lua_pushnil(L);
  while (!named && lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    named = lua_type(L, -1) == LUA_TSTRING;
  }
  if (named)
    lua_pop(L, 1);
  (named ? add_object : add_list)(L, out, depth);
}

/* Appends the value on top of the stack. */
static void add_value(lua_State *L, zb_buffer *out, int depth)
{
  switch (lua_type(L, -1)) {
  case LUA_TSTRING:
    add_text(L, out, lua_tostring(L, -1));
    break;
  case LUA_TNUMBER:
    add_number(L, out);
    break;
  case LUA_TBOOLEAN:
    zb_buffer_puts(out, lua_toboolean(L, -1) ? "true" : "false");
    break;
  case LUA_TTABLE:
    add_table(L, out, depth);
    break;
  case LUA_TFUNCTION:
    add_turns(L, out, depth);
    break;
  case LUA_TNIL:
    luaL_error(L, "没有值（nil）");
    break;
  default:
    if (is_sealed(L, -1))
      refuse_sealed(L, -1);
    luaL_error(L, "%s 写不成 JSON", luaL_typename(L, -1));
  }
}

/* --- What others ask for ----------------------------------------------------------------------------------------- */

typedef struct request {
  const zb_expression *expression;
  const char *function;
  zb_buffer *out;
} request;

static int add_expression(lua_State *L)
{
  request *r = lua_touserdata(L, 1);
  push_expression(L, r->expression);
  add_value(L, r->out, 0);
  return 0;
}

zb_status zb_expression_json(zb_script *script, const zb_expression *expression, zb_buffer *out, zb_diags *diags)
{
  request r = {.expression = expression, .out = out};
  return call_expression(script, expression, add_expression, &r, diags);
}

static int add_result(lua_State *L)
{
  request *r = lua_touserdata(L, 1);
  if (!push_function(L, r->function))
    return luaL_error(L, "脚本交出的表没有 %s 函数", r->function);
  lua_call(L, 0, 1);
  if (!lua_isnil(L, -1))
    add_value(L, r->out, 0);
  return 0;
}

zb_status zb_script_json(zb_script *script, const char *function, zb_buffer *out, zb_diags *diags)
{
  request r = {.function = function, .out = out};
  return make_recordless(script, add_result, &r, diags);
}

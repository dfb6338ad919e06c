/* A template's expressions. Names are looked up in this order: loop variables, the model's fields, the functions of
   lua/zhibiao/format.lua, Lua's safe base functions. Most expressions are plain names (name, w.unit), which are read
   without running Lua code. */
#include "script/host.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

#define MAX_PARTS 4

struct zb_expression {
  const char *source;
  const char *template;
  int line;
  const zb_origin *origin; /* NULL: it stands in the template itself */
  int function;            /* reference in the registry; LUA_NOREF: a plain name */
  bool evaluated, faulty;
  int part_count;
  const char *parts[MAX_PARTS];
};

/* --- Names --------------------------------------------------------------------------------------------------- */

/* __index of the environment: (environment, name). Loop variables are in the environment itself. */
static int look_up(lua_State *L)
{
  static const int scopes[] = {KEY_MODEL, KEY_FUNCTIONS, KEY_BASE};
  for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
    registry_get(L, scopes[i]);
    if (lua_istable(L, -1)) {
      lua_pushvalue(L, 2);
      if (lua_rawget(L, -2) != LUA_TNIL)
        return 1;
    }
    lua_settop(L, 2);
  }
  zb_nearest nearest = zb_nearest_to(luaL_tolstring(L, 2, NULL));
  try_keys(L, 1, &nearest);
  for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
    registry_get(L, scopes[i]);
    try_keys(L, -1, &nearest); /* it stays on the stack, and so do its names */
  }
  script_of(L)->is_certain = true;
  push_suggestion(L, &nearest);
  lua_pushfstring(L, "没有叫做“%s”的值或函数%s", nearest.name, lua_tostring(L, -1));
  return lua_error(L);
}

static int refuse_assignment(lua_State *L)
{
  return luaL_error(L, "表达式里不能赋值");
}

static void open_base(lua_State *L)
{
  static const char *const names[] = {"ipairs", "pairs",  "select", "tonumber", "tostring",
                                      "type",   "string", "table",  "math",     "utf8"};
  lua_newtable(L);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    lua_getglobal(L, names[i]);
    lua_setfield(L, -2, names[i]);
  }
  registry_set(L, KEY_BASE);
}

void expressions_open(lua_State *L)
{
  open_base(L);
  lua_newtable(L);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, look_up);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_assignment);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  registry_set(L, KEY_ENVIRONMENT);
  lua_newtable(L);
  registry_set(L, KEY_LOOPS);
}

/* --- Compiling ----------------------------------------------------------------------------------------------- */

/* Splits a.b.c into its parts and returns how many; 0 if SOURCE is anything else. */
static int split_name(const char *source, zb_arena *arena, const char **parts)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  int count = 0;
  for (;;) {
    size_t length = strspn(source, letters);
    if (length == 0 || (*source >= '0' && *source <= '9') || count == MAX_PARTS)
      return 0;
    parts[count] = zb_arena_strndup(arena, source, length);
    if (zb_is_keyword(parts[count++]))
      return 0;
    if (source[length] == '\0')
      return count;
    if (source[length] != '.')
      return 0;
    source += length + 1;
  }
}

static const char *trim(const char *source, zb_arena *arena)
{
  source += strspn(source, " \t\r\n");
  size_t length = strlen(source);
  while (length > 0 && strchr(" \t\r\n", source[length - 1]) != NULL)
    length--;
  return zb_arena_strndup(arena, source, length);
}

/* The closing parenthesis goes on a line of its own, where a comment in the source can't hide it. */
static int compile(lua_State *L)
{
  zb_expression *e = lua_touserdata(L, 1);
  const char *chunk = lua_pushfstring(L, "return (%s\n)", e->source);
  if (luaL_loadbufferx(L, chunk, lua_rawlen(L, -1), "=expression", "t") != LUA_OK)
    return lua_error(L);
  registry_get(L, KEY_ENVIRONMENT);
  lua_setupvalue(L, -2, 1);
  e->function = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

/* Lua's message without the chunk's name. */
static const char *without_chunk(const char *message)
{
  static const char chunk[] = "expression:";
  if (strncmp(message, chunk, sizeof chunk - 1) != 0)
    return message;
  const char *end = strstr(message, ": ");
  return end == NULL ? message : end + 2;
}

static zb_status report(zb_script *script, const zb_expression *e, const char *message, const char *remedy,
                        zb_diags *diags)
{
  zb_diags_record(diags, script->record);
  zb_diags_add_line(diags, ZB_ERROR, "expression", e->template, e->line, e->origin, remedy, "表达式 {%s}：%s",
                    e->source, message);
  zb_diags_record(diags, "");
  return ZB_TEMPLATE;
}

static zb_status expression_error(zb_script *script, zb_expression *e, zb_diags *diags)
{
  const zb_host *host = &script->host;
  const char *message = without_chunk(host->error);
  bool excused = script->forced > 0 && !script->is_certain;
  if (script->is_checking && (excused || e->faulty))
    return ZB_TEMPLATE;
  e->faulty = true;
  if (*host->place != '\0')
    message = zb_arena_printf(script->document, "%s：%s", host->place, message);
  return report(script, e, message, "请检查模板这一行，和脚本交出的字段名", diags);
}

static const zb_origin *copy_origin(const zb_origin *origin, zb_arena *arena)
{
  if (origin == NULL)
    return NULL;
  zb_origin *copy = zb_arena_alloc(arena, sizeof *copy);
  *copy = (zb_origin){zb_arena_strdup(arena, origin->path), zb_arena_strdup(arena, origin->used)};
  return copy;
}

zb_status zb_expression_new(zb_script *script, const char *source, const char *template, int line,
                            const zb_origin *origin, zb_diags *diags, const zb_expression **expression)
{
  zb_arena *arena = script->host.arena;
  zb_expression *e = zb_arena_alloc(arena, sizeof *e);
  *e = (zb_expression){.source = trim(source, arena),
                       .template = zb_arena_strdup(arena, template),
                       .line = line,
                       .origin = copy_origin(origin, arena)};
  e->function = LUA_NOREF;
  e->part_count = split_name(e->source, arena, e->parts);
  script->expressions = zb_arena_grow(arena, script->expressions, script->expression_count,
                                      &script->expression_capacity, sizeof(zb_expression *));
  script->expressions[script->expression_count++] = e;
  *expression = e;
  if (e->part_count > 0)
    return ZB_OK;
  if (*e->source == '\0')
    return report(script, e, "是空的", "请在花括号里写一个表达式", diags);
  if (host_call(&script->host, compile, e))
    return ZB_OK;
  return report(script, e, without_chunk(script->host.error), "请改正模板这一行的写法", diags);
}

size_t zb_script_expressions(const zb_script *script)
{
  return script->expression_count;
}

zb_checked zb_script_checked(const zb_script *script, size_t i)
{
  const zb_expression *e = script->expressions[i];
  return (zb_checked){e->template, e->line, e->origin, e->source, e->evaluated, e->faulty};
}

const char *zb_expression_source(const zb_expression *expression)
{
  return expression->source;
}

/* --- Evaluating ---------------------------------------------------------------------------------------------- */

static void push_parts(lua_State *L, const zb_expression *e)
{
  registry_get(L, KEY_ENVIRONMENT);
  for (int i = 0; i < e->part_count; i++) {
    if (i > 0 && !lua_istable(L, -1)) {
      lua_pushfstring(L, "“%s”不是表，没有“%s”", e->parts[i - 1], e->parts[i]);
      lua_error(L);
    }
    lua_getfield(L, -1, e->parts[i]);
    lua_remove(L, -2);
  }
}

static int look_at_names(lua_State *L)
{
  const zb_expression *e = lua_touserdata(L, 1);
  check_names(L, e->source);
  return 0;
}

zb_status call_expression(zb_script *script, const zb_expression *expression, lua_CFunction function, void *context,
                          zb_diags *diags)
{
  zb_expression *e = (zb_expression *)expression;
  script->current = e;
  script->is_certain = false;
  bool known = !script->is_checking || e->part_count > 0 || host_call(&script->host, look_at_names, e);
  if (!known || !host_call(&script->host, function, context))
    return expression_error(script, e, diags);
  e->evaluated = true;
  return ZB_OK;
}

void push_expression(lua_State *L, const zb_expression *e)
{
  if (e->part_count > 0) {
    push_parts(L, e);
    return;
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, e->function);
  lua_call(L, 0, 1);
}

typedef struct evaluation {
  const zb_expression *expression;
  zb_arena *arena;
  zb_value *value;
  bool truth;
} evaluation;

static void set_number(lua_State *L, evaluation *v)
{
  char text[ZB_READABLE_NUMBER_SIZE];
  v->value->integer = lua_tointeger(L, -1);
  v->value->real = lua_tonumber(L, -1);
  if (lua_isinteger(L, -1)) {
    v->value->type = ZB_VALUE_INTEGER;
    v->value->text = zb_arena_printf(v->arena, "%lld", (long long)v->value->integer);
  } else {
    v->value->type = ZB_VALUE_REAL;
    if (!isfinite(v->value->real))
      luaL_error(L, "%s", NOT_A_NUMBER);
    v->value->text = zb_arena_strdup(v->arena, zb_number_readable(v->value->real, text));
  }
}

/* An ID or phone number may come as a Lua number. */
static void hide_number(zb_script *script, evaluation *v)
{
  const char *shown = shown_text(script, v->value->text, v->arena);
  if (shown != v->value->text)
    *v->value = (zb_value){.type = ZB_VALUE_TEXT, .text = shown};
}

static int evaluate(lua_State *L)
{
  evaluation *v = lua_touserdata(L, 1);
  push_expression(L, v->expression);
  *v->value = (zb_value){.type = ZB_VALUE_TEXT};
  switch (lua_type(L, -1)) {
  case LUA_TSTRING:
    v->value->text = shown_text(script_of(L), whole_text(L, v->arena), v->arena);
    return 0;
  case LUA_TNUMBER:
    set_number(L, v);
    hide_number(script_of(L), v);
    return 0;
  case LUA_TBOOLEAN:
    v->value->text = lua_toboolean(L, -1) ? "是" : "否";
    return 0;
  case LUA_TNIL:
    lua_pushliteral(L, "没有值（nil）");
    return lua_error(L);
  default:
    if (is_sealed(L, -1))
      return refuse_sealed(L, -1);
    lua_pushfstring(L, "得到的不是文字或数，而是 %s", luaL_typename(L, -1));
    return lua_error(L);
  }
}

zb_status zb_expression_value(zb_script *script, const zb_expression *expression, zb_arena *arena, zb_diags *diags,
                              zb_value *value)
{
  evaluation v = {.expression = expression, .arena = arena, .value = value};
  zb_status status = call_expression(script, expression, evaluate, &v, diags);
  if (status != ZB_OK)
    *value = (zb_value){.type = ZB_VALUE_TEXT, .text = ""};
  return status;
}

static int test(lua_State *L)
{
  evaluation *v = lua_touserdata(L, 1);
  push_expression(L, v->expression);
  size_t length = 1;
  if (lua_type(L, -1) == LUA_TSTRING)
    lua_tolstring(L, -1, &length);
  v->truth = lua_toboolean(L, -1) && length > 0;
  return 0;
}

zb_status zb_expression_test(zb_script *script, const zb_expression *expression, zb_diags *diags, bool *truth)
{
  evaluation v = {.expression = expression};
  zb_status status = call_expression(script, expression, test, &v, diags);
  *truth = status == ZB_OK && v.truth;
  return status;
}

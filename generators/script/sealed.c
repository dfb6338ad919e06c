/* Private values in scripts of public documents (public = true). A private field of a row is a sealed value: it can be
   compared, be a query's condition (whose work?) and the model's owner (whose problems?), but it can't be turned into
   text, and no document shows it. A script's own SQL may not touch private fields at all: zb_store_query_public. */
#include "script/host.h"

#include "value/private.h"

#include <string.h>

#define SEALED_TYPE "不公开的值"

typedef struct sealed {
  const zb_field *field;
  char text[];
} sealed;

static sealed *sealed_at(lua_State *L, int index)
{
  return luaL_testudata(L, index, SEALED_TYPE);
}

bool is_sealed(lua_State *L, int index)
{
  return sealed_at(L, index) != NULL;
}

const char *sealed_text(lua_State *L, int index)
{
  const sealed *value = sealed_at(L, index);
  return value != NULL ? value->text : lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : NULL;
}

int refuse_sealed(lua_State *L, int index)
{
  script_of(L)->is_certain = true;
  return luaL_error(L, "“%s”不能出现在公示的文书里", sealed_at(L, index)->field->header);
}

/* --- Use ---------------------------------------------------------------------------------------------------------- */

/* The metamethod of all operations that would reveal it. */
static int forbid(lua_State *L)
{
  return refuse_sealed(L, is_sealed(L, 1) ? 1 : 2);
}

static int equal(lua_State *L)
{
  const sealed *a = sealed_at(L, 1), *b = sealed_at(L, 2);
  lua_pushboolean(L, a != NULL && b != NULL && strcmp(a->text, b->text) == 0);
  return 1;
}

/* table.concat, which knows no metamethod and would report only the type of a sealed value. Upvalue: Lua's own. */
static int concat(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  int count = lua_gettop(L);
  lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
  for (lua_Integer i = first; i <= last && lua_rawgeti(L, 1, i) != LUA_TNIL; i++) {
    if (is_sealed(L, -1))
      return refuse_sealed(L, -1);
    lua_pop(L, 1);
  }
  lua_settop(L, count);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, 1);
  return 1;
}

/* masked(row.id_number): 330599********0017, for notices that have to tell namesakes apart. */
static int api_masked(lua_State *L)
{
  const char *text = sealed_text(L, 1);
  luaL_argcheck(L, text != NULL, 1, "应当是号码");
  const sealed *value = sealed_at(L, 1);
  if (value != NULL && value->field->type != ZB_FIELD_ID && value->field->type != ZB_FIELD_PHONE)
    return refuse_sealed(L, 1);
  lua_pushstring(L, zb_masked_number(text, script_of(L)->document));
  return 1;
}

static int api_masked_ids(lua_State *L)
{
  lua_pushstring(L, zb_with_masked_ids(luaL_checkstring(L, 1), script_of(L)->document));
  return 1;
}

/* Lets the document show the number, which is an office's. */
static void add_public_number(zb_script *script, const char *number)
{
  size_t used = script->public_numbers == NULL ? 0 : script->public_number_count + 1; /* with the terminating NULL */
  script->public_numbers = zb_arena_grow(script->document, script->public_numbers, used,
                                         &script->public_number_capacity, sizeof *script->public_numbers);
  script->public_numbers[script->public_number_count++] = zb_arena_strdup(script->document, number);
  script->public_numbers[script->public_number_count] = NULL;
}

/* published(office.phone): the document may show the number though no row has it; a private one may not be shown so. */
static int api_published(lua_State *L)
{
  if (is_sealed(L, 1))
    return refuse_sealed(L, 1);
  add_public_number(script_of(L), luaL_checkstring(L, 1));
  lua_settop(L, 1);
  return 1;
}

void sealed_open(lua_State *L)
{
  static const char *const forbidden[] = {"__index", "__newindex", "__tostring", "__concat", "__len",  "__lt",
                                          "__le",    "__call",     "__add",      "__sub",    "__mul",  "__div",
                                          "__mod",   "__pow",      "__unm",      "__idiv",   "__band", "__bor",
                                          "__bxor",  "__shl",      "__shr",      "__bnot"};
  luaL_newmetatable(L, SEALED_TYPE);
  for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
    lua_pushcfunction(L, forbid);
    lua_setfield(L, -2, forbidden[i]);
  }
  lua_pushcfunction(L, equal);
  lua_setfield(L, -2, "__eq");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  lua_pushglobaltable(L);
  lua_pushcfunction(L, api_masked);
  lua_setfield(L, -2, "masked");
  lua_pushcfunction(L, api_masked_ids);
  lua_setfield(L, -2, "masked_ids");
  lua_pushcfunction(L, api_published);
  lua_setfield(L, -2, "published");
  lua_getglobal(L, LUA_TABLIBNAME);
  lua_getfield(L, -1, "concat");
  lua_pushcclosure(L, concat, 1);
  lua_setfield(L, -2, "concat");
  lua_pop(L, 2);
}

/* --- Rows --------------------------------------------------------------------------------------------------------- */

static void push_sealed(lua_State *L, const zb_field *field, const zb_value *value)
{
  const char *text = value->text;
  if (value->type != ZB_VALUE_TEXT) {
    push_value(L, *value);
    text = lua_tostring(L, -1);
  }
  sealed *s = lua_newuserdatauv(L, sizeof *s + strlen(text) + 1, 0);
  s->field = field;
  strcpy(s->text, text);
  luaL_setmetatable(L, SEALED_TYPE);
  if (value->type != ZB_VALUE_TEXT)
    lua_remove(L, -2);
}

void push_public(lua_State *L, const zb_field *field, zb_value value)
{
  bool empty = value.type == ZB_VALUE_TEXT && *value.text == '\0';
  if (empty || field->privacy == ZB_PUBLIC) {
    if (!empty && field->type == ZB_FIELD_PHONE && value.type == ZB_VALUE_TEXT)
      add_public_number(script_of(L), value.text);
    push_value(L, value);
  } else if (field->privacy == ZB_PUBLIC_MONTH && value.type == ZB_VALUE_TEXT) {
    lua_pushlstring(L, value.text, strnlen(value.text, strlen("2020-08")));
  } else {
    push_sealed(L, field, &value);
  }
}

/* --- Texts -------------------------------------------------------------------------------------------------------- */

const char *shown_text(zb_script *script, const char *text, zb_arena *arena)
{
  return script->is_public ? zb_without_private(text, script->public_numbers, arena) : text;
}

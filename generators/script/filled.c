/* filled("applicants"): a row as the import would give it of the examples in lua/zhibiao/hints.lua, for samples. */
#include "script/host.h"

#include "value/parse.h"

#include <stdlib.h>

/* Pushes the example of a field; HINTS is what hints.lua says of its table. */
static const char *push_example(lua_State *L, int hints, const zb_table_schema *table, const zb_field *field)
{
  if (lua_getfield(L, hints, "fields") != LUA_TTABLE || lua_getfield(L, -1, field->name) != LUA_TTABLE ||
      lua_getfield(L, -1, "example") != LUA_TSTRING)
    luaL_error(L, "lua/zhibiao/hints.lua 里没有“%s”表的 %s 的例子", table->title, field->name);
  return lua_tostring(L, -1);
}

/* As SQLite stores it. */
static zb_value typed(const zb_field *field, const char *text)
{
  bool number = field->type == ZB_FIELD_YEAR || field->type == ZB_FIELD_INTEGER || field->type == ZB_FIELD_NUMBER;
  if (!number || *text == '\0')
    return (zb_value){.type = ZB_VALUE_TEXT, .text = text};
  return (zb_value){.type = ZB_VALUE_REAL, .real = strtod(text, NULL)};
}

static void push_field(lua_State *L, int hints, const zb_table_schema *table, const zb_field *field)
{
  zb_script *script = script_of(L);
  const char *example = push_example(L, hints, table, field);
  zb_cell cell = {.type = ZB_CELL_TEXT, .text = example};
  zb_parsed reading = zb_parse(&cell, field->type, field->words, script->document);
  if (reading.text == NULL)
    luaL_error(L, "lua/zhibiao/hints.lua：“%s”表的 %s 的例子不对：%s", table->title, field->name, reading.why);
  if (script->is_public)
    push_public(L, field, typed(field, reading.text));
  else
    push_value(L, typed(field, reading.text));
}

/* Takes over what the table at MORE says of the row at ROW, on top of the stack. */
static void override(lua_State *L, int more, int row)
{
  const zb_table_schema *table = &zb_store_schema(script_of(L)->store)->tables[row_table(L, row)];
  lua_pushnil(L);
  while (lua_next(L, more) != 0) {
    if (lua_type(L, -2) != LUA_TSTRING || schema_field(L, table->name, lua_tostring(L, -2)) == NULL)
      luaL_error(L, "“%s”没有“%s”这个字段", table->title, luaL_tolstring(L, -2, NULL));
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, row);
  }
}

/* Pushes a row of the table that is named at 1. */
static void push_filled(lua_State *L)
{
  push_empty(L, lua_tostring(L, 1));
  int row = lua_gettop(L);
  const zb_table_schema *table = &zb_store_schema(script_of(L)->store)->tables[row_table(L, row)];
  host_require(L, "zhibiao.hints");
  if (!lua_istable(L, -1) || lua_getfield(L, -1, table->name) != LUA_TTABLE)
    luaL_error(L, "lua/zhibiao/hints.lua 里没有“%s”表", table->title);
  int hints = lua_gettop(L);
  for (int f = 0; f < table->field_count; f++) {
    push_field(L, hints, table, &table->fields[f]);
    lua_pushstring(L, table->fields[f].name);
    lua_insert(L, -2);
    lua_rawset(L, row);
    lua_settop(L, hints);
  }
  lua_settop(L, row);
}

/* filled("work"): a row; filled("work", 2): a list of two; filled("work", { post = "站长" }): a row that says so. */
static int api_filled(lua_State *L)
{
  luaL_checkstring(L, 1);
  lua_settop(L, 2);
  if (lua_isinteger(L, 2)) {
    lua_newtable(L);
    for (lua_Integer i = 1; i <= lua_tointeger(L, 2); i++) {
      push_filled(L);
      lua_rawseti(L, 3, i);
    }
    return 1;
  }
  if (!lua_isnil(L, 2))
    luaL_checktype(L, 2, LUA_TTABLE);
  push_filled(L);
  if (!lua_isnil(L, 2))
    override(L, 2, 3);
  return 1;
}

void filled_open(lua_State *L)
{
  lua_pushglobaltable(L);
  lua_pushcfunction(L, api_filled);
  lua_setfield(L, -2, "filled");
  lua_pop(L, 1);
}

/* Iterators over records that are no rows, or not only: items() and chain(). */
#include "script/host.h"

/* Upvalues: the array, the last index used. */
static int next_item(lua_State *L)
{
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;
  lua_pushinteger(L, i);
  lua_replace(L, lua_upvalueindex(2));
  lua_geti(L, lua_upvalueindex(1), i);
  return 1;
}

static int api_items(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_item, 2);
  return 1;
}

/* Upvalues: the iterators, the number of the one in hand. */
static int next_of_chain(lua_State *L)
{
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  while (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TFUNCTION) {
    lua_call(L, 0, 1);
    if (!lua_isnil(L, -1))
      return 1;
    lua_pop(L, 1);
    lua_pushinteger(L, ++i);
    lua_replace(L, lua_upvalueindex(2));
  }
  return 1;
}

static int api_chain(lua_State *L)
{
  int count = lua_gettop(L);
  for (int i = 1; i <= count; i++)
    luaL_checktype(L, i, LUA_TFUNCTION);
  lua_createtable(L, count, 0);
  lua_insert(L, 1);
  for (int i = count; i > 0; i--)
    lua_rawseti(L, 1, i);
  lua_pushinteger(L, 1);
  lua_pushcclosure(L, next_of_chain, 2);
  return 1;
}

void iterators_open(lua_State *L)
{
  static const luaL_Reg functions[] = {{"items", api_items}, {"chain", api_chain}, {NULL, NULL}};
  lua_pushglobaltable(L);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}

/* --- Going past what they give ----------------------------------------------------------------------------------- */

/* By calling it. */
static lua_Integer skip_by_calls(lua_State *L, int iterator, lua_Integer count)
{
  lua_Integer skipped = 0;
  for (bool more = true; more && skipped < count; skipped += more) {
    lua_pushvalue(L, iterator);
    lua_call(L, 0, 1);
    more = !lua_isnil(L, -1);
    lua_pop(L, 1);
  }
  return skipped;
}

static lua_Integer skip_chain(lua_State *L, int iterator, lua_Integer count)
{
  lua_Integer skipped = 0;
  lua_getupvalue(L, iterator, 1);
  lua_getupvalue(L, iterator, 2);
  lua_Integer i = lua_tointeger(L, -1);
  while (skipped < count && lua_rawgeti(L, -2, i) == LUA_TFUNCTION) {
    lua_Integer of_this = skip_items(L, lua_gettop(L), count - skipped);
    if (of_this < 0)
      of_this = skip_by_calls(L, lua_gettop(L), count - skipped);
    lua_pop(L, 1);
    skipped += of_this;
    i += skipped < count;
  }
  lua_pushinteger(L, i);
  lua_setupvalue(L, iterator, 2);
  return skipped;
}

lua_Integer skip_items(lua_State *L, int iterator, lua_Integer count)
{
  int top = lua_gettop(L);
  lua_CFunction function = lua_tocfunction(L, iterator);
  lua_Integer skipped = skip_rows(L, iterator, count);
  if (function == next_item)
    skipped = skip_by_calls(L, iterator, count);
  else if (function == next_of_chain)
    skipped = skip_chain(L, iterator, count);
  lua_settop(L, top);
  return skipped;
}

/* Functions of Lua's libraries that go through texts and tables in a single step, whatever their size: no step is
   counted meanwhile, and no hook gets a word in. What they go through is counted here before Lua's own are called. */
#include "script/host.h"

#include <stdint.h>

enum { MAX_REPEATED = 64 * 1024 * 1024, MAX_MOVED = 10000000, BYTES_AT_A_TIME = 64 };

int call_for_texts(lua_State *L)
{
  for (int i = 1; i <= lua_gettop(L); i++)
    if (lua_type(L, i) == LUA_TSTRING)
      host_spend(L, lua_rawlen(L, i) / BYTES_AT_A_TIME);
  return call_original(L);
}

/* Characters that take as long as they are many. */
static int call_for_characters(lua_State *L)
{
  if (lua_type(L, 1) == LUA_TSTRING)
    host_spend(L, lua_rawlen(L, 1));
  return call_original(L);
}

static int string_rep(lua_State *L)
{
  size_t size, separator;
  luaL_checklstring(L, 1, &size);
  lua_Integer n = luaL_checkinteger(L, 2);
  luaL_optlstring(L, 3, "", &separator);
  luaL_argcheck(L, n <= 0 || (size_t)n <= MAX_REPEATED / (size + separator + 1), 2, "太长");
  host_spend(L, n <= 0 ? 0 : (lua_Unsigned)n);
  return call_original(L);
}

/* --- Tables -------------------------------------------------------------------------------------------------- */

/* How many there are from FROM to TO. */
static lua_Unsigned span(lua_Integer from, lua_Integer to)
{
  lua_Unsigned n = from > to ? 0 : (lua_Unsigned)to - (lua_Unsigned)from;
  return from > to || n == UINT64_MAX ? n : n + 1;
}

static int table_move(lua_State *L)
{
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  lua_Unsigned moved = span(from, to);
  luaL_argcheck(L, moved <= MAX_MOVED, 3, "太长");
  host_spend(L, moved);
  return call_original(L);
}

static bool is_table(lua_State *L)
{
  return lua_type(L, 1) == LUA_TTABLE;
}

/* All behind the new element, or the removed one, move on: a table may say of itself that it is endless. */
static int table_shift(lua_State *L)
{
  bool has_place = is_table(L) && lua_gettop(L) >= 2 && lua_isinteger(L, 2);
  if (has_place)
    host_spend(L, span(lua_tointeger(L, 2), luaL_len(L, 1)));
  return call_original(L);
}

static int table_insert(lua_State *L)
{
  return lua_gettop(L) == 3 ? table_shift(L) : call_original(L);
}

/* Concat and unpack take a first and a last place, at FIRST and behind it, or take all. */
static int call_for_range(lua_State *L, int first)
{
  if (is_table(L)) {
    lua_Integer from = luaL_optinteger(L, first, 1);
    host_spend(L, span(from, lua_isnoneornil(L, first + 1) ? luaL_len(L, 1) : luaL_checkinteger(L, first + 1)));
  }
  return call_original(L);
}

static int table_concat(lua_State *L)
{
  return call_for_range(L, 3);
}

static int table_unpack(lua_State *L)
{
  return call_for_range(L, 2);
}

/* --- Opening ------------------------------------------------------------------------------------------------- */

void bound_strings(lua_State *L)
{
  static const char *const linear[] = {"byte", "lower", "upper", "reverse", "sub", "pack", "unpack", "packsize", NULL};
  for (int i = 0; linear[i] != NULL; i++)
    replace_function(L, linear[i], call_for_texts);
  replace_function(L, "rep", string_rep);
}

void bound_tables(lua_State *L)
{
  replace_function(L, "move", table_move);
  replace_function(L, "insert", table_insert);
  replace_function(L, "remove", table_shift);
  replace_function(L, "concat", table_concat);
  replace_function(L, "unpack", table_unpack);
}

/* But for char, and codes, whose loop is the script's. */
void bound_utf8(lua_State *L)
{
  static const char *const linear[] = {"len", "offset", "codepoint", NULL};
  for (int i = 0; linear[i] != NULL; i++)
    replace_function(L, linear[i], call_for_characters);
}

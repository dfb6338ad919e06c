/* Lua's libraries without what reaches out of the sandbox, and without what would make two runs differ: pairs goes by
   the order of keys instead of hashes, sort is stable and has no random pivot, and no text contains an address. */
#include "script/host.h"

#include <math.h>
#include <string.h>

/* --- A stable sort ------------------------------------------------------------------------------------------- */

/* Whether the value at A sorts before that at B. COMPARE: index of a function; 0: Lua's <. */
static bool less(lua_State *L, int a, int b, int compare)
{
  if (compare == 0)
    return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, compare);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  bool result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

/* Merges FROM[low, middle) and FROM[middle, high) into TO[low, high). */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high, int compare)
{
  lua_Integer left = low, right = middle;
  host_spend(L, (lua_Unsigned)(high - low));
  for (lua_Integer out = low; out < high; out++) {
    bool take_right = left == middle;
    if (left < middle && right < high) {
      lua_rawgeti(L, from, left);
      lua_rawgeti(L, from, right);
      int top = lua_gettop(L);
      take_right = less(L, top, top - 1, compare);
      lua_pop(L, 2);
    }
    lua_rawgeti(L, from, take_right ? right++ : left++);
    lua_rawseti(L, to, out);
  }
}

static void sort(lua_State *L, int array, lua_Integer count, int compare)
{
  luaL_checkstack(L, 10, NULL);
  lua_createtable(L, (int)count, 0);
  int from = array, to = lua_gettop(L);
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer low = 1; low <= count; low += 2 * width) {
      lua_Integer middle = low + width <= count ? low + width : count + 1;
      lua_Integer high = middle + width <= count ? middle + width : count + 1;
      merge(L, from, to, low, middle, high, compare);
    }
    int swap = from;
    from = to;
    to = swap;
  }
  for (lua_Integer i = 1; from != array && i <= count; i++) {
    lua_rawgeti(L, from, i);
    lua_rawseti(L, array, i);
  }
  lua_pop(L, 1);
}

static int table_sort(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  if (!lua_isnoneornil(L, 2))
    luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lua_Unsigned count = lua_rawlen(L, 1);
  luaL_argcheck(L, count < INT32_MAX, 1, "太长");
  sort(L, 1, (lua_Integer)count, lua_isnil(L, 2) ? 0 : 2);
  return 0;
}

/* --- Texts without addresses --------------------------------------------------------------------------------- */

static bool has_text(lua_State *L, int index)
{
  int type = lua_type(L, index);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
    return true;
  if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL)
    return false;
  lua_pop(L, 1);
  return true;
}

static int safe_tostring(lua_State *L)
{
  luaL_checkany(L, 1);
  if (has_text(L, 1))
    luaL_tolstring(L, 1, NULL);
  else
    lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

int call_original(lua_State *L)
{
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int string_format(lua_State *L)
{
  const char *format = luaL_checkstring(L, 1);
  for (const char *c = strchr(format, '%'); c != NULL; c = strchr(c + 1, '%')) {
    c += 1 + strspn(c + 1, "-+ #0123456789.");
    luaL_argcheck(L, *c != 'p', 1, "不能写出地址");
    if (*c == '\0')
      break;
  }
  for (int i = 2; i <= lua_gettop(L); i++) {
    luaL_argcheck(L, has_text(L, i), i, "不是文字或数");
    if (lua_type(L, i) == LUA_TNUMBER && !isfinite(lua_tonumber(L, i)))
      return luaL_error(L, "%s", NOT_A_NUMBER);
  }
  return call_for_texts(L);
}

/* Steps are not counted while a finalizer runs. */
static int safe_setmetatable(lua_State *L)
{
  if (lua_istable(L, 2)) {
    lua_pushliteral(L, "__gc");
    luaL_argcheck(L, lua_rawget(L, 2) == LUA_TNIL, 2, "不能有 __gc");
    lua_pop(L, 1);
  }
  return call_original(L);
}

/* --- Opening ------------------------------------------------------------------------------------------------- */

void replace_function(lua_State *L, const char *name, lua_CFunction function)
{
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

static void remove_field(lua_State *L, const char *name)
{
  lua_pushnil(L);
  lua_setfield(L, -2, name);
}

static void open_base(lua_State *L)
{
  static const char *const safe[] = {"assert",       "error",    "getmetatable", "ipairs", "pcall",
                                     "rawequal",     "rawget",   "rawlen",       "rawset", "select",
                                     "setmetatable", "tonumber", "type"};
  luaL_requiref(L, "_G", luaopen_base, 0);
  lua_newtable(L);
  for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
    lua_getfield(L, -2, safe[i]);
    lua_setfield(L, -2, safe[i]);
  }
  lua_pushcfunction(L, host_lua_pairs);
  lua_setfield(L, -2, "pairs");
  lua_pushcfunction(L, safe_tostring);
  lua_setfield(L, -2, "tostring");
  replace_function(L, "setmetatable", safe_setmetatable);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pop(L, 1);
}

void host_open_libraries(lua_State *L)
{
  open_base(L);
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
  remove_field(L, "dump");
  bound_strings(L);
  patterns_open(L);
  replace_function(L, "format", string_format);
  luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
  bound_tables(L);
  replace_function(L, "sort", table_sort);
  luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 1);
  remove_field(L, "random");
  remove_field(L, "randomseed");
  luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 1);
  bound_utf8(L);
  lua_settop(L, 0);
}

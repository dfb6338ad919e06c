/* Unknown names: which known one is most like them, and those in a part of an expression that is not evaluated
   (`x and x.nmae` while x is false). */
#include "script/host.h"

#include <string.h>

/* --- What may have been meant ------------------------------------------------------------------------------------ */

void try_keys(lua_State *L, int index, zb_nearest *nearest)
{
  if (!lua_istable(L, index))
    return;
  index = lua_absindex(L, index);
  luaL_checkstack(L, 4, NULL);
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING)
      zb_nearest_try(nearest, lua_tostring(L, -1));
  }
}

void push_suggestion(lua_State *L, const zb_nearest *nearest)
{
  if (nearest->found == NULL)
    lua_pushliteral(L, "");
  else
    lua_pushfstring(L, "，是不是 %s？", nearest->found);
}

int raise_unknown(lua_State *L, int table, const char *name)
{
  zb_nearest nearest = zb_nearest_to(name);
  try_keys(L, table, &nearest);
  script_of(L)->is_certain = true;
  push_suggestion(L, &nearest);
  lua_pushfstring(L, "没有 %s%s", name, lua_tostring(L, -1));
  return lua_error(L);
}

/* --- Names in an expression -------------------------------------------------------------------------------------- */

/* Between C and the character beside it no word ends. */
static bool is_of_word(char c)
{
  return is_letter(c) || (c >= '0' && c <= '9');
}

bool has_word(const char *source, const char *name)
{
  size_t length = strlen(name);
  for (const char *at = source; (at = strstr(at, name)) != NULL; at++)
    if ((at == source || !is_of_word(at[-1])) && !is_of_word(at[length]))
      return true;
  return false;
}

static const char *skip_blanks(const char *s)
{
  return s + strspn(s, " \t\r\n");
}

/* Replaces the value at VALUE by its field NAME; false if the value has no fields to look at. Raises if there is no
   such name. */
static bool step_into(lua_State *L, int value, const char *name)
{
  int type = lua_type(L, value);
  if (type != LUA_TTABLE && type != LUA_TUSERDATA && type != LUA_TSTRING)
    return false;
  bool raises = type != LUA_TSTRING && luaL_getmetafield(L, value, "__metatable") != LUA_TNIL;
  if (lua_getfield(L, value, name) == LUA_TNIL && !raises)
    raise_unknown(L, value, name);
  lua_replace(L, value);
  return true;
}

/* Looks up the name at S and those that dots join to it; returns what follows. */
static const char *check_path(lua_State *L, const char *s)
{
  int top = lua_gettop(L), value = top + 1;
  const char *end = token_end(s), *next;
  registry_get(L, KEY_ENVIRONMENT);
  const char *name = lua_pushlstring(L, s, (size_t)(end - s));
  bool known = !zb_is_keyword(name) && step_into(L, value, name);
  for (;; end = token_end(next)) {
    const char *dot = skip_blanks(end);
    next = skip_blanks(token_end(dot));
    if ((*dot != '.' && *dot != ':') || token_end(dot) != dot + 1 || !is_letter(*next))
      break;
    name = lua_pushlstring(L, next, (size_t)(token_end(next) - next));
    known = known && step_into(L, value, name);
  }
  lua_settop(L, top);
  return end;
}

void check_names(lua_State *L, const char *source)
{
  luaL_checkstack(L, 32, NULL);
  if (has_word(source, "function")) /* it may have names of its own */
    return;
  bool behind_dot = false; /* a field of a value that is only known once it is evaluated: f(x).name */
  for (const char *s = skip_blanks(source), *end; *s != '\0'; s = skip_blanks(end)) {
    end = token_end(s);
    if (is_letter(*s) && !behind_dot && !is_key(end))
      end = check_path(L, s);
    behind_dot = (*s == '.' || *s == ':') && end == s + 1;
  }
}

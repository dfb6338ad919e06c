/* A strict model: a copy whose tables know which names there are, and raise where a template asks for another one,
   which else would be nil, so that `{x.nmae or ""}` is found. Tables that stand in the same list have the same names:
   what is nil in one of them may be there in another.

   A shape is what tables of the same place have in common. */
#include "script/host.h"

enum {
  SHAPE_NAMES = 1, /* name -> true */
  SHAPE_PARTS,     /* name -> shape of what stands there; ELEMENT -> shape of the elements */
  SHAPE_META       /* the metatable of its tables, once it is made */
};

#define ELEMENT 1

/* Tables of a sample, copies of shared ones too: more are a circle that is none, or no sample. */
enum { MAX_TABLES = 100000 };

typedef struct strictness {
  lua_State *L;
  int path; /* index of a table whose keys are the tables above the current one: a circle ends there */
  int count;
} strictness;

/* A table that the template may go into: one of the script's own, or a row. */
static bool is_open(lua_State *L, int index)
{
  if (!lua_istable(L, index))
    return false;
  if (!lua_getmetatable(L, index))
    return true;
  lua_pop(L, 1);
  return row_table(L, index) > -2;
}

/* Notes on the path that the table at INDEX is entered; false if it is on it. */
static bool enter(strictness *s, int index)
{
  lua_State *L = s->L;
  luaL_checkstack(L, 16, NULL);
  if (++s->count > MAX_TABLES)
    luaL_error(L, "sample 交出的表太多");
  lua_pushvalue(L, index);
  bool circle = lua_rawget(L, s->path) != LUA_TNIL;
  lua_pop(L, 1);
  if (!circle) {
    lua_pushvalue(L, index);
    lua_pushboolean(L, 1);
    lua_rawset(L, s->path);
  }
  return !circle;
}

static void leave(strictness *s, int index)
{
  lua_pushvalue(s->L, index);
  lua_pushnil(s->L);
  lua_rawset(s->L, s->path);
}

static void push_shape(lua_State *L)
{
  lua_createtable(L, 3, 0);
  lua_newtable(L);
  lua_rawseti(L, -2, SHAPE_NAMES);
  lua_newtable(L);
  lua_rawseti(L, -2, SHAPE_PARTS);
}

/* Pushes the shape of what stands at the key at KEY of a table of SHAPE, made when first asked for. */
static void push_part(lua_State *L, int shape, int key)
{
  lua_rawgeti(L, shape, SHAPE_PARTS);
  if (lua_type(L, key) == LUA_TSTRING)
    lua_pushvalue(L, key);
  else
    lua_pushinteger(L, ELEMENT);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, -3) == LUA_TNIL) {
    lua_pop(L, 1);
    push_shape(L);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, -5);
  }
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* Notes the names of the table at INDEX in SHAPE, and those of the tables in it. */
static void note_names(strictness *s, int index, int shape)
{
  lua_State *L = s->L;
  if (!enter(s, index))
    return;
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    int value = lua_gettop(L), key = value - 1;
    if (lua_type(L, key) == LUA_TSTRING) {
      lua_rawgeti(L, shape, SHAPE_NAMES);
      lua_pushvalue(L, key);
      lua_pushboolean(L, 1);
      lua_rawset(L, -3);
    }
    if (is_open(L, value)) {
      push_part(L, shape, key);
      note_names(s, value, lua_gettop(L));
    }
    lua_settop(L, key);
  }
  leave(s, index);
}

/* __index: (table, name); upvalue: the names. A name that stands in the expression is meant to be there; one that the
   data give ({counts[x.level]}) need not. */
static int look_for(lua_State *L)
{
  const zb_expression *e = script_of(L)->current;
  if (lua_type(L, 2) != LUA_TSTRING)
    return 0;
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
    return 0;
  const char *name = lua_tostring(L, 2);
  if (e == NULL || !has_word(zb_expression_source(e), name))
    return 0;
  return raise_unknown(L, lua_upvalueindex(1), name);
}

static void push_metatable(lua_State *L, int shape)
{
  if (lua_rawgeti(L, shape, SHAPE_META) != LUA_TNIL)
    return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_rawgeti(L, shape, SHAPE_NAMES);
  lua_pushcclosure(L, look_for, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, -1);
  lua_rawseti(L, shape, SHAPE_META);
}

/* Pushes the copy of the table at INDEX, or itself if it stands in itself. */
static void push_copy(strictness *s, int index, int shape)
{
  lua_State *L = s->L;
  if (!enter(s, index)) {
    lua_pushvalue(L, index);
    return;
  }
  lua_newtable(L);
  int copy = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    int value = lua_gettop(L), key = value - 1;
    lua_pushvalue(L, key);
    if (is_open(L, value)) {
      push_part(L, shape, key);
      push_copy(s, value, lua_gettop(L));
      lua_remove(L, -2);
    } else {
      lua_pushvalue(L, value);
    }
    lua_rawset(L, copy);
    lua_settop(L, key);
  }
  push_metatable(L, shape);
  lua_setmetatable(L, copy);
  leave(s, index);
}

void make_strict(lua_State *L)
{
  int model = lua_gettop(L);
  strictness s = {L, model + 1, 0};
  lua_newtable(L);
  push_shape(L);
  note_names(&s, model, model + 2);
  push_copy(&s, model, model + 2);
  lua_replace(L, model);
  lua_settop(L, model);
}

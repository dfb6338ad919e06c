/* The functions that query the store: rows list first count sum query empty. */
#include "script/host.h"

#include <string.h>

/* Runs the condition's query; its rows belong to a new userdata on top of the stack, so that errors don't leak them. */
static zb_rows *run_condition(lua_State *L, const condition *c)
{
  zb_rows **rows = new_rows(L);
  *rows = run_query(L, c->sql, c->values, c->count, c->table != NULL);
  return *rows;
}

static bool next_or_raise(lua_State *L, zb_rows *rows)
{
  bool more = zb_rows_next(rows);
  if (!more && zb_rows_error(rows) != NULL)
    luaL_error(L, "查询出错：%s", zb_rows_error(rows));
  return more;
}

/* Releases the statement now rather than at the next garbage collection. */
static void end_rows(lua_State *L, int index)
{
  zb_rows **rows = lua_touserdata(L, index);
  zb_rows_free(*rows);
  *rows = NULL;
}

/* Whether the conditions at WHERE are none. */
static bool are_none(lua_State *L, int where)
{
  if (!lua_istable(L, where))
    return lua_isnil(L, where);
  lua_pushnil(L);
  bool is_one = lua_next(L, where) != 0;
  lua_settop(L, is_one ? -3 : -1);
  return !is_one;
}

/* All rows of a table: these may be a million, of which a process reads its part. */
static int walk(lua_State *L)
{
  zb_store *store = script_of(L)->store;
  const char *why, *table = luaL_checkstring(L, 1);
  condition c = make_walk(L, table, luaL_optstring(L, 3, ""));
  const char *row = lua_pushfstring(L, "SELECT * FROM \"%s\" WHERE _row = ?", table);
  if (zb_store_walk(store, c.sql, row, new_rows(L), &why) != ZB_OK)
    return luaL_error(L, "查询出错：%s", why);
  push_iterator(L, c.index);
  return 1;
}

static int api_rows(lua_State *L)
{
  lua_settop(L, 3);
  if (are_none(L, 2))
    return walk(L);
  condition c = make_condition(L, "*", luaL_checkstring(L, 1), 2, 3);
  run_condition(L, &c);
  push_iterator(L, c.index);
  return 1;
}

static int api_list(lua_State *L)
{
  lua_settop(L, 3);
  condition c = make_condition(L, "*", luaL_checkstring(L, 1), 2, 3);
  zb_rows *rows = run_condition(L, &c);
  int holder = lua_gettop(L);
  lua_newtable(L);
  for (lua_Integer i = 1; next_or_raise(L, rows); i++) {
    push_row(L, rows, c.index);
    lua_rawseti(L, -2, i);
  }
  end_rows(L, holder);
  return 1;
}

static int api_first(lua_State *L)
{
  lua_settop(L, 3);
  condition c = make_condition(L, "*", luaL_checkstring(L, 1), 2, 3);
  zb_rows *rows = run_condition(L, &c);
  int holder = lua_gettop(L);
  if (next_or_raise(L, rows))
    push_row(L, rows, c.index);
  else
    lua_pushnil(L);
  end_rows(L, holder);
  return 1;
}

/* Pushes the single number that the query gives; 0 if it gives none. */
static int push_number(lua_State *L, const condition *c)
{
  zb_rows *rows = run_condition(L, c);
  int holder = lua_gettop(L);
  zb_value value = {.type = ZB_VALUE_INTEGER};
  if (next_or_raise(L, rows))
    value = zb_rows_value(rows, 0);
  if (value.type == ZB_VALUE_TEXT)
    lua_pushinteger(L, 0);
  else
    push_value(L, value);
  end_rows(L, holder);
  return 1;
}

static int api_count(lua_State *L)
{
  lua_settop(L, 2);
  condition c = make_condition(L, "count(*)", luaL_checkstring(L, 1), 2, 0);
  return push_number(L, &c);
}

static int api_sum(lua_State *L)
{
  lua_settop(L, 3);
  const char *table = luaL_checkstring(L, 1), *field = luaL_checkstring(L, 2);
  const zb_field *summed = schema_field(L, table, field);
  luaL_argcheck(L, field[0] != '_' && summed != NULL, 2, "表里没有这个字段");
  if (script_of(L)->is_public && summed->privacy != ZB_PUBLIC)
    return luaL_error(L, "公示的文书不能查“%s”", summed->header);
  condition c = make_condition(L, lua_pushfstring(L, "sum(\"%s\")", field), table, 3, 0);
  return push_number(L, &c);
}

static int api_query(lua_State *L)
{
  const char *sql = luaL_checkstring(L, 1);
  int count = lua_gettop(L) - 1;
  if (script_of(L)->store == NULL)
    return luaL_error(L, "现在没有数据可查");
  zb_value *values = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *values, 0);
  for (int i = 0; i < count; i++) {
    if (is_sealed(L, i + 2)) /* the SELECT could return it */
      return refuse_sealed(L, i + 2);
    values[i] = value_at(L, i + 2);
  }
  condition c = {.sql = sql, .values = values, .count = count};
  run_condition(L, &c);
  push_iterator(L, -1);
  return 1;
}

void push_empty(lua_State *L, const char *table)
{
  const zb_store *store = script_of(L)->store;
  const zb_schema *schema = store == NULL ? NULL : zb_store_schema(store);
  for (int t = 0; schema != NULL && t < schema->table_count; t++) {
    if (strcmp(schema->tables[t].name, table) == 0) {
      push_empty_row(L, t);
      return;
    }
  }
  luaL_error(L, "没有叫做“%s”的表", table);
}

static int api_empty(lua_State *L)
{
  push_empty(L, luaL_checkstring(L, 1));
  return 1;
}

void api_open(lua_State *L)
{
  static const luaL_Reg functions[] = {{"rows", api_rows},   {"list", api_list}, {"first", api_first},
                                       {"count", api_count}, {"sum", api_sum},   {"query", api_query},
                                       {"empty", api_empty}, {NULL, NULL}};
  lua_pushglobaltable(L);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}

/* Rows of the store as Lua tables. Each has its fields, its identity _row, and a metatable that tells its table and
   makes unknown fields errors. */
#include "script/host.h"

#include <math.h>
#include <string.h>

#define ROWS_TYPE "zhibiao.rows"
#define TABLE_INDEX 1                /* key of the metatable's element that holds the table's index */
#define FIRST_NAME 2                 /* from there on it has the names of the columns, _row first */
#define MAX_EXACT 9007199254740992.0 /* 2^53: below it doubles hold every integer */

/* --- Values -------------------------------------------------------------------------------------------------- */

void push_value(lua_State *L, zb_value value)
{
  if (value.type == ZB_VALUE_INTEGER)
    lua_pushinteger(L, value.integer);
  else if (value.type == ZB_VALUE_TEXT)
    lua_pushlstring(L, value.text, strlen(value.text)); /* lua_pushstring would look for the text by its address */
  else if (floor(value.real) == value.real && fabs(value.real) < MAX_EXACT)
    lua_pushinteger(L, (lua_Integer)value.real);
  else
    lua_pushnumber(L, value.real);
}

/* Upvalue: the table's title. */
static int unknown_field(lua_State *L)
{
  zb_nearest nearest = zb_nearest_to(luaL_tolstring(L, 2, NULL));
  try_keys(L, 1, &nearest);
  script_of(L)->is_certain = true;
  push_suggestion(L, &nearest);
  return luaL_error(L, "“%s”没有“%s”这个字段%s", lua_tostring(L, lua_upvalueindex(1)), nearest.name,
                    lua_tostring(L, -1));
}

static void add_column(lua_State *L, int column, const char *name)
{
  lua_pushstring(L, name);
  lua_rawseti(L, -2, FIRST_NAME + column);
}

/* Adds the metatable for rows of schema table TABLE, or of queries (-1), to the Lua table on top of the stack. */
static void add_metatable(lua_State *L, int table, const char *title)
{
  const zb_table_schema *columns = table < 0 ? NULL : &zb_store_schema(script_of(L)->store)->tables[table];
  lua_createtable(L, columns == NULL ? 1 : columns->field_count + FIRST_NAME, 2);
  lua_pushinteger(L, table);
  lua_rawseti(L, -2, TABLE_INDEX);
  for (int f = 0; columns != NULL && f < columns->field_count; f++)
    add_column(L, f + 1, columns->fields[f].name);
  if (columns != NULL)
    add_column(L, 0, "_row");
  lua_pushstring(L, title);
  lua_pushcclosure(L, unknown_field, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawseti(L, -2, table + 2);
}

static int free_rows(lua_State *L)
{
  zb_rows **rows = luaL_checkudata(L, 1, ROWS_TYPE);
  zb_rows_free(*rows);
  *rows = NULL;
  return 0;
}

void rows_open(lua_State *L)
{
  const zb_store *store = script_of(L)->store;
  const zb_schema *schema = store == NULL ? NULL : zb_store_schema(store);
  lua_newtable(L);
  add_metatable(L, -1, "查询结果");
  for (int t = 0; schema != NULL && t < schema->table_count; t++)
    add_metatable(L, t, schema->tables[t].title);
  registry_set(L, KEY_ROWS);
  luaL_newmetatable(L, ROWS_TYPE);
  lua_pushcfunction(L, free_rows);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

void add_source(zb_script *script, int source)
{
  const zb_source *sources;
  size_t count = zb_store_sources(script->store, &sources);
  if (source < 0 || (size_t)source >= count)
    return;
  if (script->sources == NULL)
    script->sources = zb_arena_array(script->document, count, sizeof *script->sources);
  script->sources[source] = true;
}

/* The field of column C: after _row, columns are in the schema's order. */
static const zb_field *field_of(lua_State *L, int table, int c, const char *name)
{
  const zb_table_schema *schema = &zb_store_schema(script_of(L)->store)->tables[table];
  if (c <= schema->field_count && strcmp(schema->fields[c - 1].name, name) == 0)
    return &schema->fields[c - 1];
  for (int f = 0; f < schema->field_count; f++)
    if (strcmp(schema->fields[f].name, name) == 0)
      return &schema->fields[f];
  luaL_error(L, "“%s”没有“%s”这个字段", schema->title, name);
  return NULL;
}

void push_row(lua_State *L, const zb_rows *rows, int table)
{
  int columns = zb_rows_columns(rows);
  if (table >= 0) /* then the first column is _row */
    add_source(script_of(L), zb_store_source_of(script_of(L)->store, zb_rows_value(rows, 0).integer));
  bool open = table < 0 || !script_of(L)->is_public;
  registry_get(L, KEY_ROWS);
  lua_rawgeti(L, -1, table + 2);
  lua_replace(L, -2);
  lua_createtable(L, 0, columns);
  for (int c = 0; c < columns; c++) {
    if (table < 0)
      lua_pushstring(L, zb_rows_name(rows, c));
    else
      lua_rawgeti(L, -2, FIRST_NAME + c);
    if (open || c == 0)
      push_value(L, zb_rows_value(rows, c));
    else
      push_public(L, field_of(L, table, c, zb_rows_name(rows, c)), zb_rows_value(rows, c));
    lua_rawset(L, -3);
  }
  lua_insert(L, -2);
  lua_setmetatable(L, -2);
}

void push_empty_row(lua_State *L, int table)
{
  const zb_table_schema *schema = &zb_store_schema(script_of(L)->store)->tables[table];
  lua_createtable(L, 0, schema->field_count + 1);
  for (int f = 0; f < schema->field_count; f++) {
    lua_pushliteral(L, "");
    lua_setfield(L, -2, schema->fields[f].name);
  }
  registry_get(L, KEY_ROWS);
  lua_rawgeti(L, -1, table + 2);
  lua_setmetatable(L, -3);
  lua_pop(L, 1);
}

/* --- What a row is ------------------------------------------------------------------------------------------- */

int row_table(lua_State *L, int index)
{
  int table = -2;
  if (!lua_istable(L, index) || !lua_getmetatable(L, index))
    return table;
  registry_get(L, KEY_ROWS);
  if (lua_rawgeti(L, -2, TABLE_INDEX) == LUA_TNUMBER) {
    int marked = (int)lua_tointeger(L, -1);
    lua_rawgeti(L, -2, marked + 2);
    if (lua_rawequal(L, -1, -4)) /* a script's own metatable may have a number there, too */
      table = marked;
    lua_pop(L, 1);
  }
  lua_pop(L, 3);
  return table;
}

const char *row_text(lua_State *L, int index, const char *field)
{
  index = lua_absindex(L, index);
  lua_pushstring(L, field);
  lua_rawget(L, index);
  const char *text = sealed_text(L, -1);
  text = zb_arena_strdup(script_of(L)->document, text == NULL ? "" : text);
  lua_pop(L, 1);
  return text;
}

const char *row_place(lua_State *L, int index, const char *field)
{
  zb_script *script = script_of(L);
  int table = row_table(L, index);
  if (table < 0)
    return "";
  index = lua_absindex(L, index);
  lua_pushliteral(L, "_row");
  lua_rawget(L, index);
  lua_Integer row = lua_tointeger(L, -1);
  lua_pop(L, 1);
  const char *name = zb_store_schema(script->store)->tables[table].name;
  return zb_store_place(script->store, name, row, field, script->document);
}

/* --- Iterating ----------------------------------------------------------------------------------------------- */

zb_rows *run_query(lua_State *L, const char *sql, const zb_value *values, int count, bool own)
{
  zb_script *script = script_of(L);
  zb_rows *rows;
  const char *why;
  bool open = own || !script->is_public;
  if ((open ? zb_store_query : zb_store_query_public)(script->store, sql, values, count, &rows, &why) != ZB_OK)
    luaL_error(L, "查询出错：%s", why);
  return rows;
}

/* Releases rows of which there is no other, rather than at the next garbage collection; raises if that is an error. */
static void finish_rows(lua_State *L, zb_rows **rows)
{
  const char *error = zb_rows_error(*rows);
  if (error != NULL)
    lua_pushfstring(L, "查询出错：%s", error); /* which is the rows' */
  zb_rows_free(*rows);
  *rows = NULL;
  if (error != NULL)
    luaL_error(L, "%s", lua_tostring(L, -1));
}

/* Upvalues: the rows, their table's index in the schema. */
static int next_row(lua_State *L)
{
  zb_rows **rows = lua_touserdata(L, lua_upvalueindex(1));
  if (*rows == NULL)
    return 0;
  if (zb_rows_next(*rows)) {
    push_row(L, *rows, (int)lua_tointeger(L, lua_upvalueindex(2)));
    return 1;
  }
  finish_rows(L, rows);
  lua_pushnil(L);
  return 1;
}

lua_Integer skip_rows(lua_State *L, int iterator, lua_Integer count)
{
  if (lua_tocfunction(L, iterator) != next_row)
    return -1;
  lua_getupvalue(L, iterator, 1);
  zb_rows **rows = lua_touserdata(L, -1);
  lua_Integer skipped = *rows == NULL ? 0 : zb_rows_skip(*rows, count);
  if (*rows != NULL && skipped < count)
    finish_rows(L, rows);
  lua_pop(L, 1);
  return skipped;
}

zb_rows **new_rows(lua_State *L)
{
  zb_rows **rows = lua_newuserdatauv(L, sizeof(zb_rows *), 0);
  *rows = NULL;
  luaL_setmetatable(L, ROWS_TYPE);
  return rows;
}

void push_iterator(lua_State *L, int table)
{
  lua_pushinteger(L, table);
  lua_pushcclosure(L, next_row, 2);
}

/* Makes SQL of rows("work", {id_number = …, year = {2018, 2019}}, "start desc, title"). */
#include "script/host.h"

#include <string.h>

zb_value value_at(lua_State *L, int index)
{
  zb_value value = {.type = ZB_VALUE_TEXT, .text = sealed_text(L, index)};
  if (value.text != NULL)
    return value;
  switch (lua_type(L, index)) {
  case LUA_TBOOLEAN:
    value.text = lua_toboolean(L, index) ? "是" : "否";
    break;
  case LUA_TNUMBER:
    value.type = lua_isinteger(L, index) ? ZB_VALUE_INTEGER : ZB_VALUE_REAL;
    value.integer = lua_tointeger(L, index);
    value.real = lua_tonumber(L, index);
    break;
  default:
    luaL_error(L, "查询条件只能是文字或数，不能是 %s", luaL_typename(L, index));
  }
  return value;
}

static const zb_field *find_field(const zb_table_schema *table, const char *name, size_t length)
{
  for (int f = 0; f < table->field_count; f++)
    if (strncmp(table->fields[f].name, name, length) == 0 && table->fields[f].name[length] == '\0')
      return &table->fields[f];
  return NULL;
}

const zb_field *schema_field(lua_State *L, const char *table, const char *field)
{
  const zb_store *store = script_of(L)->store;
  const zb_schema *schema = store == NULL ? NULL : zb_store_schema(store);
  for (int t = 0; schema != NULL && t < schema->table_count; t++)
    if (strcmp(schema->tables[t].name, table) == 0)
      return find_field(&schema->tables[t], field, strlen(field));
  return NULL;
}

/* How many fields the conditions are on. */
static int check_fields(lua_State *L, const zb_table_schema *table, int where)
{
  int count = 0;
  lua_pushnil(L);
  while (lua_next(L, where) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING || find_field(table, lua_tostring(L, -1), lua_rawlen(L, -1)) == NULL) {
      lua_pushvalue(L, -1);
      luaL_error(L, "“%s”表没有“%s”这个字段", table->title, luaL_tolstring(L, -1, NULL));
    }
    count++;
  }
  return count;
}

/* The texts are borrowed from the script's table, which is alive until the query has bound them. */
static void add_value(lua_State *L, condition *c, zb_value *values)
{
  values[c->count++] = value_at(L, -1);
  lua_pop(L, 1);
}

static int count_values(lua_State *L, int where)
{
  int count = 0;
  lua_pushnil(L);
  while (lua_next(L, where) != 0) {
    lua_Unsigned n = lua_istable(L, -1) ? lua_rawlen(L, -1) : 1;
    luaL_argcheck(L, n < 30000, where, "条件里的值太多");
    count += (int)n;
    lua_pop(L, 1);
  }
  return count;
}

static void add_list(lua_State *L, zb_buffer *sql, condition *c, zb_value *values)
{
  lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
  zb_buffer_puts(sql, " IN (");
  for (lua_Integer i = 1; i <= n; i++) {
    zb_buffer_puts(sql, i == 1 ? "?" : ",?");
    lua_rawgeti(L, -1, i);
    add_value(L, c, values);
  }
  zb_buffer_putc(sql, ')');
}

/* Not by printf: with so many queries it would take as long as finding the rows. */
static void add_name(zb_buffer *sql, const char *name)
{
  zb_buffer_putc(sql, '"');
  zb_buffer_puts(sql, name);
  zb_buffer_putc(sql, '"');
}

static void add_where(lua_State *L, zb_buffer *sql, int where, condition *c)
{
  int left = check_fields(L, c->table, where);
  zb_value *values = lua_newuserdatauv(L, ((size_t)count_values(L, where) + 1) * sizeof *values, 0);
  c->values = values;
  const char *word = " WHERE ";
  for (int f = 0; left > 0; f++) {
    lua_pushstring(L, c->table->fields[f].name);
    int type = lua_rawget(L, where);
    if (type == LUA_TNIL) {
      lua_pop(L, 1);
      continue;
    }
    left--;
    zb_buffer_puts(sql, word);
    add_name(sql, c->table->fields[f].name);
    word = " AND ";
    if (type == LUA_TTABLE) {
      add_list(L, sql, c, values);
      lua_pop(L, 1);
    } else {
      zb_buffer_puts(sql, " = ?");
      add_value(L, c, values);
    }
  }
}

/* One part of "start desc, title". */
static void add_order_part(lua_State *L, zb_buffer *sql, const char *part, size_t length, const zb_table_schema *table)
{
  size_t start = strspn(part, " ");
  size_t name = strcspn(part + start, " ,");
  const char *rest = part + start + name;
  size_t rest_length = length > start + name ? length - start - name : 0;
  while (rest_length > 0 && *rest == ' ') {
    rest++;
    rest_length--;
  }
  while (rest_length > 0 && rest[rest_length - 1] == ' ')
    rest_length--;
  const zb_field *field = find_field(table, part + start, name);
  bool descending = rest_length == 4 && strncmp(rest, "desc", 4) == 0;
  bool right = descending || rest_length == 0 || (rest_length == 3 && strncmp(rest, "asc", 3) == 0);
  if (field == NULL || !right) {
    lua_pushlstring(L, part, length);
    luaL_error(L, "不能按“%s”排序：“%s”表没有这个字段", lua_tostring(L, -1), table->title);
    return;
  }
  add_name(sql, field->name);
  zb_buffer_puts(sql, descending ? " DESC, " : ", ");
}

/* TIES: by which those go that are alike. */
static void add_order(lua_State *L, zb_buffer *sql, const char *order, const char *ties, const zb_table_schema *table)
{
  zb_buffer_puts(sql, " ORDER BY ");
  while (*order != '\0') {
    size_t length = strcspn(order, ",");
    add_order_part(L, sql, order, length, table);
    order += length + (order[length] == ',');
  }
  zb_buffer_puts(sql, ties);
}

/* "SELECT WHAT FROM table". */
static condition begin_condition(lua_State *L, const char *what, const char *table)
{
  zb_script *script = script_of(L);
  if (script->store == NULL)
    luaL_error(L, "现在没有数据可查");
  const zb_schema *schema = zb_store_schema(script->store);
  condition c = {.index = -1};
  for (int t = 0; t < schema->table_count; t++)
    if (strcmp(schema->tables[t].name, table) == 0)
      c.index = t;
  if (c.index < 0)
    luaL_error(L, "lua/schema.lua 里没有叫做“%s”的表", table);
  c.table = &schema->tables[c.index];
  zb_buffer *sql = &script->sql;
  zb_buffer_clear(sql);
  zb_buffer_puts(sql, "SELECT ");
  zb_buffer_puts(sql, what);
  zb_buffer_puts(sql, " FROM ");
  add_name(sql, table);
  return c;
}

condition make_condition(lua_State *L, const char *what, const char *table, int where, int order)
{
  if (!lua_isnoneornil(L, where))
    luaL_checktype(L, where, LUA_TTABLE);
  const char *order_text = order == 0 ? "" : luaL_optstring(L, order, "");
  condition c = begin_condition(L, what, table);
  zb_buffer *sql = &script_of(L)->sql;
  if (lua_istable(L, where))
    add_where(L, sql, where, &c);
  if (order != 0)
    add_order(L, sql, order_text, "_row", c.table); /* the order of import */
  c.sql = sql->data;
  return c;
}

condition make_walk(lua_State *L, const char *table, const char *order)
{
  condition c = begin_condition(L, "_row", table);
  zb_buffer *sql = &script_of(L)->sql;
  add_order(L, sql, order, "+_row", c.table); /* + : sorted from an index, which is read faster than all rows */
  c.sql = sql->data;
  return c;
}

/* What a generator says of itself: the fields of the table that its script returns. A field that nobody reads is an
   error, as the author meant another one: with onwer = "unit" a document would be made in spite of its owner's errors.
 */
#include "script/host.h"

#include <string.h>

/* --- Fields ---------------------------------------------------------------------------------------------------- */

/* Those of TOLERATES may be a text or a list. */
static const struct {
  const char *name;
  int type;
} fields[] = {
    {"title", LUA_TSTRING},        {"template", LUA_TSTRING},     {"command", LUA_TSTRING},
    {"owner", LUA_TSTRING},        {"order", LUA_TNUMBER},        {"public", LUA_TBOOLEAN},
    {"tolerates", LUA_TNONE},      {"records", LUA_TFUNCTION},    {"make", LUA_TFUNCTION},
    {"blank", LUA_TFUNCTION},      {"sample", LUA_TFUNCTION},     {"judge", LUA_TFUNCTION},
    {"stage", LUA_TFUNCTION},      {"stages", LUA_TFUNCTION},     {"outcome", LUA_TFUNCTION},
    {"counted", LUA_TFUNCTION},    {"off", LUA_TBOOLEAN},         {"common", LUA_TTABLE},
    {"guide", LUA_TFUNCTION},      {"volume", LUA_TFUNCTION},     {"copy_mark", LUA_TFUNCTION},
    {"copy_name", LUA_TFUNCTION},  {"came_out", LUA_TFUNCTION},   {"wants", LUA_TFUNCTION},
    {"take", LUA_TFUNCTION},       {"spoil", LUA_TFUNCTION},      {"written", LUA_TFUNCTION},
    {"faults", LUA_TFUNCTION},     {"is_written", LUA_TFUNCTION}, {"facts", LUA_TFUNCTION},
    {"difference", LUA_TFUNCTION}, {"templates", LUA_TTABLE},     {"folder", LUA_TFUNCTION},
    {"reprint", LUA_TFUNCTION},    {"share", LUA_TFUNCTION},      {"added", LUA_TFUNCTION},
    {"recall", LUA_TFUNCTION},     {"check", LUA_TBOOLEAN},       {"packages", LUA_TFUNCTION},
    {"section", LUA_TFUNCTION},    {"ledger", LUA_TFUNCTION},     {"book", LUA_TFUNCTION},
    {"newer", LUA_TFUNCTION},
};

static const char *type_name(int type)
{
  switch (type) {
  case LUA_TSTRING:
    return "文字";
  case LUA_TNUMBER:
    return "数";
  case LUA_TBOOLEAN:
    return " true 或 false";
  case LUA_TTABLE:
    return "表";
  default:
    return "函数";
  }
}

/* KEY has no field: raises. */
static void refuse_field(lua_State *L, const char *key)
{
  zb_nearest nearest = zb_nearest_to(key);
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
    zb_nearest_try(&nearest, fields[i].name);
  push_suggestion(L, &nearest);
  luaL_error(L, "脚本交出的表没有“%s”这个字段%s", key, lua_tostring(L, -1));
}

static void check_field(lua_State *L, const char *key, int value)
{
  size_t i = 0, n = sizeof fields / sizeof fields[0];
  while (i < n && strcmp(fields[i].name, key) != 0)
    i++;
  if (i == n) {
    refuse_field(L, key);
    return;
  }
  if (fields[i].type != LUA_TNONE && lua_type(L, value) != fields[i].type)
    luaL_error(L, "%s 应当是%s，而不是 %s", key, type_name(fields[i].type), luaL_typename(L, value));
}

/* In the order of their names, so that it is the same error each time. */
static void check_fields(lua_State *L, int table)
{
  const char *last = "";
  for (;;) {
    const char *next = NULL;
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
      lua_pop(L, 1);
      if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "脚本交出的表里有一项没有名字：应当写成 名字 = 值");
      const char *key = lua_tostring(L, -1);
      if (strcmp(key, last) > 0 && (next == NULL || strcmp(key, next) < 0))
        next = key;
    }
    if (next == NULL)
      return;
    lua_getfield(L, table, next);
    check_field(L, next, lua_gettop(L));
    lua_pop(L, 1);
    last = next;
  }
}

const char *property_text(lua_State *L, int index, const char *name)
{
  index = lua_absindex(L, index);
  if (lua_getfield(L, index, name) != LUA_TSTRING)
    luaL_error(L, "脚本交出的表没有 %s，或它不是文字", name);
  const char *text = zb_arena_strdup(host_of(L)->arena, lua_tostring(L, -1));
  lua_pop(L, 1);
  return text;
}

/* "" if it is absent. */
static const char *optional_field(lua_State *L, int index, const char *name)
{
  bool absent = lua_getfield(L, index, name) == LUA_TNIL;
  lua_pop(L, 1);
  return absent ? "" : property_text(L, index, name);
}

/* --- What must be a known word ---------------------------------------------------------------------------------- */

/* The owners of tables: only they have errors. Without a store the schema isn't known. */
static void check_owner(lua_State *L, const char *owner)
{
  zb_script *script = script_of(L);
  if (*owner == '\0' || script->store == NULL)
    return;
  const zb_schema *schema = zb_store_schema(script->store);
  zb_nearest nearest = zb_nearest_to(owner);
  for (int i = 0; i < schema->table_count; i++) {
    if (strcmp(schema->tables[i].owner, owner) == 0)
      return;
    zb_nearest_try(&nearest, schema->tables[i].owner);
  }
  push_suggestion(L, &nearest);
  luaL_error(L, "owner 不能是“%s”：没有一张表的行以它为主%s", owner, lua_tostring(L, -1));
}

/* WORD must be one of the host's, or what a rule may concern, as lua/zhibiao/concerns.lua lists. */
static void check_tolerated(lua_State *L, const char *word)
{
  if (strcmp(word, "all") == 0 || strcmp(word, "unreadable") == 0 || !host_has_file(host_of(L), "zhibiao/concerns.lua"))
    return;
  host_require(L, "zhibiao.concerns");
  if (lua_istable(L, -1) && lua_getfield(L, -1, word) == LUA_TNIL) {
    zb_nearest nearest = zb_nearest_to(word);
    try_keys(L, -2, &nearest);
    zb_nearest_try(&nearest, "unreadable");
    push_suggestion(L, &nearest);
    luaL_error(L, "tolerates 里的“%s”不是规则说的一类（concerns）%s", word, lua_tostring(L, -1));
  }
  lua_pop(L, 2);
}

/* The field NAME, a list of texts that CHECK raises for if one is wrong (NULL: none is): { "a", "b" } is ",a,b,". */
static const char *listed(lua_State *L, int index, const char *name, void (*check)(lua_State *L, const char *word))
{
  const char *list = "";
  lua_getfield(L, index, name);
  for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
    if (check != NULL)
      check(L, lua_tostring(L, -1));
    list = zb_arena_printf(host_of(L)->arena, "%s%s,", *list == '\0' ? "," : list, lua_tostring(L, -1));
    lua_pop(L, 1);
  }
  if (!lua_isnil(L, -1))
    luaL_error(L, "%s 的每一个都应当是文字，而不是 %s", name, luaL_typename(L, -1));
  lua_pop(L, 2);
  return list;
}

/* The field tolerates: "all" is ",all,". */
static const char *tolerated(lua_State *L, int index)
{
  bool is_list = lua_getfield(L, index, "tolerates") == LUA_TTABLE;
  lua_pop(L, 1);
  if (is_list)
    return listed(L, index, "tolerates", check_tolerated);
  const char *word = optional_field(L, index, "tolerates");
  if (*word != '\0' && strcmp(word, "all") != 0)
    luaL_error(L, "tolerates 应当是 \"all\" 或者列表，而不是“%s”", word);
  return *word == '\0' ? "" : ",all,";
}

/* The field templates. */
static const char *other_templates(lua_State *L, int index)
{
  bool is_list = lua_getfield(L, index, "templates") == LUA_TTABLE;
  lua_pop(L, 1);
  return is_list ? listed(L, index, "templates", NULL) : "";
}

/* The field common, a list of { style, text }. */
static void read_common(lua_State *L, int index)
{
  zb_script *script = script_of(L);
  lua_Integer count = lua_getfield(L, index, "common") == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
  script->common = zb_arena_array(script->host.arena, (size_t)count + 1, sizeof *script->common);
  for (lua_Integer i = 1; i <= count; i++) {
    bool is_pair = lua_rawgeti(L, -1, i) == LUA_TTABLE && lua_rawgeti(L, -1, 1) == LUA_TSTRING &&
                   lua_rawgeti(L, -2, 2) == LUA_TSTRING;
    if (!is_pair)
      luaL_error(L, "common 的每一项都应当是 { 样式, 文字 }");
    const char *style = zb_arena_strdup(script->host.arena, lua_tostring(L, -2));
    script->common[script->common_count++] =
        (zb_common_text){style, zb_arena_strdup(script->host.arena, lua_tostring(L, -1))};
    lua_pop(L, 3);
  }
  lua_pop(L, 1);
}

void read_properties(lua_State *L)
{
  zb_script *script = script_of(L);
  zb_generator *g = &script->generator;
  int table = lua_gettop(L);
  if (!lua_istable(L, table))
    luaL_error(L, "脚本应当交出一个表（title、template、records、make）");
  check_fields(L, table);
  g->title = property_text(L, table, "title");
  g->template = property_text(L, table, "template");
  g->command = optional_field(L, table, "command");
  g->owner = optional_field(L, table, "owner");
  g->tolerates = tolerated(L, table);
  g->templates = other_templates(L, table);
  check_owner(L, g->owner);
  lua_getfield(L, table, "order");
  script->order = lua_tonumber(L, -1);
  lua_getfield(L, table, "public");
  script->is_public = lua_toboolean(L, -1);
  g->has_section = lua_getfield(L, table, "section") == LUA_TFUNCTION;
  lua_getfield(L, table, "off");
  script->is_off = lua_toboolean(L, -1);
  lua_getfield(L, table, "check");
  script->is_of_check = lua_toboolean(L, -1);
  read_common(L, table);
  lua_settop(L, table);
}

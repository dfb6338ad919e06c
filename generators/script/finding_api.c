/* The functions for rules: finding has photo_facts photos documents. */
#include "script/host.h"

/* A field of the table at 1, NULL if absent. It is left on the stack, so that the collector keeps it. */
static const char *text_field(lua_State *L, const char *name)
{
  int type = lua_getfield(L, 1, name);
  if (type != LUA_TNIL && type != LUA_TSTRING && type != LUA_TNUMBER)
    luaL_error(L, "finding 的 %s 应当是文字，而不是 %s", name, luaL_typename(L, -1));
  return type == LUA_TNIL ? NULL : lua_tostring(L, -1);
}

/* The row that the finding is about, if any. If it is given by its identity alone, only its file is known. */
static void read_row(lua_State *L, zb_finding *f)
{
  lua_getfield(L, 1, "row");
  f->row = lua_tointeger(L, -1);
  int row = lua_gettop(L), table = row_table(L, row);
  if (table < 0)
    return;
  f->table = zb_store_schema(script_of(L)->store)->tables[table].name;
  lua_pushliteral(L, "_row");
  lua_rawget(L, row);
  f->row = lua_tointeger(L, -1);
  f->field = text_field(L, "field");
}

static int api_finding(lua_State *L)
{
  zb_script *script = script_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkstack(L, 20, NULL);
  zb_finding f = {
      .rule = text_field(L, "rule"),
      .level = text_field(L, "level"),
      .clause = text_field(L, "clause"),
      .owner = text_field(L, "owner"),
      .record = text_field(L, "record"),
      .unit = text_field(L, "unit"),
      .district = text_field(L, "district"),
      .place = text_field(L, "place"),
      .message = text_field(L, "message"),
      .remedy = text_field(L, "remedy"),
      .concerns = text_field(L, "concerns"),
  };
  read_row(L, &f);
  if (zb_store_add_finding(script->store, &f, pending_of(script)) != ZB_OK)
    return luaL_error(L, "记不下检查的结果");
  return 0;
}

/* has(row, field): whether the sheet that the row came from has a column for the field. */
static int api_has(lua_State *L)
{
  zb_script *script = script_of(L);
  int table = row_table(L, 1);
  luaL_argcheck(L, table >= 0, 1, "不是表里的一行");
  lua_pushliteral(L, "_row");
  lua_rawget(L, 1);
  const char *name = zb_store_schema(script->store)->tables[table].name;
  lua_pushboolean(L, zb_store_has_column(script->store, name, lua_tointeger(L, -1), luaL_checkstring(L, 2)));
  return 1;
}

static void set_count(lua_State *L, const char *name, size_t value)
{
  lua_pushinteger(L, (lua_Integer)value);
  lua_setfield(L, -2, name);
}

static void set_text(lua_State *L, const char *name, const char *value)
{
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

/* photo_facts(row): about the person's photo file; if there is none nil, and why those that fit are not used. */
static int api_photo_facts(lua_State *L)
{
  zb_script *script = script_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  const char *why, *path;
  const zb_photo *photo;
  zb_store_photo_facts(script->store, row_text(L, 1, "id_number"), &path, &why, &photo, pending_of(script));
  if (why != NULL) {
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
  }
  if (photo == NULL)
    return 0;
  lua_createtable(L, 0, 7);
  set_text(L, "file", zb_store_user_path(script->store, path));
  set_text(L, "fault", photo->fault == NULL ? "" : photo->fault);
  set_count(L, "bytes", (size_t)photo->bytes);
  set_count(L, "width", (size_t)photo->width);
  set_count(L, "height", (size_t)photo->height);
  lua_pushnumber(L, photo->white);
  lua_setfield(L, -2, "white");
  lua_pushnumber(L, photo->coloured);
  lua_setfield(L, -2, "coloured");
  return 1;
}

/* photos(): the number of photo files. */
static int api_photos(lua_State *L)
{
  lua_pushinteger(L, (lua_Integer)zb_store_photos(script_of(L)->store));
  return 1;
}

/* documents(): the properties of the generators of `make`, in their order. */
static int api_documents(lua_State *L)
{
  zb_script *script = script_of(L);
  const zb_generator *list;
  int count;
  if (zb_generators(&script->host.scripts, "", script->document, pending_of(script), &list, &count) != ZB_OK)
    return luaL_error(L, "有的脚本读不了");
  lua_createtable(L, count, 0);
  for (int i = 0; i < count; i++) {
    lua_createtable(L, 0, 4);
    set_text(L, "id", list[i].id);
    set_text(L, "title", list[i].title);
    set_text(L, "owner", list[i].owner);
    set_text(L, "tolerates", list[i].tolerates);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

void findings_open(lua_State *L)
{
  static const luaL_Reg functions[] = {{"finding", api_finding},         {"has", api_has},
                                       {"photo_facts", api_photo_facts}, {"photos", api_photos},
                                       {"documents", api_documents},     {NULL, NULL}};
  lua_pushglobaltable(L);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}

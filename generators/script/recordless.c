/* Models that come from no record: the form without data, and what the program itself has to list. */
#include "script/host.h"

bool push_function(lua_State *L, const char *name)
{
  push_kept(L, KEY_GENERATOR);
  return lua_getfield(L, -1, name) == LUA_TFUNCTION;
}

/* Calls the function below its ARGUMENTS on the stack; what it gives is the model. */
static void call_for_model(lua_State *L, const char *name, int arguments)
{
  lua_call(L, arguments, 1);
  need_model(L, name);
  keep(L, KEY_MODEL);
}

static int make_blank(lua_State *L)
{
  bool *there = lua_touserdata(L, 1);
  *there = push_function(L, "blank");
  if (*there)
    call_for_model(L, "blank", 0);
  return 0;
}

zb_status zb_script_blank(zb_script *script, zb_diags *diags)
{
  bool there = false;
  zb_status status = make_unrecorded(script, make_blank, &there, diags);
  if (status != ZB_OK || there)
    return status;
  zb_diags_add(diags, ZB_ERROR, "no-blank", script->where, "空白表只有评审表、破格推荐审批表等 PDF 的表格才有",
               "“%s”没有空白表", script->generator.title);
  return ZB_USAGE;
}

/* --- Listings --------------------------------------------------------------------------------------------------- */

static void set_text(lua_State *L, const char *field, const char *text)
{
  lua_pushstring(L, text);
  lua_setfield(L, -2, field);
}

static void set_number(lua_State *L, const char *field, int number)
{
  lua_pushinteger(L, number);
  lua_setfield(L, -2, field);
}

static void push_listing(lua_State *L, const zb_listing *listing)
{
  lua_newtable(L);
  set_text(L, "office", listing->office);
  set_text(L, "title", listing->title);
  set_text(L, "unit", listing->unit);
  set_number(L, "part", listing->part);
  lua_createtable(L, listing->count, 0);
  for (int i = 0; i < listing->count; i++) {
    lua_newtable(L);
    set_text(L, "name", listing->documents[i].name);
    set_number(L, "pages", listing->documents[i].pages);
    set_number(L, "copies", listing->documents[i].copies);
    lua_rawseti(L, -2, i + 1);
  }
  lua_setfield(L, -2, "documents");
}

static int make_listing(lua_State *L)
{
  const zb_listing *listing = lua_touserdata(L, 1);
  if (!push_function(L, "make"))
    return luaL_error(L, "脚本交出的表没有 make 函数");
  push_listing(L, listing);
  call_for_model(L, "make", 1);
  return 0;
}

zb_status zb_script_listing(zb_script *script, const zb_listing *listing, zb_diags *diags)
{
  return make_unrecorded(script, make_listing, (void *)listing, diags);
}

/* --- Texts ------------------------------------------------------------------------------------------------------- */

typedef struct wanted {
  const char *name;
  zb_arena *arena;
  const char *text;
} wanted;

static int make_text(lua_State *L)
{
  wanted *w = lua_touserdata(L, 1);
  if (!push_function(L, w->name))
    return luaL_error(L, "脚本交出的表没有 %s 函数", w->name);
  lua_call(L, 0, 1);
  w->text = zb_arena_strdup(w->arena, luaL_checkstring(L, -1));
  return 0;
}

zb_status zb_script_text(zb_script *script, const char *name, zb_arena *arena, zb_diags *diags, const char **text)
{
  wanted w = {name, arena, ""};
  zb_status status = make_unrecorded(script, make_text, &w, diags);
  *text = w.text;
  return status;
}

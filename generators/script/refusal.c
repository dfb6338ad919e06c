/* The functions that judge a record: need is_unreadable refuse warn leave_out lacking photo. None of them ends the
   script, so that the user gets all reasons at once. */
#include "script/host.h"

#include "value/photo_name.h"

#include <string.h>
#include <strings.h>

zb_diags *pending_of(zb_script *script)
{
  if (script->pending == NULL)
    script->pending = zb_diags_new();
  return script->pending;
}

static bool is_reported(const zb_script *script, const char *place)
{
  if (script->pending == NULL || *place == '\0')
    return false;
  for (size_t i = 0; i < zb_diags_count(script->pending); i++)
    if (strcmp(zb_diags_at(script->pending, i)->place, place) == 0)
      return true;
  return false;
}

static const char *header_of(lua_State *L, int row, const char *field)
{
  int table = row_table(L, row);
  if (table < 0)
    return field;
  const zb_table_schema *schema = &zb_store_schema(script_of(L)->store)->tables[table];
  for (int f = 0; f < schema->field_count; f++)
    if (strcmp(schema->fields[f].name, field) == 0)
      return schema->fields[f].header;
  return field;
}

/* Refuses the record for a missing value, or has it made as a draft without it. */
static void report_missing(zb_script *script, const char *code, const char *place, const char *message,
                           const char *remedy)
{
  script->is_draft |= script->allow_drafts;
  script->refused |= !script->allow_drafts;
  if (!is_reported(script, place))
    zb_diags_add(pending_of(script), script->allow_drafts ? ZB_WARNING : ZB_ERROR, code, place, remedy, "%s", message);
}

/* Whether the field of the row at 1 is empty; if so, why: the import could not read the cell, or nothing is in it. */
static bool is_missing(lua_State *L, const char *field, zb_diag *why)
{
  zb_script *script = script_of(L);
  lua_getfield(L, 1, field); /* an unknown one raises */
  size_t length = 1;
  bool empty = lua_isnil(L, -1) || (lua_type(L, -1) == LUA_TSTRING && (lua_tolstring(L, -1, &length), length == 0));
  lua_pop(L, 1);
  if (!empty)
    return false;
  const char *place = row_place(L, 1, field);
  if (script->store != NULL && *place != '\0' && zb_store_problem_at(script->store, place, script->document, why))
    return true;
  *why = (zb_diag){.code = "missing-value", .place = place, .remedy = "请在原表中补上"};
  why->message = zb_arena_printf(script->document, "没有填“%s”", header_of(L, 1, field));
  return true;
}

/* is_unreadable(row, "field"): whether the field is empty because the import could not read its cell. */
static int api_is_unreadable(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  zb_diag why;
  lua_pushboolean(L, is_missing(L, luaL_checkstring(L, 2), &why) && strcmp(why.code, "missing-value") != 0);
  return 1;
}

static int api_need(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TTABLE);
  zb_diag why;
  for (int i = 2; i <= lua_gettop(L); i++)
    if (is_missing(L, luaL_checkstring(L, i), &why))
      report_missing(script_of(L), why.code, why.place, why.message, why.remedy);
  return 0;
}

/* lacking(row, who, "field", ...): whether one of the fields is empty. If so, the document is made without the row, and
   WHO is left out hears it as the record. A draft has the row, with what is missing left empty. */
static int api_lacking(lua_State *L)
{
  zb_script *script = script_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  const char *who = luaL_checkstring(L, 2);
  bool lacks = false;
  zb_diag why;
  for (int i = 3; i <= lua_gettop(L); i++) {
    if (!is_missing(L, luaL_checkstring(L, i), &why))
      continue;
    if (script->allow_drafts) {
      report_missing(script, why.code, why.place, why.message, why.remedy);
      continue;
    }
    lacks = true;
    zb_diags_record(pending_of(script), who);
    zb_diags_add(pending_of(script), ZB_ERROR, ZB_LEFT_OUT, why.place, why.remedy, "%s", why.message);
    zb_diags_record(pending_of(script), "");
  }
  script->left_out += lacks;
  lua_pushboolean(L, lacks);
  return 1;
}

static void report(lua_State *L, zb_severity severity, const char *code)
{
  zb_script *script = script_of(L);
  if (!lua_isnoneornil(L, 1))
    luaL_checktype(L, 1, LUA_TTABLE);
  const char *field = luaL_optstring(L, 2, NULL);
  const char *message = luaL_checkstring(L, 3);
  const char *remedy = luaL_optstring(L, 4, "");
  zb_diags_add(pending_of(script), severity, code, row_place(L, 1, field), remedy, "%s", message);
}

static int api_refuse(lua_State *L)
{
  report(L, ZB_ERROR, "rule");
  script_of(L)->refused = true;
  return 0;
}

/* leave_out(row, who, field, message, remedy) */
static int api_leave_out(lua_State *L)
{
  zb_script *script = script_of(L);
  zb_diags_record(pending_of(script), luaL_checkstring(L, 2));
  lua_remove(L, 2);
  report(L, ZB_ERROR, ZB_LEFT_OUT);
  zb_diags_record(pending_of(script), "");
  script->left_out++;
  return 0;
}

static int api_warn(lua_State *L)
{
  report(L, ZB_WARNING, "rule");
  return 0;
}

static int api_photo(lua_State *L)
{
  zb_script *script = script_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  if (script->store == NULL)
    return luaL_error(L, "现在没有数据可查");
  if (script->is_public)
    return luaL_error(L, "公示的文书里不能有照片");
  const char *why, *named = row_text(L, 1, "photo");
  const char *path = zb_store_photo(script->store, row_text(L, 1, "id_number"), &why);
  if (why != NULL) {
    report_missing(script, "unclear-photo", row_place(L, 1, "photo"), why,
                   "请只留本人的一张；或者在“照片”一列写明用哪个文件；同名的，用身份证号命名");
  } else if (path == NULL) {
    if (zb_is_picture_formula(named))
      lua_pushliteral(L, "照片是 WPS 嵌在单元格里的图片，没有存在这个文件里");
    else
      lua_pushfstring(L, *named == '\0' ? "找不到照片%s" : "找不到照片“%s”", named);
    report_missing(script, "missing-photo", row_place(L, 1, "photo"), lua_tostring(L, -1),
                   "请把照片（JPEG）以身份证号或姓名命名，放进数据文件夹");
  } else if (!zb_is_jpeg_name(path) && strcasecmp(strrchr(path, '.'), ".png") != 0) {
    lua_pushfstring(L, "照片 %s 不是 JPEG 文件，印不出来", zb_photo_base(path));
    report_missing(script, "bad-photo", row_place(L, 1, "photo"), lua_tostring(L, -1),
                   "请用看图软件打开，另存为 JPG（不是改扩展名）");
    path = NULL;
  }
  lua_pushstring(L, path == NULL ? "" : path);
  return 1;
}

void refusal_open(lua_State *L)
{
  static const luaL_Reg functions[] = {{"need", api_need},       {"refuse", api_refuse},
                                       {"warn", api_warn},       {"leave_out", api_leave_out},
                                       {"lacking", api_lacking}, {"is_unreadable", api_is_unreadable},
                                       {"photo", api_photo},     {NULL, NULL}};
  lua_pushglobaltable(L);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}

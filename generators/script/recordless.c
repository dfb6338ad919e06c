/* Models without a record: the blank form, and what the program itself passes to a generator. */
#include "script/host.h"

bool push_function(lua_State *L, const char *name)
{
  registry_get(L, KEY_GENERATOR);
  return lua_getfield(L, -1, name) == LUA_TFUNCTION;
}

/* Calls the function below its ARGUMENTS on the stack and makes its result the model. */
static void call_for_model(lua_State *L, const char *name, int arguments)
{
  lua_call(L, arguments, 1);
  check_model(L, name);
  registry_set(L, KEY_MODEL);
}

static int make_blank(lua_State *L)
{
  bool *exists = lua_touserdata(L, 1);
  *exists = push_function(L, "blank");
  if (*exists)
    call_for_model(L, "blank", 0);
  return 0;
}

zb_status zb_script_blank(zb_script *script, zb_diags *diags)
{
  bool exists = false;
  zb_status status = make_recordless(script, make_blank, &exists, diags);
  if (status != ZB_OK || exists)
    return status;
  zb_diags_add(diags, ZB_ERROR, "no-blank", script->path, "空白表只有做成 PDF 的表格才有", "“%s”没有空白表",
               script->generator.title);
  return ZB_USAGE;
}

/* --- Samples ---------------------------------------------------------------------------------------------------- */

typedef struct question {
  const char *name;
  bool there;
} question;

static int has_function(lua_State *L)
{
  question *q = lua_touserdata(L, 1);
  q->there = push_function(L, q->name);
  return 0;
}

bool zb_script_has(zb_script *script, const char *function)
{
  question q = {function, false};
  host_call(&script->host, has_function, &q);
  return q.there;
}

static int make_sample(lua_State *L)
{
  if (!push_function(L, "sample"))
    return luaL_error(L, "脚本交出的表没有 sample 函数");
  lua_call(L, 0, 1);
  check_model(L, "sample");
  make_strict(L);
  registry_set(L, KEY_MODEL);
  return 0;
}

zb_status zb_script_sample(zb_script *script, zb_diags *diags)
{
  zb_status status = make_recordless(script, make_sample, NULL, diags);
  script->record = zb_arena_printf(script->document, "%s的样例", script->generator.title);
  script->is_checking = true;
  return status;
}

void zb_script_force(zb_script *script, bool enter)
{
  script->forced += enter ? 1 : -1;
}

/* --- Arguments from the program ---------------------------------------------------------------------------------- */

static void push_arguments(lua_State *L, const zb_arguments *arguments)
{
  luaL_checkstack(L, 4, NULL);
  lua_createtable(L, 0, arguments->count);
  for (int i = 0; i < arguments->count; i++) {
    const zb_argument *a = &arguments->items[i];
    if (a->rows == NULL)
      push_value(L, a->value);
    else
      lua_createtable(L, a->row_count, 0);
    for (int row = 0; row < a->row_count; row++) {
      push_arguments(L, &a->rows[row]);
      lua_rawseti(L, -2, row + 1);
    }
    lua_setfield(L, -2, a->name);
  }
}

static int make_from_arguments(lua_State *L)
{
  const zb_arguments *arguments = lua_touserdata(L, 1);
  if (!push_function(L, "make"))
    return luaL_error(L, "脚本交出的表没有 make 函数");
  push_arguments(L, arguments);
  call_for_model(L, "make", 1);
  return 0;
}

zb_status zb_script_make(zb_script *script, const zb_arguments *arguments, zb_diags *diags)
{
  return make_recordless(script, make_from_arguments, (void *)arguments, diags);
}

/* --- Texts ------------------------------------------------------------------------------------------------------- */

typedef struct text_request {
  const char *name;
  const zb_value *arguments;
  int count;
  zb_arena *arena;
  const char *text;
} text_request;

static int make_text(lua_State *L)
{
  text_request *r = lua_touserdata(L, 1);
  if (!push_function(L, r->name))
    return luaL_error(L, "脚本交出的表没有 %s 函数", r->name);
  luaL_checkstack(L, r->count, NULL);
  for (int i = 0; i < r->count; i++)
    push_value(L, r->arguments[i]);
  lua_call(L, r->count, 1);
  r->text = zb_arena_strdup(r->arena, luaL_checkstring(L, -1));
  return 0;
}

zb_status zb_script_text(zb_script *script, const char *name, const zb_value *arguments, int count, zb_arena *arena,
                         zb_diags *diags, const char **text)
{
  text_request r = {name, arguments, count, arena, ""};
  zb_status status = make_recordless(script, make_text, &r, diags);
  *text = r.text;
  return status;
}

/* The model as text, a value a line: works[1].start = "2001-07". */
#include "script/host.h"

#include "base/json.h"
#include "base/number.h"

#include <string.h>

#define MAX_DEPTH 16 /* a table may contain itself */

typedef struct dump {
  zb_buffer *out;
  zb_buffer path;
} dump;

static void dump_value(lua_State *L, dump *d, int depth);

static void dump_scalar(lua_State *L, dump *d)
{
  char text[ZB_NUMBER_SIZE];
  zb_buffer_printf(d->out, "%s = ", d->path.length == 0 ? "model" : d->path.data);
  if (lua_type(L, -1) == LUA_TSTRING)
    zb_json_string(d->out, shown_text(script_of(L), lua_tostring(L, -1), script_of(L)->document));
  else if (lua_isinteger(L, -1))
    zb_buffer_printf(d->out, "%lld", (long long)lua_tointeger(L, -1));
  else if (lua_type(L, -1) == LUA_TNUMBER)
    zb_buffer_puts(d->out, zb_number_text(lua_tonumber(L, -1), text));
  else if (lua_isboolean(L, -1))
    zb_buffer_puts(d->out, lua_toboolean(L, -1) ? "true" : "false");
  else
    zb_buffer_printf(d->out, "(%s)", luaL_typename(L, -1));
  zb_buffer_putc(d->out, '\n');
}

/* Not the host's own keys, which begin with _, nor keys that can't be written as a name. */
static bool is_shown(lua_State *L, int key)
{
  int type = lua_type(L, key);
  return type == LUA_TNUMBER || (type == LUA_TSTRING && lua_tostring(L, key)[0] != '_');
}

static void add_key(lua_State *L, dump *d, int key)
{
  char text[ZB_NUMBER_SIZE];
  if (lua_type(L, key) == LUA_TNUMBER)
    zb_buffer_printf(&d->path, "[%s]", zb_number_text(lua_tonumber(L, key), text));
  else
    zb_buffer_printf(&d->path, "%s%s", d->path.length == 0 ? "" : ".", lua_tostring(L, key));
}

/* Dumps the table on top of the stack; pairs gives its keys in order. */
static void dump_table(lua_State *L, dump *d, int depth)
{
  size_t length = d->path.length;
  bool empty = true;
  luaL_checkstack(L, 8, NULL);
  int table = lua_gettop(L);
  lua_getglobal(L, "pairs");
  lua_pushvalue(L, table);
  lua_call(L, 1, 1);
  for (;;) {
    lua_pushvalue(L, table + 1);
    lua_pushvalue(L, table);
    lua_call(L, 1, 2);
    if (lua_isnil(L, -2))
      break;
    if (is_shown(L, -2)) {
      empty = false;
      add_key(L, d, -2);
      dump_value(L, d, depth + 1);
      d->path.length = length;
      if (d->path.data != NULL)
        d->path.data[length] = '\0';
    }
    lua_pop(L, 2);
  }
  lua_settop(L, table);
  if (empty)
    zb_buffer_printf(d->out, "%s = {}\n", d->path.length == 0 ? "model" : d->path.data);
}

static void dump_value(lua_State *L, dump *d, int depth)
{
  if (lua_istable(L, -1) && depth < MAX_DEPTH)
    dump_table(L, d, depth);
  else
    dump_scalar(L, d);
}

static int dump_model(lua_State *L)
{
  dump *d = lua_touserdata(L, 1);
  registry_get(L, KEY_MODEL);
  dump_value(L, d, 0);
  return 0;
}

/* The buffer is owned by this frame, which Lua's errors don't jump over. */
void zb_script_dump(zb_script *script, zb_buffer *out)
{
  dump d = {.out = out};
  host_call(&script->host, dump_model, &d);
  zb_buffer_free(&d.path);
}

/* Loading of scripts: only files below lua/, and only source: bytecode is what chunks.c has made of it. */
#include "script/host.h"

#include "base/file.h"
#include "base/utf8.h"

#include <string.h>
#include <unistd.h>

bool host_has_file(const zb_host *host, const char *path)
{
  zb_buffer full = {0};
  zb_buffer_printf(&full, "%s/%s", host->scripts.lua, path);
  bool there = access(full.data, R_OK) == 0;
  zb_buffer_free(&full);
  return there;
}

static bool read_text(const char *path, zb_buffer *text)
{
  zb_diags *diags = zb_diags_new();
  bool read = zb_file_read(path, text, diags) == ZB_OK;
  zb_diags_free(diags);
  return read;
}

void host_run_at(lua_State *L, const char *path, const char *shown)
{
  const char *name = lua_pushfstring(L, "@%s", shown);
  zb_buffer text = {0};
  if (!read_text(path, &text)) {
    zb_buffer_free(&text);
    luaL_error(L, "打不开 %s", shown);
  }
  size_t mark = text.length >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; /* Notepad's, of UTF-8 */
  if (!zb_utf8_valid(text.data, text.length, NULL)) {
    zb_buffer_free(&text);
    luaL_error(L, "%s:1: 这个文件不是 UTF-8 编码；请用记事本另存为 UTF-8", shown);
  }
  int status = host_load_text(L, text.data + mark, text.length - mark, name);
  zb_buffer_free(&text);
  if (status != LUA_OK)
    lua_error(L);
  lua_remove(L, -2);
  lua_call(L, 0, 1);
}

void host_run_file(lua_State *L, const char *path)
{
  const char *full = lua_pushfstring(L, "%s/%s", host_of(L)->scripts.lua, path);
  const char *shown = lua_pushfstring(L, "lua/%s", path);
  host_run_at(L, full, shown);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* zhibiao.dates: words of letters, digits, _ and -, separated by single dots. */
static bool is_module_name(const char *name)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  for (;;) {
    size_t n = strspn(name, letters);
    if (n == 0)
      return false;
    if (name[n] == '\0')
      return true;
    if (name[n] != '.')
      return false;
    name += n + 1;
  }
}

/* Whether a layer of the notice or the folder lua/ has PATH. */
static bool has_module(const zb_host *host, const char *path)
{
  const char *file;
  return host_layer_of_module(host, path, &file) != NULL || host_has_file(host, path);
}

/* Pushes the table of loaded modules; false marks one that is being loaded. */
static void push_modules(lua_State *L)
{
  luaL_getsubtable(L, LUA_REGISTRYINDEX, "zhibiao.modules");
}

void host_require(lua_State *L, const char *module)
{
  if (!is_module_name(module))
    luaL_error(L, "“%s”不是模块名：只能用 lua/ 下的模块", module);
  luaL_checkstack(L, 8, NULL);
  push_modules(L);
  int type = lua_getfield(L, -1, module);
  if (type == LUA_TBOOLEAN && !lua_toboolean(L, -1))
    luaL_error(L, "模块“%s”绕着圈子要它自己", module);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    const char *path = luaL_gsub(L, module, ".", "/");
    path = lua_pushfstring(L, "%s.lua", path);
    lua_pushboolean(L, 0);
    lua_setfield(L, -4, module);
    if (!host_run_layer_module(L, path))
      host_run_file(L, path);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_pushboolean(L, 1);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, module);
  }
  lua_remove(L, -2);
}

static int load_module(lua_State *L)
{
  host_require(L, lua_tostring(L, 1));
  return 1;
}

int host_lua_require(lua_State *L)
{
  const char *module = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  if (!is_module_name(module))
    return luaL_error(L, "“%s”不是模块名：只能用 lua/ 下的模块", module);
  const char *path = lua_pushfstring(L, "%s.lua", luaL_gsub(L, module, ".", "/"));
  if (!has_module(host_of(L), path))
    return luaL_error(L, "没有模块“%s”：找不到 lua/%s", module, path);
  lua_settop(L, 1);
  lua_pushcfunction(L, load_module);
  lua_pushvalue(L, 1);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK)
    return 1;
  push_modules(L);
  lua_pushnil(L); /* so that it can be tried again */
  lua_setfield(L, -2, module);
  lua_pop(L, 1);
  return lua_error(L);
}

/* The folders of the notice in force, and what scripts read of them: notice_layers(). */
#include "script/host.h"

#include "base/entries.h"
#include "base/file.h"

#include <string.h>
#include <unistd.h>

bool zb_notice_is_folder(const char *folder, zb_arena *arena)
{
  return access(zb_arena_printf(arena, "%s/notice.lua", folder), R_OK) == 0;
}

const char *host_text(zb_arena *arena, const char *path)
{
  zb_buffer text = {0};
  zb_diags *dropped = zb_diags_new();
  bool read = zb_file_read(path, &text, dropped) == ZB_OK;
  const char *kept = read ? zb_arena_strndup(arena, text.length > 0 ? text.data : "", text.length) : NULL;
  zb_diags_free(dropped);
  zb_buffer_free(&text);
  return kept;
}

const char *zb_notice_named_in(const char *path, zb_arena *arena, zb_diags *diags)
{
  zb_buffer text = {0};
  if (access(path, F_OK) != 0)
    return "";
  if (zb_file_read(path, &text, diags) != ZB_OK) {
    zb_buffer_free(&text);
    return NULL;
  }
  const char *start = zb_arena_strndup(arena, text.length > 0 ? text.data : "", text.length);
  zb_buffer_free(&text);
  if (strncmp(start, "\xEF\xBB\xBF", 3) == 0) /* Notepad's mark of UTF-8 */
    start += 3;
  start += strspn(start, " \t\r\n");
  size_t length = strcspn(start, "\r\n");
  while (length > 0 && strchr(" \t", start[length - 1]) != NULL)
    length--;
  return zb_arena_strndup(arena, start, length);
}

/* --- Finding a folder -------------------------------------------------------------------------------------------- */

/* A folder of notices. */
typedef struct place {
  const char *folder, *shown;
} place;

enum { MAX_PLACES = 4 };

static const char *parent_folder(zb_arena *arena, const char *path)
{
  return zb_arena_strndup(arena, path, (size_t)(strrchr(path, '/') - path));
}

/* Where a notice is looked for by name: beside the chosen one if that is a path, beside ASKING, which builds on it, if
   that was one, in the user's folder, in the program's. Returns their number. */
static int places_of(const zb_host *host, const zb_layer *asking, place places[MAX_PLACES])
{
  int count = 0;
  const char *chosen = host->scripts.notice;
  if (chosen != NULL && strchr(chosen, '/') != NULL) {
    const char *beside = parent_folder(host->arena, chosen);
    places[count++] = (place){beside, beside};
  }
  if (asking != NULL && *asking->shown == '/') {
    const char *beside = parent_folder(host->arena, asking->shown);
    places[count++] = (place){beside, beside};
  }
  if (host->scripts.own != NULL)
    places[count++] = (place){host->scripts.own, host->scripts.own};
  places[count++] = (place){zb_arena_printf(host->arena, "%s/notices", host->scripts.lua), "lua/notices"};
  return count;
}

/* The layer of this name, or at this path, on which ASKING (NULL: the user) builds; false if there is none. */
static bool find_layer(const zb_host *host, const char *name, const zb_layer *asking, zb_layer *layer)
{
  if (*name == '/') {
    *layer = (zb_layer){strrchr(name, '/') + 1, name, name};
    return zb_notice_is_folder(name, host->arena);
  }
  place places[MAX_PLACES];
  int count = places_of(host, asking, places);
  if (*name == '\0' || *name == '.')
    return false;
  for (int i = 0; i < count; i++) {
    const char *folder = zb_arena_printf(host->arena, "%s/%s", places[i].folder, name);
    if (!zb_notice_is_folder(folder, host->arena))
      continue;
    *layer = (zb_layer){name, folder, zb_arena_printf(host->arena, "%s/%s", places[i].shown, name)};
    return true;
  }
  return false;
}

/* The chosen notice; NULL: none is, as in tests that have no notices. Raises if there is none of its name. */
static const zb_layer *first_layer(lua_State *L, zb_layer *layer)
{
  zb_host *host = host_of(L);
  const char *chosen = host->scripts.notice;
  if (chosen == NULL) {
    const char *path = zb_arena_printf(host->arena, "%s/notices/notice.txt", host->scripts.lua);
    zb_diags *unread = zb_diags_new();
    chosen = zb_notice_named_in(path, host->arena, unread);
    zb_diags_free(unread);
    if (chosen == NULL)
      luaL_error(L, "读不出“%s”，不知道按哪一份通知", path);
    if (*chosen == '\0')
      return NULL;
  }
  const char *slash = strrchr(chosen, '/');
  if (slash != NULL) {
    *layer = (zb_layer){slash + 1, chosen, chosen};
    if (!zb_notice_is_folder(chosen, host->arena))
      luaL_error(L, "文件夹“%s”里没有通知：找不到 notice.lua", chosen);
  } else if (!find_layer(host, chosen, NULL, layer)) {
    luaL_error(L, "没有“%s”这个通知；有哪些通知，用 zhibiao notice list 看", chosen);
  }
  return layer;
}

/* --- Loading ----------------------------------------------------------------------------------------------------- */

/* Raises at the first line of LAYER's FILE. luaL_error would put the script's line before it that called for it. */
static void raise_at(lua_State *L, const zb_layer *layer, const char *file, const char *message)
{
  lua_pushfstring(L, "%s/%s:1: %s", layer->shown, file, message);
  lua_error(L);
}

/* The same of its notice.lua; MESSAGE has a %s for NAME. */
static void raise_in_notice(lua_State *L, const zb_layer *layer, const char *message, const char *name)
{
  raise_at(L, layer, "notice.lua", lua_pushfstring(L, message, name));
}

/* Pushes what LAYER's FILE returns. */
static void run_in(lua_State *L, const zb_layer *layer, const char *file)
{
  const char *path = lua_pushfstring(L, "%s/%s", layer->folder, file);
  const char *shown = lua_pushfstring(L, "%s/%s", layer->shown, file);
  host_run_at(L, path, shown);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

enum { MAX_DEPTH = 32, MAX_VALUES = 200000 };

/* Counts the values of the table on top of the stack, and of those in it; -1 if they are too many, or one stands in
   itself. */
static int count_values(lua_State *L, int depth, int count)
{
  luaL_checkstack(L, 4, "表套得太深");
  lua_pushnil(L);
  while (count >= 0 && lua_next(L, -2) != 0) {
    count = count == MAX_VALUES || depth == MAX_DEPTH ? -1 : count + 1;
    if (count >= 0 && lua_istable(L, -1))
      count = count_values(L, depth + 1, count);
    lua_pop(L, 1);
  }
  if (count < 0)
    lua_pop(L, 1); /* the key at which it ended */
  return count;
}

/* The same as run_in of a FILE of data or rules: raises unless it returns a table that has an end. */
static void run_table(lua_State *L, const zb_layer *layer, const char *file)
{
  run_in(L, layer, file);
  if (!lua_istable(L, -1))
    raise_at(L, layer, file, "没有交出一个表：应当是 return { … }");
  if (count_values(L, 0, 0) < 0)
    raise_at(L, layer, file, "交出的表绕着圈子（一张表里又有它自己），或者大得不像话");
}

/* The notice that the one on top of the stack builds on: into NAME, "" if on none. */
static const char *parent_of(lua_State *L, const zb_layer *layer)
{
  int type = lua_getfield(L, -1, "from");
  if (type != LUA_TNIL && type != LUA_TSTRING)
    raise_at(L, layer, "notice.lua", "from 后面应当写另一个通知的名字");
  const char *name = type == LUA_TNIL ? "" : zb_arena_strdup(host_of(L)->arena, lua_tostring(L, -1));
  lua_pop(L, 1);
  return name;
}

/* The name of a notice that is named by it or by its path. */
static const char *name_of(const char *notice)
{
  const char *slash = strrchr(notice, '/');
  return slash == NULL ? notice : slash + 1;
}

/* Finds and runs all layers, the chosen one first; pushes the list of their values in this order. */
static void load_layers(lua_State *L)
{
  zb_host *host = host_of(L);
  zb_layer *layers = zb_arena_array(host->arena, ZB_MAX_LAYERS, sizeof *layers);
  host->layers = layers;
  lua_newtable(L);
  if (first_layer(L, &layers[0]) == NULL)
    return;
  for (;;) {
    const zb_layer *layer = &layers[host->layer_count++];
    run_table(L, layer, "notice.lua");
    const char *parent = parent_of(L, layer);
    lua_rawseti(L, -2, host->layer_count);
    if (*parent == '\0')
      return;
    for (int i = 0; i < host->layer_count; i++)
      if (strcmp(layers[i].name, name_of(parent)) == 0)
        raise_in_notice(L, layer, "from 绕着圈子：“%s”又要它自己", parent);
    if (host->layer_count == ZB_MAX_LAYERS)
      raise_at(L, layer, "notice.lua", "from 一层接一层太多了");
    if (!find_layer(host, parent, layer, &layers[host->layer_count]))
      raise_in_notice(L, layer, "没有 from 写的“%s”这个通知", parent);
  }
}

static const char layers_key[] = "zhibiao.layers";

void host_load_layers(lua_State *L)
{
  if (lua_getfield(L, LUA_REGISTRYINDEX, layers_key) == LUA_TNIL) {
    lua_pop(L, 1);
    if (host_of(L)->layers != NULL)
      luaL_error(L, "通知还没有读完：通知的文件里不能 require 要用到通知的模块");
    load_layers(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, layers_key);
  }
}

const zb_layer *host_layer_with(const zb_host *host, const char *name, const char *file)
{
  for (int i = 0; i < host->layer_count; i++) {
    const zb_layer *layer = &host->layers[i];
    if ((name == NULL || strcmp(layer->name, name) == 0) &&
        access(zb_arena_printf(host->arena, "%s/%s", layer->folder, file), R_OK) == 0)
      return layer;
  }
  return NULL;
}

const zb_layer *host_layer_of_module(const zb_host *host, const char *path, const char **file)
{
  static const char prefix[] = "notices/";
  const char *name = path + sizeof prefix - 1, *slash;
  if (strncmp(path, prefix, sizeof prefix - 1) != 0 || (slash = strchr(name, '/')) == NULL)
    return NULL;
  *file = slash + 1;
  return host_layer_with(host, zb_arena_strndup(host->arena, name, (size_t)(slash - name)), *file);
}

bool host_run_layer_module(lua_State *L, const char *path)
{
  const char *file;
  const zb_layer *layer = host_layer_of_module(host_of(L), path, &file);
  if (layer != NULL)
    run_in(L, layer, file);
  return layer != NULL;
}

bool host_run_document(lua_State *L, const char *id, const char **path)
{
  zb_host *host = host_of(L);
  const char *file = zb_arena_printf(host->arena, "documents/%s.lua", id);
  host_load_layers(L);
  lua_pop(L, 1);
  const zb_layer *layer = host_layer_with(host, NULL, file);
  if (layer == NULL)
    return false;
  *path = zb_arena_printf(host->arena, "%s/%s", layer->shown, file);
  run_in(L, layer, file);
  return true;
}

/* --- notice_layers(what) ----------------------------------------------------------------------------------------- */

/* Appends { name =, folder =, file =, value = }, the value on top of the stack, to the list below it; pops the value.
 */
static void append(lua_State *L, const zb_layer *layer, const char *file)
{
  lua_createtable(L, 0, 4);
  lua_pushstring(L, layer->name);
  lua_setfield(L, -2, "name");
  lua_pushstring(L, layer->shown);
  lua_setfield(L, -2, "folder");
  lua_pushfstring(L, "%s/%s", layer->shown, file);
  lua_setfield(L, -2, "file");
  lua_insert(L, -2);
  lua_setfield(L, -2, "value");
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

static void append_folder(lua_State *L, const zb_layer *layer, const char *folder)
{
  zb_host *host = host_of(L);
  const char *const *names;
  int count = zb_entry_names(zb_arena_printf(host->arena, "%s/%s", layer->folder, folder), ".lua", host->arena, &names);
  for (int i = 0; i < count; i++) {
    const char *file = zb_arena_printf(host->arena, "%s%s", folder, names[i]);
    run_table(L, layer, file);
    append(L, layer, file);
  }
}

/* notice_layers("notice"): what each layer's notice.lua returns; notice_layers("rules/"): what each script of the
   folder does. What the notice builds on comes first. */
static int api_notice_layers(lua_State *L)
{
  const char *what = luaL_checkstring(L, 1);
  zb_host *host = host_of(L);
  luaL_argcheck(L, strstr(what, "..") == NULL && *what != '/', 1, "不是通知文件夹里的名字");
  bool is_folder = *what != '\0' && what[strlen(what) - 1] == '/';
  bool is_notice = strcmp(what, "notice") == 0;
  const char *file = zb_arena_printf(host->arena, "%s.lua", what);
  host_load_layers(L);
  int values = lua_gettop(L);
  lua_newtable(L);
  for (int i = host->layer_count - 1; i >= 0; i--) {
    const zb_layer *layer = &host->layers[i];
    if (is_folder) {
      append_folder(L, layer, what);
    } else if (is_notice || access(zb_arena_printf(host->arena, "%s/%s", layer->folder, file), R_OK) == 0) {
      if (is_notice)
        lua_rawgeti(L, values, i + 1);
      else
        run_table(L, layer, file);
      append(L, layer, file);
    }
  }
  return 1;
}

/* The source of a layer's script, for telling lines. */
static int api_notice_source(lua_State *L)
{
  zb_host *host = host_of(L);
  const char *name = luaL_checkstring(L, 1), *file = luaL_checkstring(L, 2);
  host_load_layers(L);
  const zb_layer *layer = strstr(file, "..") != NULL ? NULL : host_layer_with(host, name, file);
  if (layer == NULL)
    return 0;
  const char *path = zb_arena_printf(host->arena, "%s/%s", layer->folder, file);
  const char *text = host_text(host->arena, path);
  if (text == NULL)
    return luaL_error(L, "读不出“%s”", path);
  lua_pushstring(L, text);
  return 1;
}

void layers_open(lua_State *L)
{
  lua_pushcfunction(L, api_notice_layers);
  lua_setglobal(L, "notice_layers");
  lua_pushcfunction(L, api_notice_source);
  lua_setglobal(L, "notice_source");
}

/* The sandboxed Lua state: memory and steps are limited, and nothing in it reaches outside. */
#include "script/host.h"

#include <string.h>

#define DEFAULT_STEPS 50000000L
#define DEFAULT_MEMORY ((size_t)256 * 1024 * 1024)
#define STEPS_PER_CHECK 1000
#define WORK_PER_STEP 20     /* in C: what takes as long as a step of Lua, about */
#define DEFAULT_SECONDS 600. /* of processor time for a document: what takes as long has no end */

static void *allocate(void *data, void *old, size_t old_size, size_t size)
{
  zb_host *host = data;
  if (old == NULL)
    old_size = 0; /* for a new block Lua passes the kind of object */
  if (size > old_size && host->memory + (size - old_size) > host->max_memory)
    return NULL;
  void *new = zb_pool_resize(host->pool, old, old_size, size);
  if (new != NULL || size == 0)
    host->memory = host->memory - old_size + size;
  return new;
}

zb_host *host_of(lua_State *L)
{
  return *(zb_host **)lua_getextraspace(L);
}

static void count_steps(lua_State *L, lua_Debug *where);

/* Raises, naming the place LEVEL functions up. From now on every step raises, so that no pcall can go on. */
static void exceed(lua_State *L, int level, const char *text)
{
  zb_host *host = host_of(L);
  if (!host->exceeded) {
    host->exceeded = true;
    lua_sethook(L, count_steps, LUA_MASKCOUNT, 1);
  }
  luaL_where(L, level);
  lua_pushstring(L, text);
  lua_concat(L, 2);
  lua_error(L);
}

static void exceed_steps(lua_State *L, int level)
{
  exceed(L, level, lua_pushfstring(L, "脚本运行超过上限（%I 步）", (LUAI_UACINT)host_of(L)->max_steps));
}

static void count_steps(lua_State *L, lua_Debug *where)
{
  (void)where;
  zb_host *host = host_of(L);
  host->steps += STEPS_PER_CHECK;
  if (zb_clock_ran_out(&host->clock))
    exceed(L, 0, lua_pushfstring(L, "脚本运行太久，超过了上限（%I 秒）", (LUAI_UACINT)host->max_seconds));
  if (host->steps > host->max_steps || host->exceeded)
    exceed_steps(L, 0);
}

void host_spend(lua_State *L, lua_Unsigned work)
{
  zb_host *host = host_of(L);
  if (work > host->max_work - host->work) {
    host->work = host->max_work;
    exceed_steps(L, 1);
  }
  host->work += work;
}

void host_begin(zb_host *host)
{
  host->steps = 0;
  host->work = 0;
  host->clock = zb_clock_start(host->max_seconds);
}

static void reset_hook(zb_host *host)
{
  host->exceeded = false;
  lua_sethook(host->L, count_steps, LUA_MASKCOUNT, STEPS_PER_CHECK);
}

/* --- Errors -------------------------------------------------------------------------------------------------- */

/* Lua shows the end of a long path behind dots: the whole one, if it is in a notice's folder. */
static const char *whole_place(const zb_host *host, const char *place)
{
  if (strncmp(place, "...", 3) != 0)
    return place;
  for (int i = 0; i < host->layer_count; i++) {
    const char *shown = host->layers[i].shown, *name = strrchr(shown, '/');
    const char *found = name == NULL ? NULL : strstr(place, zb_arena_printf(host->error_arena, "%s/", name));
    if (found != NULL)
      return zb_arena_printf(host->error_arena, "%.*s%s", (int)(name - shown), shown, found);
  }
  return place;
}

/* Splits "lua/x.lua:12: text" into place and text. */
static void split_place(zb_host *host, const char *message)
{
  host->place = "";
  host->error = zb_arena_strdup(host->error_arena, message);
  const char *colon = strstr(host->error, ".lua:");
  if (colon == NULL)
    return;
  colon += strlen(".lua");
  size_t digits = strspn(colon + 1, "0123456789");
  const char *end = digits > 0 ? colon + 1 + digits : colon; /* a script may name a file without a line */
  if (strncmp(end, ": ", 2) != 0)
    return;
  host->place = whole_place(host, zb_arena_strndup(host->error_arena, host->error, (size_t)(end - host->error)));
  host->error = end + 2;
}

static void keep_error(zb_host *host, int status)
{
  zb_arena_reset(host->error_arena);
  if (status == LUA_ERRMEM) {
    host->place = "";
    host->error =
        zb_arena_printf(host->error_arena, "脚本占用的内存超过上限（%zu MiB）", host->max_memory / (1024 * 1024));
  } else if (lua_type(host->L, -1) == LUA_TSTRING) {
    split_place(host, lua_tostring(host->L, -1));
  } else {
    host->place = "";
    host->error = "脚本抛出的错误没有说明";
  }
  lua_pop(host->L, 1);
}

bool host_call(zb_host *host, lua_CFunction function, void *context)
{
  lua_pushcfunction(host->L, function);
  lua_pushlightuserdata(host->L, context);
  int status = lua_pcall(host->L, 1, 0, 0);
  if (status != LUA_OK)
    keep_error(host, status);
  if (host->exceeded)
    reset_hook(host);
  return status == LUA_OK;
}

zb_status host_error(const zb_host *host, const char *where, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "script", *host->place == '\0' ? where : host->place, "请检查这个脚本，或用原来的版本",
               "脚本出错：%s", host->error);
  return ZB_TEMPLATE;
}

/* --- Opening ------------------------------------------------------------------------------------------------- */

static int unknown_global(lua_State *L)
{
  return luaL_error(L, "没有叫做“%s”的变量或函数", luaL_tolstring(L, 2, NULL));
}

static int new_global(lua_State *L)
{
  return luaL_error(L, "不能设置全局变量“%s”：请在前面写 local", luaL_tolstring(L, 2, NULL));
}

void host_lock(lua_State *L)
{
  lua_pushglobaltable(L);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, unknown_global);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, new_global);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

static int open_libraries(lua_State *L)
{
  host_open_libraries(L);
  lua_pushcfunction(L, host_lua_require);
  lua_setglobal(L, "require");
  layers_open(L);
  return 0;
}

static const char *kept(zb_arena *arena, const char *text)
{
  return text == NULL ? NULL : zb_arena_strdup(arena, text);
}

zb_status host_open(zb_host *host, const zb_scripts *scripts, zb_script_limits limits, zb_diags *diags)
{
  host->arena = zb_arena_new();
  host->error_arena = zb_arena_new();
  host->pool = zb_pool_new();
  host->place = host->error = "";
  host->scripts = (zb_scripts){zb_arena_strdup(host->arena, scripts->lua), kept(host->arena, scripts->own),
                               kept(host->arena, scripts->notice), scripts->chunks};
  host->max_steps = limits.instructions > 0 ? limits.instructions : DEFAULT_STEPS;
  host->max_memory = limits.memory > 0 ? limits.memory : DEFAULT_MEMORY;
  host->max_work = (lua_Unsigned)host->max_steps * WORK_PER_STEP;
  host->max_seconds = limits.seconds != 0 ? limits.seconds : DEFAULT_SECONDS;
  host_begin(host);
  host->L = lua_newstate(allocate, host);
  if (host->L != NULL) {
    *(zb_host **)lua_getextraspace(host->L) = host;
    reset_hook(host);
    if (host_call(host, open_libraries, NULL))
      return ZB_OK;
  }
  zb_diags_add(diags, ZB_ERROR, "script", "lua", "请放宽内存上限", "开不出脚本环境：内存上限 %zu 字节太小",
               host->max_memory);
  return ZB_TEMPLATE;
}

void host_close(zb_host *host)
{
  if (host->L != NULL)
    lua_close(host->L);
  zb_pool_free(host->pool);
  zb_arena_free(host->error_arena);
  zb_arena_free(host->arena);
}

/* Loops of a template: each="w in works" binds w and w_index. The variables live in the expressions' environment; what
   they shadow is restored when the loop ends. */
#include "script/host.h"

#include <stdlib.h>
#include <string.h>

/* The rows of a worksheet: nothing that is printed has more. */
#define MAX_TURNS (1024 * 1024)

/* A loop's slots in the table at KEY_LOOPS, by its depth. */
enum { SLOT_LIST = 1, SLOT_SHADOWED, SLOT_SHADOWED_INDEX, SLOT_COUNT };

static int depth_of(const loop *l)
{
  int depth = 0;
  for (const loop *outer = l->outer; outer != NULL; outer = outer->outer)
    depth++;
  return depth;
}

static void push_slot(lua_State *L, const loop *l, int slot)
{
  registry_get(L, KEY_LOOPS);
  lua_rawgeti(L, -1, depth_of(l) * SLOT_COUNT + slot);
  lua_remove(L, -2);
}

/* Pops the value. */
static void set_slot(lua_State *L, const loop *l, int slot)
{
  registry_get(L, KEY_LOOPS);
  lua_insert(L, -2);
  lua_rawseti(L, -2, depth_of(l) * SLOT_COUNT + slot);
  lua_pop(L, 1);
}

static void push_variable(lua_State *L, const char *name)
{
  registry_get(L, KEY_ENVIRONMENT);
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  lua_remove(L, -2);
}

/* Pops the value. */
static void set_variable(lua_State *L, const char *name)
{
  registry_get(L, KEY_ENVIRONMENT);
  lua_insert(L, -2);
  lua_pushstring(L, name);
  lua_insert(L, -2);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* Lists that are kept have the negative slots. */
static void push_list(lua_State *L, const loop *l)
{
  if (l->kept == 0) {
    push_expression(L, l->list);
    return;
  }
  registry_get(L, KEY_LOOPS);
  lua_rawgeti(L, -1, -l->kept);
  lua_remove(L, -2);
}

static int begin(lua_State *L)
{
  loop *l = lua_touserdata(L, 1);
  push_list(L, l);
  if (lua_istable(L, -1)) {
    l->length = luaL_len(L, -1);
  } else if (lua_isfunction(L, -1)) {
    l->length = -1;
  } else {
    lua_pushfstring(L, "不是列表，而是 %s", luaL_typename(L, -1));
    return lua_error(L);
  }
  set_slot(L, l, SLOT_LIST);
  push_variable(L, l->name);
  set_slot(L, l, SLOT_SHADOWED);
  push_variable(L, l->index_name);
  set_slot(L, l, SLOT_SHADOWED_INDEX);
  return 0;
}

/* An ended loop of that name, or a new one. Reused since an inner loop begins anew for each row of the outer one. */
static loop *new_loop(zb_script *script, const char *name)
{
  loop **link = &script->ended_loops;
  while (*link != NULL && strcmp((*link)->name, name) != 0)
    link = &(*link)->outer;
  loop *l = *link;
  if (l != NULL) {
    *link = l->outer;
    return l;
  }
  l = zb_arena_alloc(script->document, sizeof *l);
  l->name = zb_arena_strdup(script->document, name);
  l->index_name = zb_arena_printf(script->document, "%s_index", name);
  return l;
}

static int keep(lua_State *L)
{
  const loop *l = lua_touserdata(L, 1);
  push_expression(L, l->list);
  registry_get(L, KEY_LOOPS);
  lua_insert(L, -2);
  lua_rawseti(L, -2, -l->kept);
  return 0;
}

zb_status zb_loop_keep(zb_script *script, const zb_expression *list, zb_diags *diags, int *kept)
{
  loop l = {.list = list, .kept = *kept = ++script->kept_lists};
  return call_expression(script, list, keep, &l, diags);
}

zb_status zb_loop_begin(zb_script *script, const char *name, const zb_expression *list, zb_diags *diags)
{
  return zb_loop_begin_kept(script, name, list, 0, diags);
}

zb_status zb_loop_begin_kept(zb_script *script, const char *name, const zb_expression *list, int kept, zb_diags *diags)
{
  loop *l = new_loop(script, name);
  *l = (loop){.name = l->name, .index_name = l->index_name, .list = list, .kept = kept, .outer = script->loops};
  zb_status status = call_expression(script, list, begin, l, diags);
  if (status == ZB_OK)
    script->loops = l;
  return status;
}

static int next(lua_State *L)
{
  loop *l = lua_touserdata(L, 1);
  l->index++;
  host_spend(L, 1);
  push_slot(L, l, SLOT_LIST);
  if (l->length < 0)
    lua_call(L, 0, 1);
  else if (l->index <= l->length)
    lua_geti(L, -1, l->index);
  else
    lua_pushnil(L);
  if (lua_isnil(L, -1)) {
    l->index = -1;
    return 0;
  }
  if (l->index > MAX_TURNS)
    return luaL_error(L, "循环超过 %d 次", MAX_TURNS);
  set_variable(L, l->name);
  lua_pushinteger(L, l->index);
  set_variable(L, l->index_name);
  return 0;
}

zb_status zb_loop_next(zb_script *script, zb_diags *diags, bool *more)
{
  loop *l = script->loops;
  zb_status status = call_expression(script, l->list, next, l, diags);
  *more = status == ZB_OK && l->index > 0;
  return status;
}

static int end(lua_State *L)
{
  const loop *l = lua_touserdata(L, 1);
  push_slot(L, l, SLOT_SHADOWED);
  set_variable(L, l->name);
  push_slot(L, l, SLOT_SHADOWED_INDEX);
  set_variable(L, l->index_name);
  lua_pushnil(L);
  set_slot(L, l, SLOT_LIST);
  return 0;
}

void zb_loop_end(zb_script *script)
{
  loop *l = script->loops;
  if (l == NULL)
    return;
  script->loops = l->outer;
  host_call(&script->host, end, l);
  l->outer = script->ended_loops;
  script->ended_loops = l;
}

/* Loading a generator, its properties and its records. */
#include "script/host.h"

#include <stdlib.h>
#include <string.h>

/* --- Loading ------------------------------------------------------------------------------------------------- */

static void set_date(lua_State *L)
{
  lua_pushglobaltable(L);
  lua_pushliteral(L, "date");
  lua_pushstring(L, script_of(L)->date);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

static void load_format(lua_State *L)
{
  if (!host_has_file(host_of(L), "zhibiao/format.lua"))
    return;
  host_require(L, "zhibiao.format");
  registry_set(L, KEY_FUNCTIONS);
}

static int prepare(lua_State *L)
{
  rows_open(L);
  expressions_open(L);
  api_open(L);
  iterators_open(L);
  filled_open(L);
  refusal_open(L);
  findings_open(L);
  sealed_open(L);
  host_lock(L);
  set_date(L);
  load_format(L);
  return 0;
}

zb_status open_script(const zb_scripts *scripts, const char *id, const char *date, zb_store *store,
                      zb_script_limits limits, zb_diags *diags, zb_script **out)
{
  zb_script *script = calloc(1, sizeof *script);
  if (script == NULL)
    abort();
  *out = script;
  script->store = store;
  script->document = zb_arena_new();
  script->file = script->record = script->owner = script->summary = script->template = "";
  zb_status status = host_open(&script->host, scripts, limits, diags);
  if (status != ZB_OK)
    return status;
  name_generator(script, id);
  script->date = zb_arena_strdup(script->host.arena, date);
  return host_call(&script->host, prepare, NULL) ? ZB_OK : host_error(&script->host, script->path, diags);
}

void name_generator(zb_script *script, const char *id)
{
  script->generator = (zb_generator){zb_arena_strdup(script->host.arena, id), "", "", "", "", "", "", false, false};
  script->path = zb_arena_printf(script->host.arena, "lua/%s.lua", id);
  script->common_count = 0;
}

int load_generator(lua_State *L)
{
  zb_script *script = script_of(L);
  script->is_public = true; /* until it says whether it is, nothing private may get into its variables */
  if (!host_run_document(L, script->generator.id, &script->path))
    host_run_file(L, lua_pushfstring(L, "%s.lua", script->generator.id));
  read_properties(L);
  registry_set(L, KEY_GENERATOR);
  return 0;
}

zb_status zb_script_new(const zb_scripts *scripts, const char *id, const char *date, zb_store *store,
                        zb_script_limits limits, zb_diags *diags, zb_script **out)
{
  zb_status status = open_script(scripts, id, date, store, limits, diags, out);
  zb_script *script = *out;
  if (status == ZB_OK && *id != '\0' && !host_call(&script->host, load_generator, NULL))
    status = host_error(&script->host, script->path, diags);
  if (status != ZB_OK) {
    zb_script_free(script);
    *out = NULL;
  }
  return status;
}

void zb_script_free(zb_script *script)
{
  if (script == NULL)
    return;
  host_close(&script->host);
  zb_diags_free(script->pending);
  zb_buffer_free(&script->sql);
  zb_arena_free(script->document);
  free(script);
}

const zb_generator *zb_script_generator(const zb_script *script)
{
  return &script->generator;
}

const char *zb_script_date(const zb_script *script)
{
  return script->date;
}

void zb_script_allow_drafts(zb_script *script)
{
  script->allow_drafts = true;
}

int zb_script_left_out(const zb_script *script)
{
  return script->left_out;
}

size_t zb_script_common(const zb_script *script, const zb_common_text **texts)
{
  *texts = script->common;
  return script->common_count;
}

bool zb_script_is_public(const zb_script *script)
{
  return script->is_public;
}

bool zb_script_is_draft(const zb_script *script)
{
  return script->is_draft;
}

const char *zb_script_file(const zb_script *script)
{
  return script->file;
}

const char *zb_script_template(const zb_script *script)
{
  return *script->template != '\0' ? script->template : script->generator.template;
}

const char *zb_script_summary(const zb_script *script)
{
  return script->summary;
}

const char *zb_script_record(const zb_script *script)
{
  return script->record;
}

const char *zb_script_owner(const zb_script *script)
{
  return script->owner;
}

const zb_print_plan *zb_script_print(const zb_script *script)
{
  return script->print.file != NULL ? &script->print : NULL;
}

size_t zb_script_sources(const zb_script *script, zb_arena *arena, const int **indices)
{
  const zb_source *sources;
  size_t known = script->sources == NULL ? 0 : zb_store_sources(script->store, &sources), count = 0;
  int *list = zb_arena_array(arena, known, sizeof *list);
  for (size_t i = 0; i < known; i++)
    if (script->sources[i])
      list[count++] = (int)i;
  *indices = list;
  return count;
}

/* --- Records ------------------------------------------------------------------------------------------------- */

static int ask_for_records(lua_State *L)
{
  registry_get(L, KEY_GENERATOR);
  if (lua_getfield(L, -1, "records") != LUA_TFUNCTION)
    return luaL_error(L, "脚本交出的表没有 records 函数");
  lua_call(L, 0, 1);
  if (!lua_isfunction(L, -1))
    return luaL_error(L, "records 应当交出 rows(…)、query(…) 或 items(…)，而不是 %s", luaL_typename(L, -1));
  registry_set(L, KEY_RECORDS);
  return 0;
}

zb_status zb_script_begin(zb_script *script, zb_diags *diags)
{
  host_begin(&script->host);
  script->number = -1;
  script->ended = !host_call(&script->host, ask_for_records, NULL);
  if (!script->ended)
    return ZB_OK;
  return host_error(&script->host, script->path, diags);
}

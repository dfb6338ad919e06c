/* Loading a generator, its properties and its records; the list of all generators. */
#include "script/host.h"

#include "base/entries.h"

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

static int load(lua_State *L)
{
  zb_script *script = script_of(L);
  rows_open(L);
  expressions_open(L);
  api_open(L);
  filled_open(L);
  refusal_open(L);
  findings_open(L);
  sealed_open(L);
  host_lock(L);
  set_date(L);
  load_format(L);
  /* Until the script says whether it is public, nothing private may get into its variables. */
  script->is_public = *script->generator.id != '\0';
  if (!script->is_public)
    return 0;
  if (!host_run_document(L, script->generator.id, &script->path))
    host_run_file(L, lua_pushfstring(L, "%s.lua", script->generator.id));
  read_properties(L);
  registry_set(L, KEY_GENERATOR);
  return 0;
}

zb_status zb_script_new(const zb_scripts *scripts, const char *id, const char *date, zb_store *store,
                        zb_script_limits limits, zb_diags *diags, zb_script **out)
{
  zb_script *script = calloc(1, sizeof *script);
  if (script == NULL)
    abort();
  script->store = store;
  script->document = zb_arena_new();
  script->file = script->record = script->owner = script->summary = "";
  zb_status status = host_open(&script->host, scripts, limits, diags);
  if (status == ZB_OK) {
    script->generator = (zb_generator){zb_arena_strdup(script->host.arena, id), "", "", "", "", ""};
    script->path = zb_arena_printf(script->host.arena, "lua/%s.lua", id);
    script->date = zb_arena_strdup(script->host.arena, date);
    if (!host_call(&script->host, load, NULL))
      status = host_error(&script->host, script->path, diags);
  }
  *out = script;
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
  script->ended = !host_call(&script->host, ask_for_records, NULL);
  if (!script->ended)
    return ZB_OK;
  return host_error(&script->host, script->path, diags);
}

/* --- All generators ------------------------------------------------------------------------------------------ */

typedef struct entry {
  zb_generator generator;
  double order;
  bool is_off;
} entry;

static int compare_entries(const void *a, const void *b)
{
  const entry *x = a, *y = b;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return strcmp(x->generator.id, y->generator.id);
}

static zb_status describe(const zb_scripts *scripts, const char *id, zb_arena *arena, zb_diags *diags, entry *out)
{
  zb_script *script;
  zb_status status = zb_script_new(scripts, id, "", NULL, (zb_script_limits){0}, diags, &script);
  if (status != ZB_OK)
    return status;
  out->order = script->order;
  out->is_off = script->is_off;
  out->generator = (zb_generator){id,
                                  zb_arena_strdup(arena, script->generator.title),
                                  zb_arena_strdup(arena, script->generator.template),
                                  zb_arena_strdup(arena, script->generator.command),
                                  zb_arena_strdup(arena, script->generator.owner),
                                  zb_arena_strdup(arena, script->generator.tolerates)};
  zb_script_free(script);
  return ZB_OK;
}

bool zb_generator_has_own_title(const zb_generator *list, int count, int i, zb_arena *arena, zb_diags *diags)
{
  for (int j = 0; j < count; j++) {
    if (j == i || strcmp(list[j].title, list[i].title) != 0)
      continue;
    const char *place = zb_arena_printf(arena, "lua/%s.lua", list[i].id);
    zb_diags_add(diags, ZB_ERROR, "script", place, "请给其中一个改 title", "和 lua/%s.lua 的 title 相同：“%s”",
                 list[j].id, list[i].title);
    return false;
  }
  return true;
}

enum { MAX_GENERATORS = 1000 };

/* Adds the names without ending of FOLDER's generators that are not among the COUNT IDS; -1 if it can't be read. */
static int ids_in(const char *folder, zb_arena *arena, const char **ids, int count)
{
  const char *const *files;
  int found = zb_entry_names(folder, ".lua", arena, &files);
  for (int i = 0; i < found && count < MAX_GENERATORS; i++) {
    const char *id = zb_arena_strndup(arena, files[i], strlen(files[i]) - strlen(".lua"));
    bool known = strcmp(id, "schema") == 0;
    for (int j = 0; !known && j < count; j++)
      known = strcmp(ids[j], id) == 0;
    if (!known)
      ids[count++] = id;
  }
  return found < 0 ? -1 : count;
}

static zb_status find_generators(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, const char **ids,
                                 int *count)
{
  *count = ids_in(scripts->lua, arena, ids, 0);
  if (*count < 0) {
    *count = 0;
    zb_diags_add(diags, ZB_ERROR, "script", scripts->lua, "请检查程序是否安装完整", "打不开放脚本的文件夹");
    return ZB_TEMPLATE;
  }
  const zb_layer *layers;
  int layer_count;
  zb_status status = zb_notice_layers(scripts, arena, diags, &layers, &layer_count);
  for (int i = 0; status == ZB_OK && i < layer_count; i++) {
    int now = ids_in(zb_arena_printf(arena, "%s/documents", layers[i].folder), arena, ids, *count);
    *count = now < 0 ? *count : now; /* most notices have none of their own */
  }
  return status;
}

zb_status zb_generators(const zb_scripts *scripts, const char *command, zb_arena *arena, zb_diags *diags,
                        const zb_generator **list, int *count)
{
  const char **ids = zb_arena_array(arena, MAX_GENERATORS, sizeof *ids);
  int found;
  *list = NULL;
  *count = 0;
  zb_status status = find_generators(scripts, arena, diags, ids, &found);
  entry *entries = zb_arena_array(arena, (size_t)found + 1, sizeof *entries);
  for (int i = 0; i < found; i++) {
    zb_status one = describe(scripts, ids[i], arena, diags, &entries[*count]);
    *count += one == ZB_OK && !entries[*count].is_off &&
              (command == NULL || strcmp(entries[*count].generator.command, command) == 0);
    status = zb_worse(status, one);
  }
  qsort(entries, (size_t)*count, sizeof *entries, compare_entries);
  zb_generator *generators = zb_arena_array(arena, (size_t)*count + 1, sizeof *generators);
  for (int i = 0; i < *count; i++)
    generators[i] = entries[i].generator;
  for (int i = 1; i < *count; i++) /* of two the later one is told */
    if (!zb_generator_has_own_title(generators, i + 1, i, arena, diags))
      status = zb_worse(status, ZB_TEMPLATE);
  *list = generators;
  return status;
}

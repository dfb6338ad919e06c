/* The list of all generators. */
#include "script/host.h"

#include "base/entries.h"

#include <stdlib.h>
#include <string.h>

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

/* Loads the generator ID in SCRIPT's state, where the one before it was; its properties in ARENA. */
static zb_status describe(zb_script *script, const char *id, zb_arena *arena, zb_diags *diags, entry *out)
{
  name_generator(script, id);
  host_begin(&script->host);
  if (!host_call(&script->host, load_generator, NULL))
    return host_error(&script->host, script->path, diags);
  const zb_generator *g = &script->generator;
  out->order = script->order;
  out->is_off = script->is_off;
  out->generator = (zb_generator){id,
                                  zb_arena_strdup(arena, g->title),
                                  zb_arena_strdup(arena, g->template),
                                  zb_arena_strdup(arena, g->command),
                                  zb_arena_strdup(arena, g->owner),
                                  zb_arena_strdup(arena, g->tolerates),
                                  zb_arena_strdup(arena, g->templates),
                                  g->has_section,
                                  script->is_of_check};
  return ZB_OK;
}

bool zb_generator_has_template(const zb_generator *generator, const char *name)
{
  size_t length = strlen(name);
  for (const char *at = generator->templates; (at = strstr(at, name)) != NULL; at++)
    if (at > generator->templates && at[-1] == ',' && at[length] == ',')
      return true;
  return strcmp(generator->template, name) == 0;
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

static int find_layers(lua_State *L)
{
  host_load_layers(L);
  return 0;
}

static zb_status find_ids(zb_script *script, zb_arena *arena, zb_diags *diags, const char **ids, int *count)
{
  const zb_host *host = &script->host;
  *count = ids_in(host->scripts.lua, arena, ids, 0);
  if (*count < 0) {
    *count = 0;
    zb_diags_add(diags, ZB_ERROR, "script", host->scripts.lua, "请检查程序是否安装完整", "打不开放脚本的文件夹");
    return ZB_TEMPLATE;
  }
  if (!host_call(&script->host, find_layers, NULL))
    return host_error(host, "", diags);
  for (int i = host->layer_count - 1; i >= 0; i--) {
    int now = ids_in(zb_arena_printf(arena, "%s/documents", host->layers[i].folder), arena, ids, *count);
    *count = now < 0 ? *count : now; /* most notices have none of their own */
  }
  return ZB_OK;
}

/* A state that no generator was loaded in, in place of *SCRIPT's. */
static zb_status open_anew(const zb_scripts *scripts, zb_diags *diags, zb_script **script)
{
  zb_script_free(*script);
  return open_script(scripts, "", "", NULL, (zb_script_limits){0}, diags, script);
}

/* All generators, in one state after the other: they share what they require, the notice above all. What one has spoilt
   is not handed on. */
static zb_status describe_all(const zb_scripts *scripts, zb_script **script, const char *const *ids, int count,
                              zb_arena *arena, zb_diags *diags, entry *entries)
{
  zb_status status = ZB_OK;
  for (int i = 0; i < count; i++) {
    zb_status one = describe(*script, ids[i], arena, diags, &entries[i]);
    entries[i].is_off = entries[i].is_off || one != ZB_OK;
    status = zb_worse(status, one);
    if (one != ZB_OK && open_anew(scripts, diags, script) != ZB_OK)
      return ZB_TEMPLATE;
  }
  return status;
}

static zb_status read_all(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, entry **entries, int *count)
{
  const char **ids = zb_arena_array(arena, MAX_GENERATORS, sizeof *ids);
  zb_script *script = NULL;
  *count = 0;
  *entries = NULL;
  zb_status status = open_anew(scripts, diags, &script);
  if (status == ZB_OK)
    status = find_ids(script, arena, diags, ids, count);
  *entries = zb_arena_array(arena, (size_t)*count + 1, sizeof **entries);
  for (int i = 0; i < *count; i++)
    (*entries)[i] = (entry){.is_off = true};
  status = zb_worse(status, describe_all(scripts, &script, ids, *count, arena, diags, *entries));
  zb_script_free(script);
  return status;
}

static bool is_run_by(const zb_generator *generator, const char *command)
{
  return command == NULL || strcmp(generator->command, command) == 0 ||
         (generator->is_of_check && strcmp(command, "check") == 0);
}

int zb_generators_run_by(const zb_generator *all, int count, const char *command, zb_arena *arena,
                         const zb_generator **list)
{
  zb_generator *chosen = zb_arena_array(arena, (size_t)count + 1, sizeof *chosen);
  int kept = 0;
  for (int i = 0; i < count; i++)
    if (is_run_by(&all[i], command))
      chosen[kept++] = all[i];
  *list = chosen;
  return kept;
}

zb_status zb_generators(const zb_scripts *scripts, const char *command, zb_arena *arena, zb_diags *diags,
                        const zb_generator **list, int *count)
{
  entry *entries;
  int found, kept = 0;
  zb_status status = read_all(scripts, arena, diags, &entries, &found);
  for (int i = 0; i < found; i++)
    if (!entries[i].is_off && is_run_by(&entries[i].generator, command))
      entries[kept++] = entries[i];
  qsort(entries, (size_t)kept, sizeof *entries, compare_entries);
  zb_generator *generators = zb_arena_array(arena, (size_t)kept + 1, sizeof *generators);
  for (int i = 0; i < kept; i++)
    generators[i] = entries[i].generator;
  for (int i = 1; i < kept; i++) /* of two the later one is told */
    if (!zb_generator_has_own_title(generators, i + 1, i, arena, diags))
      status = zb_worse(status, ZB_TEMPLATE);
  *list = generators;
  *count = kept;
  return status;
}

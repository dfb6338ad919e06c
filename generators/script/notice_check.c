/* The notice in force, for those outside Lua: its folders, whether its data are right, and which notices there are. */
#include "script/host.h"

#include "base/entries.h"

#include <stdlib.h>
#include <string.h>

/* --- Errors of a notice's scripts ----------------------------------------------------------------------------------
 */

typedef struct explanation {
  const char *error;  /* Lua's message */
  const char *source; /* of the script */
  int line;
  const char *text, *remedy; /* the same for clerks; NULL: the message is one already */
} explanation;

/* Asks zhibiao/notice_check/syntax.lua what Lua's message means. */
static int explain(lua_State *L)
{
  explanation *e = lua_touserdata(L, 1);
  zb_arena *arena = host_of(L)->arena;
  host_require(L, "zhibiao.notice_check.syntax");
  lua_getfield(L, -1, "explain");
  lua_pushstring(L, e->error);
  lua_pushstring(L, e->source);
  lua_pushinteger(L, e->line);
  lua_call(L, 3, 2);
  if (lua_isstring(L, -2) && lua_isstring(L, -1)) {
    e->text = zb_arena_strdup(arena, lua_tostring(L, -2));
    e->remedy = zb_arena_strdup(arena, lua_tostring(L, -1));
  }
  return 0;
}

/* The source of the script that PLACE is in, lua/notices/NAME/notice.lua:12, in the host's arena; its line. */
static const char *source_at(const zb_host *host, const char *place, int *line)
{
  const char *colon = strrchr(place, ':'), *source = "";
  *line = colon == NULL ? 0 : atoi(colon + 1);
  for (int i = 0; colon != NULL && i < host->layer_count; i++) {
    const zb_layer *layer = &host->layers[i];
    size_t length = strlen(layer->shown);
    if (strncmp(place, layer->shown, length) != 0 || place[length] != '/')
      continue;
    const char *path =
        zb_arena_printf(host->arena, "%s%.*s", layer->folder, (int)(colon - place - (long)length), place + length);
    source = host_text(host->arena, path);
  }
  return source != NULL ? source : "";
}

/* The last error as a diag. */
static zb_status add_error(zb_host *host, zb_diags *diags)
{
  explanation e = {.error = zb_arena_strdup(host->arena, host->error)};
  const char *place = zb_arena_strdup(host->arena, host->place);
  e.source = source_at(host, place, &e.line);
  bool explained =
      host_has_file(host, "zhibiao/notice_check/syntax.lua") && host_call(host, explain, &e) && e.text != NULL;
  zb_diags_add(diags, ZB_ERROR, ZB_NOTICE_FAULT, place,
               explained ? e.remedy : "请改正通知的文件夹，再用 zhibiao notice check 检查", "通知用不了：%s",
               explained ? e.text : e.error);
  return ZB_TEMPLATE;
}

/* --- Folders and their check ---------------------------------------------------------------------------------------
 */

static int find_all(lua_State *L)
{
  host_lock(L);
  host_load_layers(L);
  return 0;
}

/* What zhibiao/notice_check.lua is asked, and where its answers go. */
typedef struct checking {
  bool silent;
  zb_buffer *optional; /* what the notice may say and does not; NULL if SILENT */
  zb_diags *diags;
  zb_status status;
} checking;

static const char *text_of(lua_State *L, const char *name)
{
  lua_getfield(L, -1, name);
  const char *text = lua_tostring(L, -1);
  lua_pop(L, 1); /* the table keeps it */
  return text != NULL ? text : "";
}

static void add_fault(lua_State *L, checking *c)
{
  const char *level = text_of(L, "level");
  zb_severity severity = strcmp(level, "error") == 0 ? ZB_ERROR : strcmp(level, "warning") == 0 ? ZB_WARNING : ZB_NOTE;
  const char *place = zb_arena_printf(host_of(L)->arena, "%s:%s", text_of(L, "file"), text_of(L, "line"));
  zb_diags_add(c->diags, severity, ZB_NOTICE_FAULT, place, text_of(L, "remedy"), "%s", text_of(L, "message"));
  if (severity == ZB_ERROR)
    c->status = ZB_TEMPLATE;
}

static int check(lua_State *L)
{
  checking *c = lua_touserdata(L, 1);
  host_require(L, "zhibiao.notice_check");
  lua_getfield(L, -1, "run");
  lua_pushboolean(L, c->silent);
  lua_call(L, 1, 2);
  if (c->optional != NULL)
    zb_buffer_puts(c->optional, lua_tostring(L, -1));
  lua_pop(L, 1);
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, i);
    add_fault(L, c);
    lua_pop(L, 1);
  }
  return 0;
}

/* The host's layers, what the notice builds on first, in ARENA. */
static const zb_layer *kept_layers(const zb_host *host, zb_arena *arena, int *count)
{
  zb_layer *list = zb_arena_array(arena, ZB_MAX_LAYERS, sizeof *list);
  *count = 0;
  for (int i = host->layer_count - 1; i >= 0; i--)
    list[(*count)++] =
        (zb_layer){zb_arena_strdup(arena, host->layers[i].name), zb_arena_strdup(arena, host->layers[i].folder),
                   zb_arena_strdup(arena, host->layers[i].shown)};
  return list;
}

/* C: NULL if the notice is not to be checked. */
static zb_status open_notice(const zb_scripts *scripts, checking *c, zb_arena *arena, zb_diags *diags,
                             const zb_layer **layers, int *count)
{
  zb_host host = {0};
  *count = 0;
  zb_status status = host_open(&host, scripts, (zb_script_limits){0}, diags);
  if (status == ZB_OK && !host_call(&host, find_all, NULL))
    status = add_error(&host, diags);
  if (status == ZB_OK && c != NULL && host.layer_count > 0 && host_has_file(&host, "zhibiao/notice_check.lua")) {
    status = host_call(&host, check, c) ? ZB_OK : add_error(&host, diags);
    status = zb_worse(status, c->status);
  }
  if (status == ZB_OK || host.layer_count > 0)
    *layers = kept_layers(&host, arena, count);
  host_close(&host);
  return status;
}

zb_status zb_notice_layers(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, const zb_layer **layers,
                           int *count)
{
  return open_notice(scripts, NULL, arena, diags, layers, count);
}

zb_status zb_notice_check(const zb_scripts *scripts, zb_buffer *optional, zb_arena *arena, zb_diags *diags,
                          const zb_layer **layers, int *count)
{
  checking c = {.silent = optional == NULL, .optional = optional, .diags = diags};
  return open_notice(scripts, &c, arena, diags, layers, count);
}

/* --- Which there are ---------------------------------------------------------------------------------------------- */

static const char *kept_text(lua_State *L, int index)
{
  return zb_arena_strdup(host_of(L)->arena, lua_isstring(L, index) ? lua_tostring(L, index) : "");
}

static int describe(lua_State *L)
{
  zb_notice_about *about = lua_touserdata(L, 1);
  host_lock(L);
  host_require(L, "zhibiao.notice_check");
  lua_getfield(L, -1, "about");
  lua_call(L, 0, 3);
  about->city = kept_text(L, -3);
  about->year = kept_text(L, -2);
  about->title = kept_text(L, -1);
  const zb_layer *layer = &host_of(L)->layers[0];
  about->name = layer->name;
  about->folder = layer->shown;
  return 0;
}

zb_status zb_notice_describe(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, zb_notice_about *about)
{
  zb_host host = {0};
  *about = (zb_notice_about){"", "", "", "", ""};
  zb_status status = host_open(&host, scripts, (zb_script_limits){0}, diags);
  if (status == ZB_OK && !host_call(&host, describe, about))
    status = add_error(&host, diags);
  *about = (zb_notice_about){zb_arena_strdup(arena, about->name), zb_arena_strdup(arena, about->folder),
                             zb_arena_strdup(arena, about->city), zb_arena_strdup(arena, about->year),
                             zb_arena_strdup(arena, about->title)};
  host_close(&host);
  return status;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum { MAX_NOTICES = 1000 };

/* Appends the notices in FOLDER that are not among the COUNT NAMES. */
static int names_in(const char *folder, zb_arena *arena, const char **names, int count)
{
  const char *const *entries;
  int found = zb_entry_names(folder, "", arena, &entries);
  for (int i = 0; i < found && count < MAX_NOTICES; i++) {
    bool known = !zb_notice_is_folder(zb_arena_printf(arena, "%s/%s", folder, entries[i]), arena);
    for (int j = 0; !known && j < count; j++)
      known = strcmp(names[j], entries[i]) == 0;
    if (!known)
      names[count++] = entries[i];
  }
  return count;
}

int zb_notice_names(const zb_scripts *scripts, zb_arena *arena, const char *const **names)
{
  const char **list = zb_arena_array(arena, MAX_NOTICES, sizeof *list);
  int count = 0;
  if (scripts->own != NULL)
    count = names_in(scripts->own, arena, list, count);
  count = names_in(zb_arena_printf(arena, "%s/notices", scripts->lua), arena, list, count);
  qsort(list, (size_t)count, sizeof *list, by_name);
  *names = list;
  return count;
}

/* Makes a record's model by the generator's make(), and checks the fields that the host reads. */
#include "script/host.h"

#include "base/utf8.h"
#include "value/person_label.h"

#include <string.h>
#include <strings.h>

/* --- The record before it has a model ------------------------------------------------------------------------ */

/* A row without a person is labelled by its owner. */
static const char *row_record(lua_State *L, int row, const char *owner)
{
  const char *name = row_text(L, row, "name"), *id = row_text(L, row, "id_number");
  return *name == '\0' && *id == '\0' ? owner : zb_person_label(name, id, script_of(L)->document);
}

/* Whether WORD is in a list, ",all,unreadable,". */
static bool tolerates(const char *list, const char *word)
{
  size_t n = strlen(word);
  for (const char *s = list; (s = strchr(s, ',')) != NULL; s++)
    if (strncmp(s + 1, word, n) == 0 && s[n + 1] == ',')
      return true;
  return false;
}

/* Takes over what the store knows of an owner: the sources and problems of its rows, and findings. */
static void add_owner(zb_script *script, const char *owner)
{
  if (script->store == NULL || *owner == '\0')
    return;
  const int *sources;
  size_t count = zb_store_sources_of(script->store, owner, script->document, &sources);
  for (size_t i = 0; i < count; i++)
    add_source(script, sources[i]);
  const char *tolerated = script->generator.tolerates;
  if (!tolerates(tolerated, "unreadable") && zb_store_problems(script->store, owner, pending_of(script)) > 0)
    script->refused = true;
  zb_diags *errors = script->allow_drafts ? NULL : pending_of(script);
  bool found = !tolerates(tolerated, "all") && zb_store_findings(script->store, owner, tolerated, errors) > 0;
  script->is_draft |= found && script->allow_drafts;
  script->refused |= found && !script->allow_drafts;
}

/* The record is on top of the stack. */
static const char *begin_record(lua_State *L)
{
  zb_script *script = script_of(L);
  int table = row_table(L, -1);
  if (table < 0)
    return "";
  const char *owner = row_text(L, -1, zb_store_schema(script->store)->tables[table].owner);
  script->record = row_record(L, -1, owner);
  script->owner = owner;
  add_owner(script, owner);
  return owner;
}

/* --- The model's fields that the host reads ------------------------------------------------------------------ */

const char *whole_text(lua_State *L, zb_arena *arena)
{
  size_t n;
  const char *text = lua_tolstring(L, -1, &n);
  if (memchr(text, '\0', n) != NULL || !zb_utf8_valid(text, n, NULL))
    luaL_error(L, "文字不完整，有半个汉字或零字节：一个汉字占三个字节，截取、拆分请用 utf8 库，不用 string.sub");
  return zb_arena_strdup(arena, text);
}

/* A field of the table at INDEX, "" if absent. */
static const char *table_text(lua_State *L, int index, const char *name)
{
  lua_pushstring(L, name);
  int type = lua_rawget(L, index);
  if (type != LUA_TNIL && type != LUA_TSTRING)
    luaL_error(L, "%s 应当是文字，而不是 %s", name, luaL_typename(L, -1));
  const char *text = type == LUA_TNIL ? "" : whole_text(L, script_of(L)->document);
  lua_pop(L, 1);
  return text;
}

static const char *model_text(lua_State *L, const char *name)
{
  return table_text(L, 1, name);
}

static bool is_reserved(const char *part, size_t length)
{
  static const char *const devices[] = {"con", "prn", "aux", "nul"};
  size_t stem = 0;
  while (stem < length && part[stem] != '.')
    stem++;
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
    if (stem == 3 && strncasecmp(part, devices[i], 3) == 0)
      return true;
  bool port = stem == 4 && (strncasecmp(part, "com", 3) == 0 || strncasecmp(part, "lpt", 3) == 0);
  return port && part[3] >= '1' && part[3] <= '9';
}

/* Makes one part of a path valid on Windows, too. */
static void clean_part(char *part, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)part[i] < 0x20 || part[i] == 0x7F || strchr("\\:*?\"<>|", part[i]) != NULL)
      part[i] = '_';
  for (size_t i = length; i > 0 && (part[i - 1] == '.' || part[i - 1] == ' '); i--)
    part[i - 1] = '_';
  if (is_reserved(part, length))
    part[0] = '_';
}

static const char *checked_file(lua_State *L, const char *given)
{
  char *file = zb_arena_strdup(script_of(L)->document, given);
  if (*file == '\0')
    luaL_error(L, "make 交出的表没有 file（输出文件名）");
  if (*file == '/')
    luaL_error(L, "file “%s”不能以 / 开头", given);
  for (char *part = file;; part++) {
    size_t length = strcspn(part, "/");
    bool up = (length == 1 && part[0] == '.') || (length == 2 && part[0] == '.' && part[1] == '.');
    if (length == 0 || up)
      luaL_error(L, "file “%s”里不能有空的一段、. 或 ..", given);
    clean_part(part, length);
    part += length;
    if (*part == '\0')
      return file;
  }
}

/* Sets the owner of a model without one from the record's field that the generator's `owner` names. */
static void set_default_owner(lua_State *L, int record)
{
  const char *field = script_of(L)->generator.owner;
  if (*field == '\0' || lua_getfield(L, 1, "owner") != LUA_TNIL)
    return;
  lua_pushliteral(L, "owner");
  if (!lua_istable(L, record) || lua_getfield(L, record, field) == LUA_TNIL)
    luaL_error(L, "records 交出的记录没有 %s（owner 所写的）", field);
  lua_rawset(L, 1); /* sealed if it is private */
}

/* The model's owner: a text or a list of them. The document has the problems of all of them. */
static void read_owners(lua_State *L, const char *row_owner)
{
  zb_script *script = script_of(L);
  lua_pushliteral(L, "owner");
  int type = lua_rawget(L, 1);
  if (type == LUA_TTABLE) {
    script->owner = "";
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i), sealed_text(L, -1) != NULL; i++) {
      const char *owner = zb_arena_strdup(script->document, sealed_text(L, -1));
      if (i == 1)
        script->owner = owner;
      if (strcmp(owner, row_owner) != 0)
        add_owner(script, owner);
      lua_pop(L, 1);
    }
    if (!lua_isnil(L, -1))
      luaL_error(L, "owner 的每一个都应当是文字，而不是 %s", luaL_typename(L, -1));
    lua_pop(L, 2);
    return;
  }
  bool sealed = is_sealed(L, -1);
  if (sealed)
    script->owner = zb_arena_strdup(script->document, sealed_text(L, -1));
  lua_pop(L, 1);
  if (!sealed)
    script->owner = model_text(L, "owner");
  if (strcmp(script->owner, row_owner) != 0)
    add_owner(script, script->owner);
}

static void read_print_plan(lua_State *L)
{
  zb_print_plan *plan = &script_of(L)->print;
  lua_pushliteral(L, "print");
  int type = lua_rawget(L, 1);
  if (type != LUA_TNIL && type != LUA_TTABLE)
    luaL_error(L, "print 应当是一个表，而不是 %s", luaL_typename(L, -1));
  if (type == LUA_TTABLE) {
    lua_getfield(L, -1, "copies");
    lua_Integer copies = lua_isnil(L, -1) ? 1 : lua_tointeger(L, -1);
    lua_getfield(L, -2, "booklet");
    bool booklet = lua_toboolean(L, -1);
    lua_pop(L, 2);
    if (copies < 1 || copies > 99)
      luaL_error(L, "print.copies 应当是 1 到 99 的整数");
    int table = lua_gettop(L);
    *plan = (zb_print_plan){
        .file = checked_file(L, table_text(L, table, "file")),
        .office = table_text(L, table, "office"),
        .unit = table_text(L, table, "unit"),
        .name = table_text(L, table, "name"),
        .copies = (int)copies,
        .booklet = booklet,
    };
  }
  lua_pop(L, 1);
}

/* --- Making -------------------------------------------------------------------------------------------------- */

/* Pushes the next record, or nil. */
static int next_record(lua_State *L)
{
  bool *done = lua_touserdata(L, 1);
  registry_get(L, KEY_RECORDS);
  lua_call(L, 0, 1);
  *done = lua_isnil(L, -1);
  registry_set(L, KEY_MODEL); /* the record for now; make() replaces it by its model */
  return 0;
}

void check_model(lua_State *L, const char *function)
{
  if (!lua_istable(L, -1))
    luaL_error(L, "%s 应当交出一个表，而不是 %s", function, luaL_typename(L, -1));
}

/* FILE as all may read it: each part of the path by itself, as / may stand between the digits of one number. */
static const char *shown_file(zb_script *script, const char *file)
{
  zb_buffer out = {0};
  for (size_t n; *file != '\0'; file += n) {
    n = *file == '/' ? 1 : strcspn(file, "/");
    zb_buffer_puts(&out, shown_text(script, zb_arena_strndup(script->document, file, n), script->document));
  }
  const char *shown = zb_arena_strdup(script->document, out.data != NULL ? out.data : "");
  zb_buffer_free(&out);
  return shown;
}

static int make(lua_State *L)
{
  zb_script *script = script_of(L);
  lua_settop(L, 1);
  registry_get(L, KEY_MODEL); /* still the record */
  const char *row_owner = begin_record(L);
  registry_get(L, KEY_GENERATOR);
  if (lua_getfield(L, -1, "make") != LUA_TFUNCTION)
    luaL_error(L, "脚本交出的表没有 make 函数");
  lua_pushvalue(L, 2);
  lua_call(L, 1, 1);
  check_model(L, "make");
  lua_replace(L, 1);
  set_default_owner(L, 2);
  lua_settop(L, 1);
  const char *record = model_text(L, "record");
  if (*record != '\0')
    script->record = record;
  read_owners(L, row_owner);
  script->file = checked_file(L, shown_file(script, model_text(L, "file")));
  script->summary = model_text(L, "said");
  script->template = model_text(L, "template");
  read_print_plan(L);
  registry_set(L, KEY_MODEL);
  return 0;
}

static void report_pending(zb_script *script, zb_diags *diags)
{
  for (size_t i = 0; script->pending != NULL && i < zb_diags_count(script->pending); i++) {
    const zb_diag *d = zb_diags_at(script->pending, i);
    zb_diags_record(diags, *d->record != '\0' ? d->record : script->record);
    zb_diags_add(diags, d->severity, d->code, d->place, d->remedy, "%s", d->message);
  }
  zb_diags_record(diags, "");
}

static void reset_record(zb_script *script)
{
  zb_arena_reset(script->document);
  zb_diags_free(script->pending);
  script->pending = NULL;
  script->refused = script->is_draft = false;
  script->left_out = 0;
  script->file = script->record = script->owner = script->summary = script->template = "";
  script->print = (zb_print_plan){0};
  script->sources = NULL;
  script->public_numbers = NULL;
  script->public_number_count = script->public_number_capacity = 0;
  script->loops = script->ended_loops = NULL;
  script->kept_lists = 0;
  host_begin(&script->host);
  script->is_checking = false;
}

static int clear_environment(lua_State *L)
{
  registry_get(L, KEY_ENVIRONMENT);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, -4);
  }
  return 0;
}

static int judge(lua_State *L)
{
  zb_script *script = script_of(L);
  lua_settop(L, 1);
  registry_get(L, KEY_MODEL);
  if (lua_istable(L, 2))
    script->record = row_record(L, 2, "");
  if (!push_function(L, "judge"))
    return luaL_error(L, "脚本交出的表没有 judge 函数");
  lua_pushvalue(L, 2);
  lua_call(L, 1, 0);
  return 0;
}

/* Asks whether the next record is looked at. */
static int choose(lua_State *L)
{
  bool *chosen = lua_touserdata(L, 1);
  const zb_script *script = script_of(L);
  const char *field = script->generator.owner, *owner = NULL;
  registry_get(L, KEY_MODEL);
  if (*field != '\0' && lua_istable(L, -1)) {
    lua_getfield(L, -1, field);
    owner = is_sealed(L, -1) ? sealed_text(L, -1) : lua_tostring(L, -1);
  }
  *chosen = script->choose(script->choose_data, owner == NULL ? "" : owner, script->number);
  return 0;
}

void zb_script_choose(zb_script *script, zb_choose_record *wanted, void *data)
{
  script->choose = wanted;
  script->choose_data = data;
}

long zb_script_number(const zb_script *script)
{
  return script->number;
}

/* Goes to the next record that is looked at, if there is one; false if there is no telling. */
static bool find_record(zb_script *script, bool *done)
{
  zb_host *host = &script->host;
  for (bool chosen = false; !chosen && !*done;) {
    reset_record(script);
    script->number++;
    if (!host_call(host, clear_environment, NULL) || !host_call(host, next_record, done))
      return false;
    chosen = *done || script->choose == NULL;
    if (!chosen && !host_call(host, choose, &chosen))
      return false;
  }
  return true;
}

/* Advances to the next record and runs FUNCTION on it. */
static zb_status advance(zb_script *script, lua_CFunction function, bool *done, zb_diags *diags)
{
  zb_host *host = &script->host;
  *done = script->ended;
  if (script->ended) {
    reset_record(script);
    return ZB_OK;
  }
  if (!find_record(script, done)) {
    script->ended = true; /* a failed iterator would fail for ever */
    return host_error(host, script->path, diags);
  }
  script->ended = *done;
  if (*done)
    return ZB_OK;
  bool made = host_call(host, function, NULL);
  report_pending(script, diags);
  if (script->refused) /* a script error after that is its consequence */
    return ZB_REFUSED;
  if (made)
    return ZB_OK;
  zb_diags_record(diags, script->record);
  host_error(host, script->path, diags);
  zb_diags_record(diags, "");
  return ZB_TEMPLATE;
}

typedef struct passing {
  long count;
  lua_Integer passed;
} passing;

static int pass(lua_State *L)
{
  passing *p = lua_touserdata(L, 1);
  registry_get(L, KEY_RECORDS);
  p->passed = skip_items(L, lua_gettop(L), p->count);
  return 0;
}

static int skip(lua_State *L)
{
  (void)L;
  return 0;
}

zb_status zb_script_skip(zb_script *script, bool *done, zb_diags *diags)
{
  return advance(script, skip, done, diags);
}

zb_status zb_script_pass(zb_script *script, long count, bool *done, zb_diags *diags)
{
  passing p = {count, -1};
  *done = script->ended;
  if (!script->ended && script->choose == NULL) {
    reset_record(script);
    if (!host_call(&script->host, pass, &p)) {
      script->ended = true;
      return host_error(&script->host, script->path, diags);
    }
  }
  if (p.passed >= 0) {
    script->ended = *done = p.passed < count;
    script->number += (long)p.passed + *done;
    return ZB_OK;
  }
  zb_status status = ZB_OK;
  for (; count > 0 && !*done; count--)
    status = zb_worse(status, zb_script_skip(script, done, diags));
  return status;
}

zb_status zb_script_next(zb_script *script, bool *done, zb_diags *diags)
{
  return advance(script, make, done, diags);
}

zb_status zb_script_judge(zb_script *script, bool *done, zb_diags *diags)
{
  return advance(script, judge, done, diags);
}

/* --- Without a record ---------------------------------------------------------------------------------------- */

zb_status make_recordless(zb_script *script, lua_CFunction function, void *context, zb_diags *diags)
{
  zb_host *host = &script->host;
  reset_record(script);
  bool made = host_call(host, clear_environment, NULL) && host_call(host, function, context);
  report_pending(script, diags);
  if (script->refused)
    return ZB_REFUSED;
  return made ? ZB_OK : host_error(host, script->path, diags);
}

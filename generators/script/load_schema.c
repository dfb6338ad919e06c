/* lua/schema.lua → zb_schema. */
#include "script/load_schema.h"

#include "base/file.h"
#include "script/host.h"
#include "value/header_text.h"

#include <ctype.h>
#include <string.h>

typedef struct loader {
  zb_host host; /* first: host_of gives the loader */
  zb_arena *arena;
  zb_schema *schema;
  const char *table;   /* the one being read, for messages */
  const char *suspect; /* the text that an error is about, to find its line by */
} loader;

/* --- Reading Lua tables -------------------------------------------------------------------------------------- */

static loader *loader_of(lua_State *L)
{
  return (loader *)host_of(L);
}

static const char *text(lua_State *L, const char *name)
{
  loader *l = loader_of(L);
  if (lua_getfield(L, -1, name) != LUA_TSTRING)
    luaL_error(L, "“%s”表：%s 应当是文字", l->table, name);
  const char *value = zb_arena_strdup(l->arena, lua_tostring(L, -1));
  lua_pop(L, 1);
  return value;
}

/* "" if absent. */
static const char *optional_text(lua_State *L, const char *name)
{
  bool absent = lua_getfield(L, -1, name) == LUA_TNIL;
  lua_pop(L, 1);
  return absent ? "" : text(L, name);
}

/* The list of texts on top of the stack, called NAME in messages; nil is an empty list. */
static const char *const *texts_here(lua_State *L, const char *name)
{
  loader *l = loader_of(L);
  if (!lua_istable(L, -1) && !lua_isnil(L, -1))
    luaL_error(L, "“%s”表：%s 应当是列表", l->table, name);
  lua_Integer count = lua_isnil(L, -1) ? 0 : (lua_Integer)lua_rawlen(L, -1);
  const char **values = zb_arena_array(l->arena, (size_t)count + 1, sizeof *values);
  for (lua_Integer i = 1; i <= count; i++) {
    if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
      luaL_error(L, "“%s”表：%s 的每一个都应当是文字", l->table, name);
    values[i - 1] = zb_arena_strdup(l->arena, lua_tostring(L, -1));
    lua_pop(L, 1);
  }
  return values;
}

static const char *const *texts(lua_State *L, const char *name)
{
  lua_getfield(L, -1, name);
  const char *const *values = texts_here(L, name);
  lua_pop(L, 1);
  return values;
}

/* Names are used in SQL and Lua; a leading _ is reserved for the program's own. */
static const char *identifier(lua_State *L, const char *name)
{
  const char *value = text(L, name);
  bool right = islower((unsigned char)value[0]);
  for (const char *c = value; *c != '\0'; c++)
    right = right && (islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '_');
  if (right)
    return value;
  loader_of(L)->suspect = value;
  luaL_error(L, "名称“%s”只能用小写字母、数字和 _，以字母开头", value);
  return NULL;
}

/* refused = { { "初定", "职称初定在……" }, … }: words that are none of the values, each with what is to be said of it.
 */
static void read_refused(lua_State *L, const char *header, zb_vocabulary *words)
{
  loader *l = loader_of(L);
  lua_Integer count = lua_getfield(L, -1, "refused") == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, i);
    const char *const *pair = texts_here(L, "refused 的每一项");
    lua_pop(L, 1);
    if (pair[0] == NULL || pair[1] == NULL || !zb_vocabulary_refuse(words, pair[0], pair[1]))
      luaL_error(L, "“%s”表的“%s”：refused 的第 %I 项应当是一个别处没有的词和一句话", l->table, header, (LUAI_UACINT)i);
  }
  lua_pop(L, 1);
}

/* values = { { "中级", "中级职称" }, … }: the permitted values of a field, each with its synonyms; KEY is its name. */
static const zb_vocabulary *read_words(lua_State *L, const char *key, const char *header)
{
  loader *l = loader_of(L);
  if (lua_getfield(L, -1, key) == LUA_TNIL) {
    lua_pop(L, 1);
    return NULL;
  }
  zb_vocabulary *words = zb_vocabulary_new(l->arena);
  lua_Integer count = lua_istable(L, -1) ? (lua_Integer)lua_rawlen(L, -1) : 0;
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, i);
    const char *const *list = texts_here(L, zb_arena_printf(l->host.arena, "%s 的每一项", key));
    lua_pop(L, 1);
    for (int n = 0; list[n] != NULL; n++)
      if (!zb_vocabulary_add(words, list[n], list[0])) {
        l->suspect = list[n];
        luaL_error(L, "“%s”表的“%s”：“%s”有两个意思", l->table, header, list[n]);
      }
  }
  lua_pop(L, 1);
  if (count == 0)
    luaL_error(L, "“%s”表的“%s”：%s 应当是列表的列表", l->table, header, key);
  read_refused(L, header, words);
  return words;
}

static bool flag(lua_State *L, const char *name)
{
  lua_getfield(L, -1, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

/* private = true, or "day": the day of a date. */
static zb_privacy read_privacy(lua_State *L, const zb_field *field)
{
  zb_privacy privacy = ZB_PUBLIC;
  int type = lua_getfield(L, -1, "private");
  if (type == LUA_TBOOLEAN && lua_toboolean(L, -1))
    privacy = ZB_PRIVATE;
  else if (type == LUA_TSTRING && strcmp(lua_tostring(L, -1), "day") == 0)
    privacy = ZB_PUBLIC_MONTH;
  bool dated = field->type == ZB_FIELD_DATE || field->type == ZB_FIELD_MONTH;
  if ((privacy == ZB_PUBLIC && type != LUA_TNIL) || (privacy == ZB_PUBLIC_MONTH && !dated)) {
    loader_of(L)->suspect = field->header;
    luaL_error(L, "“%s”表的“%s”：private 应当是 true，日期的也可以是 \"day\"", loader_of(L)->table, field->header);
  }
  lua_pop(L, 1);
  return privacy;
}

static zb_field read_field(lua_State *L)
{
  zb_field field = {.name = identifier(L, "name"), .header = text(L, "header"), .aliases = texts(L, "aliases")};
  const char *type = text(L, "type");
  int number = zb_field_type_named(type);
  if (number < 0) {
    loader_of(L)->suspect = field.header;
    luaL_error(L, "“%s”表的“%s”：没有叫做 %s 的类型", loader_of(L)->table, field.header, type);
  }
  field.type = (zb_field_type)number;
  field.words = read_words(L, "values", field.header);
  field.known = read_words(L, "known", field.header);
  field.required = flag(L, "required");
  field.as_written = flag(L, "as_written");
  field.counts = flag(L, "counts");
  field.units = texts(L, "units");
  field.is_birth = flag(L, "birth");
  field.above = texts(L, "above");
  field.usual = texts(L, "usual");
  field.regions = texts(L, "regions");
  field.region_words = texts(L, "region_words");
  field.privacy = read_privacy(L, &field);
  return field;
}

/* --- Checking ------------------------------------------------------------------------------------------------ */

static const zb_field *field_named(const zb_table_schema *table, const char *name)
{
  for (int f = 0; f < table->field_count; f++)
    if (strcmp(table->fields[f].name, name) == 0)
      return &table->fields[f];
  return NULL;
}

/* A header that a table has, normalized. */
typedef struct known_header {
  const char *plain;
  const zb_field *field;
} known_header;

static void check_header(lua_State *L, const zb_table_schema *table, const zb_field *field, const char *header,
                         known_header *known, size_t *count)
{
  loader *l = loader_of(L);
  const char *plain = zb_header_normalize(header, l->host.arena);
  for (size_t i = 0; i < *count; i++)
    if (known[i].field != field && strcmp(known[i].plain, plain) == 0) {
      l->suspect = header;
      luaL_error(L, "“%s”表：列名“%s”既是“%s”又是“%s”", table->title, header, known[i].field->header, field->header);
    }
  known[(*count)++] = (known_header){plain, field};
}

static size_t count_headers(const zb_table_schema *table)
{
  size_t count = 0;
  for (const zb_field *field = table->fields; field < table->fields + table->field_count; field++) {
    count++;
    for (const char *const *alias = field->aliases; *alias != NULL; alias++)
      count++;
  }
  return count;
}

static void check_table(lua_State *L, const zb_table_schema *table)
{
  loader *l = loader_of(L);
  known_header *known = zb_arena_array(l->host.arena, count_headers(table), sizeof *known);
  size_t count = 0;
  for (const zb_field *field = table->fields; field < table->fields + table->field_count; field++) {
    if (field_named(table, field->name) != field) {
      l->suspect = field->header;
      luaL_error(L, "“%s”表：字段名“%s”用了两次", table->title, field->name);
    }
    check_header(L, table, field, field->header, known, &count);
    for (const char *const *alias = field->aliases; *alias != NULL; alias++)
      check_header(L, table, field, *alias, known, &count);
  }
  l->suspect = table->title;
  if (*table->spans != NULL && (table->span_from < 0 || table->span_to < 0))
    luaL_error(L, "“%s”表：span 的 from 和 to 应当是它的字段", table->title);
  if (field_named(table, table->owner) == NULL)
    luaL_error(L, "“%s”表：owner “%s”不是它的字段", table->title, table->owner);
  for (const char *const *key = table->key; *key != NULL; key++)
    if (field_named(table, *key) == NULL)
      luaL_error(L, "“%s”表：key “%s”不是它的字段", table->title, *key);
}

/* --- Loading ------------------------------------------------------------------------------------------------- */

/* span = { from = "start", to = "end", headers = { "起止年月" }, single = true } */
static void read_span(lua_State *L, zb_table_schema *table)
{
  table->span_from = table->span_to = -1;
  if (lua_getfield(L, -1, "span") == LUA_TTABLE) {
    table->span_from = zb_schema_field(table, text(L, "from"));
    table->span_to = zb_schema_field(table, text(L, "to"));
    table->spans = texts(L, "headers");
    table->span_may_be_one = flag(L, "single");
  } else {
    table->spans = texts_here(L, "span");
  }
  lua_pop(L, 1);
}

static zb_table_schema read_table(lua_State *L)
{
  loader *l = loader_of(L);
  l->table = "lua/schema.lua";
  zb_table_schema table = {.name = identifier(L, "name"), .title = text(L, "title")};
  l->suspect = l->table = table.title;
  table.aliases = texts(L, "aliases");
  table.owner = text(L, "owner");
  table.key = texts(L, "key");
  table.is_register = flag(L, "register");
  table.is_made = flag(L, "made");
  table.is_alone = flag(L, "alone");
  table.beside = optional_text(L, "beside");
  if (lua_getfield(L, -1, "fields") != LUA_TTABLE)
    luaL_error(L, "“%s”表没有 fields", table.title);
  table.field_count = (int)lua_rawlen(L, -1);
  zb_field *fields = zb_arena_array(l->arena, (size_t)table.field_count + 1, sizeof *fields);
  for (int f = 0; f < table.field_count; f++) {
    if (lua_rawgeti(L, -1, f + 1) != LUA_TTABLE)
      luaL_error(L, "“%s”表的每个字段都应当是表", table.title);
    fields[f] = read_field(L);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  table.fields = fields;
  read_span(L, &table);
  check_table(L, &table);
  return table;
}

static int load_schema(lua_State *L)
{
  loader *l = loader_of(L);
  host_lock(L);
  host_run_file(L, "schema.lua");
  if (!lua_istable(L, -1))
    luaL_error(L, "lua/schema.lua 应当交出表的列表");
  int count = (int)lua_rawlen(L, -1);
  zb_table_schema *tables = zb_arena_array(l->arena, (size_t)count + 1, sizeof *tables);
  for (int t = 0; t < count; t++) {
    if (lua_rawgeti(L, -1, t + 1) != LUA_TTABLE)
      luaL_error(L, "lua/schema.lua 的第 %d 个表不是表", t + 1);
    tables[t] = read_table(L);
    for (int other = 0; other < t; other++)
      if (strcmp(tables[other].name, tables[t].name) == 0)
        luaL_error(L, "表名“%s”用了两次", tables[t].name);
    lua_pop(L, 1);
  }
  l->schema->tables = tables;
  l->schema->table_count = count;
  return 0;
}

/* The line of schema.lua where the suspect text last occurs in quotes: of duplicates the later one is at fault. */
static int suspect_line(const loader *l, zb_diags *diags)
{
  zb_buffer source = {0};
  const char *path = zb_arena_printf(l->host.arena, "%s/schema.lua", l->host.scripts.lua);
  const char *word = zb_arena_printf(l->host.arena, "\"%s\"", l->suspect);
  int line = 1, found = 1;
  if (zb_file_read(path, &source, diags) == ZB_OK)
    for (const char *c = source.data; *c != '\0'; c++) {
      line += *c == '\n';
      if (strncmp(c, word, strlen(word)) == 0)
        found = line;
    }
  zb_buffer_free(&source);
  return found;
}

zb_status zb_load_schema(const zb_scripts *scripts, zb_arena *arena, zb_diags *diags, const zb_schema **schema)
{
  loader l = {.arena = arena, .schema = zb_arena_alloc(arena, sizeof(zb_schema)), .suspect = ""};
  *schema = l.schema;
  zb_status status = host_open(&l.host, scripts, (zb_script_limits){0}, diags);
  if (status == ZB_OK && !host_call(&l.host, load_schema, NULL)) {
    const char *where = "lua/schema.lua:1";
    if (*l.host.place == '\0' && *l.suspect != '\0')
      where = zb_arena_printf(arena, "lua/schema.lua:%d", suspect_line(&l, diags));
    status = host_error(&l.host, where, diags);
  }
  host_close(&l.host);
  return status;
}

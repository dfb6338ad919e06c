/* What SQL may call beside SQLite's own functions. */
#include "store/batch.h"

#include "value/header_text.h"

#include <stdlib.h>
#include <string.h>

static const char *text(sqlite3_value *value)
{
  const char *s = (const char *)sqlite3_value_text(value);
  return s == NULL ? "" : s;
}

static void place(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  const char *field = text(values[2]);
  const char *found = zb_store_place(sqlite3_user_data(context), text(values[0]), sqlite3_value_int64(values[1]),
                                     *field == '\0' ? NULL : field, arena);
  sqlite3_result_text(context, found, -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

static void link_to(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  const char *found = zb_store_link(sqlite3_user_data(context), sqlite3_value_int64(values[0]), text(values[1]), arena);
  sqlite3_result_text(context, found, -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

/* 张三（330599…0017）; what is no ID number is not shown. */
static void record(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  const char *name = text(values[0]), *id = text(values[1]);
  zb_arena *arena = zb_arena_new();
  const char *shown = *name == '\0' ? "姓名没有填" : name;
  if (strlen(id) == 18)
    shown = zb_arena_printf(arena, "%s（%.6s…%s）", shown, id, id + 14);
  sqlite3_result_text(context, shown, -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

/* --- likeness(unit): what is left of a unit's name when habits are taken away ---------------------------------- */

/* What the name begins with is skipped: 浙江省, 浙江. */
static const char *behind_region(const char *name, const char *region)
{
  size_t n = strlen(region), last = strlen("市");
  if (strncmp(name, region, n) == 0 && name[n] != '\0')
    return name + n;
  if (n > last && strncmp(name, region, n - last) == 0 && name[n - last] != '\0')
    return name + n - last;
  return name;
}

static const char *const *regions_of(const zb_store *store)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    int owner = zb_schema_field(table, table->owner);
    if (owner >= 0 && table->fields[owner].regions != NULL && table->fields[owner].regions[0] != NULL)
      return table->fields[owner].regions;
  }
  static const char *const none[] = {NULL};
  return none;
}

/* Brackets, signs between words, and 省市县区, which people leave out. */
static size_t skipped_length(const char *s)
{
  static const char *const skipped[] = {"(",  ")", "[", "]",  "-",  "\"", ".",  ",",  "·",  "、",
                                        "。", "“", "”", "《", "》", "—",  "省", "市", "县", "区"};
  for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
    if (strncmp(s, skipped[i], strlen(skipped[i])) == 0)
      return strlen(skipped[i]);
  return 0;
}

static void likeness(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  const char *name = zb_header_normalize(text(values[0]), arena);
  for (const char *const *region = regions_of(sqlite3_user_data(context)); *region != NULL; region++)
    name = behind_region(name, *region);
  char *out = zb_arena_alloc(arena, strlen(name) + 1), *end = out;
  while (*name != '\0') {
    size_t n = skipped_length(name);
    name += n;
    if (n == 0)
      *end++ = *name++;
  }
  *end = '\0';
  sqlite3_result_text(context, out, -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

zb_status zb_store_add_functions(zb_store *store, zb_diags *diags)
{
  static const struct {
    const char *name;
    int count;
    void (*call)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"place", 3, place}, {"link", 2, link_to}, {"record", 2, record}, {"likeness", 1, likeness}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (sqlite3_create_function(store->db, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                store, functions[i].call, NULL, NULL) != SQLITE_OK)
      return zb_store_failed(store, diags);
  return ZB_OK;
}

/* SQL functions of our own. */
#include "store/batch.h"

#include "base/utf8.h"
#include "value/header_text.h"
#include "value/person_label.h"

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

static void record(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  const char *label = zb_person_label(text(values[0]), text(values[1]), arena);
  sqlite3_result_text(context, label, -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

static void label_of(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  sqlite3_result_text(context, zb_person_label_of(text(values[0]), arena), -1, SQLITE_TRANSIENT);
  zb_arena_free(arena);
}

/* --- likeness(unit): a unit's name without regions and punctuation, for comparison ----------------------------------
 */

/* Skips a region that the name begins with: 河北省, 河北. */
static const char *behind_region(const char *name, const char *region, const char *const *words)
{
  size_t n = strlen(region);
  if (strncmp(name, region, n) == 0 && name[n] != '\0')
    return name + n;
  for (; *words != NULL; words++) {
    size_t last = strlen(*words);
    if (n > last && zb_ends_with(region, *words) && strncmp(name, region, n - last) == 0 && name[n - last] != '\0')
      return name + n - last;
  }
  return name;
}

/* The field for a unit's name, which declares regions; NULL if the schema has none. */
static const zb_field *unit_field(const zb_store *store)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    int owner = zb_schema_field(table, table->owner);
    if (owner >= 0 && table->fields[owner].regions != NULL && table->fields[owner].regions[0] != NULL)
      return &table->fields[owner];
  }
  return NULL;
}

/* Punctuation in names. */
static const char *const signs[] = {"(",  ")",  "[", "]", "-",  "\"", ".", ",", "·",
                                    "、", "。", "“", "”", "《", "》", "—", NULL};

static void likeness(sqlite3_context *context, int count, sqlite3_value **values)
{
  (void)count;
  zb_arena *arena = zb_arena_new();
  const char *name = zb_header_normalize(text(values[0]), arena);
  const zb_field *field = unit_field(sqlite3_user_data(context));
  static const char *const none[] = {NULL};
  const char *const *words = field == NULL || field->region_words == NULL ? none : field->region_words;
  for (const char *const *region = field == NULL ? none : field->regions; *region != NULL; region++)
    name = behind_region(name, *region, words);
  char *out = zb_arena_alloc(arena, strlen(name) + 1), *end = out;
  while (*name != '\0') {
    size_t n = zb_word_at(name, signs);
    if (n == 0)
      n = zb_word_at(name, words);
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
  } functions[] = {{"place", 3, place},       {"link", 2, link_to},      {"record", 2, record},
                   {"label_of", 1, label_of}, {"likeness", 1, likeness}, {"as_typed", -1, zb_store_as_typed}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (sqlite3_create_function(store->db, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                store, functions[i].call, NULL, NULL) != SQLITE_OK)
      return zb_store_failed(store, diags);
  return ZB_OK;
}

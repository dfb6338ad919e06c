/* Rows of the same key, as districts and units send them: the same person in two files. Rows that say the same are one;
   which of two different ones is right only the user can tell. */
#include "store/batch.h"

/* The columns of what duplicates_sql finds; FIRST_FIELD on: whether each field of the table differs. */
enum { LATER_ROW, FIRST_ROW, OWNER, FIRST_FIELD };

/* Each row that has a row of the same key before it, beside the first of them. */
static const char *duplicates_sql(const zb_table_schema *table, zb_arena *arena)
{
  zb_buffer keys = {0}, differs = {0};
  for (const char *const *key = table->key; *key != NULL; key++)
    zb_buffer_printf(&keys, "%s\"%s\"", key == table->key ? "" : ",", *key);
  for (int f = 0; f < table->field_count; f++)
    zb_buffer_printf(&differs, ",a.\"%s\" IS NOT b.\"%s\"", table->fields[f].name, table->fields[f].name);
  const char *sql =
      zb_arena_printf(arena,
                      "WITH twin AS (SELECT _row AS later, MIN(_row) OVER (PARTITION BY %s) AS first FROM \"%s\") "
                      "SELECT twin.later, twin.first, b.\"%s\"%s FROM twin JOIN \"%s\" AS a ON a._row = twin.first "
                      "JOIN \"%s\" AS b ON b._row = twin.later "
                      "WHERE twin.later <> twin.first ORDER BY twin.later",
                      keys.data, table->name, table->owner, differs.data, table->name, table->name);
  zb_buffer_free(&keys);
  zb_buffer_free(&differs);
  return sql;
}

static const char *key_headers(const zb_table_schema *table, zb_arena *arena)
{
  const char *names = "";
  for (const char *const *key = table->key; *key != NULL; key++) {
    int f = zb_store_field(table, *key);
    names = zb_arena_printf(arena, "%s%s%s", names, *names == '\0' ? "" : "、", f < 0 ? *key : table->fields[f].header);
  }
  return names;
}

/* The headers of the fields that differ, "" if none does. No values: messages reach the manifest, and some fields are
   private. */
static const char *different_headers(const zb_table_schema *table, sqlite3_stmt *found, zb_arena *arena)
{
  const char *names = "";
  for (int f = 0; f < table->field_count; f++)
    if (sqlite3_column_int(found, FIRST_FIELD + f) != 0)
      names = zb_arena_printf(arena, "%s%s“%s”", names, *names == '\0' ? "" : "、", table->fields[f].header);
  return names;
}

static zb_status add_conflict(zb_store *store, const zb_table_schema *table, sqlite3_stmt *found, const char *fields,
                              zb_diags *diags)
{
  zb_arena *arena = store->scratch;
  const char *key = table->key[0];
  const char *first = zb_store_place(store, table->name, sqlite3_column_int64(found, FIRST_ROW), key, arena);
  const char *place = zb_store_place(store, table->name, sqlite3_column_int64(found, LATER_ROW), key, arena);
  const char *owner = (const char *)sqlite3_column_text(found, OWNER);
  const char *message =
      zb_arena_printf(arena, "与 %s 重复：%s相同，但%s不同", first, key_headers(table, arena), fields);
  return zb_store_add_problem(store, owner == NULL ? "" : owner, place, "duplicate", message,
                              "请核对这两行，只保留正确的一行", diags);
}

static zb_status find_in_table(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = duplicates_sql(table, store->scratch);
  sqlite3_stmt *found = NULL;
  zb_status status = zb_store_prepare(store, sql, &found, diags);
  int step = SQLITE_DONE;
  int64_t equal = 0, different = 0;
  while (status == ZB_OK && (step = sqlite3_step(found)) == SQLITE_ROW) {
    const char *fields = different_headers(table, found, store->scratch);
    if (*fields == '\0')
      equal++;
    else {
      different++;
      status = add_conflict(store, table, found, fields, diags);
    }
  }
  if (status == ZB_OK && step != SQLITE_DONE)
    status = zb_store_failed(store, diags);
  sqlite3_finalize(found);
  if (equal > 0)
    zb_diags_add(diags, ZB_NOTE, "same-row", "", "", "“%s”表有 %lld 行与前面的行完全相同，只算一次", table->title,
                 (long long)equal);
  if (status == ZB_OK && equal + different > 0)
    status = zb_store_exec(
        store,
        zb_arena_printf(store->scratch, "DELETE FROM \"%s\" WHERE _row IN (SELECT later FROM (%s))", table->name, sql),
        diags);
  return status;
}

zb_status zb_store_find_duplicates(zb_store *store, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (store->schema->tables[t].key[0] != NULL)
      status = find_in_table(store, &store->schema->tables[t], diags);
  return status;
}

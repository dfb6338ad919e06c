/* Problems: what is wrong with a row is kept until somebody makes a document of its owner. */
#include "store/batch.h"

#include <string.h>

zb_status zb_store_add_problem(zb_store *store, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags)
{
  sqlite3_stmt *statement = store->add_problem;
  const char *const values[] = {owner, place, code, message, remedy};
  for (int i = 0; i < 5; i++)
    sqlite3_bind_text(statement, i + 1, values[i], -1, SQLITE_STATIC);
  int code_of_step = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code_of_step == SQLITE_DONE ? ZB_OK : zb_store_failed(store, diags);
}

static const char *text(sqlite3_stmt *statement, int column)
{
  const char *value = (const char *)sqlite3_column_text(statement, column);
  return value == NULL ? "" : value;
}

size_t zb_store_problems(zb_store *store, const char *owner, zb_diags *diags)
{
  sqlite3_stmt *statement = store->problems_of;
  size_t count = 0;
  sqlite3_bind_text(statement, 1, owner, -1, SQLITE_STATIC);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    zb_diags_add(diags, ZB_ERROR, text(statement, 1), text(statement, 0), text(statement, 3), "%s", text(statement, 2));
    count++;
  }
  sqlite3_reset(statement);
  return count;
}

size_t zb_store_orphan_problems(zb_store *store, zb_diags *diags)
{
  return zb_store_problems(store, "", diags);
}

/* --- Duplicates ---------------------------------------------------------------------------------------------- */

/* SELECT row, first row of the same key, owner; then the same rows' deletion. */
static const char *duplicates_sql(const zb_table_schema *table, zb_arena *arena)
{
  zb_buffer keys = {0};
  for (const char *const *key = table->key; *key != NULL; key++)
    zb_buffer_printf(&keys, "%s\"%s\"", key == table->key ? "" : ",", *key);
  const char *sql = zb_arena_printf(arena,
                                    "SELECT _row, first, owner FROM (SELECT _row, \"%s\" AS owner, MIN(_row) OVER "
                                    "(PARTITION BY %s) AS first FROM \"%s\") WHERE _row <> first ORDER BY _row",
                                    table->owner, keys.data, table->name);
  zb_buffer_free(&keys);
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

static zb_status add_duplicate(zb_store *store, const zb_table_schema *table, sqlite3_stmt *found, zb_diags *diags)
{
  zb_arena *arena = store->scratch;
  const char *first = zb_store_place(store, table->name, sqlite3_column_int64(found, 1), table->key[0], arena);
  const char *place = zb_store_place(store, table->name, sqlite3_column_int64(found, 0), table->key[0], arena);
  const char *message = zb_arena_printf(arena, "与 %s 重复：%s相同", first, key_headers(table, arena));
  return zb_store_add_problem(store, text(found, 2), place, "duplicate", message, "请只保留正确的一行", diags);
}

static zb_status find_in_table(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = duplicates_sql(table, store->scratch);
  sqlite3_stmt *found = NULL;
  zb_status status = zb_store_prepare(store, sql, &found, diags);
  int step = SQLITE_DONE;
  bool any = false;
  while (status == ZB_OK && (step = sqlite3_step(found)) == SQLITE_ROW) {
    any = true;
    status = add_duplicate(store, table, found, diags);
  }
  if (status == ZB_OK && step != SQLITE_DONE)
    status = zb_store_failed(store, diags);
  sqlite3_finalize(found);
  if (status == ZB_OK && any)
    status = zb_store_exec(
        store,
        zb_arena_printf(store->scratch, "DELETE FROM \"%s\" WHERE _row IN (SELECT _row FROM (%s))", table->name, sql),
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

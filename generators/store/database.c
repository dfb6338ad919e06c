/* Shared helpers: SQL statements, database failures, and lookups in the schema. */
#include "store/batch.h"

#include <string.h>

static void report(const char *why, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "store", "", "请检查临时文件夹所在磁盘的空间后重试", "内部数据库出错：%s", why);
}

/* What happens to users in their words; the rest is for who is asked about it. */
static const char *why_failed(sqlite3 *db)
{
  switch (sqlite3_errcode(db)) {
  case SQLITE_FULL:
    return "磁盘满了，临时数据写不下";
  case SQLITE_IOERR:
    return "磁盘读写出错";
  default:
    return sqlite3_errmsg(db);
  }
}

zb_status zb_store_failed(zb_store *store, zb_diags *diags)
{
  const char *why = zb_arena_strdup(store->arena, why_failed(store->db));
  if (store->failure == NULL)
    store->failure = why;
  store->failures++;
  if (diags != NULL) {
    report(why, diags);
    store->failure_reported = true;
  }
  return ZB_OUTPUT;
}

zb_status zb_store_check(zb_store *store, zb_diags *diags)
{
  if (store->failure == NULL)
    return ZB_OK;
  if (!store->failure_reported)
    report(store->failure, diags);
  store->failure_reported = true;
  return ZB_OUTPUT;
}

long zb_store_failures(const zb_store *store)
{
  return store->failures;
}

zb_status zb_store_check_since(zb_store *store, long failures, zb_diags *diags)
{
  if (store->failures == failures)
    return ZB_OK;
  store->failure_reported = false;
  return zb_store_check(store, diags);
}

zb_status zb_store_exec(zb_store *store, const char *sql, zb_diags *diags)
{
  zb_status status = zb_store_settle(store, diags);
  if (status != ZB_OK || sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return status;
  return zb_store_failed(store, diags);
}

zb_status zb_store_prepare(zb_store *store, const char *sql, sqlite3_stmt **statement, zb_diags *diags)
{
  zb_status status = zb_store_settle(store, diags);
  if (status != ZB_OK ||
      sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK)
    return status;
  return zb_store_failed(store, diags);
}

bool zb_store_next(zb_store *store, sqlite3_stmt *statement, zb_status *status, zb_diags *diags)
{
  if (zb_store_settle(store, diags) != ZB_OK) {
    *status = ZB_OUTPUT;
    return false;
  }
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    *status = zb_store_failed(store, diags);
  return code == SQLITE_ROW;
}

zb_status zb_store_run(zb_store *store, sqlite3_stmt *statement, zb_diags *diags)
{
  zb_status status = ZB_OK;
  zb_store_next(store, statement, &status, diags);
  sqlite3_reset(statement);
  return status;
}

zb_status zb_store_bind(zb_store *store, sqlite3_stmt *statement, int index, const char *text, zb_diags *diags)
{
  zb_status status = zb_store_settle(store, diags);
  if (status != ZB_OK)
    return status;
  int code = sqlite3_bind_text(statement, index, text == NULL ? "" : text, -1, SQLITE_STATIC);
  return code == SQLITE_OK ? ZB_OK : zb_store_failed(store, diags);
}

zb_status zb_store_run_with(zb_store *store, sqlite3_stmt *statement, const char *const *texts, int count,
                            zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int i = 0; i < count && status == ZB_OK; i++)
    status = zb_store_bind(store, statement, i + 1, texts[i], diags);
  return status == ZB_OK ? zb_store_run(store, statement, diags) : status;
}

const char *zb_column_text(sqlite3_stmt *statement, int column)
{
  const char *text = (const char *)sqlite3_column_text(statement, column);
  return text == NULL ? "" : text;
}

const zb_table_schema *zb_store_main_table(const zb_store *store, const char *owner)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    if (table->key[0] != NULL && table->key[1] == NULL && strcmp(table->key[0], owner) == 0)
      return table;
  }
  return NULL;
}

const char *zb_store_field_of_type(const zb_table_schema *table, zb_field_type type)
{
  for (int f = 0; f < table->field_count; f++)
    if (table->fields[f].type == type)
      return table->fields[f].name;
  return NULL;
}

const zb_table_schema *zb_store_people(const zb_store *store)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    int owner = zb_schema_field(table, table->owner);
    if (zb_store_main_table(store, table->owner) == table && table->fields[owner].type == ZB_FIELD_ID)
      return table;
  }
  return NULL;
}

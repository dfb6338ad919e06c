/* The ledger: each row that came in is used, or left out for a reason; the sums of each sheet agree. */
#include "store/batch.h"

#include <string.h>

const char *const zb_store_ledger_tables =
    "CREATE TABLE _sheets(number INTEGER UNIQUE, source INTEGER, file TEXT, sheet TEXT, tbl TEXT, title TEXT,"
    " header INTEGER, rows INTEGER, used INTEGER DEFAULT 0, orphans INTEGER DEFAULT 0, same INTEGER DEFAULT 0,"
    " other INTEGER DEFAULT 0, ownerless INTEGER, skipped INTEGER, problems INTEGER DEFAULT 0, note TEXT,"
    " rank INTEGER);"
    "CREATE TABLE _sources(number INTEGER PRIMARY KEY, file TEXT, sha256 TEXT, rows INTEGER);"
    "CREATE TABLE _left_out(row INTEGER PRIMARY KEY, why TEXT);";

static zb_status run(zb_store *store, sqlite3_stmt *statement, zb_diags *diags)
{
  int code = sqlite3_step(statement);
  sqlite3_finalize(statement);
  return code == SQLITE_DONE ? ZB_OK : zb_store_failed(store, diags);
}

zb_status zb_store_note_unread(zb_store *store, const char *file, const char *sheet, const char *why, zb_diags *diags)
{
  sqlite3_stmt *statement;
  zb_status status = zb_store_prepare(
      store, "INSERT INTO _sheets(file, sheet, tbl, title, note) VALUES(?, ?, '', '', ?)", &statement, diags);
  if (status != ZB_OK)
    return status;
  const char *const values[] = {file, sheet, why};
  for (int i = 0; i < 3; i++)
    sqlite3_bind_text(statement, i + 1, values[i], -1, SQLITE_STATIC);
  return run(store, statement, diags);
}

zb_status zb_store_note_sheet(zb_store *store, int64_t number, const char *name, zb_diags *diags)
{
  sqlite3_stmt *statement;
  zb_status status = zb_store_prepare(store,
                                      "INSERT INTO _sheets(number, source, header, rows, ownerless, skipped, file,"
                                      " sheet, tbl, title, note) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                                      &statement, diags);
  if (status != ZB_OK)
    return status;
  const sheet *s = &store->sheets[number];
  const zb_table_schema *table = &store->schema->tables[s->table];
  const int64_t numbers[] = {number, s->source, s->header, s->read, s->ownerless, s->skipped};
  const char *const texts[] = {store->shown[s->source], name, table->name, table->title};
  for (int i = 0; i < 6; i++)
    sqlite3_bind_int64(statement, 1 + i, numbers[i]);
  for (int i = 0; i < 4; i++)
    sqlite3_bind_text(statement, 7 + i, texts[i], -1, SQLITE_STATIC);
  return run(store, statement, diags);
}

/* Sets COLUMN to how many rows of each sheet ROWS, the end of a SELECT, gives; ROW is their identity. */
static zb_status count_rows(zb_store *store, const char *column, const char *row, const char *rows, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(store->scratch,
                                    "UPDATE _sheets SET \"%s\" = found.n FROM (SELECT %s >> 32 AS sheet, count(*) AS n "
                                    "FROM %s GROUP BY 1) AS found WHERE found.sheet = number",
                                    column, row, rows);
  return zb_store_exec(store, sql, diags);
}

static zb_status count_table(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  const char *rows = zb_arena_printf(store->arena, "\"%s\"", table->name);
  zb_status status = count_rows(store, "used", "_row", rows, diags);
  if (status != ZB_OK)
    return status;
  rows = zb_arena_printf(store->arena,
                         "_orphans AS o CROSS JOIN \"%s\" AS t ON t.\"%s\" = o.owner WHERE o.kind = 'person' "
                         "AND o.tbl = '%s'",
                         table->name, table->owner, table->name);
  return count_rows(store, "orphans", "t._row", rows, diags);
}

static zb_status list_sources(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement;
  zb_status status = zb_store_prepare(store, "INSERT INTO _sources VALUES(?, ?, ?, ?)", &statement, diags);
  if (status != ZB_OK)
    return status;
  int code = SQLITE_DONE;
  for (size_t i = 0; i < store->source_count && code == SQLITE_DONE; i++) {
    sqlite3_bind_int64(statement, 1, (int64_t)i);
    sqlite3_bind_text(statement, 2, store->shown[i], -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, store->sources[i].sha256, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, store->sources[i].rows);
    code = sqlite3_step(statement);
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
  return code == SQLITE_DONE ? ZB_OK : zb_store_failed(store, diags);
}

zb_status zb_store_close_ledger(zb_store *store, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = count_table(store, &store->schema->tables[t], diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, "UPDATE _sheets SET used = used - orphans", diags);
  if (status == ZB_OK)
    status = count_rows(store, "same", "row", "_left_out WHERE why = 'same'", diags);
  if (status == ZB_OK)
    status = count_rows(store, "other", "row", "_left_out WHERE why <> 'same'", diags);
  if (status == ZB_OK)
    status = count_rows(store, "problems", "row", "_problem WHERE code <> 'duplicate'", diags);
  if (status == ZB_OK)
    status = list_sources(store, diags);
  return status;
}

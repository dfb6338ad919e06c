/* The ledger: each imported row is either used or left out for a reason; the counts of each sheet add up. */
#include "store/batch.h"

const char *const zb_store_ledger_tables =
    "CREATE TABLE _sheets(number INTEGER UNIQUE, source INTEGER, file TEXT, sheet TEXT, tbl TEXT, title TEXT,"
    " header INTEGER, rows INTEGER, used INTEGER DEFAULT 0, orphans INTEGER DEFAULT 0, same INTEGER DEFAULT 0,"
    " other INTEGER DEFAULT 0, ownerless INTEGER, skipped INTEGER, problems INTEGER DEFAULT 0, note TEXT,"
    " rank INTEGER, returned INTEGER);"
    "CREATE TABLE _sources(number INTEGER PRIMARY KEY, file TEXT, sha256 TEXT, rows INTEGER);"
    "CREATE TABLE _left_out(row INTEGER PRIMARY KEY, why TEXT);"
    "CREATE TABLE _went_out(record TEXT, source INTEGER, UNIQUE(record, source));";

zb_status zb_store_note_unread(zb_store *store, const char *file, const char *sheet, const char *why, zb_diags *diags)
{
  return zb_store_write(store, store->add_unread, (const char *const[]){file, sheet, why}, 3, 0, diags);
}

zb_status zb_store_close_sheet(zb_store *store, int64_t number, const char *name, const zb_sheet_counts *counts,
                               zb_diags *diags)
{
  enum { TEXTS = 4, NUMBERS = 7 };
  sheet *s = &store->sheets[number];
  s->has_rows = counts->read > 0;
  const zb_table_schema *table = &store->schema->tables[s->table];
  const int64_t numbers[NUMBERS] = {number,          s->source,  counts->header, counts->read, counts->ownerless,
                                    counts->skipped, s->returned};
  const char *values[TEXTS + NUMBERS] = {store->shown[s->source], name, table->name, table->title};
  zb_arena_reset(store->scratch);
  for (int i = 0; i < NUMBERS; i++)
    values[TEXTS + i] = zb_arena_printf(store->scratch, "%lld", (long long)numbers[i]);
  zb_status status = zb_store_write(store, store->add_sheet, values, TEXTS + NUMBERS, 0, diags);
  if (status == ZB_OK)
    zb_store_index_aside(store, s->table, counts->read);
  return status;
}

/* Sets COLUMN to the number of rows of each sheet in ROWS, the FROM clause of a SELECT; ROW is the expression of their
 * ID. */
static zb_status count_rows(zb_store *store, const char *column, const char *row, const char *rows, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(store->scratch,
                                    "UPDATE _sheets SET \"%s\" = found.n FROM (SELECT %s >> 32 AS sheet, count(*) AS n "
                                    "FROM %s GROUP BY 1) AS found WHERE found.sheet = number",
                                    column, row, rows);
  return zb_store_exec(store, sql, diags);
}

/* A table of one sheet only is counted without looking at its rows. */
static zb_status count_used(zb_store *store, int t, zb_diags *diags)
{
  const char *name = store->schema->tables[t].name;
  size_t count = 0, last = 0;
  for (size_t s = 0; s < store->sheet_count; s++)
    if (store->sheets[s].table == t) {
      last = s;
      count++;
    }
  if (count > 1)
    return count_rows(store, "used", "_row", zb_arena_printf(store->arena, "\"%s\"", name), diags);
  zb_arena_reset(store->scratch);
  return count == 0 ? ZB_OK
                    : zb_store_exec(store,
                                    zb_arena_printf(store->scratch,
                                                    "UPDATE _sheets SET used = (SELECT count(*) FROM \"%s\") WHERE "
                                                    "number = %zu",
                                                    name, last),
                                    diags);
}

static zb_status count_table(zb_store *store, int t, zb_diags *diags)
{
  const zb_table_schema *table = &store->schema->tables[t];
  zb_status status = count_used(store, t, diags);
  if (status != ZB_OK)
    return status;
  const char *rows =
      zb_arena_printf(store->arena,
                      "_orphans AS o CROSS JOIN \"%s\" AS t ON t.\"%s\" = o.owner WHERE o.kind = 'person' "
                      "AND o.tbl = '%s'",
                      table->name, table->owner, table->name);
  return count_rows(store, "orphans", "t._row", rows, diags);
}

static zb_status list_sources(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement;
  zb_status status =
      zb_store_prepare(store, "INSERT INTO _sources(file, sha256, number, rows) VALUES(?, ?, ?, ?)", &statement, diags);
  if (status != ZB_OK)
    return status;
  for (size_t i = 0; i < store->source_count && status == ZB_OK; i++) {
    sqlite3_bind_int64(statement, 3, (int64_t)i);
    sqlite3_bind_int64(statement, 4, store->sources[i].rows);
    status =
        zb_store_run_with(store, statement, (const char *const[]){store->shown[i], store->sources[i].sha256}, 2, diags);
  }
  sqlite3_finalize(statement);
  return status;
}

zb_status zb_store_close_ledger(zb_store *store, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = count_table(store, t, diags);
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

/* Tables without a key, such as education: rows that occur in several files count once. Equal rows within one file are
   all kept. */
#include "store/batch.h"

/* Whether several files have this table. */
static bool has_two_sources(const zb_store *store, int table)
{
  int first = -1;
  for (size_t s = 0; s < store->sheet_count; s++) {
    if (store->sheets[s].table != table)
      continue;
    if (first >= 0 && store->sheets[s].source != first)
      return true;
    first = store->sheets[s].source;
  }
  return false;
}

/* Leaves out rows that an earlier file has as often: the second of two equal rows in a file corresponds to the second
   in another. Only considers owners with rows on two sheets. */
static const char *repeats_sql(const zb_table_schema *table, zb_arena *arena)
{
  zb_buffer theirs = {0}, fields = {0};
  for (int f = 0; f < table->field_count; f++) {
    zb_buffer_printf(&theirs, ",t.\"%s\"", table->fields[f].name);
    zb_buffer_printf(&fields, ",\"%s\"", table->fields[f].name);
  }
  const char *sql = zb_arena_printf(
      arena,
      "INSERT INTO _left_out WITH many AS (SELECT \"%s\" AS owner FROM \"%s\" GROUP BY 1 "
      "HAVING MIN(_row >> 32) <> MAX(_row >> 32)), "
      "counted AS (SELECT t._row, ROW_NUMBER() OVER (PARTITION BY s.source%s ORDER BY t._row) AS time%s "
      "FROM many JOIN \"%s\" AS t ON t.\"%s\" = many.owner JOIN _sheets AS s ON s.number = t._row >> 32), "
      "ordered AS (SELECT _row, ROW_NUMBER() OVER (PARTITION BY time%s ORDER BY _row) AS place FROM counted) "
      "SELECT _row, 'same' FROM ordered WHERE place > 1",
      table->owner, table->name, theirs.data, theirs.data, table->name, table->owner, fields.data);
  zb_buffer_free(&theirs);
  zb_buffer_free(&fields);
  return sql;
}

/* The place of the first row of TABLE that is the same as an earlier one. */
static zb_status first_equal(zb_store *store, const zb_table_schema *table, const char **place, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(
      store,
      zb_arena_printf(store->scratch,
                      "SELECT MIN(_row) FROM \"%s\" WHERE _row IN (SELECT row FROM _left_out WHERE why = 'same')",
                      table->name),
      &statement, diags);
  *place = "";
  if (status == ZB_OK && zb_store_next(store, statement, &status, diags))
    *place = zb_store_place(store, table->name, sqlite3_column_int64(statement, 0), NULL, store->scratch);
  sqlite3_finalize(statement);
  return status;
}

zb_status zb_store_leave_out(zb_store *store, const zb_table_schema *table, int64_t equal, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *place = "";
  zb_status status = equal > 0 ? first_equal(store, table, &place, diags) : ZB_OK;
  if (status != ZB_OK)
    return status;
  if (equal > 0)
    zb_diags_add(diags, ZB_NOTE, "same-row", place, "", "“%s”表有 %lld 行与前面的行完全相同，只算一次，这是第一行",
                 table->title, (long long)equal);
  status = zb_store_keep_typed(store, table, diags);
  if (status != ZB_OK)
    return status;
  return zb_store_exec(
      store,
      zb_arena_printf(store->scratch, "DELETE FROM \"%s\" WHERE _row IN (SELECT row FROM _left_out)", table->name),
      diags);
}

zb_status zb_store_find_repeats(zb_store *store, zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    if (table->key[0] != NULL || !has_two_sources(store, t))
      continue;
    zb_arena_reset(store->scratch);
    status = zb_store_exec(store, repeats_sql(table, store->scratch), diags);
    int64_t equal = sqlite3_changes64(store->db);
    if (status == ZB_OK)
      status = zb_store_find_corrected(store, table, diags);
    if (status == ZB_OK)
      status = zb_store_leave_out(store, table, equal, diags);
  }
  return status;
}

/* Tables that went back to be mended and were sent in again: what they say of their people and units counts, and not
   the rows that they were made from, which may lie beside them. */
#include "store/batch.h"

#include <string.h>

void zb_store_mark_returned(zb_store *store, int64_t number)
{
  store->sheets[number].returned = true;
}

/* Their numbers, separated by commas; "" if there are none. */
static const char *returned_sheets(const zb_store *store, zb_arena *arena)
{
  const char *list = "";
  for (size_t i = 0; i < store->sheet_count; i++)
    if (store->sheets[i].returned)
      list = zb_arena_printf(arena, "%s%s%zu", list, *list == '\0' ? "" : ",", i);
  return list;
}

/* Who stands in the returned sheets: people, in the table of people; units, in TABLE itself. */
static const char *owners_sql(const zb_store *store, const zb_table_schema *table, const char *sheets, zb_arena *arena)
{
  const zb_table_schema *people = zb_store_people(store);
  bool of_people = people != NULL && strcmp(people->owner, table->owner) == 0;
  return zb_arena_printf(arena, "SELECT \"%s\" FROM \"%s\" WHERE _row >> 32 IN (%s)", table->owner,
                         of_people ? people->name : table->name, sheets);
}

static zb_status leave_out(zb_store *store, const zb_table_schema *table, const char *sheets, zb_diags *diags)
{
  const char *sql = zb_arena_printf(
      store->arena,
      "INSERT INTO _left_out SELECT _row, 'other' FROM \"%s\" WHERE _row >> 32 NOT IN (%s) AND \"%s\" IN (%s)",
      table->name, sheets, table->owner, owners_sql(store, table, sheets, store->arena));
  return zb_store_exec(store, sql, diags);
}

/* Of how many rows, and the first of them. */
static zb_status tell(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, "SELECT count(*), min(row) FROM _left_out", &statement, diags);
  if (status == ZB_OK && zb_store_next(store, statement, &status, diags) && sqlite3_column_int64(statement, 0) > 0) {
    int64_t row = sqlite3_column_int64(statement, 1);
    const char *table = store->schema->tables[store->sheets[row >> 32].table].name;
    zb_diags_add(diags, ZB_WARNING, "returned", zb_store_place(store, table, row, NULL, store->arena),
                 "要补充的内容，请写进交回来的那个文件里；不要以它为准的，请把它移走",
                 "退回修改的表交回来了，里面的人和单位以它为准；别的文件里他们的 %lld 行没有用，这是第一行",
                 (long long)sqlite3_column_int64(statement, 0));
  }
  sqlite3_finalize(statement);
  return status;
}

zb_status zb_store_prefer_returned(zb_store *store, zb_diags *diags)
{
  const char *sheets = returned_sheets(store, store->arena);
  zb_status status = ZB_OK;
  if (*sheets == '\0')
    return status;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (!store->schema->tables[t].is_made && !store->schema->tables[t].is_register)
      status = leave_out(store, &store->schema->tables[t], sheets, diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, "DELETE FROM _problem WHERE row IN (SELECT row FROM _left_out)", diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    status = zb_store_leave_out(store, &store->schema->tables[t], 0, diags);
  return status == ZB_OK ? tell(store, diags) : status;
}

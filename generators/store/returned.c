/* Tables that went back to be mended and were sent in again: what they say of their people and units counts, and not
   the rows that they were made from, which may lie beside them. */
#include "store/batch.h"

#include <string.h>

void zb_store_mark_returned(zb_store *store, int64_t number, int time)
{
  store->sheets[number].returned = time;
}

zb_status zb_store_note_went_out(zb_store *store, const char *record, zb_diags *diags)
{
  int64_t source = (int64_t)store->source_count - 1;
  return zb_store_write(store, store->add_went_out, (const char *const[]){record}, 1, source, diags);
}

static bool any_returned(const zb_store *store)
{
  for (size_t i = 0; i < store->sheet_count; i++)
    if (store->sheets[i].returned > 0)
      return true;
  return false;
}

/* --- Which file counts ---------------------------------------------------------------------------------------------
 */

/* The files that OWNER, in the table TBL, came back in: the one that counts has the place 1, those that would count as
   well the level 1. A table that went back for the second time was made of what had come back from the first. */
static const char files[] =
    "CREATE TABLE _returned(tbl TEXT, owner TEXT, source INTEGER, place INTEGER, level INTEGER,"
    " PRIMARY KEY(tbl, owner, place)) WITHOUT ROWID;"
    "CREATE TABLE _returned_apart(tbl TEXT, owner TEXT, PRIMARY KEY(tbl, owner)) WITHOUT ROWID;";

/* Whose presence in a file decides on the rows of TABLE: people in the table of people, units in TABLE itself. */
static const zb_table_schema *deciding(const zb_store *store, const zb_table_schema *table)
{
  const zb_table_schema *people = zb_store_people(store);
  return people != NULL && strcmp(people->owner, table->owner) == 0 ? people : table;
}

static zb_status find_files(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  if (deciding(store, table) != table)
    return ZB_OK;
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT INTO _returned SELECT '%s', owner, source,"
      " ROW_NUMBER() OVER (PARTITION BY owner ORDER BY rank, returned DESC, source),"
      " RANK() OVER (PARTITION BY owner ORDER BY rank, returned DESC)"
      " FROM (SELECT DISTINCT t.\"%s\" AS owner, s.source, s.rank, s.returned FROM _sheets AS s JOIN \"%s\" AS t"
      " ON s.number = t._row >> 32 WHERE s.returned > 0 AND t.\"%s\" <> '')",
      table->name, table->owner, table->name, table->owner);
  return zb_store_exec(store, sql, diags);
}

/* --- Where they contradict each other ------------------------------------------------------------------------------
 */

/* Owners of whom two files that would count alike do not have the same rows. */
static zb_status find_apart(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  const char *decides = deciding(store, table)->name;
  zb_buffer fields = {0};
  zb_arena_reset(store->scratch);
  for (int f = 0; f < table->field_count; f++)
    zb_buffer_printf(&fields, ",t.\"%s\"", table->fields[f].name);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT OR IGNORE INTO _returned_apart WITH alike AS (SELECT owner, count(*) AS n FROM _returned WHERE tbl = '%s'"
      " AND level = 1 GROUP BY owner HAVING n > 1), counted AS (SELECT t.*, a.owner AS _owner, a.n AS _n, ROW_NUMBER()"
      " OVER (PARTITION BY r.source%s) AS _time FROM alike AS a JOIN \"%s\" AS t ON t.\"%s\" = a.owner JOIN _sheets AS "
      "s"
      " ON s.number = t._row >> 32 JOIN _returned AS r ON r.tbl = '%s' AND r.owner = a.owner AND r.source = s.source"
      " AND r.level = 1) SELECT '%s', t._owner FROM counted AS t GROUP BY t._owner, t._time%s HAVING count(*) < t._n",
      decides, fields.data, table->name, table->owner, decides, decides, fields.data);
  zb_buffer_free(&fields);
  return zb_store_exec(store, sql, diags);
}

static zb_status refuse(zb_store *store, const zb_table_schema *table, int64_t row, const char *owner,
                        const char *other, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *message =
      zb_arena_printf(store->scratch, "退回修改的表交回来了不止一个，和 %s 里写的不一样，不知道以哪一个为准", other);
  return zb_store_add_problem(store, row, owner, zb_store_place(store, table->name, row, table->owner, store->scratch),
                              "duplicate", message,
                              "请只留单位最后改好的那一个，把别的移走；或用 --prefer 写明以哪个文件为准", diags);
}

/* Each of them has a problem in the file that was read first: it stands there, and is refused. */
static zb_status refuse_apart(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch,
      "SELECT min(t._row), a.owner, r.source FROM _returned_apart AS a JOIN \"%s\" AS t ON t.\"%s\" = a.owner"
      " JOIN _sheets AS s ON s.number = t._row >> 32 JOIN _returned AS first ON first.tbl = a.tbl AND first.owner ="
      " a.owner AND first.place = 1 AND first.source = s.source JOIN _returned AS r ON r.tbl = a.tbl AND r.owner ="
      " a.owner AND r.place = 2 WHERE a.tbl = '%s' GROUP BY a.owner ORDER BY 1",
      table->name, table->owner, table->name);
  sqlite3_stmt *statement = NULL;
  zb_status status = zb_store_prepare(store, sql, &statement, diags);
  while (status == ZB_OK && zb_store_next(store, statement, &status, diags))
    status = refuse(store, table, sqlite3_column_int64(statement, 0), zb_column_text(statement, 1),
                    store->shown[sqlite3_column_int64(statement, 2)], diags);
  sqlite3_finalize(statement);
  return status;
}

/* --- Whose rows do not count ---------------------------------------------------------------------------------------
 */

static zb_status leave_out(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT INTO _left_out SELECT t._row, 'other' FROM _returned AS r JOIN \"%s\" AS t ON t.\"%s\" = r.owner JOIN"
      " _sheets AS s ON s.number = t._row >> 32 WHERE r.tbl = '%s' AND r.place = 1 AND s.source <> r.source",
      table->name, table->owner, deciding(store, table)->name);
  return zb_store_exec(store, sql, diags);
}

/* Of how many rows, and the first of them. */
static zb_status tell(zb_store *store, zb_diags *diags)
{
  sqlite3_stmt *statement = NULL;
  zb_status status =
      zb_store_prepare(store, "SELECT count(*), min(row) FROM _left_out WHERE why = 'other'", &statement, diags);
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

static zb_status each_table(zb_store *store, zb_status (*step)(zb_store *, const zb_table_schema *, zb_diags *),
                            zb_diags *diags)
{
  zb_status status = ZB_OK;
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (!store->schema->tables[t].is_made && !store->schema->tables[t].is_register)
      status = step(store, &store->schema->tables[t], diags);
  return status;
}

static zb_status delete_left_out(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  return zb_store_leave_out(store, table, 0, diags);
}

zb_status zb_store_prefer_returned(zb_store *store, zb_diags *diags)
{
  static zb_status (*const steps[])(zb_store *, const zb_table_schema *, zb_diags *) = {find_files, find_apart,
                                                                                        leave_out};
  if (!any_returned(store))
    return ZB_OK;
  zb_status status = zb_store_exec(store, files, diags);
  for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ZB_OK; i++)
    status = each_table(store, steps[i], diags);
  if (status == ZB_OK)
    status = zb_store_find_not_back(store, diags);
  if (status == ZB_OK)
    status = zb_store_tell_units_not_back(store, diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, "DELETE FROM _problem WHERE row IN (SELECT row FROM _left_out)", diags);
  if (status == ZB_OK)
    status = each_table(store, refuse_apart, diags);
  if (status == ZB_OK)
    status = each_table(store, delete_left_out, diags);
  if (status == ZB_OK)
    status = zb_store_exec(store, "DROP TABLE _returned; DROP TABLE _returned_apart", diags);
  return status == ZB_OK ? tell(store, diags) : status;
}

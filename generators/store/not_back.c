/* People who went out with a table to be mended, and are not in it any more now that it is back: the unit has withdrawn
   them, or lost them. The rows that they were made from are still here, and nobody but the user can tell which it is.
 */
#include "store/batch.h"

#include <string.h>

enum { MAX_SHOWN = 20 };

/* Each of them, the row of theirs that counts, and the file that lacks them. */
static const char create[] = "CREATE TABLE _not_back(owner TEXT PRIMARY KEY, row INTEGER, record TEXT, source INTEGER)"
                             " WITHOUT ROWID;"
                             "CREATE TABLE _returned_file(source INTEGER PRIMARY KEY, rank INTEGER, returned INTEGER);"
                             "INSERT INTO _returned_file SELECT source, coalesce(rank, 0), max(returned) FROM _sheets"
                             " WHERE returned > 0 GROUP BY source;";

/* --- Who it is -----------------------------------------------------------------------------------------------------
 */

/* Those that the list of what is wrong names, and that table has not. Another table that came back counts for whom it
   has, unless it is the older one. Of two people with one label nobody can tell who is meant. */
static zb_status find_listed(zb_store *store, const zb_table_schema *people, const char *name, zb_diags *diags)
{
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT OR IGNORE INTO _not_back WITH known AS (SELECT p.\"%s\" AS owner, record(p.\"%s\", p.\"%s\") AS record,"
      " r.source FROM \"%s\" AS p LEFT JOIN _returned AS r ON r.tbl = '%s' AND r.owner = p.\"%s\" AND r.place = 1"
      " WHERE p.\"%s\" <> ''), lacks AS (SELECT k.owner, k.record, k.source AS counts, f.source, f.rank, f.returned "
      "FROM"
      " known AS k JOIN _went_out AS w ON w.record = k.record JOIN _returned_file AS f ON f.source = w.source"
      " WHERE NOT EXISTS (SELECT 1 FROM \"%s\" AS t JOIN _sheets AS s ON s.number = t._row >> 32 WHERE t.\"%s\" ="
      " k.owner AND s.source = f.source)"
      " AND k.record NOT IN (SELECT record FROM known GROUP BY record HAVING count(DISTINCT owner) > 1)) "
      "SELECT l.owner, (SELECT min(t._row) FROM \"%s\" AS t JOIN _sheets AS s ON s.number = t._row >> 32 WHERE t.\"%s\""
      " = l.owner AND (l.counts IS NULL OR s.source = l.counts)), l.record, l.source FROM lacks AS l LEFT JOIN"
      " _returned_file AS c ON c.source = l.counts WHERE c.source IS NULL OR (l.rank, -l.returned) <= (c.rank,"
      " -c.returned) ORDER BY l.rank, l.returned DESC, l.source",
      people->owner, name, people->owner, people->name, people->name, people->owner, people->owner, people->name,
      people->owner, people->name, people->owner);
  return zb_store_exec(store, sql, diags);
}

static bool is_of_people(const zb_table_schema *table, const zb_table_schema *people)
{
  return !table->is_made && !table->is_register && strcmp(table->owner, people->owner) == 0;
}

/* Those of whom such a file still has rows in TABLE, and no file that came back has them among the people. */
static zb_status find_with_rows(zb_store *store, const zb_table_schema *people, const char *name,
                                const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT OR IGNORE INTO _not_back SELECT p.\"%s\", min(p._row), record(p.\"%s\", p.\"%s\"), f.source FROM"
      " _returned_file AS f JOIN _sheets AS s ON s.source = f.source JOIN \"%s\" AS t ON t._row >= s.number << 32 AND"
      " t._row < (s.number + 1) << 32 JOIN \"%s\" AS p ON p.\"%s\" = t.\"%s\" WHERE t.\"%s\" <> '' AND s.tbl = '%s' AND"
      " t.\"%s\" NOT IN (SELECT owner FROM _returned WHERE tbl = '%s') GROUP BY p.\"%s\", f.source"
      " ORDER BY f.rank, f.returned DESC, f.source",
      people->owner, name, people->owner, table->name, people->name, people->owner, table->owner, table->owner,
      table->name, table->owner, people->name, people->owner);
  return zb_store_exec(store, sql, diags);
}

/* Half of them there and half here would be neither's. */
static zb_status leave_out(zb_store *store, const zb_table_schema *people, const zb_table_schema *table,
                           zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  const char *sql = zb_arena_printf(
      store->scratch,
      "INSERT OR IGNORE INTO _left_out SELECT t._row, 'not back' FROM _not_back AS w JOIN \"%s\" AS t ON t.\"%s\" ="
      " w.owner JOIN _sheets AS s ON s.number = t._row >> 32 WHERE s.returned > 0 AND w.owner NOT IN (SELECT owner FROM"
      " _returned WHERE tbl = '%s')",
      table->name, table->owner, people->name);
  return zb_store_exec(store, sql, diags);
}

/* --- Telling -------------------------------------------------------------------------------------------------------
 */

/* Of each, whom that file has of the same name and day of birth: the one whose number was mended there. */
static const char *told_sql(const zb_table_schema *people, const char *name, zb_arena *arena)
{
  const char *id = people->owner;
  return zb_arena_printf(
      arena,
      "SELECT w.row, w.record, w.source, (SELECT record(p.\"%s\", p.\"%s\") FROM \"%s\" AS o JOIN \"%s\" AS p ON"
      " p.\"%s\" = o.\"%s\" AND substr(p.\"%s\", 7, 8) = substr(o.\"%s\", 7, 8) AND p.\"%s\" <> o.\"%s\" JOIN _sheets"
      " AS s ON s.number = p._row >> 32 WHERE o._row = w.row AND s.source = w.source ORDER BY p._row LIMIT 1)"
      " FROM _not_back AS w ORDER BY w.source, w.row",
      name, id, people->name, people->name, name, name, id, id, id, id);
}

static void tell_one(zb_store *store, const zb_table_schema *people, sqlite3_stmt *found, zb_diags *diags)
{
  const char *place = zb_store_place(store, people->name, sqlite3_column_int64(found, 0), NULL, store->scratch);
  const char *who = zb_column_text(found, 1), *file = store->shown[sqlite3_column_int64(found, 2)];
  const char *mended = zb_column_text(found, 3);
  if (*mended != '\0')
    zb_diags_add(diags, ZB_WARNING, "not-back", place, "是同一个人的，请在这里删去旧号码的各行",
                 "交回的 %s 里没有%s了，有%s，像是改了号码；这里还是原来的，两个都算", file, who, mended);
  else
    zb_diags_add(diags, ZB_WARNING, "not-back", place, "不再申报的，请在这里删去他的各行；漏了的，请补进交回的表里",
                 "交回的 %s 里没有%s了，这里还有，仍按这里做", file, who);
}

static zb_status tell(zb_store *store, const zb_table_schema *people, const char *name, zb_diags *diags)
{
  sqlite3_stmt *found = NULL;
  int64_t count = 0;
  zb_arena_reset(store->scratch);
  zb_status status = zb_store_prepare(store, told_sql(people, name, store->scratch), &found, diags);
  while (status == ZB_OK && zb_store_next(store, found, &status, diags)) {
    if (++count > MAX_SHOWN)
      continue;
    zb_arena_reset(store->scratch);
    tell_one(store, people, found, diags);
  }
  sqlite3_finalize(found);
  if (count > MAX_SHOWN)
    zb_diags_add(diags, ZB_WARNING, "not-back", "", "请把交回的表和原来的表对照一遍",
                 "交回的表里没有、别处还有的共 %lld 人，只列出前面 %d 人", (long long)count, MAX_SHOWN);
  return status;
}

zb_status zb_store_find_not_back(zb_store *store, zb_diags *diags)
{
  const zb_table_schema *people = zb_store_people(store);
  const char *name = people == NULL ? NULL : zb_store_field_of_type(people, ZB_FIELD_NAME);
  if (name == NULL)
    return ZB_OK;
  zb_arena_reset(store->scratch);
  zb_status status = zb_store_exec(store, create, diags);
  if (status == ZB_OK)
    status = find_listed(store, people, name, diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (is_of_people(&store->schema->tables[t], people))
      status = find_with_rows(store, people, name, &store->schema->tables[t], diags);
  for (int t = 0; t < store->schema->table_count && status == ZB_OK; t++)
    if (is_of_people(&store->schema->tables[t], people))
      status = leave_out(store, people, &store->schema->tables[t], diags);
  if (status == ZB_OK)
    status = tell(store, people, name, diags);
  return status == ZB_OK ? zb_store_exec(store, "DROP TABLE _not_back; DROP TABLE _returned_file", diags) : status;
}

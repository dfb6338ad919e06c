/* Units whose row went out with a table to be mended, and is not in it any more now that it is back: the row that it
   was made from is still here, and counts. The table has a sheet for such rows, or it would say nothing of them. */
#include "store/batch.h"

#include <string.h>

/* Each unit that a table that came back has people or other rows of, but none in its sheet of TABLE; its row elsewhere,
   and the file that lacks it. Such a file is one unit's: where its own row is back, another is of whom people went to.
 */
static const char *missing_sql(const zb_table_schema *table, const zb_table_schema *people, zb_arena *arena)
{
  const char *unit = table->owner;
  return zb_arena_printf(
      arena,
      "WITH file AS (SELECT DISTINCT source FROM _sheets WHERE returned > 0 AND tbl = '%s'), "
      "mine AS (SELECT s.source, p.\"%s\" AS unit FROM _sheets AS s JOIN \"%s\" AS p ON p._row >> 32 = s.number "
      "WHERE s.returned > 0 UNION SELECT source, owner FROM _returned WHERE tbl <> '%s'), "
      "back AS (SELECT r.source FROM _returned AS r JOIN mine AS m ON m.source = r.source AND m.unit = r.owner "
      "WHERE r.tbl = '%s') "
      "SELECT min(t._row), t.\"%s\", f.source FROM file AS f JOIN mine AS m ON m.source = f.source "
      "JOIN \"%s\" AS t ON t.\"%s\" = m.unit WHERE t.\"%s\" <> '' AND f.source NOT IN back AND "
      "t.\"%s\" NOT IN (SELECT owner FROM _returned WHERE tbl = '%s') GROUP BY t.\"%s\", f.source ORDER BY 3, 1",
      table->name, unit, people->name, people->name, table->name, unit, table->name, unit, unit, unit, table->name,
      unit);
}

static zb_status tell(zb_store *store, const zb_table_schema *table, const zb_table_schema *people, zb_diags *diags)
{
  sqlite3_stmt *found = NULL;
  zb_arena_reset(store->scratch);
  zb_status status = zb_store_prepare(store, missing_sql(table, people, store->scratch), &found, diags);
  while (status == ZB_OK && zb_store_next(store, found, &status, diags)) {
    zb_arena_reset(store->scratch);
    zb_diags_add(diags, ZB_WARNING, "not-back",
                 zb_store_place(store, table->name, sqlite3_column_int64(found, 0), NULL, store->scratch),
                 "不要了的，请在这里删去它的各行；漏了的，请补进交回的表里",
                 "交回的 %s 的“%s”表里没有“%s”了，这里还有，仍按这里做", store->shown[sqlite3_column_int64(found, 2)],
                 table->title, zb_column_text(found, 1));
  }
  sqlite3_finalize(found);
  return status;
}

zb_status zb_store_tell_units_not_back(zb_store *store, zb_diags *diags)
{
  const zb_table_schema *people = zb_store_people(store);
  zb_status status = ZB_OK;
  for (int t = 0; people != NULL && t < store->schema->table_count && status == ZB_OK; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    bool is_of_units = !table->is_made && !table->is_register && strcmp(table->owner, people->owner) != 0;
    if (is_of_units && zb_schema_field(people, table->owner) >= 0)
      status = tell(store, table, people, diags);
  }
  return status;
}

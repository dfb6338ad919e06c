/* How rows of data were typed: most as their values are, which take no room a second time. */
#include "store/batch.h"

#include <string.h>

/* --- What values tell ----------------------------------------------------------------------------------------------
 */

/* Whether a function of SQLite can have the values of a row. */
static bool is_narrow(const zb_store *store, const zb_table_schema *table)
{
  return table->field_count < store->max_arguments; /* the row itself is one */
}

bool zb_store_is_usual_kind(zb_store *store, int64_t number, int field, char kind)
{
  char *usual = &store->sheets[number].kinds[field];
  if (*usual == '\0')
    *usual = kind;
  return *usual == kind;
}

/* A column of numbers would make 7 of 007, and 0.5 of .50. A person's number that can't be read is a value as it was
   typed, and may have what ends a cell. */
bool zb_store_keeps_text(const zb_store *store, int64_t number, int field, const char *value)
{
  enum { MOST_DIGITS = 15 };
  const zb_table_schema *table = &store->schema->tables[store->sheets[number].table];
  if (!is_narrow(store, table))
    return false;
  if (!zb_store_is_numeric(table->fields[field].type))
    return strchr(value, ZB_TYPED_END) == NULL;
  size_t digits = strspn(value, "0123456789");
  return value[digits] == '\0' && digits <= MOST_DIGITS && (*value != '0' || digits == 1);
}

/* --- The rows as they were typed ------------------------------------------------------------------------------------
 */

/* as_typed(row, value of each field…): the cells of a row that is told by its values. */
void zb_store_as_typed(sqlite3_context *context, int count, sqlite3_value **values)
{
  const zb_store *store = sqlite3_user_data(context);
  uint64_t number = (uint64_t)sqlite3_value_int64(values[0]) >> 32;
  if (number >= store->sheet_count)
    return;
  const sheet *s = &store->sheets[number];
  zb_buffer cells = {0};
  for (int f = 0; f < count - 1; f++) {
    const char *value = (const char *)sqlite3_value_text(values[f + 1]);
    if (s->columns[f] >= 0 && value != NULL && *value != '\0')
      zb_buffer_printf(&cells, "%d%c%s%c", s->columns[f], s->kinds[f] == '\0' ? 't' : s->kinds[f], value, ZB_TYPED_END);
  }
  sqlite3_result_text(context, cells.data == NULL ? "" : cells.data, (int)cells.length, SQLITE_TRANSIENT);
  zb_buffer_free(&cells);
}

zb_status zb_store_create_typed(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_buffer sql = {0};
  zb_buffer_printf(&sql,
                   "CREATE VIEW \"_typed_%s\" AS SELECT t._row AS row, coalesce((SELECT y.cells FROM _typed AS y WHERE "
                   "y.row = t._row), ",
                   table->name);
  zb_buffer_puts(&sql, is_narrow(store, table) ? "as_typed(t._row" : "(''");
  for (int f = 0; f < table->field_count && is_narrow(store, table); f++)
    zb_buffer_printf(&sql, ", t.\"%s\"", table->fields[f].name);
  zb_buffer_printf(&sql, ")) AS cells FROM \"%s\" AS t", table->name);
  zb_status status = zb_store_exec(store, sql.data, diags);
  zb_buffer_free(&sql);
  return status;
}

zb_status zb_store_keep_typed(zb_store *store, const zb_table_schema *table, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  return zb_store_exec(
      store,
      zb_arena_printf(store->scratch,
                      "INSERT OR IGNORE INTO _typed SELECT row, cells FROM \"_typed_%s\" WHERE row IN (SELECT row FROM "
                      "_left_out) AND row IN (SELECT row FROM _problem)",
                      table->name),
      diags);
}

/* The batch's rows, to another store of the same schema. Not what runs have made: that is each folder's own. */
#include "store/batch.h"

#include "base/parcel.h"

#include <string.h>

enum { PARCEL = 1 << 20 }; /* bytes, or a row more */

static const char tables_sql[] =
    "SELECT name, (SELECT count(*) FROM pragma_table_info(s.name)) FROM main.sqlite_schema AS s WHERE type = 'table'"
    " AND name NOT LIKE '\\_previous%' ESCAPE '\\' AND name NOT IN ('_former', '_foreign') ORDER BY rowid";

/* --- There ---------------------------------------------------------------------------------------------------------
 */

/* A value begins with one of these; most cells are empty, and then that is all. */
enum { NOTHING = '-', EMPTY = 'e', TEXT = 't', INTEGER = 'i', REAL = 'r' };

static void put_kind(zb_parcel *out, char kind)
{
  zb_parcel_put_bytes(out, &kind, 1);
}

static void put_value(sqlite3_stmt *row, int column, zb_parcel *out)
{
  int type = sqlite3_column_type(row, column);
  if (type == SQLITE_INTEGER) {
    put_kind(out, INTEGER);
    zb_parcel_put_number(out, sqlite3_column_int64(row, column));
  } else if (type == SQLITE_FLOAT) {
    double real = sqlite3_column_double(row, column);
    put_kind(out, REAL);
    zb_parcel_put_bytes(out, &real, sizeof real);
  } else if (type == SQLITE_NULL || *zb_column_text(row, column) == '\0') {
    put_kind(out, type == SQLITE_NULL ? NOTHING : EMPTY);
  } else {
    put_kind(out, TEXT);
    zb_parcel_put_text(out, zb_column_text(row, column));
  }
}

static zb_status put_table(zb_store *store, const char *table, int columns, zb_take_rows *each, void *data,
                           zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  sqlite3_stmt *rows = NULL;
  zb_parcel parcel = {0};
  zb_status status = zb_store_prepare(
      store, zb_arena_printf(store->scratch, "SELECT * FROM main.\"%s\" ORDER BY rowid", table), &rows, diags);
  while (status == ZB_OK && zb_store_next(store, rows, &status, diags)) {
    if (parcel.bytes.length == 0)
      zb_parcel_put_text(&parcel, table);
    for (int i = 0; i < columns; i++)
      put_value(rows, i, &parcel);
    if (parcel.bytes.length >= PARCEL) {
      each(data, &parcel);
      zb_parcel_clear(&parcel);
    }
  }
  if (status == ZB_OK && parcel.bytes.length > 0)
    each(data, &parcel);
  zb_parcel_free(&parcel);
  sqlite3_finalize(rows);
  return status;
}

zb_status zb_store_give_rows(zb_store *store, zb_take_rows *each, void *data, zb_diags *diags)
{
  sqlite3_stmt *tables = NULL;
  zb_status status = zb_store_prepare(store, tables_sql, &tables, diags);
  while (status == ZB_OK && zb_store_next(store, tables, &status, diags))
    status = put_table(store, zb_column_text(tables, 0), sqlite3_column_int(tables, 1), each, data, diags);
  sqlite3_finalize(tables);
  return status;
}

/* --- Here ----------------------------------------------------------------------------------------------------------
 */

static int bind_value(sqlite3_stmt *insert, int place, zb_parcel *in)
{
  char kind;
  double real;
  zb_parcel_bytes(in, &kind, 1);
  switch (kind) {
  case INTEGER:
    return sqlite3_bind_int64(insert, place, zb_parcel_number(in));
  case REAL:
    zb_parcel_bytes(in, &real, sizeof real);
    return sqlite3_bind_double(insert, place, real);
  case TEXT:
    return sqlite3_bind_text(insert, place, zb_parcel_text(in), -1, SQLITE_STATIC);
  case EMPTY:
    return sqlite3_bind_text(insert, place, "", 0, SQLITE_STATIC);
  default:
    in->is_broken = in->is_broken || kind != NOTHING;
    return sqlite3_bind_null(insert, place);
  }
}

/* How many columns the table of that NAME has; 0: rows of it are not taken. */
static int columns_of(zb_store *store, const char *name, zb_status *status, zb_diags *diags)
{
  int columns = 0;
  sqlite3_stmt *tables = NULL;
  *status = zb_store_prepare(store, tables_sql, &tables, diags);
  while (*status == ZB_OK && columns == 0 && zb_store_next(store, tables, status, diags))
    if (name != NULL && strcmp(name, zb_column_text(tables, 0)) == 0)
      columns = sqlite3_column_int(tables, 1);
  sqlite3_finalize(tables);
  return columns;
}

static zb_status insert_all(zb_store *store, sqlite3_stmt *insert, int columns, zb_parcel *in, zb_diags *diags)
{
  while (!in->is_broken && in->at < in->bytes.length) {
    int code = SQLITE_OK;
    for (int i = 0; i < columns && code == SQLITE_OK; i++)
      code = bind_value(insert, i + 1, in);
    if (in->is_broken)
      break;
    if (code != SQLITE_OK || sqlite3_step(insert) != SQLITE_DONE)
      return zb_store_failed(store, diags);
    sqlite3_reset(insert);
  }
  return in->is_broken ? ZB_INPUT : ZB_OK;
}

zb_status zb_store_take_rows(zb_store *store, zb_parcel *rows, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  zb_status status;
  const char *table = zb_parcel_text(rows);
  int columns = columns_of(store, table, &status, diags);
  if (status != ZB_OK || columns == 0)
    return status == ZB_OK ? ZB_INPUT : status;
  zb_buffer sql = {0};
  zb_buffer_printf(&sql, "INSERT OR REPLACE INTO main.\"%s\" VALUES(?", table);
  for (int i = 1; i < columns; i++)
    zb_buffer_puts(&sql, ",?");
  zb_buffer_putc(&sql, ')');
  sqlite3_stmt *insert = NULL;
  store->is_taken = true;
  status = zb_store_exec(store, "BEGIN", diags);
  if (status == ZB_OK)
    status = zb_store_prepare(store, sql.data, &insert, diags);
  if (status == ZB_OK)
    status = insert_all(store, insert, columns, rows, diags);
  sqlite3_finalize(insert);
  zb_buffer_free(&sql);
  zb_status ended = zb_store_exec(store, "COMMIT", diags);
  return status == ZB_OK ? ended : status;
}

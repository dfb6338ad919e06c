/* The places of rows and values in the user's files. */
#include "store/batch.h"

#include <stdlib.h>
#include <string.h>

static const sheet *sheet_of(const zb_store *store, int table, int64_t row)
{
  uint64_t number = (uint64_t)row >> 32;
  if (row < 0 || number >= store->sheet_count || store->sheets[number].table != table)
    return NULL;
  return &store->sheets[number];
}

const char *zb_store_place(zb_store *store, const char *table, int64_t row, const char *field, zb_arena *arena)
{
  int t = zb_schema_table(store->schema, table);
  const sheet *s = t < 0 ? NULL : sheet_of(store, t, row);
  if (s == NULL)
    return "";
  int number = (int)(row & 0xFFFFFFFF);
  int f = field == NULL ? -1 : zb_schema_field(&store->schema->tables[t], field);
  int column = f < 0 ? -1 : s->columns[f];
  if (column < 0)
    return zb_arena_printf(arena, "%s!%d", s->shown, number + 1);
  char cell[24];
  if (s->rows != NULL)
    number = s->rows[f];
  return zb_arena_printf(arena, "%s!%s", s->shown, zb_cell_name(column, number, cell));
}

bool zb_store_has_column(const zb_store *store, const char *table, int64_t row, const char *field)
{
  int t = zb_schema_table(store->schema, table);
  const sheet *s = t < 0 ? NULL : sheet_of(store, t, row);
  int f = s == NULL ? -1 : zb_schema_field(&store->schema->tables[t], field);
  return f >= 0 && s->columns[f] >= 0;
}

static int compare_ints(const void *a, const void *b)
{
  return *(const int *)a - *(const int *)b;
}

/* Sorts the sources and removes duplicates; returns their number. */
static size_t sort_once(int *sources, size_t count)
{
  if (count == 0)
    return 0;
  qsort(sources, count, sizeof *sources, compare_ints);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++)
    if (sources[i] != sources[kept - 1])
      sources[kept++] = sources[i];
  return kept;
}

size_t zb_store_sources_of(zb_store *store, const char *owner, zb_arena *arena, const int **indices)
{
  int *sources = zb_arena_array(arena, store->sheet_count + 1, sizeof *sources);
  size_t count = 0;
  for (int t = 0; t < store->schema->table_count; t++) {
    sqlite3_stmt *statement = store->sheets_of[t];
    zb_status status = zb_store_bind(store, statement, 1, owner, NULL);
    while (status == ZB_OK && zb_store_next(store, statement, &status, NULL))
      sources[count++] = store->sheets[sqlite3_column_int64(statement, 0)].source;
    sqlite3_reset(statement);
  }
  *indices = sources;
  return sort_once(sources, count);
}

int zb_store_source_of(const zb_store *store, int64_t row)
{
  uint64_t number = (uint64_t)row >> 32;
  return row >= 0 && number < store->sheet_count ? store->sheets[number].source : -1;
}

static const char *find_in_table(zb_store *store, const zb_table_schema *table, const char *owner, const char *text,
                                 zb_arena *arena)
{
  const char *sql =
      zb_arena_printf(arena, "SELECT * FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY _row", table->name, table->owner);
  zb_rows *rows;
  const char *why;
  zb_value value = {.type = ZB_VALUE_TEXT, .text = owner};
  if (zb_store_query(store, sql, &value, 1, &rows, &why) != ZB_OK)
    return NULL;
  const char *found = NULL;
  while (found == NULL && zb_rows_next(rows))
    for (int f = 0; f < table->field_count && found == NULL; f++)
      if (strstr(zb_rows_value(rows, f + 1).text, text) != NULL) {
        const char *place =
            zb_store_place(store, table->name, zb_rows_value(rows, 0).integer, table->fields[f].name, arena);
        found = zb_arena_printf(arena, "%s（%s）", place, table->fields[f].header);
      }
  zb_rows_free(rows);
  return found;
}

const char *zb_store_find_text(zb_store *store, const char *owner, const char *text, zb_arena *arena)
{
  const char *found = NULL;
  for (int t = 0; t < store->schema->table_count && found == NULL; t++)
    found = find_in_table(store, &store->schema->tables[t], owner, text, arena);
  return found;
}

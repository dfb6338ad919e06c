/* What rows are looked for by. Mostly a table is on one sheet: its indexes are made by the thread that writes rows as
   soon as that is read, if it is a large one, while the next is read. */
#include "store/batch.h"

#include <string.h>

static bool owns_rows(const zb_schema *schema, const char *field)
{
  for (int t = 0; t < schema->table_count; t++)
    if (strcmp(schema->tables[t].owner, field) == 0)
      return true;
  return false;
}

/* Whether rows of TABLE are looked for by the field: by their owner; by people; and people and units by what owns rows
   of other tables, as the applicants of a unit, and by their phones: each unit's notice looks up whose these are. */
static bool is_looked_for(const zb_store *store, const zb_table_schema *table, const zb_field *field)
{
  const zb_table_schema *people = zb_store_people(store);
  bool is_main = zb_store_main_table(store, table->owner) == table;
  return strcmp(table->owner, field->name) == 0 || (people != NULL && strcmp(people->owner, field->name) == 0) ||
         (is_main && (owns_rows(store->schema, field->name) || field->type == ZB_FIELD_PHONE));
}

/* An owner's index has the rest of the table's key, too: duplicates are found in it alone. */
static void put_index(const zb_table_schema *table, const char *field, zb_buffer *sql)
{
  zb_buffer_printf(sql, "CREATE INDEX \"%s.%s\" ON \"%s\"(\"%s\"", table->name, field, table->name, field);
  bool begins_key = table->key[0] != NULL && strcmp(table->key[0], field) == 0;
  for (const char *const *key = table->key + 1; begins_key && *key != NULL; key++)
    zb_buffer_printf(sql, ",\"%s\"", *key);
  zb_buffer_puts(sql, ");");
}

/* Who has a name, and a name and a day of birth: for the search of orphans' owners, and of near duplicates. */
static void put_index_of_people(const zb_table_schema *people, bool dropped, zb_buffer *sql)
{
  const char *name = zb_store_field_of_type(people, ZB_FIELD_NAME);
  if (name != NULL && dropped)
    zb_buffer_printf(sql, "DROP INDEX \"%s.born\";", people->name);
  else if (name != NULL)
    zb_buffer_printf(sql, "CREATE INDEX \"%s.born\" ON \"%s\"(\"%s\", substr(\"%s\", 7, 8), \"%s\");", people->name,
                     people->name, name, people->owner, people->owner);
}

/* Notes TABLE if rows have the same key: its indexes tell. */
static void put_doubled(const zb_table_schema *table, zb_buffer *sql)
{
  if (table->key[0] == NULL)
    return;
  zb_buffer_printf(sql, "INSERT INTO _doubled SELECT '%s' WHERE EXISTS (SELECT 1 FROM \"%s\" GROUP BY ", table->name,
                   table->name);
  for (const char *const *key = table->key; *key != NULL; key++)
    zb_buffer_printf(sql, "%s\"%s\"", key == table->key ? "" : ",", *key);
  zb_buffer_puts(sql, " HAVING count(*) > 1);");
}

/* The SQL that makes the indexes of table T, or, if DROPPED, that which drops them. */
static zb_buffer indexes_of(const zb_store *store, int t, bool dropped)
{
  const zb_table_schema *table = &store->schema->tables[t];
  zb_buffer sql = {0};
  for (int f = 0; f < table->field_count; f++) {
    const char *field = table->fields[f].name;
    if (is_looked_for(store, table, &table->fields[f]) && dropped)
      zb_buffer_printf(&sql, "DROP INDEX \"%s.%s\";", table->name, field);
    else if (is_looked_for(store, table, &table->fields[f]))
      put_index(table, field, &sql);
  }
  if (table == zb_store_people(store))
    put_index_of_people(table, dropped, &sql);
  return sql;
}

zb_status zb_store_index(zb_store *store, int t, zb_diags *diags)
{
  if (store->indexed[t] == ZB_INDEXED || store->indexed[t] == ZB_INDEXED_ASIDE)
    return ZB_OK;
  zb_buffer sql = indexes_of(store, t, false);
  zb_status status = zb_store_exec(store, sql.data, diags);
  zb_buffer_free(&sql);
  store->indexed[t] = ZB_INDEXED;
  return status;
}

void zb_store_index_aside(zb_store *store, int t, int64_t rows)
{
  enum { MANY = 10000 };
  if (rows < MANY || store->indexed[t] != ZB_NOT_INDEXED)
    return;
  zb_buffer sql = indexes_of(store, t, false);
  put_doubled(&store->schema->tables[t], &sql);
  if (zb_store_run_aside(store, sql.data))
    store->indexed[t] = ZB_INDEXED_ASIDE;
  zb_buffer_free(&sql);
}

void zb_store_index_later(zb_store *store, int t)
{
  if (store->indexed[t] != ZB_INDEXED_ASIDE)
    return;
  zb_buffer sql = indexes_of(store, t, true);
  if (zb_store_run_aside(store, sql.data))
    store->indexed[t] = ZB_INDEXED_LATER;
  zb_buffer_free(&sql);
}

bool zb_store_may_be_doubled(zb_store *store, int t)
{
  const char *none = zb_arena_printf(store->scratch, "SELECT count(*) = 0 FROM _doubled WHERE tbl = '%s'",
                                     store->schema->tables[t].name);
  return store->indexed[t] != ZB_INDEXED_ASIDE || zb_store_number(store, none) == 0;
}

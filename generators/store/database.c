/* What all of store/ does with the database: statements, failures, growing arrays, and the schema's names. */
#include "store/batch.h"

#include <stdlib.h>
#include <string.h>

zb_status zb_store_failed(zb_store *store, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "store", "", "请检查临时文件夹所在磁盘的空间后重试", "内部数据库出错：%s",
               sqlite3_errmsg(store->db));
  return ZB_OUTPUT;
}

zb_status zb_store_exec(zb_store *store, const char *sql, zb_diags *diags)
{
  return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? ZB_OK : zb_store_failed(store, diags);
}

zb_status zb_store_prepare(zb_store *store, const char *sql, sqlite3_stmt **statement, zb_diags *diags)
{
  int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  return code == SQLITE_OK ? ZB_OK : zb_store_failed(store, diags);
}

void *zb_store_capacity(void *array, size_t count, size_t *room, size_t size)
{
  if (count < *room)
    return array;
  *room = *room == 0 ? 16 : *room * 2;
  array = realloc(array, *room * size);
  if (array == NULL)
    abort();
  return array;
}

int zb_store_table(const zb_store *store, const char *name)
{
  for (int t = 0; t < store->schema->table_count; t++)
    if (strcmp(store->schema->tables[t].name, name) == 0)
      return t;
  return -1;
}

const zb_table_schema *zb_store_main_table(const zb_store *store, const char *owner)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    if (table->key[0] != NULL && table->key[1] == NULL && strcmp(table->key[0], owner) == 0)
      return table;
  }
  return NULL;
}

const char *zb_store_field_of_type(const zb_table_schema *table, zb_field_type type)
{
  for (int f = 0; f < table->field_count; f++)
    if (table->fields[f].type == type)
      return table->fields[f].name;
  return NULL;
}

const zb_table_schema *zb_store_people(const zb_store *store)
{
  for (int t = 0; t < store->schema->table_count; t++) {
    const zb_table_schema *table = &store->schema->tables[t];
    int owner = zb_store_field(table, table->owner);
    if (zb_store_main_table(store, table->owner) == table && table->fields[owner].type == ZB_FIELD_ID)
      return table;
  }
  return NULL;
}

int zb_store_field(const zb_table_schema *table, const char *name)
{
  for (int f = 0; f < table->field_count; f++)
    if (strcmp(table->fields[f].name, name) == 0)
      return f;
  return -1;
}

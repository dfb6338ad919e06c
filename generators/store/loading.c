/* Loads sources, sheets and rows. */
#include "store/batch.h"

#include "base/grow.h"

#include <string.h>

const char *zb_store_same_source(const zb_store *store, const char *sha256)
{
  for (size_t i = 0; i < store->source_count; i++)
    if (strcmp(store->sources[i].sha256, sha256) == 0)
      return store->shown[i];
  return NULL;
}

/* Files in two folders may have the same name: the later one is shown by its full path. */
static const char *unique_shown(zb_store *store, const char *shown, const char *path)
{
  for (size_t i = 0; i < store->source_count; i++)
    if (strcmp(store->shown[i], shown) == 0)
      return zb_arena_strdup(store->arena, path);
  return zb_arena_strdup(store->arena, shown);
}

const char *zb_store_add_source(zb_store *store, const char *path, const char *shown, const char *sha256)
{
  size_t capacity = store->source_capacity;
  store->sources = zb_grow(store->sources, store->source_count, &capacity, sizeof *store->sources);
  store->shown = zb_grow(store->shown, store->source_count, &store->source_capacity, sizeof *store->shown);
  shown = unique_shown(store, shown, path);
  store->shown[store->source_count] = shown;
  zb_source *source = &store->sources[store->source_count++];
  *source = (zb_source){.path = zb_arena_strdup(store->arena, path)};
  memcpy(source->sha256, sha256, sizeof source->sha256);
  return shown;
}

int64_t zb_store_add_sheet(zb_store *store, int table, const char *shown, const int *columns)
{
  size_t fields = (size_t)store->schema->tables[table].field_count;
  zb_store_index_later(store, table);
  int *copy = zb_arena_array(store->arena, fields, sizeof *copy);
  memcpy(copy, columns, fields * sizeof *copy);
  store->sheets = zb_grow(store->sheets, store->sheet_count, &store->sheet_capacity, sizeof *store->sheets);
  store->sheets[store->sheet_count] = (sheet){.source = (int)store->source_count - 1,
                                              .table = table,
                                              .shown = zb_arena_strdup(store->arena, shown),
                                              .columns = copy,
                                              .kinds = zb_arena_alloc(store->arena, fields)};
  return (int64_t)store->sheet_count++;
}

void zb_store_set_rows(zb_store *store, int64_t number, const int *rows)
{
  sheet *s = &store->sheets[number];
  size_t fields = (size_t)store->schema->tables[s->table].field_count;
  int *copy = zb_arena_array(store->arena, fields, sizeof *copy);
  memcpy(copy, rows, fields * sizeof *copy);
  s->rows = copy;
}

int64_t zb_store_row_of(int64_t sheet, int row)
{
  return sheet << 32 | row;
}

zb_status zb_store_insert(zb_store *store, int64_t number, int row, const char *const *values, zb_diags *diags)
{
  const sheet *sheet = &store->sheets[number];
  int fields = store->schema->tables[sheet->table].field_count;
  store->sources[sheet->source].rows++;
  return zb_store_write(store, store->inserts[sheet->table], values, fields, zb_store_row_of(number, row), diags);
}

zb_status zb_store_add_change(zb_store *store, const char *const values[7], zb_diags *diags)
{
  return zb_store_write(store, store->add_change, values, 7, 0, diags);
}

zb_status zb_store_add_header(zb_store *store, int64_t sheet, const char *const values[4], zb_diags *diags)
{
  return zb_store_write(store, store->add_header, values, 4, sheet, diags);
}

zb_status zb_store_add_typed(zb_store *store, int64_t row, const char *cells, zb_diags *diags)
{
  return zb_store_write(store, store->add_typed, (const char *const[]){cells}, 1, row, diags);
}

zb_status zb_store_add_change_sum(zb_store *store, const char *const values[7], zb_diags *diags)
{
  return zb_store_write(store, store->add_change_sum, values, 7, 0, diags);
}

void zb_store_add_archive(zb_store *store, const char *folder, const char *user_path)
{
  archive *added = zb_arena_alloc(store->arena, sizeof *added);
  *added = (archive){zb_arena_strdup(store->arena, folder), zb_arena_strdup(store->arena, user_path), store->archives};
  store->archives = added;
}

const char *zb_store_user_path(zb_store *store, const char *path)
{
  for (const archive *a = store->archives; a != NULL; a = a->next) {
    size_t n = strlen(a->folder);
    if (strncmp(path, a->folder, n) == 0 && (path[n] == '/' || path[n] == '\0'))
      return zb_arena_printf(store->arena, "%s%s", a->user_path, path + n);
  }
  return path;
}

#include "import/header_names.h"

#include "value/header_text.h"

#include <stdlib.h>
#include <string.h>

const char *zb_header_hint(const char *path, const char *name, zb_arena *arena)
{
  const char *slash = strrchr(path, '/');
  const char *file = slash == NULL ? path : slash + 1;
  const char *dot = strrchr(file, '.');
  size_t n = dot == NULL ? strlen(file) : (size_t)(dot - file);
  return zb_arena_printf(arena, "%.*s %s", (int)n, file, name);
}

static int compare_names(const void *a, const void *b)
{
  const zb_header_name *x = a, *y = b;
  int order = strcmp(x->plain, y->plain);
  return order != 0 ? order : x->rank - y->rank;
}

static int list_length(const char *const *list)
{
  int n = 0;
  while (list != NULL && list[n] != NULL)
    n++;
  return n;
}

static void index_table(const zb_table_schema *schema, zb_table_names *table, zb_arena *arena)
{
  int count = 0;
  for (int f = 0; f < schema->field_count; f++)
    count += 1 + list_length(schema->fields[f].aliases);
  count += list_length(schema->spans);
  table->names = zb_arena_array(arena, (size_t)count, sizeof *table->names);
  for (int f = 0; f < schema->field_count; f++) {
    const zb_field *field = &schema->fields[f];
    table->names[table->count++] = (zb_header_name){zb_header_normalize(field->header, arena), f, -1, 0};
    for (int a = 0; a < list_length(field->aliases); a++)
      table->names[table->count++] = (zb_header_name){zb_header_normalize(field->aliases[a], arena), f, -1, a + 1};
  }
  for (int s = 0; s < list_length(schema->spans); s++)
    table->names[table->count++] =
        (zb_header_name){zb_header_normalize(schema->spans[s], arena), schema->span_from, schema->span_to, s};
  qsort(table->names, (size_t)table->count, sizeof *table->names, compare_names);
  int aliases = list_length(schema->aliases);
  table->titles = zb_arena_array(arena, (size_t)aliases + 2, sizeof *table->titles);
  table->titles[0] = zb_header_normalize(schema->title, arena);
  for (int a = 0; a < aliases; a++)
    table->titles[a + 1] = zb_header_normalize(schema->aliases[a], arena);
}

zb_header_index *zb_header_index_new(const zb_schema *schema, zb_arena *arena)
{
  zb_header_index *index = zb_arena_alloc(arena, sizeof *index);
  index->schema = schema;
  index->tables = zb_arena_array(arena, (size_t)schema->table_count, sizeof *index->tables);
  for (int t = 0; t < schema->table_count; t++)
    index_table(&schema->tables[t], &index->tables[t], arena);
  return index;
}

const zb_header_name *zb_header_find_name(const zb_table_names *table, const char *plain)
{
  int low = 0, high = table->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (strcmp(table->names[middle].plain, plain) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < table->count && strcmp(table->names[low].plain, plain) == 0 ? &table->names[low] : NULL;
}

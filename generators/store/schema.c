#include "store/schema.h"

#include <string.h>

int zb_schema_field(const zb_table_schema *table, const char *name)
{
  for (int f = 0; f < table->field_count; f++)
    if (strcmp(table->fields[f].name, name) == 0)
      return f;
  return -1;
}

int zb_schema_table(const zb_schema *schema, const char *name)
{
  for (int t = 0; t < schema->table_count; t++)
    if (strcmp(schema->tables[t].name, name) == 0)
      return t;
  return -1;
}

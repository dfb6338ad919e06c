/* The names that tables and fields go by, ready for looking up. Inside store/ only. */
#ifndef ZB_IMPORT_HEADER_NAMES_H
#define ZB_IMPORT_HEADER_NAMES_H

#include "import/header.h"

/* One of the headers that a field goes by. RANK 0 is the schema's own, aliases follow in their order. */
typedef struct zb_name {
  const char *plain;
  int field;
  int rank;
} zb_name;

typedef struct zb_table_names {
  zb_name *names;
  int count;
  const char **titles; /* plain; NULL-terminated */
} zb_table_names;

struct zb_header_index {
  const zb_schema *schema;
  zb_table_names *tables;
};

/* The name that PLAIN is in this table, the schema's own before an alias; NULL if it is none. */
const zb_name *zb_find_name(const zb_table_names *table, const char *plain);

#endif

/* The names of tables and fields, indexed. Private to import/. */
#ifndef ZB_IMPORT_HEADER_NAMES_H
#define ZB_IMPORT_HEADER_NAMES_H

#include "import/header.h"

/* A header of a field, normalized. RANK 0 is the schema's own, aliases follow in order. */
typedef struct zb_header_name {
  const char *plain;
  int field, to; /* TO: the field that the second of two values in a cell goes to; -1: none */
  int rank;
} zb_header_name;

typedef struct zb_table_names {
  zb_header_name *names;
  int count;
  const char **titles; /* normalized; NULL-terminated */
} zb_table_names;

struct zb_header_index {
  const zb_schema *schema;
  zb_table_names *tables;
};

/* The entry for PLAIN in this table, the schema's own before an alias; NULL if there is none. */
const zb_header_name *zb_header_find_name(const zb_table_names *table, const char *plain);

#endif

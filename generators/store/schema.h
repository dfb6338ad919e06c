/* The input tables as lua/schema.lua declares them. Filled in by script/, read by store/. */
#ifndef ZB_STORE_SCHEMA_H
#define ZB_STORE_SCHEMA_H

#include "value/parse.h"

#include <stdbool.h>

/* Who may read a field in a document that is put up for all to see. */
typedef enum {
  ZB_PUBLIC,
  ZB_PUBLIC_MONTH, /* of a date only year and month */
  ZB_PRIVATE       /* nobody */
} zb_privacy;

typedef struct zb_field {
  const char *name;           /* canonical: id_number */
  const char *header;         /* Chinese: 身份证号 */
  const char *const *aliases; /* other headers of offices' habits; NULL-terminated */
  zb_field_type type;
  const zb_vocabulary *words; /* what it may hold; NULL: anything of its type */
  bool required;              /* the column must be there */
  zb_privacy privacy;
  const char *const *regions;      /* that people write in front or leave out: 湖州市; NULL-terminated */
  const char *const *region_words; /* that these end with, and people leave out: 市; NULL-terminated */
} zb_field;

typedef struct zb_table_schema {
  const char *name;           /* applicants */
  const char *title;          /* 申报人员 */
  const char *const *aliases; /* other sheet or file names; NULL-terminated */
  const char *owner;          /* the field that says whose row it is: id_number or unit */
  const char *const *key;     /* fields that no two rows share; NULL-terminated; empty: none */
  bool is_alone;              /* a file whose name says that it is this table holds nothing else to be read */
  const char *beside; /* a sheet that only workbooks of this program have: what else is in them is no data; "": none */
  bool is_register;   /* of people who need not be in any other table */
  const zb_field *fields;
  int field_count;
} zb_table_schema;

typedef struct zb_schema {
  const zb_table_schema *tables;
  int table_count;
} zb_schema;

/* The index of the field of that name, or -1. */
int zb_schema_field(const zb_table_schema *table, const char *name);

/* The index of the table of that name, or -1. */
int zb_schema_table(const zb_schema *schema, const char *name);

#endif

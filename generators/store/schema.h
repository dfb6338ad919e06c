/* The input tables as declared in lua/schema.lua. Loaded by script/, used by store/ and import/. */
#ifndef ZB_STORE_SCHEMA_H
#define ZB_STORE_SCHEMA_H

#include "value/parse.h"

#include <stdbool.h>

/* Whether a public document may show a field. */
typedef enum {
  ZB_PUBLIC,
  ZB_PUBLIC_MONTH, /* only the year and month of a date */
  ZB_PRIVATE       /* not at all */
} zb_privacy;

typedef struct zb_field {
  const char *name;           /* canonical: id_number */
  const char *header;         /* Chinese: 身份证号 */
  const char *const *aliases; /* other headers that offices use; NULL-terminated */
  zb_field_type type;
  const zb_vocabulary *words; /* allowed values; NULL: any of its type */
  const zb_vocabulary *known; /* of an open field: values, and other words for them; NULL: none */
  bool required;              /* the column must exist */
  bool as_written;            /* a text that is no value of its type stays as it is: nothing is worked out from it */
  const char *const
      *units;    /* words that may stand behind its number, the usual one first; NULL-terminated; empty: any */
  bool counts;   /* its number is one of things, and not negative */
  bool is_birth; /* when the row's person was born, as the ID number says */
  const char *const *above; /* labels of a line above the table that has the value for all rows; NULL-terminated */
  const char *const *usual; /* words that most of its values have, to tell it from another column; NULL-terminated */
  zb_privacy privacy;
  const char *const *regions;      /* optional prefixes of the value: a city; NULL-terminated */
  const char *const *region_words; /* optional endings of those: 市; NULL-terminated */
} zb_field;

typedef struct zb_table_schema {
  const char *name;           /* applicants */
  const char *title;          /* 申报人员 */
  const char *const *aliases; /* other sheet or file names; NULL-terminated */
  const char *owner;          /* the field with the row's owner: id_number or unit */
  const char *const *key;     /* fields that are unique together; NULL-terminated; empty: none */
  const char *const *spans;   /* headers of columns that hold a beginning and an end: 起止年月; NULL-terminated */
  int span_from, span_to;     /* their fields; -1: none */
  bool span_may_be_one;       /* a single month is the first of them */
  bool is_made;               /* written by this program: figures, not data that people fill in */
  bool is_alone;              /* a file named like this table contains nothing else to read */
  const char *beside; /* a sheet that only workbooks of this program have, whose other sheets are not data; "": none */
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

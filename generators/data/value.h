/* What a cell's text means: dates, numbers, ID numbers, names, as people write them in Chinese offices.
   Each reader takes a cell and gives the canonical text or says in the user's words why it can't. */
#ifndef ZB_DATA_VALUE_H
#define ZB_DATA_VALUE_H

#include "base/arena.h"
#include "data/table.h"

typedef enum {
  ZB_FIELD_TEXT,  /* any text; surrounding blanks removed */
  ZB_FIELD_NAME,  /* a person's name: inner blanks of Chinese names removed, the middle dot is · (U+00B7) */
  ZB_FIELD_ID,    /* ID number, GB 11643-1999: 18 characters, X in upper case; the check digit must agree */
  ZB_FIELD_PHONE, /* text of digits; a number cell is taken by its digits */
  ZB_FIELD_DATE,  /* 2020-08-04; a day is required */
  ZB_FIELD_MONTH, /* 2020-08 or 2020-08-04: whatever is given, a year and month at least */
  ZB_FIELD_YEAR,  /* 2019 */
  ZB_FIELD_INTEGER,
  ZB_FIELD_NUMBER, /* shortest form; a unit such as 学时 or thousands marks are removed; 60% is 0.6 */
  ZB_FIELD_BOOL    /* 是 or 否 */
} zb_field_type;

/* The type of that name in lua/schema.lua ("text", "name", "id", …), or -1. */
int zb_field_type_named(const char *name);

/* Reads a cell as TYPE. What people write where nothing applies (/, —, 无) is empty in a date, a number or a telephone
   number, and so is a date that is still open (至今). Returns the canonical text (in ARENA, or the cell's own; "" for
 an empty cell), or NULL with *WHY, a sentence for the user. */
const char *zb_value_read(const zb_cell *cell, zb_field_type type, zb_arena *arena, const char **why);

#endif

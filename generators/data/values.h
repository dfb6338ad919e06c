/* The readers behind zb_value_read, one for each habit of writing; private to data/. */
#ifndef ZB_DATA_VALUES_H
#define ZB_DATA_VALUES_H

#include "data/value.h"

#include <stdint.h>

/* All take TEXT without surrounding blanks and return the canonical text in ARENA, or NULL with *WHY. */

/* --- date_text.c: CELL is where TEXT comes from; its type matters --- */
const char *zb_read_date(const zb_cell *cell, const char *text, zb_arena *arena, const char **why);
const char *zb_read_month(const zb_cell *cell, const char *text, zb_arena *arena, const char **why);
const char *zb_read_year(const zb_cell *cell, const char *text, zb_arena *arena, const char **why);

/* --- number_text.c --- */
const char *zb_read_number(const char *text, bool whole, zb_arena *arena, const char **why);

/* --- id_number.c --- */
const char *zb_read_id_number(const char *text, zb_arena *arena, const char **why);

/* --- person_text.c --- */
const char *zb_read_name(const char *text, zb_arena *arena, const char **why);
const char *zb_read_phone(const char *text, zb_arena *arena, const char **why);

/* --- plain_text.c --- */

bool zb_is_blank(uint32_t c);

/* The ASCII character that C is the full-width form of; else C. */
uint32_t zb_narrow(uint32_t c);

/* Without blanks at both ends, marks that can't be seen, and what keeps a number a text elsewhere: ="…"; line ends are
   \n. May be TEXT itself. */
const char *zb_trimmed(const char *text, zb_arena *arena);

/* Full-width letters, digits and signs as ASCII, no blanks at all. */
const char *zb_half_width(const char *text, zb_arena *arena);

#endif

/* The readers behind zb_parse, one for each habit of writing; private to data/. */
#ifndef ZB_VALUE_PARSERS_H
#define ZB_VALUE_PARSERS_H

#include "value/parse.h"

#include <stdint.h>

/* All take TEXT without surrounding blanks and return the canonical text in ARENA, or NULL with READING->why; what they
   change they add to READING->changes. */

/* --- date_text.c: CELL is where TEXT comes from; its type matters --- */
const char *zb_read_date(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *reading);
const char *zb_read_month(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *reading);
const char *zb_read_year(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *reading);

/* --- numerals.c --- */

/* 二〇二〇年十二月三十一日 in ASCII digits; all else as it is. */
const char *zb_ascii_numerals(const char *text, zb_arena *arena);

/* --- number_text.c --- */
const char *zb_read_number(const char *text, bool whole, zb_arena *arena, zb_parsed *reading);

/* --- id_number.c --- */
const char *zb_read_id_number(const char *text, zb_arena *arena, zb_parsed *reading);

/* Of 18 characters, 17 of them digits: whether a birthday stands where an ID number has it; whether the last one is
   its check digit. */
bool zb_has_birthday(const char *id);
bool zb_has_check_digit(const char *id);

/* --- person_text.c --- */
const char *zb_read_name(const char *text, zb_arena *arena, zb_parsed *reading);

/* --- phone_text.c --- */
const char *zb_read_phone(const char *text, zb_arena *arena, zb_parsed *reading);

/* --- plain_text.c --- */

bool zb_is_blank(uint32_t c);

/* - and all that looks like it. */
bool zb_is_dash(uint32_t c);

/* The ASCII character that C is the full-width form of; else C. */
uint32_t zb_narrow(uint32_t c);

/* Without blanks at both ends, characters that can't be seen (a change), and what keeps a number a text elsewhere:
   ="…"; line ends are \n. May be TEXT itself. */
const char *zb_trimmed(const char *text, zb_arena *arena, unsigned *changes);

/* Full-width letters, digits and signs as ASCII, no blanks at all. */
const char *zb_half_width(const char *text, zb_arena *arena);

#endif

/* The parsers that zb_parse picks from. Private to value/. */
#ifndef ZB_VALUE_PARSERS_H
#define ZB_VALUE_PARSERS_H

#include "value/parse.h"

#include <stdint.h>

/* All take TEXT without surrounding blanks and return the canonical text in ARENA, or NULL with PARSED->why; they add
   their changes to PARSED->changes. */

/* --- date_text.c: TEXT is that of CELL, whose type matters --- */
const char *zb_parse_date(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed);
const char *zb_parse_month(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed);
/* TEXT itself, unless it is a date that a spreadsheet made of something else: 1月5日, 5-Jan. */
const char *zb_parse_text(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed);
const char *zb_parse_year(const zb_cell *cell, const char *text, zb_arena *arena, zb_parsed *parsed);

/* --- numerals.c --- */

/* Replaces Chinese numerals by ASCII digits: 二〇二〇年十二月三十一日. */
const char *zb_ascii_numerals(const char *text, zb_arena *arena);

/* --- number_text.c: TEXT is that of CELL --- */
const char *zb_parse_number(const zb_cell *cell, const char *text, bool integer, zb_arena *arena, zb_parsed *parsed);

/* --- id_number.c --- */
const char *zb_parse_id_number(const char *text, zb_arena *arena, zb_parsed *parsed);

/* For 18 characters, the first 17 of them digits: whether they contain a birth date where an ID number has it, and
   whether the last one is the right check digit. */
bool zb_id_has_birthday(const char *id);
bool zb_id_has_check_digit(const char *id);

/* --- person_text.c --- */
const char *zb_parse_name(const char *text, zb_arena *arena, zb_parsed *parsed);

/* --- phone_text.c --- */
const char *zb_parse_phone(const char *text, zb_arena *arena, zb_parsed *parsed);

/* --- plain_text.c --- */

bool zb_is_blank(uint32_t c);

/* - and whatever looks like it. */
bool zb_is_dash(uint32_t c);

/* The ASCII character of which C is the full-width form, else C. */
uint32_t zb_narrow(uint32_t c);

/* TEXT without surrounding blanks, invisible characters (a change) and the ="…" that keeps a number a text in a csv;
   line ends become \n. May return TEXT itself. */
const char *zb_trimmed(const char *text, zb_arena *arena, unsigned *changes);

/* TEXT with full-width letters, digits and signs as ASCII. */
const char *zb_narrow_text(const char *text, zb_arena *arena);

/* The same without any blanks. */
const char *zb_half_width(const char *text, zb_arena *arena);

#endif

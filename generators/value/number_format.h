/* Number formats of spreadsheets (yyyy-mm-dd, 0.0%, "第"0"名"): what a cell's number means, and the text that it shows.
   The codes are those of ECMA-376 Part 1, 18.8.31. */
#ifndef ZB_VALUE_NUMBER_FORMAT_H
#define ZB_VALUE_NUMBER_FORMAT_H

#include "base/arena.h"

#include <stdbool.h>

/* What a number shows as. */
typedef enum { ZB_KIND_NUMBER, ZB_KIND_DATE, ZB_KIND_TIME, ZB_KIND_DURATION } zb_number_kind;

/* Parts of a date that a format shows: bits. */
enum { ZB_SHOWS_YEAR = 1, ZB_SHOWS_MONTH = 2, ZB_SHOWS_DAY = 4, ZB_SHOWS_ALL = 7 };

/* {0} is General, not given. */
typedef struct zb_number_format {
  bool known;          /* a format is given */
  bool text;           /* @ */
  bool truth;          /* shows TRUE and FALSE */
  bool decorates_text; /* shows more than a cell's own text: @"分" */
  zb_number_kind kind;
  unsigned parts;   /* of ZB_KIND_DATE: ZB_SHOWS_… bits */
  const char *code; /* of a number that is shown otherwise than General shows it, else NULL; the caller's */
} zb_number_format;

/* Parses a code (yyyy-mm-dd) or one of the names that formats other than xlsx use (Short Date). CODE must live as long
   as what is returned. */
zb_number_format zb_number_format_read(const char *code);

/* The code that a workbook's format number ID stands for without being defined in it, as a Chinese system shows it
   (18.8.30); "General" if it stands for none. */
const char *zb_number_format_builtin(long id);

/* The text that a number shows under CODE, as far as it has one in every locale; NULL if this program can't tell
   (fills, Chinese numerals, engineering notation). In ARENA. */
const char *zb_number_shown(double number, const char *code, zb_arena *arena);

/* The text that a text shows under CODE: 85 under @"分" is 85分. In ARENA, or TEXT itself. */
const char *zb_text_shown(const char *text, const char *code, zb_arena *arena);

#endif

/* What a cell's text means: dates, numbers, ID numbers, names, as people write them in Chinese offices.
   Each parser turns a cell into its canonical text or says in Chinese why it can't. Ambiguous values are refused, never
   guessed. */
#ifndef ZB_VALUE_PARSE_H
#define ZB_VALUE_PARSE_H

#include "base/arena.h"
#include "value/cell.h"
#include "value/vocabulary.h"

typedef enum {
  ZB_FIELD_TEXT, /* any text; surrounding blanks removed */
  ZB_FIELD_NAME, /* a person's name: blanks that only pad a Chinese name are removed, a middle dot becomes · (U+00B7) */
  ZB_FIELD_ID,   /* ID number, GB 11643-1999: 18 characters, X in upper case, with a correct check digit; 15-digit
                    numbers are converted. */
  ZB_FIELD_PHONE, /* digits as text; a number cell is read by its digits */
  ZB_FIELD_DATE,  /* 2020-08-04; a day is required */
  ZB_FIELD_MONTH, /* 2020-08 or 2020-08-04, as given; an age behind it, （45岁）, is dropped */
  ZB_FIELD_YEAR,  /* 2019 */
  ZB_FIELD_INTEGER,
  ZB_FIELD_NUMBER, /* in the shortest form, without thousands separators and units such as 学时; 60% is 0.6, 3.5万 is
                      35000 */
  ZB_FIELD_BOOL    /* 是 or 否 */
} zb_field_type;

/* The type of that name in lua/schema.lua ("text", "name", "id", …), or -1. */
int zb_field_type_named(const char *name);

/* Changes that parsing made beyond mere notation (2020/8/4 to 2020-08-04 is notation): bits. */
enum {
  ZB_CHANGE_INVISIBLE = 1 << 0,
  ZB_CHANGE_BLANKS = 1 << 1,
  ZB_CHANGE_DOT = 1 << 2,
  ZB_CHANGE_OLD_ID = 1 << 3,
  ZB_CHANGE_WORD = 1 << 4,
  ZB_CHANGE_UNIT = 1 << 5,
  ZB_CHANGE_MULTIPLIER = 1 << 6,
  ZB_CHANGE_PERCENT = 1 << 7,
  ZB_CHANGE_SERIAL = 1 << 8,
  ZB_CHANGE_TIME = 1 << 9,
  ZB_CHANGE_PART = 1 << 10,
  ZB_CHANGE_PLACEHOLDER = 1 << 11,
  ZB_CHANGE_HIDDEN = 1 << 12,
  ZB_CHANGE_ROUNDED = 1 << 13,
  ZB_CHANGE_NOTE = 1 << 14,
  ZB_CHANGE_AS_WRITTEN = 1 << 15, /* none: it is no value of the field's type, which takes it all the same */
  ZB_CHANGE_KNOWN = 1 << 16,      /* another word for a value that the field knows (zb_vocabulary) */
  ZB_CHANGE_AGE = 1 << 17,
  ZB_CHANGE_DEFAULT = 1 << 18, /* none: of a list in which nothing was chosen it is what shows */
  ZB_CHANGE_KINDS = 19         /* their number */
};

/* Change number KIND (from 0) in Chinese: 去掉了看不见的字符. */
const char *zb_change_text(int kind);

typedef struct zb_parsed {
  const char *text;  /* canonical, in the arena or the cell's own; "" for an empty cell; NULL if it can't be parsed */
  const char *why;   /* if TEXT is NULL: a sentence for the user, in the arena */
  unsigned changes;  /* ZB_CHANGE_… bits; 0 if TEXT is NULL */
  const char *doubt; /* a sentence for the user if TEXT may be wrong all the same, else NULL */
} zb_parsed;

/* Whether a text that is no ID number has 18 digits and ends in 000: a spreadsheet that takes it for a number keeps 15.
 */
bool zb_id_looks_rounded(const char *text);

/* Parses a cell with a beginning and an end (2008.09-2012.07, 2015年8月至今) as two months; END may be empty. If
   MAY_BE_ONE, one month (2012.07) is the beginning. Of any other cell START->text is NULL, and END undefined. */
void zb_parse_span(const zb_cell *cell, bool may_be_one, zb_arena *arena, zb_parsed *start, zb_parsed *end);

/* Parses a cell as TYPE. A number is read by its value, anything else by what the cell shows; a date of which the cell
   shows no day is a month; one in a field that is no date is refused, as the spreadsheet made it of something else
   (1/5). Placeholders (/, —, 无) count as empty in a date, a number, a telephone number and a closed
   field, and so does a date that is still open (至今). A field with WORDS is closed: its value must be one of them (a
   bool may also be written as any of √, 是, Y …); NULL: any value. */
zb_parsed zb_parse(const zb_cell *cell, zb_field_type type, const zb_vocabulary *words, zb_arena *arena);

/* The unit behind the number that a cell shows, 天 of 12天 or % of 60%, if that is a known one and none of OWN; NULL:
   nothing stands there, one of OWN or what is no known unit, 96 √. */
const char *zb_number_other_unit(const zb_cell *cell, const char *const *own, zb_arena *arena);

#endif

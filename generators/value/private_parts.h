/* What private.c finds private numbers with. Private to value/. */
#ifndef ZB_VALUE_PRIVATE_PARTS_H
#define ZB_VALUE_PRIVATE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MAX_DIGITS = 40, MAX_GROUPS = 20, MAX_HALVES = 64 };

/* What stands between two groups. Brackets beside another sign count for nothing. */
typedef enum gap {
  GAP_BLANK,
  GAP_BRACKET,
  GAP_DASH,
  GAP_POINT,
  GAP_SLASH,
  GAP_LINE, /* _ or | */
  GAP_LIST, /* 、 */
  GAP_COMMA,
  GAP_OTHER, /* what hardly parts a number, such as : or * */
  GAP_MIXED, /* two of them */
} gap;

/* Consecutive digits: 330599, or 198001010019. */
typedef struct group {
  const char *start, *end;     /* with a final X */
  const char *digits_end;      /* without it */
  size_t count;                /* of digits; those beyond MAX_DIGITS are not stored */
  bool x;                      /* an X follows them */
  char digits[MAX_DIGITS + 1]; /* half-width, with the X */
  gap before;                  /* but for the first */
  bool bracketed;              /* with a bracket on either side */
  bool dated;                  /* a year or month of its own behind the first group: 1530012⏎2015.11 */
} group;

/* Groups put together: the digits of all, of which only the last may end with X. */
typedef struct digits {
  char all[MAX_DIGITS + 1]; /* with the X */
  size_t n;                 /* without it */
  bool x;
} digits;

/* --- private_groups.c --- */

/* Whether TEXT has as many digits as COUNT anywhere: most texts have not, and need not be searched. */
bool has_digits(const char *text, size_t count);

/* Reads the group at TEXT; false if there is no digit. */
bool read_group(const char *text, group *g);

/* Reads the groups from TEXT on that nothing but separators part; returns their number, MAX_GROUPS at most. START is
   the beginning of the whole text. */
int read_groups(const char *start, const char *text, group *groups);

/* False if COUNT groups are no number: too many digits, or an X in the middle. */
bool join_groups(const group *groups, int count, digits *joined);

/* Whether the same stands between all COUNT groups; *SAME is it. */
bool is_uniform(const group *groups, int count, gap *same);

/* Whether the counts of digits are these, such as "344". */
bool has_pattern(const group *groups, int count, const char *pattern);

/* Whether one of the groups ends after so many digits. */
bool ends_after(const group *groups, int count, size_t digits);

/* Whether the group is a year: 1998, 2020. */
bool is_year(const group *g);

/* How many of the groups come before a date of its own. */
int before_date(const group *groups, int count);

/* --- private_context.c: what stands around a number. START is the beginning of the whole text. --- */

bool after_phone_word(const char *start, const char *s);
bool after_identity_word(const char *start, const char *s);
bool after_passport_word(const char *start, const char *s);
bool after_card_word(const char *start, const char *s);

/* 施工许可证330521…, of which the number is nobody's. */
bool after_licence_word(const char *start, const char *s);

/* GB/T 15834, ISSN 1001-7488 */
bool after_code(const char *start, const char *s);

/* ¥13957200000, or 13957200000元, but not 元旦. */
bool is_money(const char *start, const char *s, const char *end);

/* 万元, 株, 平方米 */
bool before_measure(const char *end);

/* --- private_brackets.c --- */

/* What is left out of a text, from START to END. */
typedef struct cut {
  const char *start, *end;
  char halves[MAX_HALVES]; /* the brackets in it whose other halves stay in the text */
} cut;

/* Of the brackets between START and END of the cut some may have their other halves outside: those right beside it are
   left out, too, others are kept in HALVES. TEXT is the whole text, DONE the end of what is left out before the cut. */
void balance(const char *text, const char *done, cut *c);

/* --- private_numbers.c: each gives the end of what begins at the first group, or NULL --- */

const char *id_end(const char *start, const group *groups, int count);
const char *mobile_end(const char *start, const group *groups, int count);
const char *landline_end(const char *start, const group *groups, int count);
const char *card_end(const char *start, const group *groups, int count);

/* --- private_words.c: the same for what begins with a letter, too --- */

const char *email_end(const char *start, const char *s);
const char *passport_end(const char *start, const char *s);

#endif

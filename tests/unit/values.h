/* For tests of value/: tables of cells as people write them, with the values that they must be read as. */
#ifndef ZB_TESTS_VALUES_H
#define ZB_TESTS_VALUES_H

#include "base/arena.h"
#include "base/number.h"
#include "value/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

/* A cell's text; WANT is the expected canonical text and CHANGES the changes to be reported. If WANT is NULL the cell
   must be refused for a reason that contains REASON. */
typedef struct value_case {
  const char *text, *want, *reason;
  unsigned changes;
} value_case;

static inline void check_value(const zb_cell *cell, zb_field_type type, const zb_vocabulary *words, value_case expected)
{
  zb_arena *arena = zb_arena_new();
  zb_parsed got = zb_parse(cell, type, words, arena);
  if (expected.want != NULL) {
    if (got.text == NULL)
      fail_msg("%s: refused: %s", cell->text, got.why);
    assert_string_equal(got.text, expected.want);
    assert_null(got.why);
  } else {
    if (got.text != NULL)
      fail_msg("%s: taken as %s", cell->text, got.text);
    const char *why = got.why != NULL ? got.why : "", *reason = expected.reason != NULL ? expected.reason : "";
    assert_string_not_equal(why, "");
    if (strstr(why, reason) == NULL)
      fail_msg("%s: reason \"%s\" lacks \"%s\"", cell->text, why, reason);
  }
  if (got.changes != expected.changes)
    fail_msg("%s: changes %#x, not %#x", cell->text, got.changes, expected.changes);
  zb_arena_free(arena);
}

static inline void check_cell(const zb_cell *cell, zb_field_type type, const char *want, const char *reason,
                              unsigned changes)
{
  check_value(cell, type, NULL, (value_case){cell->text, want, reason, changes});
}

static inline void check_cases(zb_field_type type, const zb_vocabulary *words, const value_case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    zb_cell cell = {.type = ZB_CELL_TEXT, .text = cases[i].text};
    check_value(&cell, type, words, cases[i]);
  }
}

static inline void check_number(zb_field_type type, double number, const char *want, const char *reason,
                                unsigned changes)
{
  char text[ZB_NUMBER_SIZE];
  zb_cell cell = {.type = ZB_CELL_NUMBER, .number = number, .lost_digits = fabs(number) >= 1e15};
  cell.text = zb_number_text(number, text);
  check_cell(&cell, type, want, reason, changes);
}

/* Short names of changes, for the tables. */
enum {
  SAME = 0,
  INVISIBLE = ZB_CHANGE_INVISIBLE,
  BLANKS = ZB_CHANGE_BLANKS,
  DOT = ZB_CHANGE_DOT,
  OLD_ID = ZB_CHANGE_OLD_ID,
  WORD = ZB_CHANGE_WORD,
  UNIT = ZB_CHANGE_UNIT,
  NOTE = ZB_CHANGE_NOTE,
  MULTIPLIER = ZB_CHANGE_MULTIPLIER,
  PERCENT = ZB_CHANGE_PERCENT,
  SERIAL = ZB_CHANGE_SERIAL,
  CLOCK = ZB_CHANGE_TIME,
  AGE = ZB_CHANGE_AGE,
  PART = ZB_CHANGE_PART,
  PLACEHOLDER = ZB_CHANGE_PLACEHOLDER
};

#define CHECK_WORDS(type, words, ...)                                                                                  \
  check_cases(type, words, (const value_case[]){__VA_ARGS__},                                                          \
              sizeof((const value_case[]){__VA_ARGS__}) / sizeof(value_case))
#define CHECK_TEXT(type, ...) CHECK_WORDS(type, NULL, __VA_ARGS__)

#endif

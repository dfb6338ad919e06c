/* Numbers as text: one form for cells, models and dumps. */
#ifndef ZB_BASE_NUMBER_H
#define ZB_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#define ZB_NUMBER_SIZE 32

/* Writes the shortest decimal form that reads back to the same value (3, 0.1, 1e+21; no ".0") into OUT, which has room
   for ZB_NUMBER_SIZE bytes; returns OUT. Whole numbers below 1e15 have no exponent. The same in every locale. */
char *zb_number_text(double value, char *out);

/* Whether the N bytes at TEXT are already what zb_number_text writes of *VALUE: most numbers in files are, and need no
   conversion there and back. False for some that are, too (exponents, more than 15 digits). */
bool zb_number_canonical(const char *text, size_t n, double *value);

/* Reads a number as XML has it: decimal, with an exponent or without, blanks around it. False if TEXT is none, or one
   that no double holds. */
bool zb_number_read(const char *text, double *value);

#endif

/* Numbers as text: one form for cells, models and dumps. */
#ifndef ZB_BASE_NUMBER_H
#define ZB_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#define ZB_NUMBER_SIZE 32

/* Writes the shortest decimal form that reads back as the same value (3, 0.1, 1e+21; no ".0") into OUT, a buffer of
   ZB_NUMBER_SIZE bytes; returns OUT. Integers below 1e15 have no exponent. Does not depend on the locale. */
char *zb_number_text(double value, char *out);

#define ZB_READABLE_NUMBER_SIZE 352

/* Writes it as people read numbers: rounded to 15 digits (0.3 for what is 0.30000000000000004), without an exponent
   (1000000000000000, 0.00001), into OUT, a buffer of ZB_READABLE_NUMBER_SIZE bytes; returns OUT. VALUE must be finite.
   Does not depend on the locale. */
char *zb_number_readable(double value, char *out);

/* Whether the N bytes at TEXT are what zb_number_text would write; *VALUE is set if so. Most numbers in files are, and
   need not be converted back and forth. May be false for canonical ones too (exponents, more than 15 digits). */
bool zb_number_canonical(const char *text, size_t n, double *value);

/* Parses a number as written in XML: decimal, optional exponent, surrounding blanks. False if TEXT is no number or out
   of range. */
bool zb_number_read(const char *text, double *value);

#endif

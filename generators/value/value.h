/* A value as the database, the scripts and the templates exchange it. */
#ifndef ZB_VALUE_VALUE_H
#define ZB_VALUE_VALUE_H

#include <stdint.h>

typedef enum { ZB_VALUE_TEXT, ZB_VALUE_INTEGER, ZB_VALUE_REAL } zb_value_type;
typedef struct zb_value {
  zb_value_type type;
  const char *text;
  int64_t integer;
  double real;
} zb_value;

#endif

#include "tree/units.h"

#include <stdlib.h>
#include <string.h>

/* The customary sizes of Chinese type in points. */
static const struct {
  const char *name;
  float pt;
} type_sizes[] = {
    {"初号", 42}, {"小初", 36}, {"一号", 26}, {"小一", 24},    {"二号", 22}, {"小二", 18},   {"三号", 16},
    {"小三", 15}, {"四号", 14}, {"小四", 12}, {"五号", 10.5F}, {"小五", 9},  {"六号", 7.5F},
};

/* Reads a plain decimal number (no exponent, no locale); returns what follows it, or NULL. */
static const char *read_decimal(const char *s, const char *end, double *value)
{
  double number = 0, scale = 1;
  bool digits = false, point = false;
  for (; s < end; s++) {
    if (*s == '.' && !point) {
      point = true;
    } else if (*s >= '0' && *s <= '9') {
      number = number * 10 + (*s - '0');
      scale *= point ? 10 : 1;
      digits = true;
    } else {
      break;
    }
  }
  *value = number / scale;
  return digits ? s : NULL;
}

bool zb_length_read(const char *s, size_t n, float *pt)
{
  for (size_t i = 0; i < sizeof type_sizes / sizeof type_sizes[0]; i++) {
    if (strlen(type_sizes[i].name) == n && memcmp(s, type_sizes[i].name, n) == 0) {
      *pt = type_sizes[i].pt;
      return true;
    }
  }
  double value;
  const char *unit = read_decimal(s, s + n, &value);
  if (unit == NULL || s + n - unit != 2)
    return false;
  double factor = memcmp(unit, "mm", 2) == 0   ? 72 / 25.4
                  : memcmp(unit, "cm", 2) == 0 ? 720 / 25.4
                  : memcmp(unit, "pt", 2) == 0 ? 1
                                               : 0;
  *pt = (float)(value * factor);
  return factor > 0;
}

bool zb_color_read(const char *s, uint32_t *color)
{
  if (s[0] != '#' || strspn(s + 1, "0123456789abcdefABCDEF") != 6 || s[7] != '\0')
    return false;
  *color = (uint32_t)strtoul(s + 1, NULL, 16);
  return true;
}

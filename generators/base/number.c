#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *zb_number_text(double value, char *out)
{
  if (value == floor(value) && fabs(value) < 1e15) {
    snprintf(out, ZB_NUMBER_SIZE, "%.0f", value == 0 ? 0.0 : value); /* no -0 */
    return out;
  }
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(out, ZB_NUMBER_SIZE, "%.*g", digits, value);
    if (strtod(out, NULL) == value)
      break;
  }
  return out;
}

/* Its fifteen digits, with the point set among them or zeros added where it stands outside. */
char *zb_number_readable(double value, char *out)
{
  char digits[ZB_NUMBER_SIZE], *end = out;
  snprintf(digits, sizeof digits, "%.14e", fabs(value));
  int exponent = atoi(strchr(digits, 'e') + 1), count = 15;
  memmove(digits + 1, digits + 2, 14); /* d.dddde+00 */
  while (count > 1 && digits[count - 1] == '0')
    count--;
  if (value < 0)
    *end++ = '-';
  for (int i = exponent < 0 ? exponent : 0; i < count || i <= exponent; i++) {
    *end++ = i >= 0 && i < count ? digits[i] : '0';
    if (i == exponent && i + 1 < count)
      *end++ = '.';
  }
  *end = '\0';
  return out;
}

/* An integer of at most 15 digits and a power of ten up to 1e15 are exact, so their quotient is rounded only once and
   equals what strtod returns. */
bool zb_number_canonical(const char *text, size_t n, double *value)
{
  static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  bool negative = n > 0 && text[0] == '-';
  size_t start = negative, i = start, digits = 0, point = n;
  int64_t digits_value = 0;
  for (; i < n && digits <= 15; i++) {
    if (text[i] == '.' && point == n && i > start)
      point = i;
    else if (text[i] >= '0' && text[i] <= '9')
      digits_value = digits_value * 10 + (text[i] - '0'), digits++;
    else
      return false;
  }
  bool zero_first = digits > 0 && text[start] == '0';
  size_t decimals = point < n ? n - point - 1 : 0;
  if (digits == 0 || i < n || digits > 15 || (zero_first && digits - decimals > 1))
    return false;
  if (point < n && (decimals == 0 || text[n - 1] == '0'))
    return false;
  *value = (double)digits_value / powers[decimals];
  if (digits_value == 0 ? negative || decimals > 0 : *value < 1e-4) /* -0; 1e-05 */
    return false;
  *value = negative ? -*value : *value;
  return true;
}

bool zb_number_read(const char *text, double *value)
{
  char *end;
  *value = strtod(text, &end);
  bool decimal = strspn(text, "0123456789+-.eE \t\r\n") == strlen(text); /* strtod also accepts 0x10, inf and nan */
  return decimal && end != text && end[strspn(end, " \t\r\n")] == '\0' && isfinite(*value);
}

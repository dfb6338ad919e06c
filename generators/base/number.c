#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *zb_number_text(double value, char *out)
{
  if (value == floor(value) && fabs(value) < 1e15) {
    snprintf(out, ZB_NUMBER_ROOM, "%.0f", value == 0 ? 0.0 : value); /* no -0 */
    return out;
  }
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(out, ZB_NUMBER_ROOM, "%.*g", digits, value);
    if (strtod(out, NULL) == value)
      break;
  }
  return out;
}

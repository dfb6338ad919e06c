#include "value/cell.h"

#include <stdio.h>

char *zb_cell_name(int column, int row, char *out)
{
  char letters[8];
  int n = 0;
  for (int c = column; c >= 0 && n < 7; c = c / 26 - 1)
    letters[n++] = (char)('A' + c % 26);
  int length = 0;
  while (n > 0)
    out[length++] = letters[--n];
  snprintf(out + length, 16, "%d", row + 1);
  return out;
}

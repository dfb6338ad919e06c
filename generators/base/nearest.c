#include "base/nearest.h"

#include <stdbool.h>
#include <string.h>

/* Bytes to add, drop, change, or swap with their neighbours until A is B; names are short. */
static int distance(const char *a, const char *b)
{
  enum { LONGEST = 32 };
  int table[LONGEST + 1][LONGEST + 1];
  size_t m = strlen(a), n = strlen(b);
  if (m > LONGEST || n > LONGEST)
    return LONGEST;
  for (size_t i = 0; i <= m; i++)
    for (size_t j = 0; j <= n; j++) {
      if (i == 0 || j == 0) {
        table[i][j] = (int)(i + j);
        continue;
      }
      int change = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]), drop = table[i - 1][j] + 1, add = table[i][j - 1] + 1;
      int least = drop < add ? drop : add;
      least = change < least ? change : least;
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && table[i - 2][j - 2] + 1 < least)
        least = table[i - 2][j - 2] + 1;
      table[i][j] = least;
    }
  return table[m][n];
}

zb_nearest zb_nearest_to(const char *name)
{
  size_t length = strlen(name);
  return (zb_nearest){.name = name, .distance = length > 3 ? 3 : length > 1 ? 2 : 1}; /* so far is no longer like it */
}

void zb_nearest_try(zb_nearest *nearest, const char *candidate)
{
  int d = distance(nearest->name, candidate);
  bool earlier = nearest->found != NULL && d == nearest->distance && strcmp(candidate, nearest->found) < 0;
  if (d < nearest->distance || earlier) {
    nearest->distance = d;
    nearest->found = candidate;
  }
}

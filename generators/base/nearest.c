#include "base/nearest.h"

#include <stdbool.h>
#include <string.h>

/* Bytes to add, drop or change until A is B; names are short. */
static int distance(const char *a, const char *b)
{
  enum { LONGEST = 32 };
  int row[LONGEST + 1];
  size_t n = strlen(b);
  if (strlen(a) > LONGEST || n > LONGEST)
    return LONGEST;
  for (size_t j = 0; j <= n; j++)
    row[j] = (int)j;
  for (size_t i = 0; a[i] != '\0'; i++) {
    int corner = row[0];
    row[0] = (int)i + 1;
    for (size_t j = 0; j < n; j++) {
      int change = corner + (a[i] != b[j]), least = row[j] < row[j + 1] ? row[j] : row[j + 1];
      corner = row[j + 1];
      row[j + 1] = change < least + 1 ? change : least + 1;
    }
  }
  return row[n];
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

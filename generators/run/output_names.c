#include "run/output_names.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

struct zb_output_names {
  void *tree; /* of tsearch */
};

static int compare(const void *a, const void *b)
{
  return strcmp(a, b);
}

zb_output_names *zb_output_names_new(void)
{
  zb_output_names *names = calloc(1, sizeof *names);
  if (names == NULL)
    abort();
  return names;
}

void zb_output_names_free(zb_output_names *names)
{
  if (names == NULL)
    return;
  tdestroy(names->tree, free);
  free(names);
}

bool zb_output_names_add(zb_output_names *names, const char *name)
{
  char *copy = strdup(name);
  char *const *found = copy == NULL ? NULL : tsearch(copy, &names->tree, compare);
  if (found == NULL)
    abort();
  if (*found == copy)
    return true;
  free(copy);
  return false;
}

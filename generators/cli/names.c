#include "cli/names.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

enum { PART_LIMIT = 236 }; /* file systems allow 255 bytes, and ".template.txt.part" follows */

struct zb_names {
  void *tree; /* of tsearch */
};

static int compare(const void *a, const void *b)
{
  return strcmp(a, b);
}

zb_names *zb_names_new(void)
{
  zb_names *names = calloc(1, sizeof *names);
  if (names == NULL)
    abort();
  return names;
}

void zb_names_free(zb_names *names)
{
  if (names == NULL)
    return;
  tdestroy(names->tree, free);
  free(names);
}

bool zb_names_add(zb_names *names, const char *name)
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

static bool part_safe(const char *part, size_t n)
{
  if (n == 0 || n > PART_LIMIT || part[0] == '.')
    return false;
  for (size_t i = 0; i < n; i++)
    if ((unsigned char)part[i] < 0x20 || part[i] == 0x7F || part[i] == '\\')
      return false;
  return true;
}

bool zb_name_safe(const char *name)
{
  for (;;) {
    size_t n = strcspn(name, "/");
    if (!part_safe(name, n))
      return false;
    if (name[n] == '\0')
      return true;
    name += n + 1;
  }
}

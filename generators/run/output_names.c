#include "run/output_names.h"

#include "text/folded.h"

#include <search.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A name as file systems compare it, and as it was given. */
typedef struct claim {
  char *folded, *given;
} claim;

struct zb_output_names {
  void *tree; /* of tsearch */
};

static int compare(const void *a, const void *b)
{
  return strcmp(((const claim *)a)->folded, ((const claim *)b)->folded);
}

static void free_entry(void *data)
{
  claim *e = data;
  free(e->folded);
  free(e->given);
  free(e);
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
  tdestroy(names->tree, free_entry);
  free(names);
}

/* The entry of that name, which is NAME's own if *ADDED. GIVEN is how it was given first. */
static const claim *find_or_add(zb_output_names *names, const char *name, const char *given, zb_arena *arena,
                                bool *added)
{
  claim *e = calloc(1, sizeof *e);
  if (e == NULL || (e->folded = strdup(zb_folded(name, arena))) == NULL || (e->given = strdup(given)) == NULL)
    abort();
  claim *const *found = tsearch(e, &names->tree, compare);
  if (found == NULL)
    abort();
  *added = *found == e;
  if (!*added)
    free_entry(e);
  return *found;
}

const char *zb_output_names_add(zb_output_names *names, const char *stem, const char *ending, zb_arena *arena)
{
  const char *given = zb_arena_printf(arena, "%s%s", stem, ending), *tried = stem;
  for (int n = 2;; n++) {
    bool added;
    const claim *e = find_or_add(names, zb_arena_printf(arena, "%s%s", tried, ending), given, arena, &added);
    if (added)
      return tried;
    if (strcmp(e->given, given) == 0)
      return NULL;
    tried = zb_arena_printf(arena, "%s-%d", stem, n);
  }
}

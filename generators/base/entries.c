#include "base/entries.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_visible(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

/* alphasort would follow the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

int zb_entry_names(const char *folder, const char *ending, zb_arena *arena, const char *const **names)
{
  struct dirent **entries = NULL;
  int found = scandir(folder, &entries, is_visible, by_bytes), count = 0;
  const char **list = zb_arena_array(arena, (size_t)(found < 0 ? 0 : found) + 1, sizeof *list);
  for (int i = 0; i < found; i++) {
    size_t length = strlen(entries[i]->d_name), end = strlen(ending);
    if (length > end && strcmp(entries[i]->d_name + length - end, ending) == 0)
      list[count++] = zb_arena_strdup(arena, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
  *names = list;
  return found < 0 ? -1 : count;
}

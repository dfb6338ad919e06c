/* Links from the workbooks made to the cells they are based on. */
#include "store/batch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void zb_store_link_from(zb_store *store, const char *folder)
{
  store->links_from = zb_arena_strdup(store->arena, folder);
}

/* The length of the common folder of both paths, with its slash. */
static size_t common_folder(const char *a, const char *b)
{
  size_t common = 0;
  for (size_t i = 0; a[i] == b[i] && a[i] != '\0'; i++)
    if (a[i] == '/')
      common = i + 1;
  return common;
}

/* PATH relative to FOLDER; both must exist, else NULL. Absolute paths would only work on this machine. */
static const char *relative_path(const char *folder, const char *path, zb_arena *arena)
{
  char from[PATH_MAX], to[PATH_MAX];
  if (realpath(folder, from) == NULL || realpath(path, to) == NULL)
    return NULL;
  const char *from_folder = zb_arena_printf(arena, "%s/", from);
  size_t common = common_folder(from_folder, to);
  const char *up = "";
  for (const char *s = from_folder + common; *s != '\0'; s++)
    if (*s == '/')
      up = zb_arena_printf(arena, "%s../", up);
  return zb_arena_printf(arena, "%s%s", up, to + common);
}

/* As in a cell reference: 'O''Neill'. */
static const char *quote_sheet(const char *sheet, zb_arena *arena)
{
  char *out = zb_arena_alloc(arena, 2 * strlen(sheet) + 3), *end = out;
  *end++ = '\'';
  for (; *sheet != '\0'; sheet++) {
    if (*sheet == '\'')
      *end++ = '\'';
    *end++ = *sheet;
  }
  *end++ = '\'';
  *end = '\0';
  return out;
}

const char *zb_store_link(zb_store *store, int64_t row, const char *place, zb_arena *arena)
{
  int source = zb_store_source_of(store, row);
  if (source < 0 || store->links_from == NULL || *place == '\0')
    return "";
  const char *path = store->sources[source].path, *shown = store->shown[source];
  if (strcmp(zb_store_user_path(store, path), path) != 0)
    return ""; /* in an archive */
  const char *target = relative_path(store->links_from, path, arena);
  if (target == NULL || strchr(target, '#') != NULL)
    return "";
  size_t n = strlen(shown);
  const char *sheet = strncmp(place, shown, n) == 0 && place[n] == '!' ? place + n + 1 : "";
  const char *cell = strrchr(sheet, '!');
  if (cell == NULL) /* a file without sheets: programs name its sheet after the file */
    return zb_arena_printf(arena, "external:%s", target);
  const char *reference = cell[1] >= '0' && cell[1] <= '9' ? zb_arena_printf(arena, "A%s", cell + 1) : cell + 1;
  sheet = quote_sheet(zb_arena_strndup(arena, sheet, (size_t)(cell - sheet)), arena);
  return zb_arena_printf(arena, "external:%s#%s!%s", target, sheet, reference);
}

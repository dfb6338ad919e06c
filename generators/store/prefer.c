/* The user's preferences for files that contradict each other. */
#include "store/batch.h"

#include "base/grow.h"

#include <string.h>

static const char *plain_path(const char *path, zb_arena *arena)
{
  while (path[0] == '.' && path[1] == '/')
    path += 2;
  char *copy = zb_arena_strdup(arena, path);
  for (size_t n = strlen(copy); n > 1 && copy[n - 1] == '/'; n--)
    copy[n - 1] = '\0';
  return copy;
}

void zb_store_prefer(zb_store *store, const char *path)
{
  store->preferred =
      zb_grow(store->preferred, store->preferred_count, &store->preferred_capacity, sizeof *store->preferred);
  store->preferred[store->preferred_count++] = plain_path(path, store->arena);
}

/* Whether PATH is FOLDER or below it. */
static bool is_below(const char *path, const char *folder)
{
  size_t n = strlen(folder);
  return strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/' || path[n] == '!');
}

static bool is_preferred(const zb_store *store, size_t source, const char *preferred)
{
  return is_below(store->shown[source], preferred) ||
         is_below(plain_path(store->sources[source].path, store->scratch), preferred);
}

static zb_status rank_source(zb_store *store, size_t source, bool *found, zb_diags *diags)
{
  size_t rank = store->preferred_count;
  for (size_t p = store->preferred_count; p-- > 0;)
    if (is_preferred(store, source, store->preferred[p])) {
      found[p] = true;
      rank = p;
    }
  const char *sql = zb_arena_printf(store->scratch, "UPDATE _sheets SET rank = %zu WHERE source = %zu", rank, source);
  return zb_store_exec(store, sql, diags);
}

zb_status zb_store_rank_sheets(zb_store *store, zb_diags *diags)
{
  zb_arena_reset(store->scratch);
  bool *found = zb_arena_array(store->scratch, store->preferred_count + 1, sizeof *found);
  zb_status status = ZB_OK;
  for (size_t s = 0; s < store->source_count && status == ZB_OK && store->preferred_count > 0; s++)
    status = rank_source(store, s, found, diags);
  for (size_t p = 0; p < store->preferred_count; p++) {
    if (found[p])
      continue;
    zb_diags_add(diags, ZB_ERROR, "prefer", store->preferred[p], "请写成读入时的路径，或者程序指出位置时写的文件名",
                 "没有读到 --prefer 写的这个文件或文件夹");
    status = zb_worse(status, ZB_INPUT);
  }
  return status;
}

const char *zb_store_rank_sql(const zb_store *store, const char *row, zb_arena *arena)
{
  return store->preferred_count == 0
             ? "0"
             : zb_arena_printf(arena, "(SELECT rank FROM _sheets WHERE number = %s >> 32)", row);
}

/* Decoded pictures of a run: a seal or a background is the same in each of its documents. */
#include "picture/png.h"

#include <stdlib.h>
#include <string.h>

/* Bytes that are kept, files and pixels together. */
#define MAX_KEPT ((size_t)64 * 1024 * 1024)

typedef struct kept {
  struct kept *next;
  const void *file;
  size_t length;
  zb_png png;
} kept;

struct zb_png_cache {
  zb_arena *arena;
  kept *first;
  size_t size;
};

zb_png_cache *zb_png_cache_new(void)
{
  zb_png_cache *cache = calloc(1, sizeof *cache);
  if (cache == NULL)
    abort();
  cache->arena = zb_arena_new();
  return cache;
}

void zb_png_cache_free(zb_png_cache *cache)
{
  if (cache == NULL)
    return;
  zb_arena_free(cache->arena);
  free(cache);
}

static const void *copied(zb_png_cache *cache, const void *bytes, size_t length)
{
  return memcpy(zb_arena_alloc(cache->arena, length), bytes, length);
}

static void keep(zb_png_cache *cache, const void *file, size_t length, const zb_png *png)
{
  if (length + png->length > MAX_KEPT - cache->size)
    return;
  kept *k = zb_arena_alloc(cache->arena, sizeof *k);
  *k = (kept){cache->first, copied(cache, file, length), length, *png};
  k->png.data = copied(cache, png->data, png->length);
  cache->first = k;
  cache->size += length + png->length;
}

const char *zb_png_cached(zb_png_cache *cache, const void *file, size_t length, zb_arena *arena, zb_png *out)
{
  for (const kept *k = cache == NULL ? NULL : cache->first; k != NULL; k = k->next)
    if (k->length == length && memcmp(k->file, file, length) == 0) {
      *out = k->png;
      return NULL;
    }
  const char *why = zb_png_decode(file, length, arena, out);
  if (why == NULL && cache != NULL)
    keep(cache, file, length, out);
  return why;
}

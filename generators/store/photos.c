/* Finds photos by their file names. */
#include "store/batch.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *base_name(const char *path)
{
  for (const char *c = path; *c != '\0'; c++)
    if (*c == '/' || *c == '\\')
      path = c + 1;
  return path;
}

bool zb_store_is_photo(const char *path)
{
  const char *dot = strrchr(base_name(path), '.');
  return dot != NULL && (strcasecmp(dot, ".jpg") == 0 || strcasecmp(dot, ".jpeg") == 0);
}

/* 照片/33059919900101001x.jpg → 33059919900101001X */
static const char *stem_of(const char *path, zb_arena *arena)
{
  char *stem = zb_arena_strdup(arena, base_name(path));
  if (zb_store_is_photo(stem))
    *strrchr(stem, '.') = '\0';
  for (char *c = stem; *c != '\0'; c++)
    if (*c >= 'a' && *c <= 'z')
      *c = (char)(*c - 0x20);
  return stem;
}

void zb_store_add_photo(zb_store *store, const char *path)
{
  store->photos = zb_grow(store->photos, store->photo_count, &store->photo_capacity, sizeof *store->photos);
  store->photos[store->photo_count++] = (photo){
      .stem = stem_of(zb_store_user_path(store, path), store->arena),
      .path = zb_arena_strdup(store->arena, path),
      .user_path = zb_arena_strdup(store->arena, zb_store_user_path(store, path)),
  };
}

static int compare_photos(const void *a, const void *b)
{
  const photo *x = a, *y = b;
  int order = strcmp(x->stem, y->stem);
  return order != 0 ? order : strcmp(x->user_path, y->user_path);
}

void zb_store_sort_photos(zb_store *store)
{
  if (store->photo_count > 0)
    qsort(store->photos, store->photo_count, sizeof *store->photos, compare_photos);
}

/* The first photo with the stem of NAME; *COUNT is how many there are. */
static const photo *find_stem(const zb_store *store, const char *name, zb_arena *arena, size_t *count)
{
  const char *stem = name == NULL ? "" : stem_of(name, arena);
  size_t low = 0, high = store->photo_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (strcmp(store->photos[middle].stem, stem) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  size_t end = low;
  while (end < store->photo_count && strcmp(store->photos[end].stem, stem) == 0)
    end++;
  *count = *stem == '\0' ? 0 : end - low;
  return *count == 0 ? NULL : &store->photos[low];
}

const char *zb_store_photo(const zb_store *store, const char *named, const char *id_number, const char *name)
{
  zb_arena *arena = zb_arena_new();
  size_t count;
  const photo *found = find_stem(store, named, arena, &count);
  if (found == NULL)
    found = find_stem(store, id_number, arena, &count);
  if (found == NULL) {
    found = find_stem(store, name, arena, &count);
    if (count != 1) /* two people with the same name */
      found = NULL;
  }
  zb_arena_free(arena);
  return found == NULL ? NULL : found->path;
}

size_t zb_store_photos(const zb_store *store)
{
  return store->photo_count;
}

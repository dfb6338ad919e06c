/* The files of photos. */
#include "store/batch.h"

#include "base/digest.h"
#include "base/grow.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void zb_store_add_photo(zb_store *store, const char *path, const char *shown, const char *owner)
{
  struct stat info;
  const char *user_path = zb_store_user_path(store, path);
  store->photos = zb_grow(store->photos, store->photo_count, &store->photo_capacity, sizeof *store->photos);
  store->photos[store->photo_count++] = (photo){
      .path = zb_arena_strdup(store->arena, path),
      .shown = zb_arena_strdup(store->arena, shown),
      .user_path = zb_arena_strdup(store->arena, user_path),
      .owner = owner == NULL ? NULL : zb_arena_strdup(store->arena, owner),
      .name = zb_photo_name_read(user_path, store->arena),
      .jpeg = zb_is_jpeg_name(path),
      .size = stat(path, &info) == 0 ? info.st_size : -1,
  };
}

void zb_store_add_doubtful_photo(zb_store *store, const char *path, const char *shown, const char *owner,
                                 const char *rival)
{
  zb_store_add_photo(store, path, shown, owner);
  photo *added = &store->photos[store->photo_count - 1];
  added->doubt = ZB_PHOTO_SPREAD;
  added->rival = rival == NULL ? NULL : zb_arena_strdup(store->arena, rival);
}

static int compare_photos(const void *a, const void *b)
{
  return strcmp(((const photo *)a)->user_path, ((const photo *)b)->user_path);
}

void zb_store_sort_photos(zb_store *store)
{
  if (store->photo_count > 0)
    qsort(store->photos, store->photo_count, sizeof *store->photos, compare_photos);
}

static const char *digest_of(zb_store *store, photo *p, zb_diags *diags)
{
  char hex[65] = "";
  if (p->sha256 == NULL) {
    p->unread = zb_sha256_file(p->path, hex, diags) != ZB_OK;
    p->sha256 = zb_arena_strdup(store->arena, hex);
  }
  return p->sha256;
}

bool zb_store_same_photo(zb_store *store, photo *a, photo *b, zb_diags *diags)
{
  return a == b ||
         (a->size == b->size && strcmp(digest_of(store, a, diags), digest_of(store, b, diags)) == 0 && !a->unread);
}

static int compare_owner(const void *id, const void *owner)
{
  return strcmp(id, ((const photo_owner *)owner)->id);
}

static photo *photo_of(const zb_store *store, const char *id_number, const char **why)
{
  const photo_owner *owner = store->photo_owner_count == 0
                                 ? NULL
                                 : bsearch(id_number, store->photo_owners, store->photo_owner_count,
                                           sizeof *store->photo_owners, compare_owner);
  *why = owner == NULL ? NULL : owner->why;
  return owner == NULL ? NULL : owner->photo;
}

const char *zb_store_photo(const zb_store *store, const char *id_number, const char **why)
{
  const photo *found = photo_of(store, id_number, why);
  return found == NULL ? NULL : found->path;
}

zb_status zb_store_photo_facts(zb_store *store, const char *id_number, const char **path, const char **why,
                               const zb_photo **facts, zb_diags *diags)
{
  photo *found = photo_of(store, id_number, why);
  *path = found == NULL ? NULL : found->path;
  *facts = NULL;
  if (found == NULL)
    return ZB_OK;
  zb_status status = found->read ? ZB_OK : zb_photo_read(found->path, store->arena, &found->facts, diags);
  found->read = status == ZB_OK;
  *facts = &found->facts;
  return status;
}

void zb_store_digest_photos(zb_store *store, zb_digest *digest)
{
  zb_diags *unheard = zb_diags_new(); /* the rules tell */
  for (size_t i = 0; i < store->photo_owner_count; i++) {
    const photo_owner *owner = &store->photo_owners[i];
    const char *sha256 = owner->photo == NULL ? "" : digest_of(store, owner->photo, unheard);
    zb_digest_add(digest, sha256, strlen(sha256) + 1);
  }
  zb_diags_free(unheard);
}

size_t zb_store_photos(const zb_store *store)
{
  return store->photo_count;
}

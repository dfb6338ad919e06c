/* Archives: their files stand in temporary folders of ours while the store lives, as photos are read only when they are
   printed. */
#include "store/batch.h"

#include "base/file.h"
#include "read/archive.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

zb_status zb_store_unpack(zb_store *store, const char *path, const char **folder, zb_diags *diags)
{
  const char *place = getenv("TMPDIR");
  char *made = zb_arena_printf(store->arena, "%s/zhibiao-XXXXXX", place != NULL && *place != '\0' ? place : "/tmp");
  *folder = made;
  if (mkdtemp(made) == NULL) {
    zb_diags_add(diags, ZB_ERROR, "unwritable", path, "请检查临时文件夹（TMPDIR）的磁盘空间和权限", "没有地方解压：%s",
                 zb_errno_text(errno));
    return ZB_OUTPUT;
  }
  unpacked *added = zb_arena_alloc(store->arena, sizeof *added);
  *added = (unpacked){made, zb_arena_strdup(store->arena, path), store->unpacked};
  store->unpacked = added;
  return zb_archive_unpack(path, made, diags);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
  (void)info;
  (void)kind;
  (void)at;
  return remove(path);
}

void zb_store_remove_unpacked(zb_store *store)
{
  for (const unpacked *u = store->unpacked; u != NULL; u = u->next)
    nftw(u->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  store->unpacked = NULL;
}

const char *zb_store_named(zb_store *store, const char *path)
{
  for (const unpacked *u = store->unpacked; u != NULL; u = u->next) {
    size_t n = strlen(u->folder);
    if (strncmp(path, u->folder, n) == 0 && path[n] == '/')
      return zb_arena_printf(store->arena, "%s%s", u->named, path + n);
  }
  return path;
}

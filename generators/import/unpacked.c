/* Unpacked archives: the temporary folders exist as long as the import, as photos are read only when they are printed.
 */
#include "import/sheet_import.h"

#include "base/file.h"
#include "base/temporary.h"
#include "read/archive.h"

#include <errno.h>

zb_status zb_import_make_folder(zb_import *import, const char *path, const char **folder, zb_diags *diags)
{
  *folder = zb_temporary_folder(import->arena);
  if (*folder == NULL) {
    zb_diags_add(diags, ZB_ERROR, "unwritable", path, "请检查临时文件夹（TMPDIR）的磁盘空间和权限", "没有地方解压：%s",
                 zb_errno_text(errno));
    return ZB_OUTPUT;
  }
  zb_store_add_archive(import->store, *folder, zb_store_user_path(import->store, path));
  return ZB_OK;
}

typedef struct unpacking {
  zb_import *import;
  const char *path;
  zb_diags *diags;
} unpacking;

/* A file that could not have its own name is still known by it: photos are found by their names. */
static void show_as_named(void *data, const char *path, const char *name)
{
  const unpacking *u = data;
  const char *shown = zb_arena_printf(u->import->arena, "%s/%s", u->path, name);
  zb_store_add_archive(u->import->store, path, shown);
  zb_diags_alias_folder(u->diags, path, shown);
}

zb_status zb_import_unpack(zb_import *import, const char *path, const char **folder, zb_diags *diags)
{
  zb_status status = zb_import_make_folder(import, path, folder, diags);
  if (status != ZB_OK)
    return status;
  zb_diags_alias_folder(diags, *folder, path);
  unpacking unpacking = {import, path, diags};
  const zb_archive_options options = {.encoding = import->encoding, .renamed = show_as_named, .data = &unpacking};
  return zb_archive_unpack(path, *folder, &options, diags);
}

/* `zhibiao new`: the workbook for filling in data, and a folder for photos. */
#include "run/single.h"

#include "base/file.h"

#include <unistd.h>

/* Never overwrites a workbook, which may be filled in. */
static zb_status check_absent(const char *path, zb_diags *diags)
{
  if (access(path, F_OK) != 0)
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "file-exists", path, "请换一个文件夹，或先把它改名、移走",
               "已经有这个文件，里面可能填了数据，没有覆盖");
  return ZB_OUTPUT;
}

static zb_status make_files(zb_single *single, zb_script *script, const char *folder)
{
  const char *path = zb_arena_printf(single->arena, "%s/%s.xlsx", folder, zb_script_file(script));
  const char *photos = zb_arena_printf(single->arena, "%s/photos", folder);
  zb_buffer bytes = {0};
  zb_status status = check_absent(path, single->diags);
  if (status == ZB_OK)
    status = zb_single_book(single, script, &bytes);
  if (status == ZB_OK)
    status = zb_file_make_dirs(photos, single->diags);
  if (status == ZB_OK)
    status = zb_file_write(path, bytes.data, bytes.length, single->diags);
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "请填写 %s，照片放在 %s/ 里；填好以后：zhibiao make %s\n", path, photos, folder);
  zb_buffer_free(&bytes);
  return status;
}

zb_status zb_single_intake(zb_single *single, const char *folder)
{
  zb_script *script = NULL;
  bool done = false;
  zb_status status = zb_script_new(&single->resources.scripts, "intake", single->date, single->store,
                                   (zb_script_limits){0}, single->diags, &script);
  if (status == ZB_OK)
    status = zb_script_begin(script, single->diags);
  if (status == ZB_OK)
    status = zb_script_next(script, &done, single->diags);
  if (status == ZB_OK)
    status = make_files(single, script, folder);
  zb_script_free(script);
  return status;
}

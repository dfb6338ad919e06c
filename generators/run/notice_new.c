/* `zhibiao notice new`: a folder for a notice, with a workbook of questions. */
#include "run/notices.h"

#include "base/file.h"
#include "run/single.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *zb_notice_folder(const zb_resources *resources, const char *name, zb_arena *arena, zb_diags *diags)
{
  size_t length = strlen(name);
  while (length > 1 && name[length - 1] == '/')
    length--;
  name = zb_arena_strndup(arena, name, length);
  const char *slash = strrchr(name, '/'), *word = slash != NULL ? slash + 1 : name;
  if (*word == '\0' || *word == '.') {
    zb_diags_add(diags, ZB_ERROR, "usage", name, "请写成 shili-2024 这样；放在别处的写出文件夹，如 ./shili-2024",
                 "通知的名字不能是“%s”", name);
    return NULL;
  }
  if (slash != NULL)
    return name;
  if (resources->scripts.own != NULL)
    return zb_arena_printf(arena, "%s/%s", resources->scripts.own, name);
  zb_diags_add(diags, ZB_ERROR, "usage", name, "请写出文件夹，如 ./shili-2024",
               "不知道放设置的文件夹在哪里（没有 HOME）");
  return NULL;
}

/* Never overwrites a workbook, which may be filled in. */
static zb_status check_absent(const char *path, const char *name, zb_arena *arena, zb_diags *diags)
{
  if (access(path, F_OK) != 0)
    return ZB_OK;
  zb_diags_add(
      diags, ZB_ERROR, "file-exists", path,
      zb_arena_printf(arena, "填好了的，运行 zhibiao notice read %s；要重新做一份的，请先把它改名、移走", name),
      "已经有这个文件，里面可能填了内容，没有覆盖");
  return ZB_OUTPUT;
}

/* What the notice in FOLDER says that it builds on: the other's name if it finds it by that, else its path. */
static const char *parent_of(const zb_single *single, const char *folder)
{
  const zb_resources *resources = &single->resources;
  const char *chosen = resources->scripts.notice, *name = zb_resources_notice(resources);
  char *full = chosen != NULL && strchr(chosen, '/') != NULL ? realpath(chosen, NULL) : NULL;
  if (full == NULL)
    return name;
  const char *slash = strrchr(folder, '/');
  char *beside = realpath(zb_arena_printf(single->arena, "%.*s/%s", (int)(slash - folder), folder, name), NULL);
  const char *parent = beside != NULL && strcmp(beside, full) == 0 ? name : zb_arena_strdup(single->arena, full);
  free(beside);
  free(full);
  return parent;
}

/* A notice of the program's name would stand for it, also where others build on that. */
static zb_status check_name(const zb_single *single, const char *name, zb_diags *diags)
{
  const char *known = zb_arena_printf(single->arena, "%s/notices/%s", single->resources.scripts.lua, name);
  if (!zb_notice_is_folder(known, single->arena))
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "usage", name, "请换一个名字，如 shili-2024",
               "程序自带的通知里已经有“%s”：用这个名字，以它为底的都会照新的做", name);
  return ZB_USAGE;
}

/* Writes the workbook of questions for NAME as PATH. */
static zb_status make_book(zb_single *single, const char *folder, const char *path)
{
  const zb_argument items[] = {
      {.name = "name", .value = {.type = ZB_VALUE_TEXT, .text = strrchr(folder, '/') + 1}},
      {.name = "from", .value = {.type = ZB_VALUE_TEXT, .text = parent_of(single, folder)}},
  };
  const zb_arguments arguments = {items, 2};
  zb_script *script = NULL;
  zb_buffer bytes = {0};
  zb_status status = zb_script_new(&single->resources.scripts, "notice_questions", single->date, NULL,
                                   (zb_script_limits){0}, single->diags, &script);
  if (status == ZB_OK)
    status = zb_script_make(script, &arguments, single->diags);
  if (status == ZB_OK)
    status = zb_single_book(single, script, &bytes);
  if (status == ZB_OK)
    status = zb_file_write(path, bytes.data, bytes.length, single->diags);
  zb_buffer_free(&bytes);
  zb_script_free(script);
  return status;
}

zb_status zb_notice_new(const char *name, const char *from, const char *date, zb_buffer *out, zb_diags *diags)
{
  zb_single single;
  const char *folder = NULL, *path = NULL;
  zb_status status = zb_single_open(&single, date, from);
  if (status == ZB_OK && (folder = zb_notice_folder(&single.resources, name, single.arena, single.diags)) == NULL)
    status = ZB_USAGE;
  if (status == ZB_OK)
    status = check_name(&single, strrchr(folder, '/') + 1, single.diags);
  if (status == ZB_OK) {
    path = zb_arena_printf(single.arena, "%s/%s", folder, ZB_NOTICE_BOOK);
    status = check_absent(path, name, single.arena, single.diags);
  }
  if (status == ZB_OK)
    status = make_book(&single, folder, path);
  if (status == ZB_OK)
    zb_buffer_printf(out, "请填写 %s\n填好以后：zhibiao notice read %s\n", path, name);
  zb_single_hand_over(&single, diags);
  zb_single_end(&single);
  return status;
}

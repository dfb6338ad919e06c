#include "run/resources.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_resources(zb_arena *arena, const char *home)
{
  return access(zb_arena_printf(arena, "%s/lua/schema.lua", home), R_OK) == 0 &&
         access(zb_arena_printf(arena, "%s/templates/styles.xml", home), R_OK) == 0;
}

/* PATH relative to the working directory, if it is below that: in /home/a/zhibiao, /home/a/zhibiao/lua is lua. */
static const char *relative_path(zb_arena *arena, const char *path)
{
  char *full = realpath(path, NULL);
  char *here = getcwd(NULL, 0);
  const char *found = path;
  size_t n = here == NULL ? 0 : strlen(here);
  if (full != NULL)
    found = zb_arena_strdup(arena, n > 1 && strncmp(full, here, n) == 0 && full[n] == '/' ? full + n + 1 : full);
  free(full);
  free(here);
  return found;
}

static void set_paths(zb_arena *arena, const char *home, zb_resources *resources)
{
  resources->scripts.lua = relative_path(arena, zb_arena_printf(arena, "%s/lua", home));
  resources->templates = relative_path(arena, zb_arena_printf(arena, "%s/templates", home));
  resources->folder = zb_template_folder_at(resources->templates, arena);
}

/* The folder of the running executable, "" if unknown. */
static char *program_folder(zb_arena *arena)
{
  char path[4096];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  path[n < 0 ? 0 : n] = '\0';
  char *slash = strrchr(path, '/');
  if (slash != NULL)
    *slash = '\0';
  return zb_arena_strdup(arena, path);
}

static zb_status find_files(zb_arena *arena, zb_diags *diags, zb_resources *resources)
{
  const char *home = getenv("ZHIBIAO_HOME");
  if (home != NULL && *home != '\0') {
    if (has_resources(arena, home)) {
      set_paths(arena, home, resources);
      return ZB_OK;
    }
    zb_diags_add(diags, ZB_ERROR, "no-resources", home, "请改正环境变量 ZHIBIAO_HOME，或去掉它",
                 "环境变量 ZHIBIAO_HOME 指的文件夹里没有 lua/schema.lua 和 templates/styles.xml");
    return ZB_TEMPLATE;
  }
  static const char *const places[] = {"", "/..", "/../share/zhibiao"};
  const char *program = program_folder(arena);
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    const char *place = zb_arena_printf(arena, "%s%s", program, places[i]);
    if (has_resources(arena, place)) {
      set_paths(arena, place, resources);
      return ZB_OK;
    }
  }
  zb_diags_add(diags, ZB_ERROR, "no-resources", program,
               "请重新安装，或把环境变量 ZHIBIAO_HOME 设为含有这两个文件夹的文件夹",
               "找不到程序自带的 lua 和 templates 文件夹");
  return ZB_TEMPLATE;
}

/* The user's folder for settings of this program; NULL if unknown. */
static const char *settings_folder(zb_arena *arena)
{
  const char *settings = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
  if (settings != NULL && *settings == '/')
    return zb_arena_printf(arena, "%s/zhibiao", settings);
  return home != NULL && *home == '/' ? zb_arena_printf(arena, "%s/.config/zhibiao", home) : NULL;
}

/* The folder meant by PATH: without slashes behind it, or the one that PATH, a notice.lua, lies in. */
static const char *notice_folder(const char *path, zb_arena *arena)
{
  static const char file[] = "/notice.lua";
  size_t length = strlen(path);
  if (length > strlen(file) && strcmp(path + length - strlen(file), file) == 0)
    length -= strlen(file);
  while (length > 1 && path[length - 1] == '/')
    length--;
  return strcmp(path, file + 1) == 0 ? "." : zb_arena_strndup(arena, path, length);
}

/* NOTICE as zb_scripts has it: what is a folder but no known name is a path. */
static const char *by_name_or_path(const zb_scripts *scripts, zb_arena *arena, const char *notice)
{
  notice = notice_folder(notice, arena);
  bool is_known =
      (scripts->own != NULL && zb_notice_is_folder(zb_arena_printf(arena, "%s/%s", scripts->own, notice), arena)) ||
      zb_notice_is_folder(zb_arena_printf(arena, "%s/notices/%s", scripts->lua, notice), arena);
  bool is_folder = strchr(notice, '/') == NULL && zb_notice_is_folder(notice, arena);
  return is_folder && !is_known ? zb_arena_printf(arena, "./%s", notice) : notice;
}

zb_status zb_resources_locate(zb_arena *arena, const char *notice, zb_diags *diags, zb_resources *resources)
{
  *resources = (zb_resources){0};
  zb_status status = find_files(arena, diags, resources);
  if (status != ZB_OK)
    return status;
  zb_scripts *scripts = &resources->scripts;
  const char *settings = settings_folder(arena);
  scripts->chunks = zb_chunks_new(arena);
  if (settings != NULL)
    scripts->own = zb_arena_printf(arena, "%s/notices", settings);
  if (notice == NULL && settings != NULL) {
    const char *word = zb_notice_named_in(zb_arena_printf(arena, "%s/notice.txt", settings), arena, diags);
    if (word == NULL)
      return ZB_INPUT;
    notice = *word == '\0' ? NULL : word;
  }
  scripts->notice = notice == NULL ? NULL : by_name_or_path(scripts, arena, notice);
  return ZB_OK;
}

zb_status zb_resources_find(zb_arena *arena, const char *notice, zb_diags *diags, zb_resources *resources)
{
  zb_status status = zb_resources_locate(arena, notice, diags, resources);
  if (status == ZB_OK)
    status = zb_notice_check(&resources->scripts, NULL, arena, diags, &resources->layers, &resources->layer_count);
  return status;
}

/* The template NAME + ENDING in the notice's folders, in ARENA; NULL if none has it. */
static const char *own_template(const zb_resources *resources, const char *name, const char *ending, zb_arena *arena)
{
  const char *own = NULL;
  for (int i = resources->layer_count - 1; i >= 0 && own == NULL; i--) {
    const char *path = zb_arena_printf(arena, "%s/templates/%s%s", resources->layers[i].folder, name, ending);
    own = access(path, R_OK) == 0 ? path : NULL;
  }
  return own;
}

zb_status zb_resources_template(const zb_resources *resources, zb_script *script, zb_diags *diags,
                                zb_template **template)
{
  const char *name = zb_script_template(script);
  zb_arena *arena = zb_arena_new();
  const char *own = own_template(resources, name, ".xml", arena);
  zb_status status = zb_template_load(resources->folder, own != NULL ? own : name, script, diags, template);
  zb_arena_free(arena);
  return status;
}

zb_status zb_resources_page(const zb_resources *resources, zb_script *script, zb_diags *diags, zb_web **web)
{
  const char *name = zb_script_template(script);
  zb_arena *arena = zb_arena_new();
  const char *own = own_template(resources, name, "", arena);
  zb_status status =
      zb_web_load(own != NULL ? own : zb_arena_printf(arena, "%s/%s", resources->templates, name), script, diags, web);
  zb_arena_free(arena);
  return status;
}

const char *zb_resources_notice(const zb_resources *resources)
{
  return resources->layer_count > 0 ? resources->layers[resources->layer_count - 1].name : "";
}

zb_status zb_resources_fonts(const zb_resources *resources, zb_diags *diags, zb_fonts **fonts)
{
  if (*fonts != NULL)
    return ZB_OK;
  zb_arena *arena = zb_arena_new();
  zb_status status = zb_fonts_load(zb_arena_printf(arena, "%s/fonts.xml", resources->templates), diags, fonts);
  zb_arena_free(arena);
  return status;
}

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
  resources->lua = relative_path(arena, zb_arena_printf(arena, "%s/lua", home));
  resources->templates = relative_path(arena, zb_arena_printf(arena, "%s/templates", home));
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

zb_status zb_resources_find(zb_arena *arena, zb_diags *diags, zb_resources *resources)
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

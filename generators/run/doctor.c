#include "run/doctor.h"

#include "base/file.h"
#include "base/libraries.h"
#include "base/temporary.h"
#include "base/version.h"
#include "run/font_needs.h"
#include "run/resources.h"
#include "run/workers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { MB = 1000 * 1000, LEAST_DISK = 200, LITTLE_DISK = 2000, LEAST_MEMORY = 400, LITTLE_MEMORY = 1000 };

typedef struct doctor {
  zb_arena *arena;
  zb_buffer *out;
  zb_diags *diags;
} doctor;

/* --- The program's own files, and fonts -------------------------------------------------------------------------- */

static bool look_at_files(doctor *d, zb_resources *resources)
{
  zb_status status = zb_resources_find(d->arena, NULL, d->diags, resources);
  zb_buffer_printf(d->out, "程序：zhibiao " ZB_VERSION "，自带的文件在 %s 和 %s\n",
                   resources->scripts.lua == NULL ? "（没有找到）" : resources->scripts.lua,
                   resources->templates == NULL ? "（没有找到）" : resources->templates);
  if (status == ZB_OK)
    zb_buffer_printf(d->out, "通知：%s（不写明就按它）\n", zb_resources_notice(resources));
  return resources->templates != NULL;
}

static void show_face(void *data, const zb_font_listing *font)
{
  doctor *d = data;
  if (font->rank == 0)
    zb_buffer_printf(d->out, "  %s%s：\n", font->role, font->bold ? "（粗）" : "");
  zb_buffer_printf(d->out, "    %s，%s，%s\n", font->name, *font->version == '\0' ? "没有写版本" : font->version,
                   font->file);
}

/* Notes the documents that need fonts that lack. What is wrong with a script or a template, other commands say. */
static zb_font_need *documents_without_fonts(doctor *d, const zb_resources *resources, const zb_fonts *fonts)
{
  zb_font_need *needs = NULL;
  zb_diags *unheard = zb_diags_new();
  const zb_generator *list = NULL;
  int count = 0;
  zb_generators(&resources->scripts, NULL, d->arena, unheard, &list, &count);
  for (int i = 0; i < count; i++) {
    zb_script *script = NULL;
    zb_template *template = NULL;
    if (zb_script_new(&resources->scripts, list[i].id, "", NULL, (zb_script_limits){0}, unheard, &script) == ZB_OK &&
        zb_resources_template(resources, script, unheard, &template) == ZB_OK && !zb_template_is_workbook(template))
      zb_font_needs_note(&needs, fonts, template, list[i].title, d->arena);
    zb_template_free(template);
    zb_script_free(script);
  }
  zb_diags_free(unheard);
  return needs;
}

static void look_at_fonts(doctor *d, const zb_resources *resources)
{
  zb_fonts *fonts = NULL;
  zb_buffer_puts(d->out, "字体（每种先用第一个，缺的字用后面的）：\n");
  zb_resources_fonts(resources, d->diags, &fonts);
  if (fonts != NULL) {
    zb_fonts_list(fonts, show_face, d);
    if (zb_fonts_lacks(fonts) != NULL)
      zb_font_needs_tell(documents_without_fonts(d, resources, fonts), fonts, true, d->diags);
  }
  if (fonts == NULL || zb_fonts_lacks(fonts) != NULL)
    zb_buffer_puts(d->out, "  不全，见后面的错误\n");
  zb_fonts_free(fonts);
}

/* --- Libraries and language -------------------------------------------------------------------------------------- */

static void show_library(void *data, const char *path)
{
  zb_buffer_printf(data, "  %s\n", path);
}

/* The program takes no notice of the locale; a terminal that is set to another encoding does. */
static void look_at_language(doctor *d)
{
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  const char *value = NULL, *name = "LANG";
  for (size_t i = 0; i < sizeof names / sizeof *names && value == NULL; i++) {
    const char *found = getenv(names[i]);
    if (found != NULL && *found != '\0') {
      value = found;
      name = names[i];
    }
  }
  zb_buffer_printf(d->out, "语言：%s=%s（做出的文件和它无关）\n", name, value == NULL ? "（没有设）" : value);
  const char *encoding = value == NULL ? NULL : strchr(value, '.');
  if (encoding != NULL && strncasecmp(encoding, ".utf", 4) != 0)
    zb_diags_add(d->diags, ZB_WARNING, "locale", name, "请设为 zh_CN.UTF-8 或 C.UTF-8 这样的",
                 "编码不是 UTF-8，终端上的汉字可能显示不对；做出的文件不受影响");
}

/* --- Disks -------------------------------------------------------------------------------------------------------- */

/* The part of PATH that is there already. */
static const char *existing(doctor *d, const char *path)
{
  char *part = zb_arena_strdup(d->arena, path);
  while (access(part, F_OK) != 0) {
    char *slash = strrchr(part, '/');
    if (slash == NULL)
      return ".";
    if (slash == part)
      return "/";
    *slash = '\0';
  }
  return part;
}

static void look_at_disk(doctor *d, const char *what, const char *path, bool writable, const char *remedy)
{
  struct statvfs disk;
  const char *place = existing(d, path);
  if (statvfs(place, &disk) != 0) {
    zb_diags_add(d->diags, ZB_ERROR, "disk", path, remedy, "看不了%s所在的磁盘：%s", what, zb_errno_text(errno));
    return;
  }
  long long free = (long long)(disk.f_bavail * (unsigned long long)disk.f_frsize / MB);
  zb_buffer_printf(d->out, "%s：%s，%s，还有 %lld MB，%llu 个文件的位置\n", what, path, writable ? "可以写" : "不能写",
                   free, (unsigned long long)disk.f_favail);
  if (!writable)
    zb_diags_add(d->diags, ZB_ERROR, "unwritable", path, remedy, "%s不能写", what);
  else if (free < LEAST_DISK || (disk.f_files > 0 && disk.f_favail == 0))
    zb_diags_add(d->diags, ZB_ERROR, "disk", path, remedy, "%s所在的磁盘快满了，只有 %lld MB", what, free);
  else if (free < LITTLE_DISK)
    zb_diags_add(d->diags, ZB_WARNING, "disk", path, "一份 PDF 约 0.3 MB；人多的，请换大一点的磁盘",
                 "%s所在的磁盘只有 %lld MB", what, free);
}

static void look_at_disks(doctor *d, const char *output)
{
  const char *where = getenv("TMPDIR");
  look_at_disk(d, "输出文件夹", output, access(existing(d, output), W_OK | X_OK) == 0,
               "请检查磁盘空间和写入权限，或用 -o 换一个文件夹");
  look_at_disk(d, "临时文件夹", where == NULL || *where == '\0' ? "/tmp" : where, zb_temporary_folder(d->arena) != NULL,
               "请清理磁盘，或把环境变量 TMPDIR 设为另一个有空间、可以写的文件夹");
}

/* --- Memory ------------------------------------------------------------------------------------------------------- */

/* The number in a file that the system writes, in MB; -1: there is none. */
static long long megabytes_in(const char *path, const char *format, long long unit)
{
  FILE *file = fopen(path, "re");
  char line[256];
  long long number = -1;
  while (file != NULL && number < 0 && fgets(line, sizeof line, file) != NULL)
    if (sscanf(line, format, &number) == 1)
      number = number / (MB / unit);
  if (file != NULL)
    fclose(file);
  return number;
}

static void look_at_memory(doctor *d)
{
  struct rlimit own;
  long long memory = megabytes_in("/proc/meminfo", "MemAvailable: %lld", 1000);
  long long group = megabytes_in("/sys/fs/cgroup/memory.max", "%lld", 1), limit = -1;
  if (getrlimit(RLIMIT_AS, &own) == 0 && own.rlim_cur != RLIM_INFINITY)
    limit = (long long)(own.rlim_cur / MB);
  zb_buffer_printf(d->out, "处理器：可以用 %d 个\n内存：", zb_processors());
  if (memory >= 0)
    zb_buffer_printf(d->out, "现在可用 %lld MB", memory);
  if (group >= 0)
    zb_buffer_printf(d->out, "，这一组进程（容器）限 %lld MB", group);
  if (limit >= 0)
    zb_buffer_printf(d->out, "，每个进程（ulimit -v）限 %lld MB", limit);
  zb_buffer_puts(d->out, group < 0 && limit < 0 ? "，没有另外的限制\n" : "\n");
  const long long all[] = {memory, group, limit};
  long long least = -1;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i] >= 0 && (least < 0 || all[i] < least))
      least = all[i];
  if (least >= 0 && least < LITTLE_MEMORY)
    zb_diags_add(d->diags, least < LEAST_MEMORY ? ZB_ERROR : ZB_WARNING, "memory", "",
                 "请放宽限制、关掉别的程序，或者加 --jobs 1", "内存只有 %lld MB：程序自己约 100 MB，每个进程另约 60 MB",
                 least);
}

zb_status zb_doctor(const char *output, zb_buffer *out, zb_diags *diags)
{
  doctor d = {.arena = zb_arena_new(), .out = out, .diags = diags};
  zb_resources resources;
  if (look_at_files(&d, &resources))
    look_at_fonts(&d, &resources);
  zb_buffer_puts(out, "程序库：\n");
  zb_libraries(show_library, out);
  look_at_language(&d);
  look_at_disks(&d, output);
  look_at_memory(&d);
  zb_arena_free(d.arena);
  return zb_diags_errors(diags) > 0 ? ZB_REFUSED : ZB_OK;
}

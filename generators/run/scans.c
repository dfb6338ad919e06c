#include "run/scans.h"

#include "base/arena.h"
#include "base/entries.h"
#include "base/file.h"
#include "base/temporary.h"
#include "scan/scan.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

typedef struct reading {
  bool (*found)(void *data, const char *text);
  void (*empty)(void *data, const char *place, bool blank);
  void *data;
  zb_diags *diags;
} reading;

/* The picture at PATH, which messages call PLACE. */
static zb_status read_picture(reading *r, const char *path, const char *place)
{
  zb_buffer bytes = {0};
  zb_status status = zb_file_read(path, &bytes, r->diags);
  zb_arena *arena = zb_arena_new();
  zb_scan_outcome outcome = ZB_SCAN_READ;
  const char *fault =
      status == ZB_OK ? zb_scan_picture(bytes.data, bytes.length, arena, r->found, r->data, &outcome) : NULL;
  if (fault != NULL) {
    zb_diags_add(r->diags, ZB_ERROR, "picture", place, "请给出 JPG、PNG 图片或 PDF 扫描件", "%s", fault);
    status = ZB_INPUT;
  } else if (outcome != ZB_SCAN_READ) {
    r->empty(r->data, place, outcome == ZB_SCAN_BLANK);
  }
  zb_arena_free(arena);
  zb_buffer_free(&bytes);
  return status;
}

/* --- PDF ---------------------------------------------------------------------------------------------------------- */

/* Pages as FOLDER/p-01.png …; false with errno, 0 if the program could not make anything of the file. */
static bool draw_pages(const char *path, const char *folder, zb_arena *arena)
{
  char program[] = "pdftoppm", quiet[] = "-q", resolution[] = "-r", dpi[] = "200", grey[] = "-gray", png[] = "-png";
  char end[] = "--";
  char *const arguments[] = {program,
                             quiet,
                             resolution,
                             dpi,
                             grey,
                             png,
                             end,
                             zb_arena_strdup(arena, path),
                             zb_arena_printf(arena, "%s/p", folder),
                             NULL};
  pid_t process;
  int state = 0, error = posix_spawnp(&process, program, NULL, NULL, arguments, environ);
  if (error == 0)
    while (waitpid(process, &state, 0) < 0 && errno == EINTR)
      ;
  errno = error;
  return error == 0 && WIFEXITED(state) && WEXITSTATUS(state) == 0;
}

static zb_status undrawable(const char *path, zb_diags *diags)
{
  if (errno == ENOENT)
    zb_diags_add(diags, ZB_ERROR, "pdftoppm", path,
                 "请安装 poppler（Debian 的 poppler-utils），或者把扫描件存成 JPG、PNG 图片",
                 "读 PDF 扫描件要用 pdftoppm，这台机器上没有");
  else
    zb_diags_add(diags, ZB_ERROR, "scan", path, "请看看这个文件打不打得开，或者把扫描件存成 JPG、PNG 图片",
                 "PDF 扫描件读不出来");
  return ZB_INPUT;
}

static zb_status read_pdf(reading *r, const char *path, zb_arena *arena)
{
  const char *folder = zb_temporary_folder(arena);
  if (folder == NULL)
    return zb_file_unwritable("TMPDIR", r->diags) == ZB_OK ? ZB_OK : ZB_OUTPUT;
  if (access(path, R_OK) != 0) {
    FILE *file = zb_file_open(path, r->diags); /* says why */
    if (file != NULL)
      fclose(file);
    return ZB_INPUT;
  }
  if (!draw_pages(path, folder, arena))
    return undrawable(path, r->diags);
  const char *const *names;
  int count = zb_entry_names(folder, ".png", arena, &names);
  zb_status status = count > 0 ? ZB_OK : undrawable(path, r->diags);
  for (int i = 0; i < count; i++) {
    const char *picture = zb_arena_printf(arena, "%s/%s", folder, names[i]);
    status = zb_worse(status, read_picture(r, picture, zb_arena_printf(arena, "%s 第 %d 页", path, i + 1)));
    unlink(picture);
  }
  return status;
}

zb_status zb_scans_read(const char *path, bool (*found)(void *data, const char *text),
                        void (*empty)(void *data, const char *place, bool blank), void *data, zb_diags *diags)
{
  reading r = {.found = found, .empty = empty, .data = data, .diags = diags};
  zb_arena *arena = zb_arena_new();
  zb_status status = zb_file_named(path, ".pdf") ? read_pdf(&r, path, arena) : read_picture(&r, path, path);
  zb_arena_free(arena);
  return status;
}

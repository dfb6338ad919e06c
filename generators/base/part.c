#include "base/part.h"

#include "base/file.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Adds the folder that PATH is in to FOLDER: "." and "/" for what has none above. */
static void add_parent(const char *path, zb_buffer *folder)
{
  const char *slash = strrchr(path, '/');
  zb_buffer_add(folder, slash == NULL ? "." : path, slash == NULL || slash == path ? 1 : (size_t)(slash - path));
}

static zb_status make_parent(const char *path, zb_diags *diags)
{
  zb_buffer folder = {0};
  add_parent(path, &folder);
  zb_status status = zb_file_make_dirs(folder.data, diags);
  zb_buffer_free(&folder);
  return status;
}

/* What is written is on the disk, or the disk says that it is not. */
static bool is_kept(int fd)
{
  return fsync(fd) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP; /* no file system to ask */
}

/* The folder has the file's new name. */
static bool keep_folder(const char *path)
{
  zb_buffer folder = {0};
  add_parent(path, &folder);
  int fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool ok = fd >= 0 && is_kept(fd);
  if (fd >= 0)
    close(fd);
  zb_buffer_free(&folder);
  return ok;
}

#define MARK ".~"
#define ANY "XXXXXX" /* as mkostemp has it */

bool zb_is_part(const char *name)
{
  size_t length = strlen(name), tail = strlen(MARK ANY);
  if (length <= tail)
    return false;
  const char *mark = name + length - tail, *any = mark + strlen(MARK);
  while (isalnum((unsigned char)*any))
    any++;
  return strncmp(mark, MARK, strlen(MARK)) == 0 && *any == '\0';
}

/* Opens a file beside the place: nobody else has it, and no link stands for it. */
static void open_part(zb_part *part)
{
  zb_buffer_clear(&part->name);
  zb_buffer_printf(&part->name, "%s" MARK ANY, part->path.data);
  part->file = mkostemp(part->name.data, O_CLOEXEC);
}

/* Nearly always there is a folder, so it is looked for only when that has failed, by errno. */
static bool is_without_folder(void)
{
  return errno == ENOENT || errno == ENOTDIR;
}

zb_status zb_part_begin(zb_part *part, const char *path, zb_diags *diags)
{
  enum { TRIES = 3 }; /* another process may remove a folder that is empty */
  *part = (zb_part){.file = -1};
  zb_buffer_puts(&part->path, path);
  open_part(part);
  for (int i = 0; part->file < 0 && is_without_folder() && i < TRIES; i++) {
    zb_status status = make_parent(path, diags);
    if (status != ZB_OK)
      return status;
    open_part(part);
  }
  return part->file >= 0 ? ZB_OK : zb_file_unwritable(path, diags);
}

void zb_part_add(zb_part *part, const void *data, size_t length)
{
  if (part->error == 0 && !zb_write_all(part->file, data, length))
    part->error = errno;
}

zb_status zb_part_finish(zb_part *part, bool kept, zb_diags *diags)
{
  if (part->error == 0 && kept && !is_kept(part->file))
    part->error = errno;
  if (close(part->file) != 0 && part->error == 0)
    part->error = errno;
  part->file = -1;
  if (part->error == 0)
    return ZB_OK;
  unlink(part->name.data);
  errno = part->error;
  return zb_file_unwritable(part->path.data, diags);
}

/* Adds the rest of the open file FROM: the disk copies it, or only notes that both have it, where it can do so. */
static void copy_rest(zb_part *part, int from)
{
  enum { PIECE = 1 << 30 };
  char bytes[1 << 16];
  ssize_t n;
  while (copy_file_range(from, NULL, part->file, NULL, PIECE, 0) > 0) {
  }
  while ((n = read(from, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      zb_part_add(part, bytes, (size_t)n);
  if (n < 0 && part->error == 0)
    part->error = errno;
}

/* Adds all of SOURCE. */
static void copy(zb_part *part, const char *source)
{
  int from = open(source, O_RDONLY | O_CLOEXEC);
  if (from < 0) {
    part->error = errno;
    return;
  }
  copy_rest(part, from);
  close(from);
}

zb_status zb_part_take(zb_part *part, const char *source, zb_diags *diags)
{
  if (unlink(part->name.data) != 0)
    return zb_file_unwritable(part->path.data, diags);
  if (link(source, part->name.data) == 0) {
    close(part->file);
    part->file = -1;
    return ZB_OK;
  }
  close(part->file);
  part->file = open(part->name.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (part->file < 0)
    return zb_file_unwritable(part->path.data, diags);
  copy(part, source);
  return zb_part_finish(part, false, diags);
}

void zb_part_end(zb_part *part)
{
  if (part->file >= 0) {
    close(part->file);
    unlink(part->name.data);
  }
  zb_buffer_free(&part->name);
  zb_buffer_free(&part->path);
}

/* Whether PATH is a pipe or a device, or one that a process has open (/dev/stdout): a file in its place would be no use
   to who reads there, and the system may need it. */
static bool is_no_file(const char *path)
{
  static const char of_processes[] = "/proc/";
  struct stat info;
  char target[sizeof of_processes - 1];
  if (lstat(path, &info) != 0 || S_ISREG(info.st_mode) || S_ISDIR(info.st_mode))
    return false;
  if (readlink(path, target, sizeof target) == (ssize_t)sizeof target &&
      memcmp(target, of_processes, sizeof target) == 0)
    return true;
  return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static zb_status refuse_no_file(const char *name, const char *path, zb_diags *diags)
{
  unlink(name);
  zb_diags_add(diags, ZB_ERROR, "no-file", path, "请换一个文件名", "这里是管道或设备，不是普通文件，没有写");
  return ZB_OUTPUT;
}

zb_status zb_part_place(const char *name, const char *path, bool kept, zb_diags *diags)
{
  if (is_no_file(path))
    return refuse_no_file(name, path, diags);
  if (rename(name, path) == 0)
    return !kept || keep_folder(path) ? ZB_OK : zb_file_unwritable(path, diags);
  int error = errno;
  unlink(name);
  errno = error;
  return zb_file_unwritable(path, diags);
}

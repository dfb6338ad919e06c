#include "base/file.h"

#include "base/part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* A hole in a file may be of any size and take no room on the disk. */
enum { MAX_WHOLE = 1024 * 1024 * 1024 };

bool zb_file_named(const char *path, const char *ending)
{
  const char *dot = strrchr(path, '.');
  return dot != NULL && strcasecmp(dot, ending) == 0;
}

bool zb_file_named_as_one_of(const char *path, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (zb_file_named(path, *endings))
      return true;
  return false;
}

const char *zb_errno_text(int error)
{
  switch (error) {
  case ENOENT:
    return "没有这个文件或文件夹";
  case EACCES:
  case EPERM:
    return "没有权限";
  case EISDIR:
    return "这是文件夹，不是文件";
  case ENOTDIR:
  case EEXIST:
    return "路径中有一段是文件，不是文件夹";
  case ENOSPC:
    return "磁盘满了";
  case EPIPE:
    return "接收输出的程序已经停了";
  case EDQUOT:
    return "磁盘配额用完了";
  case EFBIG:
    return "文件超过了允许的大小";
  case EROFS:
    return "磁盘是只读的";
  case ELOOP:
    return "链接一个指着一个，绕成了圈";
  case ENAMETOOLONG:
    return "路径太长";
  case EIO:
    return "磁盘或共享文件夹出错";
  case ESTALE:
    return "共享文件夹断开过";
  case EBUSY:
  case ETXTBSY:
    return "别的程序正在用它";
  case EMFILE:
  case ENFILE:
    return "打开的文件太多";
  default:
    return strerror(error);
  }
}

/* Why it can't be read; NULL: it can. */
static const char *unfit(int number)
{
  struct stat info;
  if (number < 0 || fstat(number, &info) != 0)
    return zb_errno_text(errno);
  if (S_ISDIR(info.st_mode))
    return zb_errno_text(EISDIR);
  return S_ISREG(info.st_mode) ? NULL : "不是普通文件，是设备、管道一类";
}

FILE *zb_file_open(const char *path, zb_diags *diags)
{
  int number = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); /* to open a pipe would wait for its writer */
  const char *why = unfit(number);
  FILE *file = why == NULL ? fdopen(number, "rb") : NULL;
  if (file != NULL)
    return file;
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查文件是否存在、是否有读取权限", "打不开文件：%s",
               why != NULL ? why : zb_errno_text(errno));
  if (number >= 0)
    close(number);
  return NULL;
}

int64_t zb_file_size(FILE *file)
{
  struct stat info;
  return fstat(fileno(file), &info) == 0 ? info.st_size : 0;
}

zb_status zb_file_check(FILE *file, const char *path, zb_diags *diags)
{
  if (ferror(file) == 0)
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查磁盘或共享文件夹，再试一次", "读取文件中途出错");
  return ZB_INPUT;
}

zb_status zb_file_read(const char *path, zb_buffer *out, zb_diags *diags)
{
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_INPUT;
  if (zb_file_size(file) > MAX_WHOLE) {
    fclose(file);
    zb_diags_add(diags, ZB_ERROR, "too-big", path, "请检查是不是放错了文件", "文件超过 1 GB，太大了，没有读");
    return ZB_INPUT;
  }
  zb_buffer_reserve(out, (size_t)zb_file_size(file) + 1); /* the end is seen behind the last byte */
  for (size_t n = 1; n > 0;) {
    if (out->capacity - out->length <= 1)
      zb_buffer_reserve(out, 64 * 1024); /* it has grown meanwhile */
    n = fread(out->data + out->length, 1, out->capacity - out->length - 1, file);
    out->length += n;
  }
  out->data[out->length] = '\0';
  zb_status status = zb_file_check(file, path, diags);
  fclose(file);
  return status;
}

zb_status zb_file_unwritable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unwritable", path, "请检查磁盘空间和输出文件夹的写入权限，或用 -o 换一个文件夹",
               "写不出文件：%s", zb_errno_text(errno));
  return ZB_OUTPUT;
}

zb_status zb_file_make_dirs(const char *folder, zb_diags *diags)
{
  zb_buffer path = {0};
  zb_buffer_puts(&path, folder);
  zb_status status = ZB_OK;
  for (size_t i = 1; i <= path.length && status == ZB_OK; i++) {
    char c = path.data[i];
    if (c != '/' && c != '\0')
      continue;
    path.data[i] = '\0';
    struct stat info;
    if (mkdir(path.data, 0700) != 0 && !(errno == EEXIST && stat(path.data, &info) == 0 && S_ISDIR(info.st_mode)))
      status = zb_file_unwritable(path.data, diags);
    path.data[i] = c;
  }
  zb_buffer_free(&path);
  return status;
}

bool zb_path_is_below(const char *name)
{
  for (size_t n; (n = strcspn(name, "/")) > 0; name += n + 1) {
    bool is_dots = *name == '.' && (n == 1 || (n == 2 && name[1] == '.'));
    if (is_dots || name[n] == '\0')
      return !is_dots;
  }
  return false; /* an empty part */
}

void zb_file_prune(const char *path, size_t keep)
{
  char *folder = strdup(path);
  for (char *slash; (slash = strrchr(folder, '/')) != NULL && (size_t)(slash - folder) > keep;) {
    *slash = '\0';
    if (rmdir(folder) != 0)
      break;
  }
  free(folder);
}

bool zb_write_all(int fd, const char *data, size_t length)
{
  while (length > 0) {
    ssize_t n = write(fd, data, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      errno = n == 0 ? ENOSPC : errno;
      return false;
    }
    data += n;
    length -= (size_t)n;
  }
  return true;
}

static zb_status write_whole(const char *path, const void *data, size_t length, bool kept, zb_diags *diags)
{
  zb_part part;
  zb_status status = zb_part_begin(&part, path, diags);
  if (status == ZB_OK) {
    zb_part_add(&part, data, length);
    status = zb_part_finish(&part, kept, diags);
  }
  if (status == ZB_OK)
    status = zb_part_place(part.name.data, path, kept, diags);
  zb_part_end(&part);
  return status;
}

zb_status zb_file_write(const char *path, const void *data, size_t length, zb_diags *diags)
{
  return write_whole(path, data, length, false, diags);
}

zb_status zb_file_keep(const char *path, const void *data, size_t length, zb_diags *diags)
{
  return write_whole(path, data, length, true, diags);
}

zb_status zb_file_sync(const char *folder, zb_diags *diags)
{
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool ok = fd >= 0 && (syncfs(fd) == 0 || errno == ENOSYS);
  zb_status status = ok ? ZB_OK : zb_file_unwritable(folder, diags);
  if (fd >= 0)
    close(fd);
  return status;
}

/* A zip of tables and photos. Nothing in it is trusted: not its names, not its sizes. */
#include "read/archive.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "read/decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define MAX_BYTES ((uint64_t)8 * 1024 * 1024 * 1024)

enum { MAX_FILES = 20000, MAX_RATIO = 100, RATIO_FROM = 64 * 1024 * 1024, PIECE = 64 * 1024 };

typedef struct archive {
  const char *path, *folder;
  zb_diags *diags;
  zip_t *zip;
  uint64_t zipped, unzipped; /* bytes; the latter so far */
  zb_buffer name;            /* of the file that is being unpacked, for people */
  zb_buffer target;          /* where it goes; empty: nowhere */
} archive;

static zb_status refuse(const archive *a, const char *code, const char *message, const char *remedy)
{
  bool named = a->name.length > 0;
  zb_diags_add(a->diags, ZB_ERROR, code, a->path, remedy, "%s%s%s%s", named ? "压缩包里的 " : "",
               named ? a->name.data : "", named ? "：" : "", message);
  return ZB_INPUT;
}

/* --- names --- */

static bool decode(const char *raw, zb_buffer *out)
{
  zb_buffer_clear(out);
  size_t left = strlen(raw);
  if (zb_utf8_valid(raw, left, NULL)) {
    zb_buffer_add(out, raw, left);
    return true;
  }
  zb_decoder *decoder = zb_decoder_new("GB18030");
  if (decoder == NULL)
    return false;
  zb_buffer_reserve(out, left * 2 + 1);
  char *from = (char *)raw, *to = out->data;
  size_t room = left * 2;
  bool done = zb_decode(decoder, &from, &left, &to, &room) != (size_t)-1;
  zb_decoder_free(decoder);
  out->length = (size_t)(to - out->data);
  *to = '\0';
  return done;
}

/* Appends the parts of the name to the target; false if one leads outside. Hidden files and the leavings of other
   systems have no target. */
static bool find_target(archive *a)
{
  zb_buffer_clear(&a->target);
  zb_buffer_puts(&a->target, a->folder);
  for (const char *part = a->name.data; *part != '\0';) {
    size_t n = strcspn(part, "/\\");
    if (n == 2 && memcmp(part, "..", 2) == 0)
      return false;
    if ((n > 1 && part[0] == '.') || (n == 8 && memcmp(part, "__MACOSX", 8) == 0)) {
      zb_buffer_clear(&a->target);
      return true;
    }
    if (n > 0 && !(n == 1 && *part == '.')) {
      zb_buffer_putc(&a->target, '/');
      zb_buffer_add(&a->target, part, n);
    }
    part += n + (part[n] != '\0');
  }
  return true;
}

/* --- files --- */

static zb_status unwritable(const archive *a)
{
  zb_diags_add(a->diags, ZB_ERROR, "unwritable", a->path, "请检查临时文件夹（TMPDIR）的磁盘空间和权限",
               "解压不出 %s：%s", a->name.data, zb_errno_text(errno));
  return ZB_OUTPUT;
}

static bool is_too_big(const archive *a)
{
  return a->unzipped > MAX_BYTES || (a->unzipped > RATIO_FROM && a->unzipped / MAX_RATIO > a->zipped);
}

static zb_status copy(archive *a, zip_file_t *from, int to)
{
  char piece[PIECE];
  zip_int64_t n;
  while ((n = zip_fread(from, piece, sizeof piece)) > 0) {
    a->unzipped += (uint64_t)n;
    if (is_too_big(a))
      return refuse(a, "too-big", "解压后过大，拒绝读取", "请确认文件来源；文件确实多的，请分成几个压缩包");
    for (const char *at = piece, *end = piece + n; at < end;) {
      ssize_t written = write(to, at, (size_t)(end - at));
      if (written < 0)
        return unwritable(a);
      at += written;
    }
  }
  return n == 0 ? ZB_OK : refuse(a, "spoiled", "解压出错，压缩包已损坏", "请重新打包或重新下载");
}

static zb_status make_parent(archive *a)
{
  char *slash = strrchr(a->target.data, '/');
  *slash = '\0';
  zb_status status = zb_file_make_dirs(a->target.data, a->diags);
  *slash = '/';
  return status;
}

static zb_status unpack_file(archive *a, zip_uint64_t index)
{
  zb_status status = make_parent(a);
  if (status != ZB_OK)
    return status;
  int to = open(a->target.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0 && errno == EEXIST)
    return refuse(a, "spoiled", "有两个同名的文件", "请改名后重新打包");
  if (to < 0)
    return unwritable(a);
  zip_file_t *from = zip_fopen_index(a->zip, index, 0);
  status = from != NULL ? copy(a, from, to) : refuse(a, "spoiled", "读不出来，压缩包已损坏", "请重新打包或重新下载");
  if (from != NULL)
    zip_fclose(from);
  if (close(to) != 0 && status == ZB_OK)
    status = unwritable(a);
  return status;
}

static zb_status unpack_entry(archive *a, zip_uint64_t index)
{
  zip_stat_t info;
  const char *raw = zip_get_name(a->zip, index, ZIP_FL_ENC_RAW);
  if (raw == NULL || zip_stat_index(a->zip, index, 0, &info) != 0)
    return refuse(a, "spoiled", "压缩包的目录已损坏", "请重新打包或重新下载");
  if (!decode(raw, &a->name)) {
    zb_buffer_clear(&a->name);
    return refuse(a, "bad-encoding", "压缩包里有文件名无法识别（不是 UTF-8 或 GB18030 编码）", "请改名后重新打包");
  }
  if (!find_target(a))
    return refuse(a, "unsafe-path", "指向文件夹外面，拒绝读取", "请确认文件来源，重新打包");
  size_t n = a->name.length;
  if (a->target.length == 0 || n == 0 || a->name.data[n - 1] == '/' || a->name.data[n - 1] == '\\')
    return ZB_OK; /* folders are made when a file needs them */
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    return refuse(a, "encrypted", "压缩包设有密码，无法读取", "请解压后再导入，或重新打包，不设密码");
  return unpack_file(a, index);
}

zb_status zb_archive_unpack(const char *path, const char *folder, zb_diags *diags)
{
  struct stat info = {0};
  archive a = {.path = path, .folder = folder, .diags = diags, .zip = zip_open(path, ZIP_RDONLY, NULL)};
  zb_status status = ZB_OK;
  if (a.zip == NULL || stat(path, &info) != 0)
    status = refuse(&a, "spoiled", "压缩包不完整或已被改动", "请重新打包或重新下载");
  a.zipped = (uint64_t)info.st_size;
  zip_int64_t count = status == ZB_OK ? zip_get_num_entries(a.zip, 0) : 0;
  if (count > MAX_FILES)
    status = refuse(&a, "too-big", "压缩包里的文件太多（超过 20000 个），拒绝读取", "请分成几个压缩包");
  for (zip_int64_t i = 0; i < count && status == ZB_OK; i++)
    status = unpack_entry(&a, (zip_uint64_t)i);
  if (a.zip != NULL)
    zip_discard(a.zip);
  zb_buffer_free(&a.name);
  zb_buffer_free(&a.target);
  return status;
}

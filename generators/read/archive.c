/* A zip of tables and photos. Nothing in it is trusted: not its names, not its sizes. A member that can't be had is
   told and left out; the others are not its fault. */
#include "read/archive.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "read/archive_names.h"
#include "read/zip_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_BYTES ((uint64_t)8 * 1024 * 1024 * 1024)

enum {
  MAX_FILES = 20000,
  MAX_RATIO = 100,
  RATIO_FROM = 64 * 1024 * 1024,
  PIECE = 64 * 1024,
  MAX_NAMED = 20,
  MAX_DEPTH = 100
};

/* What may be wrong with a member. */
typedef enum { FINE, ENCRYPTED, SPOILED, UNREAD, OUTSIDE, TWICE, UNNAMED, TOO_BIG, FAULTS } fault;

static const struct {
  const char *code, *message, *remedy;
} faults[FAULTS] = {
    [ENCRYPTED] = {"encrypted", "设有密码，没有读", "请解压后再导入，或重新打包，不设密码"},
    [SPOILED] = {"spoiled", "解压出错，已损坏，没有读", "请重新打包或重新下载"},
    [UNREAD] = {"unreadable", "读取文件中途出错，没有读", "请检查磁盘或共享文件夹，再试一次"},
    [OUTSIDE] = {"unsafe-path", "指向文件夹外面，没有读", "请确认文件来源，重新打包"},
    [TWICE] = {"spoiled", "两个同名的文件，后一个没有读", "请改名后重新打包"},
    [UNNAMED] = {"bad-encoding", "文件名无法识别，没有读", "请改名后重新打包"},
    [TOO_BIG] = {"too-big", "解压后过大，没有读", "请确认文件来源；文件确实多的，请分成几个压缩包"},
};

/* The members with one fault: they are told of together. */
typedef struct failed {
  size_t count;
  zb_buffer names;
} failed;

typedef struct archive {
  const char *path, *folder;
  const zb_archive_options *options;
  zb_diags *diags;
  zip_t *zip;
  FILE *file;                /* that it reads from */
  uint64_t zipped, unzipped; /* bytes; the latter so far */
  zb_buffer name;            /* of the file that is being unpacked, for people */
  zb_buffer target;          /* where it goes; empty: nowhere */
  failed failed[FAULTS];
} archive;

static zb_status refuse(const archive *a, const char *code, const char *message, const char *remedy)
{
  zb_diags_add(a->diags, ZB_ERROR, code, a->path, remedy, "%s", message);
  return ZB_INPUT;
}

static void note(archive *a, fault fault)
{
  failed *f = &a->failed[fault];
  if (f->count < MAX_NAMED)
    zb_buffer_printf(&f->names, "%s%s", f->count > 0 ? "、" : "", a->name.length > 0 ? a->name.data : "（没有名字）");
  f->count++;
}

static zb_status report(const archive *a)
{
  zb_status status = ZB_OK;
  for (int i = FINE + 1; i < FAULTS; i++) {
    const failed *f = &a->failed[i];
    if (f->count == 1)
      zb_diags_add(a->diags, ZB_ERROR, faults[i].code, a->path, faults[i].remedy, "压缩包里的 %s：%s", f->names.data,
                   faults[i].message);
    else if (f->count > 1)
      zb_diags_add(a->diags, ZB_ERROR, faults[i].code, a->path, faults[i].remedy, "压缩包里有 %zu 个文件%s：%s%s",
                   f->count, faults[i].message, f->names.data, f->count > MAX_NAMED ? " 等" : "");
    if (f->count > 0)
      status = ZB_INPUT;
  }
  return status;
}

/* --- names --- */

/* Sets the target to the name's parts below the folder; false if one leads outside. Hidden files and the leavings of
   other systems have no target. */
static bool find_target(archive *a)
{
  zb_buffer_clear(&a->target);
  zb_buffer_puts(&a->target, a->folder);
  for (const char *part = a->name.data; *part != '\0';) {
    size_t n = strcspn(part, "/");
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

/* The name without its ending tells people; what reads the file goes by the ending. */
static const char *ending_of(const char *name)
{
  const char *dot = strrchr(name, '.');
  return dot != NULL && strlen(dot) <= 8 && strchr(dot, '/') == NULL ? dot : "";
}

/* Where the file goes if the file system doesn't take its name. */
static void shorten_target(archive *a, zip_uint64_t index)
{
  zb_buffer_clear(&a->target);
  zb_buffer_printf(&a->target, "%s/~%06u%s", a->folder, (unsigned)index, ending_of(a->name.data));
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

/* Why a member could not be unpacked. Of the next one nothing is known. */
static fault fault_of_reading(const archive *a)
{
  bool unread = ferror(a->file) != 0;
  clearerr(a->file);
  return unread ? UNREAD : SPOILED;
}

static zb_status copy(archive *a, zip_file_t *from, int to, fault *fault)
{
  char piece[PIECE];
  zip_int64_t n;
  while ((n = zip_fread(from, piece, sizeof piece)) > 0 && !zb_interrupted()) { /* then nothing is read of it */
    a->unzipped += (uint64_t)n;
    if (is_too_big(a)) {
      *fault = TOO_BIG;
      return ZB_OK;
    }
    if (!zb_write_all(to, piece, (size_t)n))
      return unwritable(a);
  }
  if (n < 0)
    *fault = fault_of_reading(a);
  return ZB_OK;
}

/* Makes the folders that the target lies in; false with errno. */
static bool make_parent(archive *a)
{
  for (char *slash = strchr(a->target.data + strlen(a->folder) + 1, '/'); slash != NULL;
       slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    bool made = mkdir(a->target.data, 0700) == 0 || errno == EEXIST;
    *slash = '/';
    if (!made)
      return false;
  }
  return true;
}

static int open_new(const archive *a)
{
  return open(a->target.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

static bool is_file(const char *path)
{
  struct stat info;
  return lstat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static int depth_of(const char *name)
{
  int depth = 0;
  for (const char *slash = strchr(name, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
    depth++;
  return depth;
}

/* Opens the target, or another one if its name can't be had; negative with errno EEXIST if there is such a file. */
static int open_target(archive *a, zip_uint64_t index)
{
  int to = -1;
  errno = ENAMETOOLONG;
  if (a->target.length < PATH_MAX && depth_of(a->name.data) <= MAX_DEPTH && make_parent(a))
    to = open_new(a);
  if (to >= 0 || (errno == EEXIST && is_file(a->target.data)))
    return to;
  if (errno != ENAMETOOLONG && errno != ENOTDIR && errno != EISDIR && errno != EEXIST && errno != EINVAL &&
      errno != EILSEQ)
    return to;
  shorten_target(a, index);
  to = open_new(a);
  if (to >= 0)
    a->options->renamed(a->options->data, a->target.data, a->name.data);
  return to;
}

static zb_status unpack_file(archive *a, zip_uint64_t index, fault *fault)
{
  int to = open_target(a, index);
  if (to < 0 && errno == EEXIST) {
    *fault = TWICE;
    return ZB_OK;
  }
  if (to < 0)
    return unwritable(a);
  zb_status status = ZB_OK;
  uint64_t before = a->unzipped;
  zip_file_t *from = zip_fopen_index(a->zip, index, 0);
  if (from == NULL)
    *fault = fault_of_reading(a);
  else
    status = copy(a, from, to, fault);
  if (from != NULL)
    zip_fclose(from);
  if (close(to) != 0 && status == ZB_OK)
    status = unwritable(a);
  if (*fault != FINE) {
    unlink(a->target.data);
    a->unzipped = before;
  }
  return status;
}

static bool is_folder(const zb_buffer *name)
{
  return name->length > 0 && name->data[name->length - 1] == '/';
}

static zb_status unpack_entry(archive *a, zip_uint64_t index, const char *encoding, fault *fault)
{
  zip_stat_t info;
  bool named = zb_archive_name(a->zip, index, encoding, &a->name);
  if (is_folder(&a->name))
    return ZB_OK; /* folders are made when a file needs them */
  if (!named || a->name.length == 0)
    *fault = UNNAMED;
  else if (zip_stat_index(a->zip, index, 0, &info) != 0)
    *fault = SPOILED;
  else if (!find_target(a))
    *fault = OUTSIDE;
  else if (a->target.length == 0 || a->target.length == strlen(a->folder))
    return ZB_OK;
  else if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    *fault = ENCRYPTED;
  else
    return unpack_file(a, index, fault);
  return ZB_OK;
}

/* Unpacks all members. A second one that is too big ends it: the work on a hostile zip has a limit. */
static zb_status unpack_all(archive *a)
{
  zip_int64_t count = zip_get_num_entries(a->zip, 0);
  if (count > MAX_FILES)
    return refuse(a, "too-big", "压缩包里的文件太多（超过 20000 个），没有读", "请分成几个压缩包");
  const char *encoding = zb_archive_encoding(a->zip, a->options->encoding);
  zb_status status = ZB_OK;
  for (zip_int64_t i = 0; i < count && status == ZB_OK && !zb_interrupted(); i++) {
    fault fault = FINE;
    status = unpack_entry(a, (zip_uint64_t)i, encoding, &fault);
    if (fault != FINE)
      note(a, fault);
    if (a->failed[TOO_BIG].count > 1)
      status = refuse(a, "too-big", "压缩包解压后过大，后面的文件都没有读", faults[TOO_BIG].remedy);
  }
  return zb_worse(status, report(a));
}

zb_status zb_archive_unpack(const char *path, const char *folder, const zb_archive_options *options, zb_diags *diags)
{
  archive a = {.path = path, .folder = folder, .options = options, .diags = diags};
  zb_status status = zb_zip_open(path, diags, &a.zip, &a.file, &a.zipped);
  if (status == ZB_OK && a.zip == NULL)
    status = refuse(&a, "spoiled", "压缩包不完整或已被改动", "请重新打包或重新下载");
  if (status == ZB_OK)
    status = unpack_all(&a);
  if (a.zip != NULL)
    zip_discard(a.zip);
  for (int i = 0; i < FAULTS; i++)
    zb_buffer_free(&a.failed[i].names);
  zb_buffer_free(&a.name);
  zb_buffer_free(&a.target);
  return status;
}

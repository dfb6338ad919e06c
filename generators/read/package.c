/* The zip of an .xlsx, .ods or .docx and its XML parts. */
#include "read/package.h"

#include "base/file.h"
#include "read/time_limit.h"
#include "read/zip_file.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_ENTRIES = 20000 };

/* A part above RATIO_FROM may unzip to MAX_RATIO times its zipped size; real tables stay far below. The second pair
   limits all that is ever read of a package, as entries of a hostile zip may share their bytes. */
enum { MAX_RATIO = 200, RATIO_FROM = 16 * 1024 * 1024, MAX_TOTAL_RATIO = 1000, TOTAL_FROM = 512 * 1024 * 1024 };

struct zb_package {
  char *path;
  zip_t *zip;
  FILE *file;          /* the zip's: has failed once some of it could not be read, though whoever looked did not mind */
  uint64_t size, read; /* bytes of the file; unzipped so far */
  zb_clock clock;
};

struct zb_part {
  zb_package *package;
  char *name;
  zip_file_t *file;
  zb_events *events;
  uint64_t read, limit, zipped;
  bool too_big, too_slow, broken_zip;
};

const char *zb_package_path(const zb_package *package)
{
  return package->path;
}

uint64_t zb_package_size(const zb_package *package)
{
  return package->size;
}

zb_status zb_package_refuse(const zb_package *package, zb_diags *diags, const char *place, const char *what, ...)
{
  zb_buffer location = {0}, text = {0};
  va_list args;
  va_start(args, what);
  zb_buffer_vprintf(&text, what, args);
  va_end(args);
  zb_buffer_printf(&location, "%s%s", package->path, place);
  zb_diags_add(diags, ZB_ERROR, "spoiled", location.data,
               "请用 Excel 或 WPS 打开此文件，另存为 .xlsx 后再导入；打不开则须重新导出", "文件已损坏：%s", text.data);
  zb_buffer_free(&location);
  zb_buffer_free(&text);
  return ZB_INPUT;
}

zb_status zb_package_open(const char *path, zb_diags *diags, zb_package **package)
{
  zb_package *p = calloc(1, sizeof *p);
  if (p == NULL || (p->path = strdup(path)) == NULL)
    abort();
  zb_package_limit_time(p, ZB_READ_SECONDS);
  zb_status status = zb_zip_open(path, diags, &p->zip, &p->file, &p->size);
  if (status == ZB_OK && p->zip == NULL)
    status = zb_package_refuse(p, diags, "", "压缩包不完整或已被改动");
  else if (status == ZB_OK && zip_get_num_entries(p->zip, 0) > MAX_ENTRIES)
    status = zb_package_refuse(p, diags, "", "压缩包里的文件太多");
  if (status != ZB_OK) {
    zb_package_free(p);
    p = NULL;
  }
  *package = p;
  return status;
}

void zb_package_free(zb_package *package)
{
  if (package == NULL)
    return;
  if (package->zip != NULL)
    zip_discard(package->zip);
  free(package->path);
  free(package);
}

void zb_package_limit_time(zb_package *package, double seconds)
{
  package->clock = zb_clock_start(seconds);
}

/* Part names may differ in case from their entries' names, and some programs write backslashes. */
static bool same_part(const char *a, const char *b)
{
  for (; *a != '\0' && *b != '\0'; a++, b++) {
    char x = *a == '\\' ? '/' : *a, y = *b == '\\' ? '/' : *b;
    if (x != y && strncasecmp(&x, &y, 1) != 0)
      return false;
  }
  return *a == *b;
}

/* The index of a part's entry, or -1. */
static zip_int64_t find_entry(const zb_package *package, const char *name)
{
  zip_int64_t index = zip_name_locate(package->zip, name, 0);
  zip_int64_t count = zip_get_num_entries(package->zip, 0);
  for (zip_int64_t i = 0; index < 0 && i < count; i++) {
    const char *entry = zip_get_name(package->zip, (zip_uint64_t)i, 0);
    if (entry != NULL && same_part(entry, name))
      index = i;
  }
  return index;
}

bool zb_package_has(const zb_package *package, const char *part_name)
{
  return find_entry(package, part_name) >= 0;
}

bool zb_package_has_below(const zb_package *package, const char *folder)
{
  zip_int64_t count = zip_get_num_entries(package->zip, 0);
  size_t length = strlen(folder);
  for (zip_int64_t i = 0; i < count; i++) {
    const char *entry = zip_get_name(package->zip, (zip_uint64_t)i, 0);
    if (entry != NULL && strlen(entry) > length && strncasecmp(entry, folder, length) == 0)
      return true;
  }
  return false;
}

/* --- a part as XML --- */

static long read_zip(void *context, char *out, size_t size)
{
  zb_part *part = context;
  zb_package *package = part->package;
  part->too_slow = zb_clock_ran_out(&package->clock);
  if (part->too_slow)
    return -1;
  zip_int64_t n = zip_fread(part->file, out, size);
  if (n < 0) {
    part->broken_zip = true;
    return -1;
  }
  part->read += (uint64_t)n;
  package->read += (uint64_t)n;
  part->too_big = part->read > part->limit || (part->read > RATIO_FROM && part->read / MAX_RATIO > part->zipped) ||
                  (package->read > TOTAL_FROM && package->read / MAX_TOTAL_RATIO > package->size);
  return part->too_big ? -1 : (long)n;
}

static zb_status refuse_encrypted(const zb_package *package, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "encrypted", package->path, "请取消密码并另存为 .xlsx 后再导入",
               "文件设有密码，无法读取");
  return ZB_INPUT;
}

static zb_status refuse_size(const zb_package *package, const char *name, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "too-big", package->path, "请拆成几个较小的文件再导入", "部件 %s 解压后过大，拒绝读取",
               name);
  return ZB_INPUT;
}

zb_status zb_part_open(zb_package *package, const char *name, uint64_t limit, zb_diags *diags, zb_part **part)
{
  *part = NULL;
  zb_status status = zb_file_check(package->file, package->path, diags);
  if (status != ZB_OK)
    return status;
  zip_stat_t info;
  zip_int64_t index = find_entry(package, name);
  if (index < 0 || zip_stat_index(package->zip, (zip_uint64_t)index, 0, &info) != 0)
    return zb_package_refuse(package, diags, "", "缺少部件 %s", name);
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    return refuse_encrypted(package, diags);
  if ((info.valid & ZIP_STAT_SIZE) != 0 && info.size > limit)
    return refuse_size(package, name, diags);
  zip_file_t *file = zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
  if (file == NULL) {
    status = zb_file_check(package->file, package->path, diags);
    return status != ZB_OK ? status : zb_package_refuse(package, diags, "", "部件 %s 读不出来", name);
  }
  zb_part *p = calloc(1, sizeof *p);
  if (p == NULL || (p->name = strdup(name)) == NULL)
    abort();
  *p = (zb_part){.package = package, .name = p->name, .file = file, .limit = limit, .zipped = info.comp_size};
  p->events = zb_events_new(read_zip, p);
  *part = p;
  return ZB_OK;
}

void zb_part_close(zb_part *part)
{
  if (part == NULL)
    return;
  zb_events_free(part->events);
  zip_fclose(part->file);
  free(part->name);
  free(part);
}

zb_status zb_part_refuse(const zb_part *part, zb_diags *diags, const char *what)
{
  return zb_package_refuse(part->package, diags, "", "部件 %s %s", part->name, what);
}

/* Reports why the part has no more events; ZB_OK at its end. */
static zb_status part_fault(const zb_part *part, zb_diags *diags)
{
  const char *error = zb_events_error(part->events);
  if (part->too_slow)
    return zb_read_time(&part->package->clock, part->package->path, diags);
  if (part->too_big)
    return refuse_size(part->package, part->name, diags);
  zb_status status = zb_file_check(part->package->file, part->package->path, diags);
  if (status != ZB_OK)
    return status;
  if (part->broken_zip)
    return zb_package_refuse(part->package, diags, "", "部件 %s 解压出错", part->name);
  if (error != NULL)
    return zb_package_refuse(part->package, diags, "", "部件 %s 的 XML 有错（%s）", part->name, error);
  return ZB_OK;
}

zb_status zb_part_next(zb_part *part, zb_diags *diags, const zb_event **event)
{
  *event = zb_events_next(part->events);
  return *event != NULL ? ZB_OK : part_fault(part, diags);
}

zb_status zb_part_bytes(zb_part *part, char *out, size_t size, size_t *n, zb_diags *diags)
{
  long got = read_zip(part, out, size);
  *n = got > 0 ? (size_t)got : 0;
  return got >= 0 ? ZB_OK : part_fault(part, diags);
}

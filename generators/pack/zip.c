/* The format is PKWARE's APPNOTE.TXT 6.3: local headers (4.3.7), central directory (4.3.12), its end (4.3.16), and that
   of large zips (4.3.14, 4.3.15, 4.5.3). */
#include "pack/zip.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/part.h"

#include <errno.h>
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  VERSION = 20,
  VERSION_LARGE = 45,
  MADE_ON_UNIX = 3 << 8,
  NAME_IS_UTF8 = 1 << 11,
  PIECE = 64 * 1024,
  MANY = 0xFFFF, /* from so many files on, it is a large zip */
};

#define LARGE UINT64_C(0xFFFFFFFF)
#define REGULAR_FILE_OF_ONE (UINT32_C(0100600) << 16)

struct zb_zip {
  zb_part part;
  zb_buffer directory;
  uint64_t length, count;
  uint32_t when; /* as MS-DOS has it: time, and date in the upper half */
  char piece[PIECE];
};

/* --- Numbers, the lowest byte first ---------------------------------------------------------------------------------
 */

static void put(zb_buffer *out, uint64_t number, int bytes)
{
  for (int i = 0; i < bytes; i++)
    zb_buffer_putc(out, (char)(number >> 8 * i & 0xFF));
}

/* At midnight; MS-DOS counts years from 1980. */
static uint32_t dos_time(const char *date)
{
  unsigned year = 1980, month = 1, day = 1;
  if (sscanf(date, "%4u-%2u-%2u", &year, &month, &day) != 3 || year < 1980 || year > 2107)
    year = 1980, month = 1, day = 1;
  return ((year - 1980) << 9 | month << 5 | day) << 16;
}

/* --- The parts of a zip ---------------------------------------------------------------------------------------------
 */

/* A file in it. */
typedef struct member {
  const char *name;
  uint32_t crc;
  uint64_t size, offset;
} member;

static void write_out(zb_zip *zip, const char *data, size_t n)
{
  zb_part_add(&zip->part, data, n);
  zip->length += n;
}

/* What the local header and the directory have alike: from the flags to the sizes. */
static void put_common(const zb_zip *zip, const member *m, zb_buffer *out)
{
  put(out, NAME_IS_UTF8, 2);
  put(out, 0, 2); /* stored */
  put(out, zip->when, 4);
  put(out, m->crc, 4);
  put(out, m->size, 4);
  put(out, m->size, 4);
  put(out, strlen(m->name), 2);
}

static void write_header(zb_zip *zip, const member *m)
{
  zb_buffer out = {0};
  put(&out, 0x04034b50, 4);
  put(&out, VERSION, 2);
  put_common(zip, m, &out);
  put(&out, 0, 2); /* nothing extra */
  zb_buffer_puts(&out, m->name);
  write_out(zip, out.data, out.length);
  zb_buffer_free(&out);
}

static void list(zb_zip *zip, const member *m)
{
  zb_buffer *out = &zip->directory;
  bool far = m->offset >= LARGE;
  put(out, 0x02014b50, 4);
  put(out, MADE_ON_UNIX | VERSION, 2);
  put(out, far ? VERSION_LARGE : VERSION, 2);
  put_common(zip, m, out);
  put(out, far ? 12 : 0, 2);
  put(out, 0, 2 + 2 + 2); /* no comment, disk 0, no text */
  put(out, REGULAR_FILE_OF_ONE, 4);
  put(out, far ? LARGE : m->offset, 4);
  zb_buffer_puts(out, m->name);
  if (far) {
    put(out, 1, 2);
    put(out, 8, 2);
    put(out, m->offset, 8);
  }
  zip->count++;
}

static void write_end(zb_zip *zip)
{
  uint64_t start = zip->length, size = zip->directory.length, end = start + size;
  write_out(zip, zip->directory.data, zip->directory.length);
  zb_buffer out = {0};
  bool large = zip->count >= MANY || end >= LARGE;
  if (large) {
    put(&out, 0x06064b50, 4);
    put(&out, 44, 8); /* what follows of this record */
    put(&out, MADE_ON_UNIX | VERSION_LARGE, 2);
    put(&out, VERSION_LARGE, 2);
    put(&out, 0, 4 + 4); /* disks */
    put(&out, zip->count, 8);
    put(&out, zip->count, 8);
    put(&out, size, 8);
    put(&out, start, 8);
    put(&out, 0x07064b50, 4);
    put(&out, 0, 4);
    put(&out, end, 8);
    put(&out, 1, 4);
  }
  put(&out, 0x06054b50, 4);
  put(&out, 0, 2 + 2);
  put(&out, large ? MANY : zip->count, 2);
  put(&out, large ? MANY : zip->count, 2);
  put(&out, large ? LARGE : size, 4);
  put(&out, large ? LARGE : start, 4);
  put(&out, 0, 2);
  write_out(zip, out.data, out.length);
  zb_buffer_free(&out);
}

/* --- Files ----------------------------------------------------------------------------------------------------------
 */

/* Reads the file to its end, and writes it unless it is only MEASURED. */
static bool read_all(zb_zip *zip, FILE *file, bool measured, member *m)
{
  size_t n;
  m->crc = 0, m->size = 0;
  while ((n = fread(zip->piece, 1, PIECE, file)) > 0) {
    m->crc = libdeflate_crc32(m->crc, zip->piece, n);
    m->size += n;
    if (!measured)
      write_out(zip, zip->piece, n);
  }
  return ferror(file) == 0;
}

zb_status zb_zip_begin(const char *path, const char *date, zb_diags *diags, zb_zip **out)
{
  zb_zip *zip = calloc(1, sizeof *zip);
  if (zip == NULL)
    abort();
  zip->when = dos_time(date);
  zb_status status = zb_part_begin(&zip->part, path, diags);
  *out = zip;
  if (status != ZB_OK) {
    zb_zip_free(zip);
    *out = NULL;
  }
  return status;
}

static zb_status unreadable(const char *path, const char *why, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unpacked", path, "请再做一次；还不行的，检查磁盘", "打包时读不了这个文件：%s", why);
  return ZB_OUTPUT;
}

zb_status zb_zip_add(zb_zip *zip, const char *path, const char *name, zb_diags *diags)
{
  FILE *file = zb_file_open(path, diags);
  if (file == NULL)
    return ZB_OUTPUT;
  member m = {.name = name, .offset = zip->length}, written = m;
  bool read = read_all(zip, file, true, &m) && m.size < LARGE && strlen(name) < MANY && fseek(file, 0, SEEK_SET) == 0;
  if (read) {
    write_header(zip, &m);
    read = read_all(zip, file, false, &written);
  }
  const char *why = m.size >= LARGE ? "太大" : zb_errno_text(errno);
  fclose(file);
  if (!read)
    return unreadable(path, why, diags);
  if (written.crc != m.crc || written.size != m.size)
    return unreadable(path, "正有别的程序在写它", diags);
  list(zip, &m);
  return ZB_OK;
}

zb_status zb_zip_finish(zb_zip *zip, zb_diags *diags, const char **part, size_t *length)
{
  write_end(zip);
  *part = zip->part.name.data;
  *length = (size_t)zip->length;
  return zb_part_finish(&zip->part, false, diags);
}

void zb_zip_free(zb_zip *zip)
{
  if (zip == NULL)
    return;
  zb_part_end(&zip->part);
  zb_buffer_free(&zip->directory);
  free(zip);
}

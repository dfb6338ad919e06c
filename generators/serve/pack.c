#include "serve/pack.h"

#include "base/entries.h"
#include "serve/below.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum { MAX_DEPTH = 16 };

/* A file that is open only while it is copied: there may be more than a process may open. */
typedef struct source {
  const char *folder, *name;
  int file;
  zip_error_t error;
} source;

static zip_int64_t fail(source *s, int code)
{
  zip_error_set(&s->error, code, errno);
  return -1;
}

static zip_int64_t tell(source *s, zip_stat_t *stat)
{
  int64_t size;
  int file = zb_below_open(s->folder, s->name, &size);
  if (file < 0)
    return fail(s, ZIP_ER_OPEN);
  close(file);
  zip_stat_init(stat);
  stat->valid = ZIP_STAT_SIZE;
  stat->size = (zip_uint64_t)size;
  return sizeof *stat;
}

static zip_int64_t handle(void *data, void *bytes, zip_uint64_t length, zip_source_cmd_t command)
{
  source *s = data;
  int64_t size;
  ssize_t n;
  switch (command) {
  case ZIP_SOURCE_OPEN:
    s->file = zb_below_open(s->folder, s->name, &size);
    return s->file < 0 ? fail(s, ZIP_ER_OPEN) : 0;
  case ZIP_SOURCE_READ:
    n = read(s->file, bytes, length);
    return n < 0 ? fail(s, ZIP_ER_READ) : n;
  case ZIP_SOURCE_CLOSE:
    return close(s->file);
  case ZIP_SOURCE_STAT:
    return tell(s, bytes);
  case ZIP_SOURCE_ERROR:
    return zip_error_to_data(&s->error, bytes, length);
  case ZIP_SOURCE_FREE:
    return 0; /* the arena's */
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  default:
    zip_error_set(&s->error, ZIP_ER_INVAL, 0);
    return -1;
  }
}

static bool add_file(zip_t *zip, const char *folder, const char *name, zb_arena *arena)
{
  source *s = zb_arena_alloc(arena, sizeof *s);
  *s = (source){.folder = folder, .name = name, .file = -1};
  zip_error_init(&s->error);
  zip_source_t *from = zip_source_function(zip, handle, s);
  zip_int64_t at = from == NULL ? -1 : zip_file_add(zip, name, from, ZIP_FL_ENC_UTF_8);
  if (at < 0) {
    zip_source_free(from);
    return false;
  }
  /* The same files, the same archive: 1980-01-01. */
  return zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 1 << 5 | 1, 0) == 0;
}

/* Adds what lies in BELOW ("": FOLDER itself, else with a "/" at its end). Links are left out. */
static bool add_folder(zip_t *zip, const char *folder, const char *below, int depth, zb_arena *arena)
{
  const char *const *names;
  int n = zb_entry_names(zb_arena_printf(arena, "%s/%s", folder, below), "", arena, &names);
  bool good = n >= 0 && depth < MAX_DEPTH;
  for (int i = 0; i < n && good; i++) {
    const char *name = zb_arena_printf(arena, "%s%s", below, names[i]);
    struct stat info;
    if (lstat(zb_arena_printf(arena, "%s/%s", folder, name), &info) != 0)
      good = false;
    else if (S_ISDIR(info.st_mode))
      good = add_folder(zip, folder, zb_arena_printf(arena, "%s/", name), depth + 1, arena);
    else if (S_ISREG(info.st_mode))
      good = add_file(zip, folder, name, arena);
  }
  return good;
}

bool zb_pack(const char *folder, const char *path)
{
  zb_arena *arena = zb_arena_new();
  int code = 0;
  unlink(path);
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code); /* written beside its place when it is closed */
  bool good = zip != NULL && add_folder(zip, folder, "", 0, arena) && zip_close(zip) == 0;
  if (!good && zip != NULL)
    zip_discard(zip);
  zb_arena_free(arena);
  return good;
}

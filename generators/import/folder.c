/* What the user names: files, folders with all below them, and zips, which are read as folders are. */
#include "import/sheet_import.h"

#include "base/file.h"
#include "read/sniff/sniff.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define MAX_DEPTH 32 /* of folders: a link may lead back to one above it */

typedef struct walk {
  zb_import *import;
  zb_diags *diags;
  zb_arena *arena;
  bool in_archive;
} walk;

static bool ends_as_one_of(const char *path, const char *const *endings)
{
  const char *dot = strrchr(path, '.');
  for (; dot != NULL && *endings != NULL; endings++)
    if (strcasecmp(dot, *endings) == 0)
      return true;
  return false;
}

/* Files that were meant to be read: what is wrong with them must not go unseen. */
static bool is_named_as_table(const char *path)
{
  static const char *const endings[] = {".xlsx", ".csv",  ".tsv", ".xls", ".xlsm", ".xlsb",    ".et", ".ett",
                                        ".ods",  ".fods", ".slk", ".dif", ".zip",  ".numbers", NULL};
  return ends_as_one_of(path, endings);
}

/* Nothing tells a table in text from a letter but the name. */
static bool is_named_as_text_table(const char *path)
{
  static const char *const endings[] = {".txt", ".tab", ".dat", ".prn", ".asc", NULL};
  const char *slash = strrchr(path, '/');
  return is_named_as_table(path) || ends_as_one_of(path, endings) || strchr(slash != NULL ? slash : path, '.') == NULL;
}

typedef enum { ARCHIVE, TEXT, EMPTY, OTHER } kind;

static kind kind_of(const char *path)
{
  zb_format format;
  zb_diags *unsaid = zb_diags_new();
  kind kind = OTHER;
  if (zb_sniff(path, unsaid, &format) == ZB_OK)
    kind = format == ZB_FORMAT_ARCHIVE ? ARCHIVE : format == ZB_FORMAT_TEXT ? TEXT : OTHER;
  else if (strcmp(zb_diags_at(unsaid, 0)->code, "empty-file") == 0)
    kind = EMPTY;
  zb_diags_free(unsaid);
  return kind;
}

static zb_status unreadable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查路径是否写对、是否有读取权限", "打不开：%s",
               zb_errno_text(errno));
  return ZB_INPUT;
}

static zb_status take_folder(walk *w, const char *path, const char *shown, int depth);

static zb_status take_archive(walk *w, const char *path, const char *shown)
{
  if (w->in_archive) {
    zb_diags_add(w->diags, ZB_ERROR, "nested-archive", path, "请把里面的压缩包先解压，或都放在一个压缩包里",
                 "压缩包里又有压缩包，没有读");
    return ZB_INPUT;
  }
  const char *folder;
  zb_status status = zb_import_unpack(w->import, path, &folder, w->diags);
  if (status != ZB_OK)
    return status;
  zb_diags_alias_folder(w->diags, folder, path);
  w->in_archive = true;
  status = take_folder(w, folder, shown, 0);
  w->in_archive = false;
  return status;
}

/* A file that is nothing to read, though nobody has called it a table. */
static zb_status skip_file(walk *w, const char *shown)
{
  zb_diags_add(w->diags, ZB_NOTE, "skipped-file", shown, "", "既不是表格也不是 JPEG 照片，没有读");
  return ZB_OK;
}

/* Reads the file; if it turns out to be no table and is not called one, that is only noted. */
static zb_status read_table(walk *w, const char *path, const char *shown)
{
  zb_diags *said = zb_diags_new();
  zb_status status = zb_import_file(w->import, path, shown, said);
  size_t count = zb_diags_count(said);
  if (status == ZB_INPUT && count == 1 && strcmp(zb_diags_at(said, 0)->code, "not-a-table") == 0 &&
      !is_named_as_table(path)) {
    status = skip_file(w, shown);
    count = 0;
  }
  for (size_t i = 0; i < count; i++) {
    const zb_diag *d = zb_diags_at(said, i);
    zb_diags_add(w->diags, d->severity, d->code, d->place, d->remedy, "%s", d->message);
  }
  zb_diags_free(said);
  return status;
}

static zb_status take_file(walk *w, const char *path, const char *shown)
{
  if (zb_store_is_photo(path)) {
    zb_store_add_photo(w->import->store, path);
    return ZB_OK;
  }
  kind kind = kind_of(path);
  if (kind == ARCHIVE)
    return take_archive(w, path, shown);
  if ((kind == TEXT && !is_named_as_text_table(path)) || (kind == EMPTY && !is_named_as_table(path)))
    return skip_file(w, shown);
  return read_table(w, path, shown);
}

/* Hidden files, and the locks that office programs leave beside open ones. */
static int is_wanted(const struct dirent *entry)
{
  return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

/* alphasort would follow the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* A folder that an earlier run wrote its documents to: its manifest says so. Its workbooks are no input. */
static bool is_output(walk *w, const char *folder)
{
  static const char mark[] = "\"program\": \"zhibiao ";
  char start[64] = "";
  FILE *manifest = fopen(zb_arena_printf(w->arena, "%s/manifest.json", folder), "r");
  if (manifest == NULL)
    return false;
  size_t n = fread(start, 1, sizeof start - 1, manifest);
  fclose(manifest);
  return n > 0 && strstr(start, mark) != NULL;
}

static zb_status take_entry(walk *w, const char *path, const char *shown, int depth)
{
  struct stat info;
  if (stat(path, &info) != 0)
    return unreadable(path, w->diags);
  if (!S_ISDIR(info.st_mode))
    return take_file(w, path, shown);
  if (is_output(w, path)) {
    zb_diags_add(w->diags, ZB_NOTE, "skipped-output", shown, "", "这是以前做好的文书，没有读");
    return ZB_OK;
  }
  if (depth < MAX_DEPTH)
    return take_folder(w, path, shown, depth);
  zb_diags_add(w->diags, ZB_WARNING, "skipped-file", shown, "请检查是否有链接指回上级文件夹", "文件夹套得太深，没有读");
  return ZB_OK;
}

static zb_status take_folder(walk *w, const char *path, const char *shown, int depth)
{
  struct dirent **entries;
  int count = scandir(path, &entries, is_wanted, by_bytes);
  if (count < 0)
    return unreadable(path, w->diags);
  zb_status status = ZB_OK;
  for (int i = 0; i < count; i++) {
    const char *name = entries[i]->d_name;
    const char *below = *shown == '\0' ? name : zb_arena_printf(w->arena, "%s/%s", shown, name);
    status = zb_worse(status, take_entry(w, zb_arena_printf(w->arena, "%s/%s", path, name), below, depth + 1));
    free(entries[i]);
  }
  free(entries);
  return status;
}

zb_status zb_import_path(zb_import *import, const char *path, zb_diags *diags)
{
  walk w = {.import = import, .diags = diags, .arena = zb_arena_new()};
  char *given = zb_arena_strdup(w.arena, path);
  for (size_t n = strlen(given); n > 1 && given[n - 1] == '/'; n--)
    given[n - 1] = '\0';
  const char *name = strrchr(given, '/') == NULL ? given : strrchr(given, '/') + 1;
  struct stat info;
  zb_status status;
  if (stat(given, &info) != 0)
    status = unreadable(given, diags);
  else if (S_ISDIR(info.st_mode))
    status = take_folder(&w, given, "", 0);
  else if (zb_store_is_photo(given))
    status = take_file(&w, given, given);
  else if (kind_of(given) == ARCHIVE)
    status = take_archive(&w, given, name);
  else /* whatever its name: the user asked for it */
    status = zb_import_file(import, given, name, diags);
  zb_arena_free(w.arena);
  return status;
}

/* Imports what the user names: files, folders recursively, and zips like folders. */
#include "import/sheet_import.h"

#include "base/file.h"
#include "read/sniff/sniff.h"
#include "value/photo_name.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define MAX_DEPTH 32 /* of folders: a symbolic link may form a cycle */

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

/* Files that are meant as tables: errors in them must be reported. */
static bool is_named_as_table(const char *path)
{
  static const char *const endings[] = {".xlsx", ".csv", ".tsv", ".xls", ".xlsm",    ".xlsb", ".et",    ".ett", ".ods",
                                        ".fods", ".slk", ".dif", ".zip", ".numbers", ".mht",  ".mhtml", NULL};
  return ends_as_one_of(path, endings);
}

/* Only its name tells a text file with a table from a letter. */
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
  zb_diags *ignored = zb_diags_new();
  kind kind = OTHER;
  if (zb_sniff(path, ignored, &format) == ZB_OK)
    kind = format == ZB_FORMAT_ARCHIVE ? ARCHIVE : format == ZB_FORMAT_TEXT ? TEXT : OTHER;
  else if (strcmp(zb_diags_at(ignored, 0)->code, "empty-file") == 0)
    kind = EMPTY;
  zb_diags_free(ignored);
  return kind;
}

static zb_status unreadable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查路径是否写对、是否有读取权限", "打不开：%s",
               zb_errno_text(errno));
  return ZB_INPUT;
}

static zb_status import_folder(walk *w, const char *path, const char *shown, int depth);

static zb_status import_archive(walk *w, const char *path, const char *shown)
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
  status = import_folder(w, folder, shown, 0);
  w->in_archive = false;
  return status;
}

/* Notes a file that is no table and is not named like one. */
static zb_status skip_file(walk *w, const char *shown)
{
  zb_diags_add(w->diags, ZB_NOTE, "skipped-file", shown, "", "既不是表格也不是照片，没有读");
  return ZB_OK;
}

/* Whether nothing was found but tables of a Word document that are none of ours: letters and promises have such. */
static bool is_letter(const char *path, const zb_diags *found)
{
  static const char *const endings[] = {".docx", ".docm", NULL};
  size_t count = zb_diags_count(found);
  for (size_t i = 0; i < count; i++)
    if (strcmp(zb_diags_at(found, i)->code, "unknown-sheet") != 0)
      return false;
  return count > 0 && ends_as_one_of(path, endings);
}

/* Imports a file; one that turns out to be no table, and is not named like one, is only noted. */
static zb_status read_table(walk *w, const char *path, const char *shown)
{
  zb_diags *found = zb_diags_new();
  zb_status status = zb_import_file(w->import, path, shown, found);
  size_t count = zb_diags_count(found);
  if (status == ZB_INPUT && count == 1 && strcmp(zb_diags_at(found, 0)->code, "not-a-table") == 0 &&
      !is_named_as_table(path)) {
    status = skip_file(w, shown);
    count = 0;
  } else if (is_letter(path, found)) {
    zb_diags_add(w->diags, ZB_NOTE, "skipped-file", shown, "", "Word 文档里的表格都不是规定的表，没有读");
    count = 0;
  }
  for (size_t i = 0; i < count; i++) {
    const zb_diag *d = zb_diags_at(found, i);
    zb_diags_add(w->diags, d->severity, d->code, d->place, d->remedy, "%s", d->message);
  }
  zb_diags_free(found);
  return status;
}

static zb_status import_file(walk *w, const char *path, const char *shown)
{
  if (zb_is_picture_name(path)) {
    zb_store_add_photo(w->import->store, path, shown, NULL);
    return ZB_OK;
  }
  kind kind = kind_of(path);
  if (kind == ARCHIVE)
    return import_archive(w, path, shown);
  if ((kind == TEXT && !is_named_as_text_table(path)) || (kind == EMPTY && !is_named_as_table(path)))
    return skip_file(w, shown);
  return read_table(w, path, shown);
}

/* Skips hidden files, and the lock files that office programs write beside open ones. */
static int is_wanted(const struct dirent *entry)
{
  return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

/* alphasort would follow the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* Whether an earlier run wrote its documents to this folder, as its manifest shows: they are no input. */
static bool is_output(walk *w, const char *folder)
{
  static const char signature[] = "\"program\": \"zhibiao ";
  char start[64] = "";
  FILE *manifest = fopen(zb_arena_printf(w->arena, "%s/manifest.json", folder), "r");
  if (manifest == NULL)
    return false;
  size_t n = fread(start, 1, sizeof start - 1, manifest);
  fclose(manifest);
  return n > 0 && strstr(start, signature) != NULL;
}

static zb_status import_entry(walk *w, const char *path, const char *shown, int depth)
{
  struct stat info;
  if (stat(path, &info) != 0)
    return unreadable(path, w->diags);
  if (!S_ISDIR(info.st_mode))
    return import_file(w, path, shown);
  if (is_output(w, path)) {
    zb_diags_add(w->diags, ZB_NOTE, "skipped-output", shown, "", "这是以前做好的文书，没有读");
    return ZB_OK;
  }
  if (depth < MAX_DEPTH)
    return import_folder(w, path, shown, depth);
  zb_diags_add(w->diags, ZB_WARNING, "skipped-file", shown, "请检查是否有链接指回上级文件夹", "文件夹套得太深，没有读");
  return ZB_OK;
}

static zb_status import_folder(walk *w, const char *path, const char *shown, int depth)
{
  struct dirent **entries;
  int count = scandir(path, &entries, is_wanted, by_bytes);
  if (count < 0)
    return unreadable(path, w->diags);
  zb_status status = ZB_OK;
  for (int i = 0; i < count; i++) {
    const char *name = entries[i]->d_name;
    const char *below = *shown == '\0' ? name : zb_arena_printf(w->arena, "%s/%s", shown, name);
    status = zb_worse(status, import_entry(w, zb_arena_printf(w->arena, "%s/%s", path, name), below, depth + 1));
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
    status = import_folder(&w, given, "", 0);
  else if (zb_is_picture_name(given))
    status = import_file(&w, given, given);
  else if (kind_of(given) == ARCHIVE)
    status = import_archive(&w, given, name);
  else /* whatever its name: the user asked for it */
    status = zb_import_file(import, given, name, diags);
  zb_arena_free(w.arena);
  return status;
}

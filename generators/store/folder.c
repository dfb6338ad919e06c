/* What the user names: files, and folders with all below them. */
#include "store/batch.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define MAX_DEPTH 32 /* of folders: a link may lead back to one above it */

typedef struct walk {
  zb_store *store;
  zb_diags *diags;
  zb_arena *arena;
} walk;

static bool has_ending(const char *path, const char *ending)
{
  size_t n = strlen(path), m = strlen(ending);
  return n > m && strcasecmp(path + n - m, ending) == 0;
}

static bool is_table(const char *path)
{
  return has_ending(path, ".xlsx") || has_ending(path, ".csv") || has_ending(path, ".tsv") || has_ending(path, ".txt");
}

/* Spreadsheets that were meant to be read: leaving them out must not go unseen. */
static bool is_other_spreadsheet(const char *path)
{
  static const char *const endings[] = {".xls", ".xlsm", ".xlsb", ".et", ".ods", ".wps", ".numbers"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (has_ending(path, endings[i]))
      return true;
  return false;
}

static zb_status unreadable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查路径是否写对、是否有读取权限", "打不开：%s", zb_why(errno));
  return ZB_INPUT;
}

static zb_status take_file(walk *w, const char *path, const char *shown)
{
  if (zb_store_is_photo(path)) {
    zb_store_add_photo(w->store, path);
    return ZB_OK;
  }
  if (is_table(path))
    return zb_store_import_file(w->store, path, shown, w->diags);
  if (is_other_spreadsheet(path))
    zb_diags_add(w->diags, ZB_WARNING, "skipped-file", shown, "请另存为 .xlsx 或 .csv 后再读", "没有读这种格式的表格");
  else
    zb_diags_add(w->diags, ZB_NOTE, "skipped-file", shown, "", "既不是表格也不是 JPEG 照片，没有读");
  return ZB_OK;
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

static zb_status take_folder(walk *w, const char *path, const char *shown, int depth);

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

zb_status zb_store_import(zb_store *store, const char *path, zb_diags *diags)
{
  walk w = {store, diags, zb_arena_new()};
  char *given = zb_arena_strdup(w.arena, path);
  for (size_t n = strlen(given); n > 1 && given[n - 1] == '/'; n--)
    given[n - 1] = '\0';
  struct stat info;
  zb_status status;
  if (stat(given, &info) != 0)
    status = unreadable(given, diags);
  else if (S_ISDIR(info.st_mode))
    status = take_folder(&w, given, "", 0);
  else if (zb_store_is_photo(given))
    status = take_file(&w, given, given);
  else /* whatever its name: the user asked for it */
    status = zb_store_import_file(store, given, strrchr(given, '/') == NULL ? given : strrchr(given, '/') + 1, diags);
  zb_arena_free(w.arena);
  return status;
}

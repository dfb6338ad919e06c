/* Imports what the user names: files, folders recursively, and zips like folders. */
#include "import/sheet_import.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "read/sniff/sniff.h"
#include "value/photo_name.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_DEPTH = 200 }; /* of folders */

/* A folder that is being walked through. */
typedef struct folder {
  const char *path, *shown;
  const struct folder *parent; /* NULL: the user named it */
  int depth;
  dev_t device; /* with INODE: which folder it is */
  ino_t inode;
  bool in_output;          /* in this run's output folder, or in what an earlier one has withdrawn */
  const zb_listed *listed; /* by its manifest; NULL: it has none */
  bool list_unread;        /* that could not be read, which has been told */
  size_t made;             /* documents of earlier runs, directly in it */
  bool has_other;          /* there is something else in it or below */
} folder;

typedef struct walk {
  zb_import *import;
  zb_diags *diags;
  zb_arena *arena;
  bool in_archive;
  folder *visited;
  size_t visited_count, visited_capacity;
  bool has_output; /* this run's output folder is there already */
  dev_t output_device;
  ino_t output_inode;
} walk;

/* Files that are meant as tables: errors in them must be reported. */
static bool is_named_as_table(const char *path)
{
  static const char *const endings[] = {".xlsx", ".csv", ".tsv", ".xls", ".xlsm",    ".xlsb", ".et",    ".ett", ".ods",
                                        ".fods", ".slk", ".dif", ".zip", ".numbers", ".mht",  ".mhtml", NULL};
  return zb_file_named_as_one_of(path, endings);
}

/* Only its name tells a text file with a table from a letter. */
static bool is_named_as_text_table(const char *path)
{
  static const char *const endings[] = {".txt", ".tab", ".dat", ".prn", ".asc", NULL};
  const char *slash = strrchr(path, '/');
  return is_named_as_table(path) || zb_file_named_as_one_of(path, endings) ||
         strchr(slash != NULL ? slash : path, '.') == NULL;
}

typedef enum { ARCHIVE, TEXT, EMPTY, OTHER } kind;

static zb_status find_kind(const char *path, zb_diags *diags, kind *kind)
{
  zb_format format;
  zb_diags *unheard = zb_diags_new(); /* whoever reads it says what is wrong */
  *kind = OTHER;
  if (zb_sniff(path, unheard, &format) == ZB_OK)
    *kind = format == ZB_FORMAT_ARCHIVE ? ARCHIVE : format == ZB_FORMAT_TEXT ? TEXT : OTHER;
  else if (strcmp(zb_diags_at(unheard, 0)->code, "empty-file") == 0)
    *kind = EMPTY;
  bool unread = zb_diags_pass_unread(diags, unheard);
  zb_diags_free(unheard);
  return unread ? ZB_INPUT : ZB_OK;
}

static zb_status unreadable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unreadable", path, "请检查路径是否写对、是否有读取权限", "打不开：%s",
               zb_errno_text(errno));
  return ZB_INPUT;
}

static zb_status import_folder(walk *w, const char *path, const char *shown, folder *parent, size_t *made);

static void report_made(const walk *w, const char *shown, size_t count)
{
  if (count > 0)
    zb_diags_add(w->diags, ZB_NOTE, "skipped-output", shown, "", "这里有 %zu 个以前做好的文书，没有读", count);
}

/* The SHA-256 that the manifest of a folder above gives for the file; NULL: none lists it. */
static const char *listed_digest(const folder *in, const char *shown)
{
  const char *digest = NULL;
  for (const folder *f = in; f != NULL && digest == NULL; f = f->parent)
    if (f->listed != NULL)
      digest = zb_listed_digest(f->listed, *f->shown == '\0' ? shown : shown + strlen(f->shown) + 1);
  return digest;
}

/* *SAME: the file has the digest LISTED; not if that is NULL. */
static zb_status find_as_listed(walk *w, const char *path, const char *listed, bool *same)
{
  char sha256[65] = "";
  zb_status status = listed != NULL ? zb_sha256_file(path, sha256, w->diags) : ZB_OK;
  *same = listed != NULL && status == ZB_OK && strcmp(listed, sha256) == 0;
  return status;
}

/* *MADE: it is a package of documents that an earlier run has made (run/packages.c). */
static zb_status find_archive_made(walk *w, const char *path, const char *shown, const folder *in, bool *made)
{
  *made = in->in_output;
  return *made ? ZB_OK : find_as_listed(w, path, listed_digest(in, shown), made);
}

static zb_status import_archive(walk *w, const char *path, const char *shown, folder *parent)
{
  if (w->in_archive) {
    zb_diags_add(w->diags, ZB_ERROR, "nested-archive", path, "请把里面的压缩包先解压，或都放在一个压缩包里",
                 "压缩包里又有压缩包，没有读");
    return ZB_INPUT;
  }
  const char *unpacked;
  size_t made = 0;
  zb_status status = zb_import_unpack(w->import, path, &unpacked, w->diags);
  if (status == ZB_OUTPUT)
    return status;
  w->in_archive = true;
  status = zb_worse(status, import_folder(w, unpacked, shown, parent, &made));
  w->in_archive = false;
  report_made(w, shown, made);
  return status;
}

/* --- Files ---------------------------------------------------------------------------------------------------- */

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
  return count > 0 && zb_file_named_as_one_of(path, endings);
}

/* Imports a file; one that turns out to be no table, and is not named like one, is only noted. */
static zb_status read_table(walk *w, zb_found_file *file)
{
  if (zb_interrupted())
    return ZB_INTERRUPTED;
  if (zb_store_check(w->import->store, w->diags) != ZB_OK)
    return ZB_OUTPUT; /* of the others there is nothing to say */
  zb_diags *found = zb_diags_new();
  zb_status status = zb_import_file(w->import, file, found);
  size_t count = zb_diags_count(found);
  if (status == ZB_INPUT && count == 1 && strcmp(zb_diags_at(found, 0)->code, "not-a-table") == 0 &&
      !is_named_as_table(file->path)) {
    status = skip_file(w, file->shown);
    count = 0;
  } else if (is_letter(file->path, found)) {
    zb_diags_add(w->diags, ZB_NOTE, "skipped-file", file->shown, "", "Word 文档里的表格都不是规定的表，没有读");
    count = 0;
  }
  for (size_t i = 0; i < count; i++) {
    const zb_diag *d = zb_diags_at(found, i);
    zb_diags_add(w->diags, d->severity, d->code, d->place, d->remedy, "%s", d->message);
  }
  zb_diags_free(found);
  return status;
}

/* Imports what may be a table. */
static zb_status import_table(walk *w, const char *path, const char *shown, folder *in)
{
  zb_found_file file = {
      .path = path, .shown = shown, .listed = listed_digest(in, shown), .in_output = in->in_output, .depth = in->depth};
  /* The page about an earlier run, as that has left it, shows its tables by a script only. */
  bool is_page;
  zb_status status = find_as_listed(w, path, zb_file_named(path, ".html") ? file.listed : NULL, &is_page);
  in->made += is_page;
  if (is_page)
    return ZB_OK;
  status = status == ZB_OK ? read_table(w, &file) : zb_worse(status, zb_import_note_unread(w->import, shown, w->diags));
  if (file.made == ZB_MADE_DOCUMENT)
    in->made++;
  else if (file.made == ZB_MADE_NOT)
    in->has_other = true;
  return status;
}

/* What is neither a table nor a document of ours, though it may be a photo. */
static zb_status import_other(walk *w, const char *path, const char *shown, bool unfinished, folder *in)
{
  in->has_other = true;
  if (zb_is_picture_name(path))
    zb_store_add_photo(w->import->store, path, shown, NULL);
  else if (unfinished)
    zb_diags_add(w->diags, ZB_WARNING, "skipped-file", shown, "不要的请删掉；要读的请重新下载",
                 "这个文件没有写完或没有下载完，没有读");
  else
    skip_file(w, shown);
  return ZB_OK;
}

static zb_status import_file(walk *w, const char *path, const char *shown, folder *in)
{
  static const char *const unfinished[] = {".part", ".crdownload", NULL};
  static const char *const backups[] = {".bak", ".xlk", ".wbk", ".old", ".tmp", NULL};
  if (zb_file_named_as_one_of(path, backups)) {
    in->has_other = true;
    zb_diags_add(w->diags, ZB_NOTE, "skipped-file", shown, "", "这是备份文件或临时文件，没有读");
    return ZB_OK;
  }
  bool is_unfinished = zb_file_named_as_one_of(path, unfinished);
  if (is_unfinished || zb_is_picture_name(path))
    return import_other(w, path, shown, is_unfinished, in);
  kind kind;
  bool is_made = false;
  zb_status status = find_kind(path, w->diags, &kind);
  if (status == ZB_OK)
    status = kind == ARCHIVE ? find_archive_made(w, path, shown, in, &is_made)
                             : zb_is_made_paper(path, w->arena, w->diags, &is_made);
  if (status != ZB_OK) {
    in->has_other = true;
    return zb_worse(status, zb_import_note_unread(w->import, shown, w->diags));
  }
  if (kind == ARCHIVE && !is_made)
    return import_archive(w, path, shown, in);
  if (is_made) {
    in->made++;
    return ZB_OK;
  }
  if ((kind == TEXT && !is_named_as_text_table(path)) || (kind == EMPTY && !is_named_as_table(path)))
    return import_other(w, path, shown, false, in);
  return import_table(w, path, shown, in);
}

/* --- Folders -------------------------------------------------------------------------------------------------- */

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

/* Whether it is no data but tells by which notice they are judged: notice.txt, and a notice's folder. */
static bool is_of_notice(const walk *w, const char *path, bool is_folder)
{
  if (!is_folder)
    return strcmp(strrchr(path, '/'), "/notice.txt") == 0;
  return access(zb_arena_printf(w->arena, "%s/notice.lua", path), F_OK) == 0;
}

static zb_status import_entry(walk *w, const char *path, const char *shown, folder *in, size_t *made)
{
  struct stat info;
  bool is_list = strcmp(strrchr(path, '/'), "/manifest.json") == 0;
  if (is_list && in->list_unread)
    return zb_import_note_unread(w->import, shown, w->diags);
  if (is_list && in->listed != NULL)
    return ZB_OK;
  if (stat(path, &info) != 0) {
    in->has_other = true;
    return unreadable(path, w->diags);
  }
  if (is_of_notice(w, path, S_ISDIR(info.st_mode))) {
    if (!S_ISDIR(info.st_mode) && (in->parent != NULL || strcmp(path, shown) != 0))
      zb_diags_add(w->diags, ZB_WARNING, "notice", shown, "请把它移到数据文件夹里，或者用 --notice 写明按哪一份通知",
                   "notice.txt 放在里面的文件夹或压缩包里，没有照它");
    return ZB_OK;
  }
  if (S_ISDIR(info.st_mode))
    return import_folder(w, path, shown, in, made);
  if (S_ISREG(info.st_mode))
    return import_file(w, path, shown, in);
  in->has_other = true;
  return skip_file(w, shown);
}

/* Whether the folder is read already: a link leads to it. */
static bool was_visited(walk *w, const folder *f)
{
  for (const folder *above = f->parent; above != NULL; above = above->parent)
    if (above->inode == f->inode && above->device == f->device) {
      zb_diags_add(w->diags, ZB_WARNING, "skipped-file", f->shown, "请删掉这个链接",
                   "这是指回上级文件夹的链接，没有读");
      return true;
    }
  for (size_t i = 0; i < w->visited_count; i++)
    if (w->visited[i].inode == f->inode && w->visited[i].device == f->device) {
      zb_diags_add(w->diags, ZB_NOTE, "same-file", f->shown, "", "和 %s 是同一个文件夹，只读一次", w->visited[i].shown);
      return true;
    }
  if (f->depth > MAX_DEPTH) {
    zb_diags_add(w->diags, ZB_ERROR, "too-deep", f->shown, "请把里面的文件移到外面来", "文件夹套得太深，没有读");
    return true;
  }
  w->visited = zb_arena_grow(w->arena, w->visited, w->visited_count, &w->visited_capacity, sizeof *w->visited);
  w->visited[w->visited_count++] = *f;
  return false;
}

/* The name that people know it by: a file from an archive may have another one here. */
static const char *shown_name(walk *w, const folder *in, const char *path, const char *name)
{
  if (!w->in_archive || *name != '~')
    return name;
  zb_store *store = w->import->store;
  const char *archive = zb_store_user_path(store, in->path), *full = zb_store_user_path(store, path);
  return full + strlen(archive) + 1;
}

/* A folder below with nothing but earlier documents. */
typedef struct made_below {
  const char *shown;
  size_t count;
} made_below;

/* Tells of the documents in the folder, unless the folder above can tell of all in one: then *MADE is their number. */
static void report_folder(walk *w, const folder *f, const made_below *below, size_t count, size_t *made)
{
  size_t all = f->made;
  for (size_t i = 0; i < count; i++)
    all += below[i].count;
  bool is_top = f->parent == NULL;
  if (!f->has_other && f->listed == NULL && !is_top)
    *made = all;
  else if (f->made > 0 || f->listed != NULL || !f->has_other)
    report_made(w, *f->shown == '\0' ? f->path : f->shown, all);
  else
    for (size_t i = 0; i < count; i++)
      report_made(w, below[i].shown, below[i].count);
}

static zb_status import_entries(walk *w, folder *f, struct dirent **entries, int count, size_t *made)
{
  made_below *below = zb_arena_array(w->arena, (size_t)count + 1, sizeof *below);
  size_t below_count = 0;
  zb_status status = ZB_OK;
  for (int i = 0; i < count; i++) {
    const char *path = zb_arena_printf(w->arena, "%s/%s", f->path, entries[i]->d_name);
    const char *name = shown_name(w, f, path, entries[i]->d_name);
    w->import->next = i + 1 < count ? zb_arena_printf(w->arena, "%s/%s", f->path, entries[i + 1]->d_name) : NULL;
    made_below *next = &below[below_count];
    next->shown = *f->shown == '\0' ? name : zb_arena_printf(w->arena, "%s/%s", f->shown, name);
    next->count = 0;
    status = zb_worse(status, import_entry(w, path, next->shown, f, &next->count));
    below_count += next->count > 0;
  }
  report_folder(w, f, below, below_count, made);
  return status;
}

/* Whether it is where a run that listed what is in IN has put what is not valid any more: "folder" of lua/changes.lua.
 */
static bool is_withdrawn(const folder *in, const char *path)
{
  return in->listed != NULL && strcmp(strrchr(path, '/'), "/作废") == 0;
}

static zb_status import_folder(walk *w, const char *path, const char *shown, folder *parent, size_t *made)
{
  struct stat info;
  struct dirent **entries;
  folder f = {.path = path, .shown = shown, .parent = parent, .depth = parent == NULL ? 0 : parent->depth + 1};
  int count = stat(path, &info) == 0 ? scandir(path, &entries, is_wanted, by_bytes) : -1;
  if (count < 0)
    return unreadable(path, w->diags);
  f.device = info.st_dev, f.inode = info.st_ino;
  zb_status status = ZB_OK;
  if (!was_visited(w, &f)) {
    bool is_output = w->has_output && f.inode == w->output_inode && f.device == w->output_device;
    f.in_output = parent != NULL && (parent->in_output || is_output || is_withdrawn(parent, path));
    status = zb_listed_read(zb_arena_printf(w->arena, "%s/manifest.json", path), w->arena, w->diags, &f.listed);
    f.list_unread = f.has_other = status != ZB_OK;
    status = zb_worse(status, import_entries(w, &f, entries, count, made));
  }
  if (parent != NULL)
    parent->has_other = parent->has_other || f.has_other;
  for (int i = 0; i < count; i++)
    free(entries[i]);
  free(entries);
  return status;
}

/* --- What the user names -------------------------------------------------------------------------------------- */

static zb_status import_given(walk *w, const char *given, bool is_folder)
{
  const char *slash = strrchr(given, '/'), *name = slash == NULL ? given : slash + 1;
  size_t made = 0;
  if (is_folder)
    return import_folder(w, given, "", NULL, &made);
  if (zb_is_picture_name(given)) {
    zb_store_add_photo(w->import->store, given, given, NULL);
    return ZB_OK;
  }
  kind kind;
  zb_status status = find_kind(given, w->diags, &kind);
  if (status != ZB_OK)
    return zb_worse(status, zb_import_note_unread(w->import, name, w->diags));
  if (kind == ARCHIVE)
    return import_archive(w, given, name, NULL);
  zb_found_file file = {.path = given, .shown = name, .asked_for = true};
  return zb_import_file(w->import, &file, w->diags);
}

zb_status zb_import_path(zb_import *import, const char *path, zb_diags *diags)
{
  walk w = {.import = import, .diags = diags, .arena = zb_arena_new()};
  char *given = zb_arena_strdup(w.arena, path);
  for (size_t n = strlen(given); n > 1 && given[n - 1] == '/'; n--)
    given[n - 1] = '\0';
  struct stat info;
  w.has_output = import->output != NULL && stat(import->output, &info) == 0;
  w.output_device = w.has_output ? info.st_dev : 0;
  w.output_inode = w.has_output ? info.st_ino : 0;
  zb_status status =
      stat(given, &info) != 0 ? unreadable(given, diags) : import_given(&w, given, S_ISDIR(info.st_mode));
  import->next = NULL;
  zb_arena_free(w.arena);
  return status;
}

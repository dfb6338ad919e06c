/* A line for each file: how many bytes, which digest, what it was made from unless that is not known, its name. A line
   may be torn where a run died, so each begins and ends with a line end, and what is none is passed over. */
#include "run/journal.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/grow.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "/.zhibiao-journal"

enum { DIGEST = 64, MAX_NAMED = 5 };

/* What a dead run noted of a file; more than one if it was written more than once. */
typedef struct note {
  const char *name, *sha256, *made_from; /* in the journal's text; made_from "": not known */
  long long length;
  bool made; /* by this run */
} note;

struct zb_journal {
  char *path, *folder;
  int file;
  bool left;
  zb_buffer text; /* of the dead run */
  note *notes;    /* by their names */
  size_t count, capacity;
};

/* --- What a dead run has noted -------------------------------------------------------------------------------- */

/* Cuts a digest and the blank behind it off the beginning of *TEXT; NULL: there is none. */
static const char *cut_digest(char **text)
{
  char *digest = *text;
  if (strspn(digest, "0123456789abcdef") != DIGEST || digest[DIGEST] != ' ')
    return NULL;
  digest[DIGEST] = '\0';
  *text = digest + DIGEST + 1;
  return digest;
}

/* Cuts LINE, like "1234 0a…9f 7b…30 形式/甲.pdf", into its parts. */
static bool read_note(char *line, note *note)
{
  char *rest;
  note->length = strtoll(line, &rest, 10);
  if (rest == line || *rest++ != ' ' || (note->sha256 = cut_digest(&rest)) == NULL)
    return false;
  note->made_from = cut_digest(&rest);
  if (note->made_from == NULL)
    note->made_from = "";
  note->name = rest;
  return zb_path_is_below(note->name);
}

static int compare(const void *a, const void *b)
{
  return strcmp(((const note *)a)->name, ((const note *)b)->name);
}

static void read_notes(zb_journal *journal)
{
  char *rest = journal->text.data;
  for (char *line; rest != NULL && (line = strsep(&rest, "\n")) != NULL;) {
    note note = {0};
    if (!read_note(line, &note))
      continue;
    journal->notes = zb_grow(journal->notes, journal->count, &journal->capacity, sizeof note);
    journal->notes[journal->count++] = note;
  }
  if (journal->count > 0)
    qsort(journal->notes, journal->count, sizeof *journal->notes, compare);
}

/* --- Its life ------------------------------------------------------------------------------------------------- */

static zb_status unwritable(const char *path, zb_diags *diags)
{
  zb_diags_add(diags, ZB_ERROR, "unwritable", path, "请检查磁盘空间和输出文件夹的写入权限，或用 -o 换一个文件夹",
               "写不出文件：%s", zb_errno_text(errno));
  return ZB_OUTPUT;
}

/* A journal is a file of its own and no link. Beside a manifest it tells of nothing: its run had ended, or had not
   begun to write, when the power went. */
static bool is_left(const char *path, const char *folder)
{
  struct stat info;
  if (lstat(path, &info) != 0)
    return false;
  zb_buffer manifest = {0};
  zb_buffer_printf(&manifest, "%s/manifest.json", folder);
  bool left = S_ISREG(info.st_mode) && access(manifest.data, F_OK) != 0;
  zb_buffer_free(&manifest);
  if (!left)
    unlink(path);
  return left;
}

zb_status zb_journal_open(const char *folder, zb_diags *diags, zb_journal **journal)
{
  *journal = NULL;
  zb_buffer path = {0};
  zb_buffer_printf(&path, "%s" FILE_NAME, folder);
  zb_journal *j = calloc(1, sizeof *j);
  j->path = path.data;
  j->folder = strdup(folder);
  j->left = is_left(j->path, folder);
  zb_status status = j->left && zb_file_read(j->path, &j->text, diags) != ZB_OK ? ZB_OUTPUT : ZB_OK;
  j->file = open(j->path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_APPEND | O_CLOEXEC, 0600);
  if (j->file < 0 && status == ZB_OK)
    status = unwritable(folder, diags);
  if (status == ZB_OK) {
    read_notes(j);
    *journal = j;
  } else {
    zb_journal_close(j, false);
  }
  return status;
}

bool zb_journal_is_left(const zb_journal *journal)
{
  return journal->left;
}

bool zb_journal_close(zb_journal *journal, bool whole)
{
  if (journal == NULL)
    return true;
  if (journal->file >= 0)
    close(journal->file);
  bool ok = !whole || unlink(journal->path) == 0 || errno == ENOENT;
  zb_buffer_free(&journal->text);
  free(journal->notes);
  free(journal->folder);
  free(journal->path);
  free(journal);
  return ok;
}

bool zb_journal_note(zb_journal *journal, const char *name, size_t length, const char *sha256, const char *made_from)
{
  zb_buffer line = {0};
  zb_buffer_printf(&line, "\n%zu %s %s%s%s\n", length, sha256, made_from, *made_from == '\0' ? "" : " ", name);
  bool ok = zb_write_all(journal->file, line.data, line.length);
  zb_buffer_free(&line);
  return ok;
}

/* The first of the notes with that name; COUNT: there is none. */
static size_t find(const zb_journal *journal, const char *name)
{
  size_t from = 0, to = journal->count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (strcmp(journal->notes[middle].name, name) < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

void zb_journal_made(zb_journal *journal, const char *name)
{
  for (size_t i = find(journal, name); i < journal->count && strcmp(journal->notes[i].name, name) == 0; i++)
    journal->notes[i].made = true;
}

static bool is_of(const zb_journal *journal, size_t i, const char *name)
{
  return i < journal->count && strcmp(journal->notes[i].name, name) == 0;
}

bool zb_journal_has(const zb_journal *journal, const char *name)
{
  return is_of(journal, find(journal, name), name);
}

bool zb_journal_has_digest(const zb_journal *journal, const char *name, const char *sha256)
{
  for (size_t i = find(journal, name); is_of(journal, i, name); i++)
    if (strcmp(journal->notes[i].sha256, sha256) == 0)
      return true;
  return false;
}

bool zb_journal_has_made_from(const zb_journal *journal, const char *name, const char *made_from, size_t *length,
                              char sha256[65])
{
  for (size_t i = find(journal, name); is_of(journal, i, name); i++)
    if (strcmp(journal->notes[i].made_from, made_from) == 0) {
      *length = (size_t)journal->notes[i].length;
      memcpy(sha256, journal->notes[i].sha256, DIGEST + 1);
      return true;
    }
  return false;
}

/* --- What the dead run made and this one did not --------------------------------------------------------------- */

/* Files that are told of together. */
typedef struct told {
  size_t count;
  zb_buffer names;
} told;

static void add(told *told, const char *name)
{
  if (told->count++ < MAX_NAMED)
    zb_buffer_printf(&told->names, "%s%s", told->names.length > 0 ? "、" : "", name);
}

/* Whether the file is as one of COUNT notes says. */
static bool is_as_noted(const char *path, const note *notes, size_t count)
{
  char sha256[DIGEST + 1];
  zb_diags *diags = zb_diags_new(); /* a file that can't be read is told as one that has changed */
  bool known = zb_sha256_file(path, sha256, diags) == ZB_OK;
  zb_diags_free(diags);
  struct stat info;
  for (size_t i = 0; known && i < count; i++)
    if (strcmp(notes[i].sha256, sha256) == 0 && stat(path, &info) == 0 && info.st_size == notes[i].length)
      return true;
  return false;
}

/* Removes the file and the folders below the output folder that are empty without it. */
static bool remove_file(const zb_journal *journal, const char *path)
{
  if (unlink(path) != 0)
    return false;
  zb_file_prune(path, strlen(journal->folder));
  return true;
}

static void clear_file(const zb_journal *journal, const note *notes, size_t count, told *removed, told *kept)
{
  zb_buffer path = {0};
  struct stat info;
  zb_buffer_printf(&path, "%s/%s", journal->folder, notes->name);
  if (lstat(path.data, &info) == 0) {
    bool gone = S_ISREG(info.st_mode) && is_as_noted(path.data, notes, count) && remove_file(journal, path.data);
    add(gone ? removed : kept, notes->name);
  }
  zb_buffer_free(&path);
}

static void tell(const zb_journal *journal, told *told, const char *code, const char *what, const char *remedy,
                 zb_diags *diags)
{
  if (told->count > 0)
    zb_diags_add(diags, ZB_WARNING, code, journal->folder, remedy,
                 "上一次断掉以前做的文件，有 %zu 个这次没有做，%s：%s%s", told->count, what, told->names.data,
                 told->count > MAX_NAMED ? " 等" : "");
  zb_buffer_free(&told->names);
}

void zb_journal_clear_up(const zb_journal *journal, zb_diags *diags)
{
  told removed = {0}, kept = {0};
  for (size_t i = 0, next; i < journal->count; i = next) {
    for (next = i + 1; next < journal->count && strcmp(journal->notes[next].name, journal->notes[i].name) == 0;)
      next++;
    if (!journal->notes[i].made)
      clear_file(journal, &journal->notes[i], next - i, &removed, &kept);
  }
  tell(journal, &removed, "leftover-removed", "已经删去", "还要这些文件的，请按原来的数据和选项再做一次", diags);
  tell(journal, &kept, "leftover-kept", "可是和做的时候不一样，没有删，也不在清单里",
       "请看是断电时没有写完，还是后来有人改过；不要的请删去", diags);
}

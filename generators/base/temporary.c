#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_DEPTH = 300 /* of folders: those of an archive are 100 at most, and may be in one another */ };
enum { JUST_MADE = 2 /* seconds: its process may not have locked it yet */ };

#define PREFIX "zhibiao-"

/* Process state: the way out for want of memory has no argument to carry it. */
static char parent[4096], left[4096];
static int parent_fd = -1;
static unsigned made;

static const char *temporary_place(void)
{
  const char *where = getenv("TMPDIR");
  return where != NULL && *where != '\0' ? where : "/tmp";
}

/* A folder is locked as long as its process lives, which tells those of dead ones. */
static const char *make_parent(void)
{
  if (*parent != '\0')
    return parent;
  int n = snprintf(parent, sizeof parent, "%s/" PREFIX "XXXXXX", temporary_place());
  if (n < 0 || (size_t)n >= sizeof parent || mkdtemp(parent) == NULL) {
    *parent = '\0';
    return NULL;
  }
  parent_fd = open(parent, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (parent_fd >= 0)
    flock(parent_fd, LOCK_EX | LOCK_NB);
  return parent;
}

const char *zb_temporary_folder(zb_arena *arena)
{
  if (make_parent() == NULL)
    return NULL;
  const char *folder = zb_arena_printf(arena, "%s/%u", parent, ++made);
  return mkdir(folder, 0700) == 0 ? folder : NULL;
}

static void empty(int folder, int depth);

/* Removes what is named NAME in the folder, which may be a folder itself. */
static bool remove_entry(int folder, const char *name, int depth)
{
  if (unlinkat(folder, name, 0) == 0)
    return true;
  int inner = depth > 0 ? openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
  if (inner < 0)
    return false;
  empty(inner, depth - 1);
  close(inner);
  return unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

/* Removes all that is in the folder. Asks for no memory, as there may be none, and calls only what a signal handler
   may. Some systems leave out entries while others are removed, so it is read until nothing more goes. */
static void empty(int folder, int depth)
{
  _Alignas(struct dirent64) char entries[4096];
  bool removed;
  do {
    removed = false;
    lseek(folder, 0, SEEK_SET);
    for (ssize_t n; (n = getdents64(folder, entries, sizeof entries)) > 0;)
      for (ssize_t at = 0; at < n;) {
        const struct dirent64 *entry = (const struct dirent64 *)(entries + at);
        at += entry->d_reclen;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
          removed = remove_entry(folder, entry->d_name, depth) || removed;
      }
  } while (removed);
}

void zb_folder_empty(int folder)
{
  empty(folder, MAX_DEPTH);
}

void zb_temporary_remove(void)
{
  if (*parent == '\0')
    return;
  if (parent_fd >= 0) {
    empty(parent_fd, MAX_DEPTH);
    close(parent_fd);
    parent_fd = -1;
  }
  if (rmdir(parent) != 0 && errno != ENOENT && *left == '\0')
    memcpy(left, parent, sizeof left);
  *parent = '\0';
}

const char *zb_temporary_left(void)
{
  return *left != '\0' ? left : NULL;
}

void zb_temporary_disown(void)
{
  if (parent_fd >= 0)
    close(parent_fd);
  parent_fd = -1;
  *parent = '\0';
}

/* Whether it is the user's own, not just made, and nobody holds its lock. */
static bool is_left(int folder)
{
  struct stat info;
  return fstat(folder, &info) == 0 && info.st_uid == geteuid() && time(NULL) - info.st_mtime >= JUST_MADE &&
         flock(folder, LOCK_EX | LOCK_NB) == 0;
}

void zb_temporary_sweep(void)
{
  DIR *place = opendir(temporary_place());
  if (place == NULL)
    return;
  for (const struct dirent *entry; (entry = readdir(place)) != NULL;) {
    if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) != 0 || strlen(entry->d_name) != strlen(PREFIX "XXXXXX"))
      continue;
    int folder = openat(dirfd(place), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
      continue;
    if (is_left(folder)) {
      empty(folder, MAX_DEPTH);
      unlinkat(dirfd(place), entry->d_name, AT_REMOVEDIR);
    }
    close(folder);
  }
  closedir(place);
}

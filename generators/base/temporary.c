#include "base/temporary.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_DEPTH = 300 /* of folders: those of an archive are 100 at most, and may be in one another */ };

/* Process state: the way out for want of memory has no argument to carry it. */
static char parent[4096];
static unsigned made;

static const char *make_parent(void)
{
  if (*parent != '\0')
    return parent;
  const char *where = getenv("TMPDIR");
  int n = snprintf(parent, sizeof parent, "%s/zhibiao-XXXXXX", where != NULL && *where != '\0' ? where : "/tmp");
  if (n < 0 || (size_t)n >= sizeof parent || mkdtemp(parent) == NULL)
    *parent = '\0';
  return *parent == '\0' ? NULL : parent;
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

void zb_temporary_remove(void)
{
  if (*parent == '\0')
    return;
  int folder = open(parent, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0) {
    empty(folder, MAX_DEPTH);
    close(folder);
  }
  rmdir(parent);
  *parent = '\0';
}

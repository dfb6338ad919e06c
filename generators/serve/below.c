#include "serve/below.h"

#include "base/file.h"
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PART_SIZE = 256, AS_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

/* Opens the folder that NAME lies in, below FOLDER; *LAST is the rest of NAME. MAKE: what is missing is made. -1 with
   errno. */
static int open_parent(const char *folder, const char *name, bool make, const char **last)
{
  if (!zb_path_is_below(name)) {
    errno = ENOENT;
    return -1;
  }
  int at = open(folder, AS_FOLDER);
  for (const char *slash; at >= 0 && (slash = strchr(name, '/')) != NULL; name = slash + 1) {
    char part[PART_SIZE];
    size_t n = (size_t)(slash - name);
    if (n >= sizeof part) {
      close(at);
      errno = ENAMETOOLONG;
      return -1;
    }
    memcpy(part, name, n);
    part[n] = '\0';
    bool there = !make || mkdirat(at, part, 0700) == 0 || errno == EEXIST;
    int next = there ? openat(at, part, AS_FOLDER) : -1;
    int error = errno;
    close(at);
    errno = error;
    at = next;
  }
  *last = name;
  return at;
}

int zb_below_open(const char *folder, const char *name, int64_t *size)
{
  const char *last;
  int at = open_parent(folder, name, false, &last);
  if (at < 0)
    return -1;
  int file = openat(at, last, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  close(at);
  struct stat info;
  if (file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
    *size = info.st_size;
    return file;
  }
  if (file >= 0)
    close(file);
  return -1;
}

bool zb_below_link(const char *folder, const char *name, const char *from)
{
  const char *last;
  int at = open_parent(folder, name, true, &last);
  if (at < 0)
    return false;
  bool done = linkat(AT_FDCWD, from, at, last, 0) == 0;
  int error = errno;
  close(at);
  errno = error;
  return done;
}

bool zb_below_remove(const char *folder)
{
  int at = open(folder, AS_FOLDER);
  if (at < 0)
    return errno == ENOENT;
  zb_folder_empty(at);
  close(at);
  return rmdir(folder) == 0;
}

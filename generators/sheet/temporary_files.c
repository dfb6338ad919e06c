#include "sheet/temporary_files.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Process state: the library gives its temporary files nothing that would tell whose they are. */
static int failure;
static struct part *open_parts;

typedef struct part {
  int fd;
  FILE *file;
  struct part *next;
} part;

static void fail(int error)
{
  if (failure == 0)
    failure = error;
}

static int descriptor(void *cookie)
{
  return ((const part *)cookie)->fd;
}

static ssize_t write_part(void *cookie, const char *bytes, size_t n)
{
  if (zb_write_all(descriptor(cookie), bytes, n))
    return (ssize_t)n;
  fail(errno);
  return 0; /* an error, for a stream of this kind */
}

static ssize_t read_part(void *cookie, char *bytes, size_t n)
{
  ssize_t got;
  do
    got = read(descriptor(cookie), bytes, n);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    fail(errno);
  return got;
}

static int seek_part(void *cookie, off64_t *at, int whence)
{
  off64_t now = lseek64(descriptor(cookie), *at, whence);
  if (now < 0)
    return -1;
  *at = now;
  return 0;
}

static int close_part(void *cookie)
{
  int result = close(descriptor(cookie));
  if (result != 0)
    fail(errno);
  part **place = &open_parts;
  while (*place != NULL && *place != cookie)
    place = &(*place)->next;
  if (*place != NULL)
    *place = (*place)->next;
  free(cookie);
  return result;
}

/* A file without a name in the folder. */
static int open_in(const char *folder)
{
  int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
    return fd;
  char path[PATH_MAX];
  int n = snprintf(path, sizeof path, "%s/zhibiao-XXXXXX", folder);
  if (n < 0 || (size_t)n >= sizeof path)
    return -1;
  fd = mkostemp(path, O_CLOEXEC);
  if (fd >= 0)
    unlink(path);
  return fd;
}

/* Declared here, as the library's header says char * or const char *, by its version. */
__attribute__((visibility("default"))) FILE *lxw_tmpfile(const char *folder);

FILE *lxw_tmpfile(const char *folder)
{
  static const cookie_io_functions_t functions = {read_part, write_part, seek_part, close_part};
  part *made = malloc(sizeof *made);
  *made = (part){.fd = folder == NULL ? -1 : open_in(folder), .next = open_parts};
  if (folder != NULL && made->fd < 0)
    fail(errno); /* the library goes on, as it would print a sentence of its own */
  if (made->fd < 0)
    made->fd = memfd_create("zhibiao", MFD_CLOEXEC);
  made->file = made->fd < 0 ? NULL : fopencookie(made, "w+", functions);
  if (made->file != NULL) {
    open_parts = made;
    return made->file;
  }
  fail(errno);
  if (made->fd >= 0)
    close(made->fd);
  free(made);
  return NULL;
}

void temporary_files_end(void)
{
  while (open_parts != NULL)
    fclose(open_parts->file);
}

void temporary_files_begin(void)
{
  failure = 0;
}

int temporary_files_failure(void)
{
  return failure;
}

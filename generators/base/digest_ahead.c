#include "base/digest_ahead.h"

#include "base/digest.h"
#include "base/thread.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Of less a thread costs more than it saves. */
enum { LARGE = 4 * 1024 * 1024 };

struct zb_digest_ahead {
  pthread_t thread;
  char *path;
  char hex[65];
  bool done; /* once the thread has ended */
};

static void *read_file(void *data)
{
  zb_digest_ahead *ahead = data;
  ahead->done = zb_sha256_file_quietly(ahead->path, ahead->hex);
  return NULL;
}

static void free_ahead(zb_digest_ahead *ahead)
{
  free(ahead->path);
  free(ahead);
}

zb_digest_ahead *zb_digest_ahead_begin(const char *path)
{
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size < LARGE)
    return NULL;
  zb_digest_ahead *ahead = calloc(1, sizeof *ahead);
  if (ahead == NULL || (ahead->path = strdup(path)) == NULL)
    abort();
  if (zb_thread_start(&ahead->thread, read_file, ahead))
    return ahead;
  free_ahead(ahead);
  return NULL;
}

bool zb_digest_ahead_end(zb_digest_ahead *ahead, const char *path, char hex[65])
{
  if (ahead == NULL)
    return false;
  pthread_join(ahead->thread, NULL);
  bool done = ahead->done && strcmp(ahead->path, path) == 0;
  if (done)
    memcpy(hex, ahead->hex, sizeof ahead->hex);
  free_ahead(ahead);
  return done;
}

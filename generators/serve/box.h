/* A job in a box of its own: another process of this program that has so much memory and time, no network, sees nothing
   of the other works, and writes where it shall. Whatever it does, the server goes on. */
#ifndef ZB_SERVE_BOX_H
#define ZB_SERVE_BOX_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

typedef struct zb_box {
  const char *folder;          /* where it works */
  char *const *arguments;      /* of the program, NULL at the end; the first is its name */
  const char *out, *err;       /* files for what it prints */
  const char *const *writable; /* folders below FOLDER, NULL at the end */
  const char *const *readable; /* the same; of FOLDER it sees nothing else */
  const char *hidden;          /* a folder above FOLDER of which it sees nothing else */
  const char *temporary;       /* its TMPDIR, one of WRITABLE */
  const char *home;            /* its ZHIBIAO_HOME; NULL: as here */
  long memory_mb, cpu_seconds;
} zb_box;

/* Starts it; ARENA holds what is needed until it runs. -1 with errno if it can't be started. The process leads a group
   of its own. */
pid_t zb_box_start(const zb_box *box, zb_arena *arena);

/* Waits for its end; its number is not given to another process before zb_box_end. */
void zb_box_wait(pid_t process);

/* Of a process that has ended: removes what is left of its group. Its exit code, or 128 + the signal that ended it. */
int zb_box_end(pid_t process);

#endif

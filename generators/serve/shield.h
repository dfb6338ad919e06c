/* What a job can't reach, where the system lets us say so: Landlock for files (Linux 5.19), a network of its own, and
   seccomp, by which it gets no socket. Nothing here needs rights; what a system doesn't have is left out. */
#ifndef ZB_SERVE_SHIELD_H
#define ZB_SERVE_SHIELD_H

#include <stdbool.h>

typedef struct zb_shield {
  int files; /* the rules of Landlock; -1: none */
} zb_shield;

/* Of HIDDEN nothing is seen but what of FOLDER, which lies below it, is READABLE or WRITABLE; all else of the system is
   readable, and nothing else is writable. */
zb_shield zb_shield_make(const char *hidden, const char *folder, const char *const *readable,
                         const char *const *writable);
void zb_shield_free(zb_shield *shield);

/* For this process and all that it starts, for good. Calls only what a signal handler may. */
bool zb_shield_raise(const zb_shield *shield);

#endif

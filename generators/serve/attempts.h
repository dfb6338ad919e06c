/* How often passwords have been tried from an address: who guesses must wait. */
#ifndef ZB_SERVE_ATTEMPTS_H
#define ZB_SERVE_ATTEMPTS_H

#include <stdint.h>

typedef struct zb_attempts zb_attempts;

zb_attempts *zb_attempts_new(void);
void zb_attempts_free(zb_attempts *attempts);

/* How many seconds ADDRESS has to wait before it may try; 0: it may now, and that is counted. Ten in a row, then one
   each ten seconds. Safe to be called by several threads. */
int zb_attempts_take(zb_attempts *attempts, const char *address, int64_t now);

/* The one who tried knew it. */
void zb_attempts_forgive(zb_attempts *attempts, const char *address);

#endif

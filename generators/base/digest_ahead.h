/* The SHA-256 of a large file, by a thread of its own, while something else is done. */
#ifndef ZB_BASE_DIGEST_AHEAD_H
#define ZB_BASE_DIGEST_AHEAD_H

#include <stdbool.h>

typedef struct zb_digest_ahead zb_digest_ahead;

/* Begins with the file at PATH. NULL if that is none, or a small one, or there is no thread to be had. */
zb_digest_ahead *zb_digest_ahead_begin(const char *path);

/* Waits for it, and frees AHEAD, which may be NULL. False if it is another file's, or could not be read: whoever wants
   it reads the file himself, and tells why that fails. */
bool zb_digest_ahead_end(zb_digest_ahead *ahead, const char *path, char hex[65]);

#endif

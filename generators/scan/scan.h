/* The QR symbols in a scan or photo, by libzbar. */
#ifndef ZB_SCAN_SCAN_H
#define ZB_SCAN_SCAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* What a picture turned out to be. */
typedef enum {
  ZB_SCAN_READ,  /* FOUND took a symbol */
  ZB_SCAN_EMPTY, /* it shows something, but none of the symbols that were looked for */
  ZB_SCAN_BLANK  /* it is a page with nothing on it */
} zb_scan_outcome;

/* Calls FOUND with the text of each symbol in a JPEG or PNG file of LENGTH bytes; what a symbol says may be anything,
   and it may be called twice with the same. False: it is not what was looked for. *OUTCOME is what came of it. ARENA is
   for what reading takes. NULL, or why it can't be read, in the user's words and in ARENA or static. */
const char *zb_scan_picture(const void *file, size_t length, zb_arena *arena,
                            bool (*found)(void *data, const char *text), void *data, zb_scan_outcome *outcome);

#endif

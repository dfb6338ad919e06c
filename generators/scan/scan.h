/* The QR symbols in a scan or photo, by libzbar. */
#ifndef ZB_SCAN_SCAN_H
#define ZB_SCAN_SCAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Calls FOUND with the text of each symbol in a JPEG or PNG file of LENGTH bytes; what a symbol says may be anything,
   and it may be called twice with the same. False: it is not what was looked for. ARENA is for what reading takes.
   NULL, or why it can't be read, in the user's words and in ARENA or static. */
const char *zb_scan_picture(const void *file, size_t length, zb_arena *arena,
                            bool (*found)(void *data, const char *text), void *data);

#endif

/* What the scans of a JPEG end with. Private to picture/. */
#ifndef ZB_PICTURE_JPEG_TAILS_H
#define ZB_PICTURE_JPEG_TAILS_H

#include "base/buffer.h"

#include <stddef.h>

/* Appends the file without the last byte of each scan whose lowest bit is BIT, and of each part of it between two
   restarts, that is no mere padding; what is behind the last of them is left out. Returns how many bytes these are: a
   decoder misses each of them, unless it was left over. */
size_t jpeg_without_tails(const unsigned char *data, size_t length, int bit, zb_buffer *out);

#endif

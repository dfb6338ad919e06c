/* JPEG pictures as a PDF takes them: what all viewers agree on, and nothing of where and with what it was taken. */
#ifndef ZB_PICTURE_JPEG_H
#define ZB_PICTURE_JPEG_H

#include "base/arena.h"

#include <stddef.h>

typedef struct zb_jpeg {
  const unsigned char *data; /* a JPEG file */
  size_t length;
  int width, height, components; /* as stored; 1 grey, 3 colour, 4 CMYK */
  int orientation;               /* how it is to be shown, as EXIF numbers it: 1 as it is stored … 8 */
} zb_jpeg;

/* Writes a file of LENGTH bytes anew, in ARENA: the same pixels, bit for bit, as baseline JPEG without EXIF,
   thumbnails, comments and stray bytes. NULL, or why it can't be used, in the user's words and in ARENA or static: it
   is no JPEG or one that few programs read, is damaged or cut off, or has more pixels than anyone prints. */
const char *zb_jpeg_rewrite(const void *file, size_t length, zb_arena *arena, zb_jpeg *out);

#endif

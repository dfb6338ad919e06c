/* Pictures as shades of grey, for who looks for something in them. */
#ifndef ZB_PICTURE_GREY_H
#define ZB_PICTURE_GREY_H

#include "base/arena.h"

#include <stddef.h>

typedef struct zb_grey {
  int width, height;
  unsigned char *pixels; /* rows from the top, a byte each: 0 black … 255 white */
} zb_grey;

/* Decodes a JPEG or PNG file of LENGTH bytes, told by its content, as it is stored (not turned as EXIF asks for). The
   pixels are in ARENA. NULL, or why it can't be used, in the user's words and in ARENA or static. */
const char *zb_grey_decode(const void *file, size_t length, zb_arena *arena, zb_grey *out);

#endif

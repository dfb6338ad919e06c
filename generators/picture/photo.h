/* What a rule needs to know of a photo, read from the file itself. */
#ifndef ZB_PICTURE_PHOTO_H
#define ZB_PICTURE_PHOTO_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Width and height are those of the picture as it is shown, after the turn that EXIF asks for. */
typedef struct zb_photo {
  int64_t bytes;
  const char *fault;             /* why forms can't show it, in the user's words, in the arena; NULL: they can */
  int width, height, components; /* pixels; 1 grey, 3 colour, 4 CMYK; 0 with a fault */
  double white, coloured;        /* -1: not known */
} zb_photo;

/* Reads the photo at PATH to its end, as zb_jpeg_rewrite would: what that refuses has a fault. Of a file of more than
   16 MiB only the header is read. A file that is no photo is no error, but what *PHOTO says; ZB_INPUT with a diag if
   there is no file that can be read, which is its fault, then.

   WHITE is the share of near-white pixels in the border, 0 to 1: a band along the top edge and the upper thirds of both
   sides (below may be the person's hair and clothes), a sixteenth of the width wide. Near white is a pixel whose
   channels are all 225 or more: what scanners and JPEG make of white paper. COLOURED is the share of pixels whose
   channels differ by 48 or more: no shade of white or grey. Both are looked for in a picture of an eighth of the size.
   Not known of CMYK pictures. */
zb_status zb_photo_read(const char *path, zb_arena *arena, zb_photo *photo, zb_diags *diags);

#endif

/* What a rule needs to know of a photo, read from the file itself. */
#ifndef ZB_PICTURE_PHOTO_H
#define ZB_PICTURE_PHOTO_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Width and height are those of the file's header: a turn that EXIF asks for is not done, as the PDF draws the picture
   as it is stored, too. COMPONENTS: 1 grey, 3 colour, 4 CMYK; other kinds of JPEG are none that forms can show. */
typedef struct zb_photo {
  int64_t bytes;
  bool jpeg;                     /* with a header that libjpeg reads; the following is 0, false and -1 if not */
  bool whole;                    /* it has the mark that ends a JPEG: the file was not cut off */
  int width, height, components; /* pixels */
  double white;                  /* -1: not asked for, or not known */
} zb_photo;

/* Reads the photo at PATH, of a large file the first 16 MiB. A file that is no photo is no error, but what *PHOTO says;
   ZB_INPUT with a diag if there is no file that can be read.

   WHITE asks for the share of near-white pixels in the border, 0 to 1: a band along the top edge and the upper thirds
   of both sides (below may be the person's hair and clothes), a sixteenth of the width wide. Near white is a pixel
   whose channels are all 225 or more: what scanners and JPEG make of white paper. It is looked for in a picture of an
   eighth of the size. Not known: of CMYK pictures, of damaged ones, of those over 32 million pixels. */
zb_status zb_photo_read(const char *path, bool white, zb_photo *photo, zb_diags *diags);

/* The same without WHITE for a file in memory. */
zb_photo zb_photo_header(const void *data, size_t length);

#endif

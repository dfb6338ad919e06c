/* What stands before the scan in a baseline JPEG. Private to picture/. */
#ifndef ZB_PICTURE_JPEG_HEADER_H
#define ZB_PICTURE_JPEG_HEADER_H

#include "base/buffer.h"
#include "picture/jpeg_reader.h"

/* Appends what libjpeg would write before the coefficients of OUT, byte for byte, for a scan that is coded already: OUT
   has its parameters and its tables, whose numbers are 0 and 1, and whose steps are 255 at most. */
void jpeg_header_write(const struct jpeg_compress_struct *out, zb_buffer *to);

#endif

/* What reading a JPEG for any purpose begins with: libjpeg, its errors, the limits. Private to picture/. */
#ifndef ZB_PICTURE_JPEG_READER_H
#define ZB_PICTURE_JPEG_READER_H

#include "base/arena.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
/* after stdio.h, which it needs */
#include <jpeglib.h>

enum { JPEG_MAX_PIXELS = 40 * 1000 * 1000 }; /* A4 at 600 dpi has 35 million */

/* libjpeg ends a failed call by calling error_exit, which must not return: the caller sets BACK before each use and
   does nothing behind it but look at FAULT. All that is not in the caller's memory may be lost then. */
typedef struct jpeg_reader {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf back;
  const unsigned char *data;
  size_t length;
  zb_arena *arena;   /* of FAULT */
  const char *fault; /* why the picture can't be used, in the user's words; NULL: nothing is wrong with it so far */
  int orientation;   /* as EXIF has it, 1 to 8 */
  int bit;           /* the lowest one that a scan is for; */
  size_t missed;     /* how many parts of such scans ended too early */
} jpeg_reader;

/* After setjmp: reads the header. If it returns false, with a fault, or jumps, nothing is known but that. Each reader
   that was begun is ended, whatever happened. */
bool jpeg_reader_begin(jpeg_reader *r);
void jpeg_reader_end(jpeg_reader *r);

/* After the header: reads the picture to its end. Its coefficients; NULL, or a jump, with a fault. */
jvirt_barray_ptr *jpeg_reader_finish(jpeg_reader *r);

/* Sets the fault unless there is one already. */
void jpeg_reader_fault(jpeg_reader *r, const char *fault);

#endif

/* The scan of a plain JPEG, gone through bit by bit. Private to picture/. */
#ifndef ZB_PICTURE_JPEG_SCAN_H
#define ZB_PICTURE_JPEG_SCAN_H

#include "picture/jpeg_reader.h"

/* Of a component the first coefficients of its blocks, which are their means, row by row, in the reader's arena. */
typedef struct jpeg_means {
  const short *first;
  unsigned stride; /* blocks of a row, with those that nobody sees */
  unsigned step;   /* what 1 stands for, an eighth of a shade each */
} jpeg_means;

/* What is coded, as it stands in the file, up to the marker that ends the file. */
typedef struct jpeg_scan {
  const unsigned char *data;
  size_t length;
  jpeg_means means[MAX_COMPS_IN_SCAN];
} jpeg_scan;

/* After the header, instead of jpeg_reader_finish, and in a quarter of its time: goes through a picture that is coded
   in the plainest way, one scan with all components and no restarts, and written by the letter. If it returns false
   nothing is known of the picture, and jpeg_reader_finish says more; what it takes that one takes, too. */
bool jpeg_scan_read(const jpeg_reader *r, jpeg_scan *scan);

/* The same of what jpeg_reader_finish returned. */
void jpeg_scan_means(jpeg_reader *r, jvirt_barray_ptr *coefficients, jpeg_means means[MAX_COMPS_IN_SCAN]);

#endif

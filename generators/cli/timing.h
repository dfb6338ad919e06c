/* Where the time went: `--times`, `make bench`. */
#ifndef ZB_CLI_TIMING_H
#define ZB_CLI_TIMING_H

#include "base/times.h"

/* Prints documents per second, CPU time per document with its breakdown, and peak memory. WALL is how many seconds
   making MADE documents took, without importing the data. */
void zb_show_times(const zb_times *times, int made, double wall);

#endif

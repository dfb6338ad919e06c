/* Where the time went: --times and `make bench`. */
#ifndef ZB_CLI_TIMING_H
#define ZB_CLI_TIMING_H

#include "base/times.h"

/* Prints documents per second, CPU time of one with its split, and the program's greatest memory. WALL is the seconds
   that making MADE documents took, reading the data not counted. */
void zb_show_times(const zb_times *times, int made, double wall);

#endif

/* A limit on processor time, for what may never end. What a run makes must not depend on it: limits are far above what
   honest work takes, and where work can be counted it is counted. */
#ifndef ZB_BASE_CLOCK_H
#define ZB_BASE_CLOCK_H

#include <stdbool.h>

typedef struct zb_clock {
  double wall;    /* when it was started */
  bool asked;     /* for processor time, and */
  double cpu;     /* what that was */
  double seconds; /* of processor time; a negative number: none are left */
} zb_clock;

zb_clock zb_clock_start(double seconds);

/* Whether this thread has used them up, and up to a tenth more. Cheap enough for each row. */
bool zb_clock_ran_out(zb_clock *clock);

#endif

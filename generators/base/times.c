#include "base/times.h"

#include <stddef.h>
#include <time.h>

double zb_cpu_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double zb_times_add(zb_times *times, zb_stage stage, double start)
{
  double now = zb_cpu_seconds();
  if (times != NULL)
    times->seconds[stage] += now - start;
  return now;
}

double zb_wall_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

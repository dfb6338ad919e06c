#include "base/times.h"

#include <stddef.h>
#include <time.h>

double zb_cpu_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double zb_times_start(const zb_times *times)
{
  return times != NULL ? zb_cpu_seconds() : 0;
}

void zb_times_add(zb_times *times, zb_stage stage, double start)
{
  if (times != NULL)
    times->seconds[stage] += zb_cpu_seconds() - start;
}

double zb_wall_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

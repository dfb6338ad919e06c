#include "base/clock.h"

#include "base/times.h"

zb_clock zb_clock_start(double seconds)
{
  return (zb_clock){zb_wall_seconds(), zb_cpu_seconds(), seconds};
}

/* A thread can't have used more processor time than has passed, and to ask what has passed takes no system call. */
bool zb_clock_ran_out(const zb_clock *clock)
{
  return zb_wall_seconds() - clock->wall > clock->seconds && zb_cpu_seconds() - clock->cpu > clock->seconds;
}

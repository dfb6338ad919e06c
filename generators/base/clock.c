#include "base/clock.h"

#include "base/times.h"

zb_clock zb_clock_start(double seconds)
{
  return (zb_clock){.wall = zb_wall_seconds(), .seconds = seconds};
}

/* A thread can't have used more processor time than has passed, and to ask what has passed takes no system call: nearly
   all clocks are done with before the processor's is asked at all. */
bool zb_clock_ran_out(zb_clock *clock)
{
  double passed = zb_wall_seconds() - clock->wall;
  if (!clock->asked && passed > clock->seconds / 10) {
    clock->cpu = zb_cpu_seconds();
    clock->asked = true;
  }
  return passed > clock->seconds && zb_cpu_seconds() - clock->cpu > clock->seconds;
}

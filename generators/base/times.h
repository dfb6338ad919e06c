/* CPU seconds spent in each stage, for `make bench` and --times. Measured only; no output file depends on it. */
#ifndef ZB_BASE_TIMES_H
#define ZB_BASE_TIMES_H

typedef enum {
  ZB_TIME_DATA,
  ZB_TIME_SCRIPT,
  ZB_TIME_LAYOUT,
  ZB_TIME_FONT,
  ZB_TIME_COMPRESS,
  ZB_TIME_WRITE,
  ZB_TIME_COUNT
} zb_stage;

typedef struct zb_times {
  double seconds[ZB_TIME_COUNT];
} zb_times;

/* CPU time of this thread in seconds, from an unspecified start. */
double zb_cpu_seconds(void);

/* To measure takes system calls: where TIMES is NULL, as nobody asks where the time goes, these do nothing. */

/* The CPU time when a stage starts. */
double zb_times_start(const zb_times *times);

/* Adds the CPU time since START to a stage. */
void zb_times_add(zb_times *times, zb_stage stage, double start);

/* Elapsed real time in seconds, from an unspecified start. */
double zb_wall_seconds(void);

#endif

#include "cli/timing.h"

#include <stdio.h>
#include <sys/resource.h>

static const char *const names[ZB_TIME_COUNT] = {
    [ZB_TIME_DATA] = "读数据", [ZB_TIME_SCRIPT] = "脚本",   [ZB_TIME_LAYOUT] = "排版",
    [ZB_TIME_FONT] = "字体",   [ZB_TIME_COMPRESS] = "压缩", [ZB_TIME_WRITE] = "写文件",
};

static double seconds(struct timeval time)
{
  return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

void zb_show_times(const zb_times *times, int made, double wall)
{
  struct rusage usage, others; /* of this process, and of those that worked for it */
  getrusage(RUSAGE_SELF, &usage);
  getrusage(RUSAGE_CHILDREN, &others);
  double total =
      seconds(usage.ru_utime) + seconds(usage.ru_stime) + seconds(others.ru_utime) + seconds(others.ru_stime);
  double n = made > 0 ? made : 1;
  printf("用时 %.2f 秒，每秒 %.0f 份；每份 CPU %.2f 毫秒，其中：\n", wall, wall > 0 ? made / wall : 0, total * 1e3 / n);
  double rest = total;
  for (int i = 0; i < ZB_TIME_COUNT; i++) {
    printf("  %s %.2f 毫秒\n", names[i], times->seconds[i] * 1e3 / n);
    rest -= times->seconds[i];
  }
  printf("  其他 %.2f 毫秒\n", rest * 1e3 / n);
  printf("内存峰值 %.0f MiB", (double)usage.ru_maxrss / 1024);
  if (others.ru_maxrss > 0)
    printf("，另外每个进程 %.0f MiB", (double)others.ru_maxrss / 1024);
  putchar('\n');
}

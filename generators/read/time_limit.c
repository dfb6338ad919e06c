#include "read/time_limit.h"

zb_status zb_read_time(zb_clock *clock, const char *path, zb_diags *diags)
{
  if (!zb_clock_ran_out(clock))
    return ZB_OK;
  zb_diags_add(diags, ZB_ERROR, "too-slow", path, "请用 Excel 或 WPS 打开检查，另存为 .xlsx，或拆成几个较小的文件",
               "读了 %.0f 秒还没有读完，不再读了", clock->seconds);
  return ZB_INPUT;
}

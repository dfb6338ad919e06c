#include "cli/run_date.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Seconds up to the end of the year 9999. */
static const long long LAST_SECOND = 253402300799;

static bool read_seconds(const char *text, time_t *seconds)
{
  char *end;
  errno = 0;
  long long number = strtoll(text, &end, 10);
  *seconds = (time_t)number;
  return strspn(text, "0123456789") > 0 && *end == '\0' && errno == 0 && number <= LAST_SECOND;
}

zb_status zb_run_date(char date[ZB_RUN_DATE_SIZE], zb_date_origin *origin)
{
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  bool given = epoch != NULL && *epoch != '\0';
  time_t now = time(NULL);
  struct tm day;
  *origin = given ? ZB_DATE_FROM_EPOCH : ZB_DATE_TODAY;
  if (given && !read_seconds(epoch, &now))
    return ZB_USAGE;
  if ((given ? gmtime_r(&now, &day) : localtime_r(&now, &day)) == NULL)
    return ZB_USAGE;
  return strftime(date, ZB_RUN_DATE_SIZE, "%Y-%m-%d", &day) > 0 ? ZB_OK : ZB_USAGE;
}

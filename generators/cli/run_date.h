/* The date of a run. */
#ifndef ZB_CLI_RUN_DATE_H
#define ZB_CLI_RUN_DATE_H

#include "base/status.h"

enum { ZB_RUN_DATE_SIZE = sizeof "2020-08-04" };

typedef enum { ZB_DATE_TODAY, ZB_DATE_FROM_EPOCH, ZB_DATE_GIVEN } zb_date_origin;

/* Writes the date of a run that was given none: the day of SOURCE_DATE_EPOCH (in UTC, as its specification says), else
   today. The only place that asks what day it is. ZB_USAGE if SOURCE_DATE_EPOCH is no number of seconds since 1970 with
   a year of four digits. */
zb_status zb_run_date(char date[ZB_RUN_DATE_SIZE], zb_date_origin *origin);

#endif

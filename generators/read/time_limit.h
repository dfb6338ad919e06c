/* The time that reading a file may take: files have been made that are small and never done. */
#ifndef ZB_READ_TIME_LIMIT_H
#define ZB_READ_TIME_LIMIT_H

#include "base/clock.h"
#include "base/diag.h"
#include "base/status.h"

/* Processor time for a file, with what is done with its rows: a million rows take less than a tenth of it. */
#define ZB_READ_SECONDS 600.

/* ZB_INPUT with a diag if it has run out. */
zb_status zb_read_time(zb_clock *clock, const char *path, zb_diags *diags);

#endif

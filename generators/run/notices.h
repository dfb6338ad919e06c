/* What `zhibiao notice` does: the notices that there are, and the check of one. */
#ifndef ZB_RUN_NOTICES_H
#define ZB_RUN_NOTICES_H

#include "base/buffer.h"
#include "run/resources.h"

/* Appends all notices that can be chosen by name to OUT: whose and of which year each is, where it stands, and which is
   in force if none is chosen. One that can't be read is told, and the rest are listed. */
zb_status zb_notices_list(zb_buffer *out, zb_diags *diags);

/* Checks the notice NOTICE (a name or a folder; NULL: the default): its data, then, if these are right, its cases.
   Appends what came of it to OUT. ZB_TEMPLATE with diags if anything is wrong. */
zb_status zb_notices_check(const char *notice, zb_buffer *out, zb_diags *diags);

/* notice_cases.c: runs the cases of the notice that RESOURCES have found, of the year YEAR: each folder of its cases/
   with a table 预期, whose rows say what is to be found in the other tables (lua/zhibiao/notice_cases.lua). *COUNT is
   how many rows there are. ZB_TEMPLATE with a diag for each that came out otherwise. */
zb_status zb_notice_cases(const zb_resources *resources, const char *year, zb_arena *arena, zb_diags *diags,
                          int *count);

#endif

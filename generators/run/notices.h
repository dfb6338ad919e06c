/* What `zhibiao notice` does: the notices that there are, and the check of one. */
#ifndef ZB_RUN_NOTICES_H
#define ZB_RUN_NOTICES_H

#include "base/buffer.h"
#include "run/resources.h"

/* Appends all notices that can be chosen by name to OUT: whose and of which year each is, where it stands, and which is
   in force if none is chosen. One that can't be read is told, and the rest are listed. */
zb_status zb_notices_list(zb_buffer *out, zb_diags *diags);

/* Checks the notice NOTICE (a name or a folder; NULL: the default): its data, then, if these are right, its templates
   and its cases. DATE: of the run. Appends what came of it to OUT. ZB_TEMPLATE with diags if anything is wrong. */
zb_status zb_notices_check(const char *notice, const char *date, zb_buffer *out, zb_diags *diags);

/* notice_new.c: makes the folder NAME with a workbook of questions for a notice that builds on FROM (a name or a
   folder; NULL: the default). A NAME without a slash goes into the user's folder of notices. DATE: of the run.
   Overwrites nothing. */
zb_status zb_notice_new(const char *name, const char *from, const char *date, zb_buffer *out, zb_diags *diags);

/* The folder that NAME means: a path, else the one in the user's folder of notices. In ARENA; NULL with a diag if NAME
   is none, or there is no such folder for settings. */
const char *zb_notice_folder(const zb_resources *resources, const char *name, zb_arena *arena, zb_diags *diags);

/* The name of the workbook of questions in a notice's folder. */
#define ZB_NOTICE_BOOK "通知.xlsx"

/* notice_answers.c: reads the filled workbook in the folder NAME, writes its notice.lua, and checks it. One that was
   changed by hand is not overwritten, but the new one written beside it. ZB_TEMPLATE with diags at cells if an answer
   is wrong or missing: then nothing is written. */
zb_status zb_notice_read(const char *name, const char *date, zb_buffer *out, zb_diags *diags);

/* notice_diff.c: what differs between the notices A and B, appended to OUT; OUTPUT: or written to this file, .xlsx or
   .pdf, with lines to sign on. */
zb_status zb_notice_diff(const char *a, const char *b, const char *output, const char *date, zb_buffer *out,
                         zb_diags *diags);

/* The table of a case that says what is to be found. */
#define ZB_NOTICE_CASE "预期.csv"

/* notice_files.c: adds a warning for each file and folder in that of the notice in force that is never read, but would
   be under another name. */
void zb_notice_files(const zb_resources *resources, zb_arena *arena, zb_diags *diags);

/* notice_templates.c: checks each file in templates/ of the own folder of the notice that RESOURCES have found as
   `zhibiao lint` does, but for the grid. NOTICE and DATE as above. */
zb_status zb_notice_templates(const zb_resources *resources, const char *notice, const char *date, zb_diags *diags);

/* notice_cases.c: runs the cases of the notice that RESOURCES have found, of the year YEAR: each folder of its cases/
   with a table 预期, whose rows say what is to be found in the other tables (lua/zhibiao/notice_cases.lua). *COUNT is
   how many rows there are. ZB_TEMPLATE with a diag for each that came out otherwise, and for tables and folders in
   cases/ that can't be tried. */
zb_status zb_notice_cases(const zb_resources *resources, const char *year, zb_arena *arena, zb_diags *diags,
                          int *count);

#endif

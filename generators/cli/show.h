/* What several commands show: where they say, else on standard error. */
#ifndef ZB_CLI_SHOW_H
#define ZB_CLI_SHOW_H

#include "base/diag.h"
#include "cli/options.h"
#include "run/job.h"

#include <stdio.h>

/* Prints the run's date and where it comes from, a line of the summary. */
void zb_show_date(FILE *to, const zb_options *options);

/* Prints all messages, grouped. */
void zb_show_messages(const zb_diags *diags);

/* The same without notes. */
void zb_show_faults(const zb_diags *diags);

/* Whether standard error is a terminal. */
bool zb_show_has_terminal(void);

/* Prints LINE marked as progress, for a program that reads it among the messages; NULL: nothing. */
void zb_show_progress_mark(const char *line);

/* Shows LINE in place of the previous one, on a terminal; NULL clears it. */
void zb_show_progress(const char *line);

/* Shows LINE behind the previous one, for logs; NULL does nothing. */
void zb_show_progress_line(const char *line);

/* Prints how the output folder differs from what the run before has left there, if there was one; LIST is where each
   file is named. */
void zb_show_changes(FILE *to, const zb_job *job, const char *list);

#endif

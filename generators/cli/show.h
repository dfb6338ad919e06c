/* What goes to the terminal besides a command's own result. */
#ifndef ZB_CLI_SHOW_H
#define ZB_CLI_SHOW_H

#include "base/diag.h"

/* All messages, grouped, to standard error. */
void zb_show_messages(const zb_diags *diags);

/* A line that says what is being done, replaced by the next one; only if standard error is a terminal. */
void zb_show_progress(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Clears that line. */
void zb_show_progress_end(void);

#endif

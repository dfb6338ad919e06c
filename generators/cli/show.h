/* What goes to the terminal besides a command's own result. */
#ifndef ZB_CLI_SHOW_H
#define ZB_CLI_SHOW_H

#include "base/diag.h"

/* All messages, grouped, to standard error. */
void zb_show_messages(const zb_diags *diags);

/* Whether somebody watches standard error. */
bool zb_show_has_terminal(void);

/* On a terminal: a line that says what is being done, in place of the one before; NULL clears it. */
void zb_show_progress(const char *line);

#endif

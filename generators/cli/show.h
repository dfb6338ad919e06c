/* Output to standard error. */
#ifndef ZB_CLI_SHOW_H
#define ZB_CLI_SHOW_H

#include "base/diag.h"

/* Prints all messages, grouped. */
void zb_show_messages(const zb_diags *diags);

/* Whether standard error is a terminal. */
bool zb_show_has_terminal(void);

/* Shows LINE in place of the previous one, on a terminal; NULL clears it. */
void zb_show_progress(const char *line);

#endif

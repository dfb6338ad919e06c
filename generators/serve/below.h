/* Files below a folder, by names that came from outside: no part of a name may be a link, so that nothing leads out,
   whatever a job has left there. */
#ifndef ZB_SERVE_BELOW_H
#define ZB_SERVE_BELOW_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

/* Opens the regular file NAME below FOLDER for reading; -1 if it is not there. *SIZE is its size. */
int zb_below_open(const char *folder, const char *name, int64_t *size);

/* Lets NAME below FOLDER, and its missing folders, stand for the file FROM, too. False with errno. */
bool zb_below_link(const char *folder, const char *name, const char *from);

/* Removes the folder with all that is in it; true if it is not there any more. */
bool zb_below_remove(const char *folder);

#endif

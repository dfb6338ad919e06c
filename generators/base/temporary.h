/* The process's temporary folder. It exists from the first request on, below TMPDIR, for the user alone, and goes with
   the process however that ends, but for being killed. */
#ifndef ZB_BASE_TEMPORARY_H
#define ZB_BASE_TEMPORARY_H

#include "base/arena.h"

/* Makes a new empty folder in it; its path, in ARENA. NULL with errno if there is no room for it. */
const char *zb_temporary_folder(zb_arena *arena);

/* Removes the process's folder with all that is in it. */
void zb_temporary_remove(void);

/* The folder that could not be removed, with what may be in it of people; NULL: none is left. */
const char *zb_temporary_left(void);

/* In a process that was forked: the folder stays the parent's. What this one asks for is in one of its own. */
void zb_temporary_disown(void);

/* Removes all that is in the open FOLDER, and follows no link. Calls only what a signal handler may. */
void zb_folder_empty(int folder);

/* Removes the folders of processes that were killed. */
void zb_temporary_sweep(void);

#endif

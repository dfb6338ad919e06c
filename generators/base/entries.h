/* What a folder holds, in an order that no locale changes. */
#ifndef ZB_BASE_ENTRIES_H
#define ZB_BASE_ENTRIES_H

#include "base/arena.h"

/* The names in FOLDER that end with ENDING ("": all) but are not hidden, by their bytes; in ARENA. Returns their
   number, -1 if the folder can't be read. */
int zb_entry_names(const char *folder, const char *ending, zb_arena *arena, const char *const **names);

#endif

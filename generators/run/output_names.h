/* The set of output file names of a run, none of which may be used twice; nor do two of them differ only by case or by
   Unicode normal form, since many file systems would take them for one. */
#ifndef ZB_RUN_OUTPUT_NAMES_H
#define ZB_RUN_OUTPUT_NAMES_H

#include "base/arena.h"
#include "store/outputs.h"

/* Adds the name STEM followed by ENDING. Returns STEM; or STEM-2, STEM-3 … in ARENA if a name that is the same but for
   case or normal form is in the set already; or NULL if the very name is. What the database can't take is told by
   zb_store_check. */
const char *zb_output_names_add(zb_store *store, const char *stem, const char *ending, zb_arena *arena);

#endif

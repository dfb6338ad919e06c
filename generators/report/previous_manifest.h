/* The manifest that an earlier run has left in the output folder, read into the store's lists (store/outputs.h). */
#ifndef ZB_REPORT_PREVIOUS_MANIFEST_H
#define ZB_REPORT_PREVIOUS_MANIFEST_H

#include "store/outputs.h"

#include <stdio.h>

/* How the run ended that wrote a manifest. */
typedef enum zb_previous_end {
  ZB_RUN_ENDED,
  ZB_RUN_BROKE_OFF,       /* and what it has changed is still to be told, and to be bound for printing */
  ZB_RUN_BROKE_OFF_FIRST, /* and there was none before it: nothing has changed */
} zb_previous_end;

/* Reads FILE into _previous and its like. IS_SEEN says whether this run looks at the table at PATH, as the manifest has
   it. False if FILE is no whole manifest of ours: the lists are empty then. */
bool zb_previous_manifest_read(FILE *file, zb_store *store, bool (*is_seen)(void *data, const char *path), void *data,
                               zb_diags *diags, zb_previous_end *end);

#endif

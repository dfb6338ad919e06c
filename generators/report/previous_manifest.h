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

/* The paths of tables in a manifest. is_seen: whether this run looks at the one at PATH. from_here: how this run would
   call one that the run before called PATH, from the folder FROM, which is seen from that of the manifest; borrowed
   until the next call. NULL: as it did. */
typedef struct zb_previous_paths {
  bool (*is_seen)(void *data, const char *path);
  const char *(*from_here)(void *data, const char *from, const char *path);
  void *data;
} zb_previous_paths;

/* Reads FILE into _previous and its like, with paths as this run would call them. False if FILE is no whole manifest of
   ours: the lists are empty then. */
bool zb_previous_manifest_read(FILE *file, zb_store *store, const zb_previous_paths *paths, zb_diags *diags,
                               zb_previous_end *end);

#endif

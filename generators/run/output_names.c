#include "run/output_names.h"

#include "text/folded.h"

#include <string.h>

const char *zb_output_names_add(zb_store *store, const char *stem, const char *ending, zb_arena *arena)
{
  const char *given = zb_arena_printf(arena, "%s%s", stem, ending), *tried = stem;
  for (int n = 2;; n++) {
    const char *folded = zb_folded(zb_arena_printf(arena, "%s%s", tried, ending), arena);
    const char *first = zb_store_name_given(store, folded, arena);
    if (first == NULL) {
      zb_store_list_add(store, ZB_LIST_NAMES, (const char *const[]){folded, given}, NULL);
      return tried;
    }
    if (strcmp(first, given) == 0)
      return NULL;
    tried = zb_arena_printf(arena, "%s-%d", stem, n);
  }
}

#include "import/sheet_import.h"

#include "base/temporary.h"

#include <stdlib.h>

zb_import *zb_import_new(zb_store *store, const char *encoding)
{
  zb_import *import = calloc(1, sizeof *import);
  if (import == NULL)
    abort();
  *import = (zb_import){.store = store, .encoding = encoding, .arena = zb_arena_new()};
  import->headers = zb_header_index_new(zb_store_schema(store), import->arena);
  return import;
}

void zb_import_skip_hidden(zb_import *import)
{
  import->visible_only = true;
}

void zb_import_digest_ahead(zb_import *import)
{
  import->digests_ahead = true;
}

/* Nobody wants what it reads any more. */
static void end_ahead(zb_import *import)
{
  char none[65];
  zb_digest_ahead_end(import->ahead, "", none);
  import->ahead = NULL;
}

void zb_import_free(zb_import *import)
{
  if (import == NULL)
    return;
  end_ahead(import);
  zb_temporary_remove();
  zb_buffer_free(&import->typed);
  zb_arena_free(import->arena);
  free(import);
}

void zb_import_output(zb_import *import, const char *folder)
{
  import->output = zb_arena_strdup(import->arena, folder);
}

zb_status zb_import_finish(zb_import *import, zb_diags *diags)
{
  end_ahead(import);
  if (zb_store_check(import->store, diags) != ZB_OK)
    return ZB_OUTPUT;
  zb_status status = zb_books_read(import, diags);
  status = zb_worse(status, zb_store_finish(import->store, diags));
  zb_changes_report(import, diags);
  zb_spellings_report(import, diags);
  return status;
}

/* Imports a folder into a store, for tests that are not about the import. */
#ifndef ZB_TESTS_IMPORT_ALL_H
#define ZB_TESTS_IMPORT_ALL_H

#include "import/import.h"

static inline zb_status import_all(zb_store *store, const char *folder, zb_diags *diags)
{
  zb_import *import = zb_import_new(store, NULL);
  zb_status status = zb_import_path(import, folder, diags);
  status = zb_worse(status, zb_import_finish(import, diags));
  zb_import_free(import);
  return status;
}

#endif

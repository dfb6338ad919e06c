/* Files into the store: folders and archives are gone through, tables told by their content, their headers and rows
   understood.

   A sheet is taken as the table whose headers it has most of: its required headers at least. The header row is looked
   for among the first rows, below title lines; a header of two rows with merged cells counts as one. Other tables may
   follow below on the same sheet, each with its header. A value in cells merged over rows holds for each of them. Lines
   of totals, headers repeated on each page and notes between the rows are no data. */
#ifndef ZB_IMPORT_IMPORT_H
#define ZB_IMPORT_IMPORT_H

#include "store/store.h"

typedef struct zb_import zb_import;

/* STORE is borrowed. ENCODING (not copied) is what text files without a byte order mark are written in, as for
   zb_table_open_as; NULL: it is found out. */
zb_import *zb_import_new(zb_store *store, const char *encoding);

/* Archives were unpacked into temporary folders, which are removed: not before the last photo has been read. */
void zb_import_free(zb_import *import);

/* Takes a file, or a folder or zip with all below it in the order of their names: tables, told by their content, and
   photos (jpg, jpeg); other files are noted. A zip in a zip is refused. A folder below it that holds an earlier run's
   documents (manifest.json) is left out. Unknown columns and sheets are noted; a missing required column is an error
   and ZB_INPUT. A cell that can't be read as its field's type is a problem of its row's owner (zb_store_problems), not
   an error of the file. */
zb_status zb_import_path(zb_import *import, const char *path, zb_diags *diags);

/* After the last path: zb_store_finish, and a note for each way in which cells were changed. */
zb_status zb_import_finish(zb_import *import, zb_diags *diags);

#endif

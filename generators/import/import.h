/* Imports files into the store: walks folders and archives, detects tables by content and reads their headers and
   rows.

   A sheet is read as the table of which it has the most headers, and at least the required ones. The header row is
   searched among the first rows, below title lines; it may consist of two rows with merged cells. Further tables may
   follow on the same sheet, each with its header. A value in cells merged over rows applies to each of them. Totals,
   headers repeated on each page and notes between the rows are skipped. A sheet may also be one person's form, with
   labels beside values (form.h): one row. */
#ifndef ZB_IMPORT_IMPORT_H
#define ZB_IMPORT_IMPORT_H

#include "store/store.h"

typedef struct zb_import zb_import;

/* STORE must outlive the import. ENCODING (not copied) is that of text files without a byte order mark, as for
   zb_table_open_as; NULL to detect it. */
zb_import *zb_import_new(zb_store *store, const char *encoding);

/* Leaves out rows that are hidden, as by a filter, instead of reading them and telling so. */
void zb_import_skip_hidden(zb_import *import);

/* Has a thread of its own make the digest of a large file while the one before is read. */
void zb_import_digest_ahead(zb_import *import);

/* Also removes the temporary folders of unpacked archives, so call it only after the last photo has been read. */
void zb_import_free(zb_import *import);

/* Imports a file, or a folder or zip recursively in the order of names: tables, detected by content, and photos
   (pictures of any kind; those in workbooks, too). Other files are noted. A zip in a zip is refused. Documents of an
   earlier run, known by its manifest.json or by what they say of themselves, are counted in a note for each folder; a
   workbook made by this program that holds a table of data is read for all that, but a 统计汇总 only for people of whom
   nothing else is there (zb_import_finish). A file that the user names is read, whatever it is. Unknown columns and
   sheets are noted; a missing required column is an error and ZB_INPUT. A cell that can't be parsed as its field's type
   is a problem of its row's owner (zb_store_problems), not an error of the file. */
zb_status zb_import_path(zb_import *import, const char *path, zb_diags *diags);

/* Before the first path: where this run writes to. What lies there, below the data, is not what someone sent. Copied.
 */
void zb_import_output(zb_import *import, const char *folder);

/* Call after the last path: decides about each 统计汇总, calls zb_store_finish and adds a note for each kind of change
 * made to cells. */
zb_status zb_import_finish(zb_import *import, zb_diags *diags);

#endif

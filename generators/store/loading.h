/* How a batch gets into the store: files, their sheets, rows, and what is to be said of them. For import/, which knows
   what a file's rows mean; the store keeps where each of them came from. */
#ifndef ZB_STORE_LOADING_H
#define ZB_STORE_LOADING_H

#include "store/store.h"

/* The file with the same bytes that was read before, as places show it; NULL if there is none. */
const char *zb_store_same_source(const zb_store *store, const char *sha256);

/* A file that is being read. Returns how places show it: SHOWN, or PATH where another file is shown so already. All are
   copied; the result is the store's. */
const char *zb_store_add_source(zb_store *store, const char *path, const char *shown, const char *sha256);

/* A sheet of the last source that is taken as the schema's table number TABLE. SHOWN is its place
   (花名册.xlsx!申报人员); COLUMNS has the column of each field, -1 where the sheet has none. Both are copied. Returns
   the sheet's number. */
int64_t zb_store_add_sheet(zb_store *store, int table, const char *shown, const int *columns);

/* The identity (_row) of row ROW, from 0, of a sheet: it knows its place and sorts in the order of import. */
int64_t zb_store_row_of(int64_t sheet, int row);

/* A row with a value for each field of the sheet's table ("": none). */
zb_status zb_store_insert(zb_store *store, int64_t sheet, int row, const char *const *values, zb_diags *diags);

/* What became of a sheet's rows. */
typedef struct zb_sheet_counts {
  int header;        /* the last row of the header, from 1 */
  int64_t read;      /* rows below the header that have a cell */
  int64_t skipped;   /* of them: totals, headers again, notes */
  int64_t ownerless; /* of them: nobody knows whose they are */
} zb_sheet_counts;

/* After a sheet's rows. NAME is the sheet's own. */
zb_status zb_store_close_sheet(zb_store *store, int64_t sheet, const char *name, const zb_sheet_counts *counts,
                               zb_diags *diags);

/* Notes for _sheets that a file or sheet was not read, and why. */
zb_status zb_store_note_unread(zb_store *store, const char *file, const char *sheet, const char *why, zb_diags *diags);

/* A problem in ROW (its identity) of OWNER; "": nobody knows whose row it is. */
zb_status zb_store_add_problem(zb_store *store, int64_t row, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags);

/* A row of _changes: owner, place, header, before, after, why. */
zb_status zb_store_add_change(zb_store *store, const char *const values[6], zb_diags *diags);

/* Whether a file is a photo by its name. */
bool zb_store_is_photo(const char *path);
void zb_store_add_photo(zb_store *store, const char *path);

/* What lies below FOLDER was unpacked from the archive NAMED: places show it below that. Both are copied. */
void zb_store_add_archive(zb_store *store, const char *folder, const char *named);

#endif

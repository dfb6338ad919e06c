/* Loads a batch into the store: files, their sheets, rows, changes and problems. For import/, which interprets the
   rows; the store keeps track of their origin. */
#ifndef ZB_STORE_LOADING_H
#define ZB_STORE_LOADING_H

#include "store/store.h"

/* An earlier file with the same content, as shown to the user; NULL if there is none. */
const char *zb_store_same_source(const zb_store *store, const char *sha256);

/* Adds a file. Returns how it is shown to the user: as SHOWN, or as PATH if another file is shown as SHOWN already. The
   strings are copied; the result is owned by the store. */
const char *zb_store_add_source(zb_store *store, const char *path, const char *shown, const char *sha256);

/* Adds a sheet of the last source that is read as the schema's table number TABLE. SHOWN is its place
   (花名册.xlsx!申报人员); COLUMNS has the column of each field, -1 if there is none. Both are copied. Returns the
   sheet's number. */
int64_t zb_store_add_sheet(zb_store *store, int table, const char *shown, const int *columns);

/* The sheet is a form, whose one row has each field in a row of its own: ROWS, from 0. They are copied. */
void zb_store_set_rows(zb_store *store, int64_t sheet, const int *rows);

/* The sheet is of a table that went back to be mended, for the TIME-th time (0: it is none): of whom it has, no other
   rows count. */
void zb_store_mark_returned(zb_store *store, int64_t sheet, int time);

/* The last source is such a table, and went out with the person RECORD (张三（330599…0017）) on it. */
zb_status zb_store_note_went_out(zb_store *store, const char *record, zb_diags *diags);

/* The ID (_row) of row ROW, from 0, of a sheet: it encodes the row's place and sorts in the order of import. */
int64_t zb_store_row_of(int64_t sheet, int row);

/* Adds a row with a value for each field of the sheet's table ("": none). */
zb_status zb_store_insert(zb_store *store, int64_t sheet, int row, const char *const *values, zb_diags *diags);

/* What happened to a sheet's rows. */
typedef struct zb_sheet_counts {
  int header;        /* the last row of the header, from 1 */
  int64_t read;      /* rows below the header that have a cell */
  int64_t skipped;   /* of them: totals, repeated headers, notes */
  int64_t ownerless; /* of them: without an owner */
} zb_sheet_counts;

/* Call after a sheet's rows. NAME is the sheet's own. */
zb_status zb_store_close_sheet(zb_store *store, int64_t sheet, const char *name, const zb_sheet_counts *counts,
                               zb_diags *diags);

/* Records in _sheets that a file or sheet was not read, and why. */
zb_status zb_store_note_unread(zb_store *store, const char *file, const char *sheet, const char *why, zb_diags *diags);

/* Adds a problem in ROW (its ID) of OWNER, "" if unknown. */
zb_status zb_store_add_problem(zb_store *store, int64_t row, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags);

/* Adds such a problem at PLACE to all rows of a sheet, each its owner's. */
zb_status zb_store_refuse_sheet(zb_store *store, int64_t sheet, const char *place, const char *code,
                                const char *message, const char *remedy, zb_diags *diags);

/* Makes one of the problems of a sheet whose messages are LIKE (SQL) the pattern: all get that place and message. */
zb_status zb_store_unite_problems(zb_store *store, int64_t sheet, const char *like, const char *place,
                                  const char *message, zb_diags *diags);

/* A table of people was found, and was not read, or not all of it: who is missed is in there. */
void zb_store_miss_people(zb_store *store);

/* A column of a sheet's table: column, field ("": none has it), the header in the table's own words, and, if the sheet
   is a form, the cell that its value stands in. */
zb_status zb_store_add_header(zb_store *store, int64_t sheet, const char *const values[4], zb_diags *diags);

/* In the cells of a row as it was typed: ends each of them. Nobody can type it. */
#define ZB_TYPED_END '\x1e'

/* A row (its ID) as it was typed; CELLS as lua/zhibiao/typed.lua reads them. Not needed of a row that zb_store_insert
   has if all its cells can be told from its values, as the two functions below say. */
zb_status zb_store_add_typed(zb_store *store, int64_t row, const char *cells, zb_diags *diags);

/* Whether cells of the field are typed as KIND on this sheet: as the first that this was asked of. */
bool zb_store_is_usual_kind(zb_store *store, int64_t sheet, int field, char kind);

/* Whether the store's table keeps VALUE as it is, and it can stand in cells as they were typed. */
bool zb_store_keeps_text(const zb_store *store, int64_t sheet, int field, const char *value);

/* Adds a row to _changes: owner, place, header, before, after, why, look. */
zb_status zb_store_add_change(zb_store *store, const char *const values[7], zb_diags *diags);

/* Adds a row to _change_sums: sheet, header, why, cells, place, before, after. */
zb_status zb_store_add_change_sum(zb_store *store, const char *const values[7], zb_diags *diags);

/* Adds a picture, which may be someone's photo. OWNER is the ID number of whom it belongs to, if something else than
   its name tells; NULL if not. SHOWN is its path as shown to the user. All are copied. */
void zb_store_add_photo(zb_store *store, const char *path, const char *shown, const char *owner);

/* The same of a picture that lies over the rows of OWNER and of RIVAL (NULL: of nobody else): nobody gets it, and who
   has no other is told. */
void zb_store_add_doubtful_photo(zb_store *store, const char *path, const char *shown, const char *owner,
                                 const char *rival);

/* The files below FOLDER were unpacked from the archive at USER_PATH: they are shown below that. Or FOLDER is itself a
   file that is shown as USER_PATH; the last call counts. Both are copied. */
void zb_store_add_archive(zb_store *store, const char *folder, const char *user_path);

#endif

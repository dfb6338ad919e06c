/* What the files of store/ share. Nothing outside this folder but a test includes it. */
#ifndef ZB_STORE_BATCH_H
#define ZB_STORE_BATCH_H

#include "base/buffer.h"
#include "import/header.h"
#include "store/store.h"

#include <sqlite3.h>

/* A sheet that was taken as a table, or one of several tables on a sheet. Its rows' identities (_row) are its number <<
   32 | the row's number, so that a row's place needs no table of its own and rows sort in the order of import. */
typedef struct sheet {
  int source;
  int table;
  const char *shown;  /* 花名册.xlsx!申报人员 */
  const int *columns; /* of each field of the table; -1: the sheet does not have it */
  int header;         /* the last row of the header, from 1 */
  int64_t read;       /* rows below the header that have a cell */
  int64_t skipped;    /* of them: totals, headers again, notes */
  int64_t ownerless;  /* of them: nobody knows whose they are */
} sheet;

typedef struct photo {
  const char *stem; /* the file's name without ending, in upper case */
  const char *path;
  const char *named; /* as zb_store_named; photos of one stem are in its order */
} photo;

/* An archive that was unpacked into a temporary folder. */
typedef struct unpacked {
  const char *folder, *named;
  struct unpacked *next;
} unpacked;

/* A prepared query, kept for the next one of the same words. */
typedef struct query {
  char *sql;
  sqlite3_stmt *statement;
  bool public; /* it reads nothing private */
  bool busy;
} query;

/* How many cells were changed in one way, and the place of the first. */
typedef struct changed {
  int64_t count;
  const char *first;
} changed;

#define QUERY_CACHE 64

struct zb_store {
  const zb_schema *schema;
  zb_header_index *headers;
  sqlite3 *db;
  const char *encoding; /* of text files; NULL: to be found out */
  zb_arena *arena;      /* what lives as long as the store */
  zb_arena *scratch;
  sqlite3_stmt **inserts;    /* of each table */
  sqlite3_stmt **sheets_of;  /* of each table: the sheets that an owner's rows stand in */
  sqlite3_stmt *add_problem; /* row, owner, place, code, message, remedy */
  sqlite3_stmt *problems_of;
  sqlite3_stmt *mark_said; /* an owner's problems */
  sqlite3_stmt *add_finding, *findings_of, *problem_at;
  const char *links_from;   /* the folder that links start from; NULL: there are none */
  sqlite3_stmt *add_change; /* owner, place, header, before, after, why */
  changed changed[ZB_CHANGE_KINDS];
  zb_source *sources;
  const char **shown; /* of each source: its path in places */
  size_t source_count, source_capacity;
  sheet *sheets;
  size_t sheet_count, sheet_capacity;
  photo *photos;
  size_t photo_count, photo_capacity;
  unpacked *unpacked;
  const char **preferred; /* files and folders, the most preferred first */
  size_t preferred_count, preferred_capacity;
  query queries[QUERY_CACHE];
  int query_count;
  zb_buffer why;
};

/* --- database.c --- */

/* Adds the diag of a database that failed (a full disk); returns ZB_OUTPUT. */
zb_status zb_store_failed(zb_store *store, zb_diags *diags);
zb_status zb_store_exec(zb_store *store, const char *sql, zb_diags *diags);
zb_status zb_store_prepare(zb_store *store, const char *sql, sqlite3_stmt **statement, zb_diags *diags);

/* Makes room for one more element in a growing array. */
void *zb_store_capacity(void *array, size_t count, size_t *room, size_t size);

int zb_store_table(const zb_store *store, const char *name);        /* its index, or -1 */
int zb_store_field(const zb_table_schema *table, const char *name); /* its index, or -1 */

/* The table that says who there is: its key is OWNER alone. NULL if the schema has none. */
const zb_table_schema *zb_store_main_table(const zb_store *store, const char *owner);

/* The name of the first field of TYPE, or NULL. */
const char *zb_store_field_of_type(const zb_table_schema *table, zb_field_type type);

/* The table that says which people there are, by their ID numbers. NULL if the schema has none. */
const zb_table_schema *zb_store_people(const zb_store *store);

/* --- import.c --- */

/* Reads one file of tables; SHOWN is its path in places. */
zb_status zb_store_import_file(zb_store *store, const char *path, const char *shown, zb_diags *diags);

/* --- problems.c --- */

/* A problem in ROW of OWNER; "": nobody knows whose row it is. */
zb_status zb_store_add_problem(zb_store *store, int64_t row, const char *owner, const char *place, const char *code,
                               const char *message, const char *remedy, zb_diags *diags);

/* --- findings.c --- */

zb_status zb_store_prepare_findings(zb_store *store, zb_diags *diags);

/* --- changes.c: the table _changes(owner, place, header, before, after, why) --- */

/* A cell that reading changed, on its way in: KINDS are ZB_CHANGE_… bits. */
typedef struct zb_change {
  int field, column, row;
  const char *before, *after;
  unsigned kinds;
  struct zb_change *next;
} zb_change;

/* The changes of one sheet, in ARENA; SHOWN is its place. */
typedef struct zb_changes zb_changes;
zb_changes *zb_changes_new(zb_store *store, const zb_table_schema *schema, const char *shown, zb_arena *arena);

/* Counts it, and keeps the first of each field and kind; ARENA is for the row's own texts. */
zb_status zb_changes_add(zb_changes *changes, const char *owner, const zb_change *change, zb_arena *arena,
                         zb_diags *diags);

/* After the sheet: a row without before and after for each field and kind of which some were only counted. */
zb_status zb_changes_finish(zb_changes *changes, zb_arena *arena, zb_diags *diags);

/* A note for each kind: how many cells of all files, and the first of them. */
void zb_store_report_changes(const zb_store *store, zb_diags *diags);

/* --- ledger.c: the table _sheets, what became of each sheet's rows --- */

extern const char *const zb_store_ledger_tables;

/* A sheet that was taken as a table, after its rows. */
zb_status zb_store_note_sheet(zb_store *store, int64_t number, const char *name, zb_diags *diags);

/* After the duplicates and orphans: counts how many rows of each sheet are used, left out, nobody's. */
zb_status zb_store_close_ledger(zb_store *store, zb_diags *diags);

/* --- prefer.c --- */

/* SQL for the preference of the sheet of ROW, an SQL expression of a row's identity: 0 is the highest. */
const char *zb_store_rank_sql(const zb_store *store, const char *row, zb_arena *arena);

/* Ranks all sheets; ZB_INPUT with a diag if something preferred was not read. */
zb_status zb_store_rank_sheets(zb_store *store, zb_diags *diags);

/* --- duplicates.c --- */

/* Rows of the same key: the preferred one stays, else the first. Another one that says the same is left out, with a
   note of how many; one that differs becomes a problem of its owner that names both places and the fields, unless a
   preference decides. Both values are in the table _conflicts. */
zb_status zb_store_find_duplicates(zb_store *store, zb_diags *diags);

/* --- repeats.c --- */

/* Tables without a key: rows that two files have are one. */
zb_status zb_store_find_repeats(zb_store *store, zb_diags *diags);

/* A note of how many rows of TABLE were equal to others, and takes all out of it that _left_out lists. */
zb_status zb_store_leave_out(zb_store *store, const zb_table_schema *table, int64_t equal, zb_diags *diags);

/* --- warnings.c --- */

/* Says the first lines of a query that gives PLACE, MESSAGE, and how many more there are. */
zb_status zb_store_warn_query(zb_store *store, const char *sql, zb_severity severity, const char *code,
                              const char *remedy, zb_diags *diags);

/* --- orphans.c --- */

/* Rows of people that no applicant is: warnings, and the table _orphans. */
zb_status zb_store_find_orphans(zb_store *store, zb_diags *diags);

/* --- likely.c --- */

/* Units, numbers and people that are likely the same: warnings, and the table _likely. */
zb_status zb_store_find_near_duplicates(zb_store *store, zb_diags *diags);

/* --- functions.c: what SQL may call: place(table, row, field), link(row, place), record(name, id), likeness(unit) ---
 */

zb_status zb_store_add_functions(zb_store *store, zb_diags *diags);

/* --- photos.c --- */

bool zb_store_is_photo(const char *path);
void zb_store_add_photo(zb_store *store, const char *path);
void zb_store_sort_photos(zb_store *store);

/* --- unpacked.c --- */

/* Unpacks the archive at PATH into a private folder, *FOLDER, that is there as long as the store. */
zb_status zb_store_unpack(zb_store *store, const char *path, const char **folder, zb_diags *diags);
void zb_store_remove_unpacked(zb_store *store);

/* --- query.c --- */

void zb_store_free_queries(zb_store *store);

#endif

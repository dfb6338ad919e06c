/* Shared by the files of store/. Private to it and to a test. */
#ifndef ZB_STORE_BATCH_H
#define ZB_STORE_BATCH_H

#include "base/buffer.h"
#include "store/loading.h"
#include "store/outputs.h"
#include "value/photo_name.h"

#include <sqlite3.h>

/* A table on a sheet. The row IDs (_row) are its number << 32 | the row's number, so that a row's place needs no table
   of its own and rows sort in the order of import. */
typedef struct sheet {
  int source;
  int table;
  const char *shown;  /* 花名册.xlsx!申报人员 */
  const int *columns; /* of each field of the table; -1: none */
  const int *rows;    /* of a form: of each field, from 0; else NULL */
  char *kinds;        /* of each field: how its cells are mostly typed, as zhibiao/typed.lua has it; '\0': not known */
  bool has_rows;
  int returned; /* of a table that went back to be mended: for which time, from 1; else 0 */
} sheet;

/* Why a photo that fits someone is nobody's whatever else there is. */
typedef enum {
  ZB_PHOTO_CERTAIN,
  ZB_PHOTO_CONTRADICTORY, /* its name has the number of one person and the name of another */
  ZB_PHOTO_SPREAD,        /* it lies over the rows of several people */
} zb_photo_doubt;

typedef struct photo {
  const char *path;
  const char *user_path; /* as zb_store_user_path; photos are in its order */
  const char *shown;     /* as messages show it */
  const char *owner;     /* whose it is, an ID number, if that is known without its name; NULL: not */
  const char *rival;     /* who else's it may be, if DOUBT is ZB_PHOTO_SPREAD; NULL: nobody's */
  zb_photo_name name;
  bool jpeg;
  zb_photo_doubt doubt;
  bool claimed, used, told; /* it fits someone; it is someone's; it is listed with what is unclear */
  int64_t size;
  const char *sha256; /* NULL until it is asked for */
  bool unread;        /* then it could not be read: it is like no other */
  zb_photo facts;
  bool read; /* FACTS are known */
} photo;

/* A person and the photo that was found. */
typedef struct photo_owner {
  const char *id, *name; /* the name as zb_photo_stem */
  const char *named;     /* in the table's column of photos; "" if it has none */
  const char *shown;     /* 张三（330599…0017） */
  photo *photo;          /* NULL: none */
  const char *why;       /* none is used though some fit; NULL if not so */
} photo_owner;

/* An archive that was unpacked into a temporary folder. */
typedef struct archive {
  const char *folder, *user_path;
  struct archive *next;
} archive;

/* A cached prepared query. */
typedef struct query {
  char *sql;
  sqlite3_stmt *statement;
  bool public; /* checked to read nothing private */
  bool busy;
} query;

/* What indexes a table has. */
typedef enum {
  ZB_NOT_INDEXED,
  ZB_INDEXED,
  ZB_INDEXED_ASIDE, /* while other tables were read; _doubled has it if it has rows of the same key */
  ZB_INDEXED_LATER, /* when all its rows are there: it has several sheets */
} zb_indexed;

/* Of row_writer.c. */
typedef struct row_writer row_writer;

#define QUERY_CACHE 64
#define MAX_VALUE_BYTES (16 * 1024 * 1024) /* of a text in a query's result */

struct zb_store {
  const zb_schema *schema;
  sqlite3 *db;
  zb_arena *arena; /* as long as the store */
  zb_arena *scratch;
  sqlite3_stmt **inserts;    /* of each table */
  zb_indexed *indexed;       /* of each table */
  int max_arguments;         /* of an SQL function */
  sqlite3_stmt **sheets_of;  /* of each table: the sheets with an owner's rows */
  sqlite3_stmt *add_problem; /* row, owner, place, code, message, remedy */
  sqlite3_stmt *problems_of;
  sqlite3_stmt *mark_reported; /* an owner's problems */
  sqlite3_stmt *add_finding, *findings_of, *problem_at;
  sqlite3_stmt *problem_of_cell, *is_mistyped;
  bool people_unread;     /* a table of people was found, and not read, or not all of it */
  const char *links_from; /* the folder that links are relative to; NULL: no links */
  sqlite3_stmt *list_adds[ZB_LIST_COUNT], *previous_at, *name_given;
  sqlite3_stmt *add_header, *add_typed, *add_sheet, *add_unread, *add_change_sum, *add_went_out;
  sqlite3_stmt *add_change; /* owner, place, header, before, after, why, look */
  zb_source *sources;
  const char **shown; /* of each source: its path as shown to the user */
  size_t source_count, source_capacity;
  sheet *sheets;
  size_t sheet_count, sheet_capacity;
  photo *photos;
  size_t photo_count, photo_capacity;
  photo_owner *photo_owners; /* by ID number, in the arena; of all people if there are photos */
  size_t photo_owner_count;
  archive *archives;
  const char **preferred; /* files and folders, the most preferred first */
  size_t preferred_count, preferred_capacity;
  query queries[QUERY_CACHE];
  int query_count;
  long long max_steps; /* of a query */
  zb_buffer error;
  const char *path;     /* of the database; "": it has no name */
  zb_store_relay relay; /* of a shared store; DATA NULL: it is none */
  const char *failure;  /* SQLite's first error message; NULL: none */
  bool failure_reported;
  long failures;      /* how many times it has failed */
  row_writer *writer; /* NULL: rows are written as they come */
  bool is_taken;      /* its rows are another store's, and what is worked out of files is not here */
};

/* --- store.c --- */

/* Whether fields of TYPE are kept as numbers. */
bool zb_store_is_numeric(zb_field_type type);

/* --- indexes.c --- */

/* Makes the indexes of table T of the schema, unless it has them. */
zb_status zb_store_index(zb_store *store, int t, zb_diags *diags);

/* After a sheet with so many rows of the table: has them made already, if that takes nobody's time. */
void zb_store_index_aside(zb_store *store, int t, int64_t rows);

/* Whether rows of table T may have the same key; asked when all are there. */
bool zb_store_may_be_doubled(zb_store *store, int t);

/* Before another sheet of the table: row by row they would take longer than at once. */
void zb_store_index_later(zb_store *store, int t);

/* --- typed_rows.c --- */

/* The SQL function as_typed. */
void zb_store_as_typed(sqlite3_context *context, int count, sqlite3_value **values);

/* Creates the view _typed_TABLE. */
zb_status zb_store_create_typed(zb_store *store, const zb_table_schema *table, zb_diags *diags);

/* Before rows of TABLE that are in _left_out are deleted: keeps how those with problems were typed. */
zb_status zb_store_keep_typed(zb_store *store, const zb_table_schema *table, zb_diags *diags);

/* --- database.c --- */

/* Call when SQLite has failed (a full disk): adds a diag, remembers it for zb_store_check and returns ZB_OUTPUT. If
   DIAGS is NULL, zb_store_check reports it. */
zb_status zb_store_failed(zb_store *store, zb_diags *diags);
zb_status zb_store_exec(zb_store *store, const char *sql, zb_diags *diags);
zb_status zb_store_prepare(zb_store *store, const char *sql, sqlite3_stmt **statement, zb_diags *diags);

/* Steps a SELECT; false at its end and, after zb_store_failed, on failure. */
bool zb_store_next(zb_store *store, sqlite3_stmt *statement, zb_status *status, zb_diags *diags);

/* Executes a statement that returns no rows, and resets it. */
zb_status zb_store_run(zb_store *store, sqlite3_stmt *statement, zb_diags *diags);

/* The same after binding its first COUNT parameters. */
zb_status zb_store_run_with(zb_store *store, sqlite3_stmt *statement, const char *const *texts, int count,
                            zb_diags *diags);

/* Binds a text (NULL: "") that must live until the statement is reset. */
zb_status zb_store_bind(zb_store *store, sqlite3_stmt *statement, int index, const char *text, zb_diags *diags);

/* A column's text, "" for NULL. */
const char *zb_column_text(sqlite3_stmt *statement, int column);

/* The table whose only key is the field OWNER; NULL if the schema has none. */
const zb_table_schema *zb_store_main_table(const zb_store *store, const char *owner);

/* The name of the first field of TYPE, or NULL. */
const char *zb_store_field_of_type(const zb_table_schema *table, zb_field_type type);

/* The table of people, whose key is an ID number; NULL if the schema has none. */
const zb_table_schema *zb_store_people(const zb_store *store);

/* --- row_writer.c --- */

/* Runs STATEMENT, an insertion, with COUNT texts (NULL: "") and, if it has one parameter more, NUMBER: now, or by the
   writer, which has its own copy of the texts and tells of a failure later. */
zb_status zb_store_write(zb_store *store, sqlite3_stmt *statement, const char *const *texts, int count, int64_t number,
                         zb_diags *diags);

/* Waits until the writer has written all. The functions of database.c do so before they touch the database; ZB_OUTPUT
   if it could not, and then nothing is to touch it any more. */
zb_status zb_store_settle(zb_store *store, zb_diags *diags);

/* Has SQL run behind the rows that were written until now; of a failure whoever settles is told. False: there is no
   thread that could, and nothing was done. */
bool zb_store_run_aside(zb_store *store, const char *sql);

/* The same, and there is none any more. */
zb_status zb_store_end_writer(zb_store *store, zb_diags *diags);

/* --- store.c --- */

/* The query for the sheets with an owner's rows in table number T. */
zb_status zb_store_prepare_sheets_of(zb_store *store, int t, zb_diags *diags);

/* --- findings.c --- */

zb_status zb_store_create_findings(zb_store *store, zb_diags *diags);
zb_status zb_store_prepare_findings(zb_store *store, zb_diags *diags);

/* --- problems.c --- */

zb_status zb_store_prepare_problems(zb_store *store, zb_diags *diags);

/* --- ledger.c: the table _sheets accounts for each sheet's rows --- */

extern const char *const zb_store_ledger_tables;

/* Call after finding duplicates and orphans: counts how many rows of each sheet are used, left out or orphans. */
zb_status zb_store_close_ledger(zb_store *store, zb_diags *diags);

/* --- prefer.c --- */

/* An SQL expression for the preference of the sheet of ROW, an SQL expression of a row's ID: 0 is the highest. */
const char *zb_store_rank_sql(const zb_store *store, const char *row, zb_arena *arena);

/* Ranks all sheets; ZB_INPUT with a diag if a preferred file was not read. */
zb_status zb_store_rank_sheets(zb_store *store, zb_diags *diags);

/* --- returned.c --- */

/* Leaves out the rows of those whose tables were mended and sent in again, but for these; warns of it once. Of several
   such tables the preferred one counts, else the one that went back last; where that does not decide, and they differ,
   it becomes a problem of the owner. */
zb_status zb_store_prefer_returned(zb_store *store, zb_diags *diags);

/* --- not_back.c --- */

/* Of people who went out with a table and did not come back in it, what else there is of them counts: leaves out their
   other rows in such tables, and warns of each. By the table _returned. */
zb_status zb_store_find_not_back(zb_store *store, zb_diags *diags);

/* --- units_not_back.c --- */

/* Warns of each unit whose rows of a table went out with its people's and did not come back; those elsewhere count. By
   the table _returned. */
zb_status zb_store_tell_units_not_back(zb_store *store, zb_diags *diags);

/* --- duplicates.c --- */

/* Of rows with the same key, the preferred one is kept, else the first. Equal ones are left out, with a note of how
   many; a different one becomes a problem of its owner that names both places and the fields, unless a preference
   decides. Both values are in the table _conflicts. */
zb_status zb_store_find_duplicates(zb_store *store, zb_diags *diags);

/* Notes that COUNT rows of TABLE were not used, as a preferred file has others. */
void zb_store_tell_preferred(const zb_table_schema *table, int64_t count, zb_diags *diags);

/* --- corrected.c --- */

/* In TABLE, which has no key, finds rows that another file has once more with some cells changed: warns of each two
   files, or, if one is preferred, lists its rivals in _left_out. Those that are equal are in there already. */
zb_status zb_store_find_corrected(zb_store *store, const zb_table_schema *table, zb_diags *diags);

/* --- repeats.c --- */

/* In tables without a key, rows that occur in two files are merged; of those that were corrected it is told. */
zb_status zb_store_find_repeats(zb_store *store, zb_diags *diags);

/* Adds a note of how many rows of TABLE were equal to others, and deletes from it those that _left_out lists. */
zb_status zb_store_leave_out(zb_store *store, const zb_table_schema *table, int64_t equal, zb_diags *diags);

/* --- warnings.c --- */

/* Adds diags for the first rows of a query with the columns PLACE and MESSAGE, and says how many there are in all. */
zb_status zb_store_warn_query(zb_store *store, const char *sql, zb_severity severity, const char *code,
                              const char *remedy, zb_diags *diags);

/* --- orphans.c --- */

/* Rows of people who are no applicants: warnings, and the table _orphans. */
zb_status zb_store_find_orphans(zb_store *store, zb_diags *diags);

/* --- mistyped.c --- */

/* Call when the orphans' likely owners are known. Where one ID number can't be read and the other is its owner's, that
   is one mistake: the problem says how many rows come to nothing by it, and is the applicant's, whose documents are
   refused. Such orphans are told: _orphans.told is 'applicant' or 'row', where the number is wrong. */
zb_status zb_store_tell_mistyped(zb_store *store, const zb_table_schema *people, zb_diags *diags);

/* Photos that are named by a number that the table of applicants has wrong are the applicant's. */
zb_status zb_store_rename_photos(zb_store *store, zb_diags *diags);

/* --- near_duplicates.c --- */

/* Units, numbers and people that are likely the same: warnings, and the table _likely. */
zb_status zb_store_find_near_duplicates(zb_store *store, zb_diags *diags);

/* --- functions.c: SQL functions place(table, row, field), link(row, place), record(name, id),
   label_of(record), likeness(unit) --- */

zb_status zb_store_add_functions(zb_store *store, zb_diags *diags);

/* --- texts.c: LIKE, GLOB, instr and replace, none of which runs long in a single step --- */

zb_status zb_store_add_text_functions(zb_store *store, zb_diags *diags);

/* --- photos.c --- */

/* Sorts the photos by user path. */
void zb_store_sort_photos(zb_store *store);

/* Whether two photos are the same file, byte by byte. Tells of one that can't be read, once: it is UNREAD, then. */
bool zb_store_same_photo(zb_store *store, photo *a, photo *b, zb_diags *diags);

/* --- photo_owners.c --- */

/* Finds each person's photo: by the table's column, by an ID number, by a name that only one person has. What is not
   certain is nobody's. */
zb_status zb_store_find_photo_owners(zb_store *store, zb_diags *diags);

/* --- photo_report.c --- */

/* Lists in the table _photos what a person should look at: photos that fit but are not certain, one photo for several
   people, photos that nobody uses; warns of the second, notes the third. ZB_INPUT if some photo could not be compared,
   which has been told. */
zb_status zb_store_report_photos(zb_store *store, zb_diags *diags);

/* Adds a row to _photos. */
zb_status zb_store_note_photo(zb_store *store, const char *kind, const photo *photo, const photo_owner *owner,
                              const char *note, zb_diags *diags);

/* --- outputs.c --- */

zb_status zb_store_create_outputs(zb_store *store, zb_diags *diags);

/* What this run makes of them; in each process that has the store open. */
zb_status zb_store_create_own_outputs(zb_store *store, zb_diags *diags);
void zb_store_free_outputs(zb_store *store);

/* --- query.c --- */

void zb_store_free_queries(zb_store *store);

#endif

/* The batch: all rows of all files, each with its place, in an embedded SQLite database (a temporary file that SQLite
   removes by itself, so that memory use stays constant). Every table of the schema is an SQL table of the same name:
   one column per field (TEXT, INTEGER or REAL; '' if the cell was empty), and _row, the row's ID. */
#ifndef ZB_STORE_STORE_H
#define ZB_STORE_STORE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/parcel.h"
#include "base/status.h"
#include "picture/photo.h"
#include "store/schema.h"
#include "value/value.h"

#include <stdint.h>

typedef struct zb_store zb_store;

/* SCHEMA must outlive the store. The caller frees *STORE, NULL on failure, with zb_store_free. */
zb_status zb_store_new(const zb_schema *schema, zb_diags *diags, zb_store **store);
void zb_store_free(zb_store *store);

/* The same with the database in a new file at PATH, which other processes can open by zb_store_share; the caller
   removes it. "": as zb_store_new. */
zb_status zb_store_new_at(const zb_schema *schema, const char *path, zb_diags *diags, zb_store **store);

/* From now on the rows of files are written by a thread of its own while they are read, until all are
 * (zb_store_finish).
 */
void zb_store_write_aside(zb_store *store);

struct zb_finding;

/* What a store in a process that was forked hands on instead of writing it down; DATA is the first argument. */
typedef struct zb_store_relay {
  void *data;
  void (*finding)(void *data, const struct zb_finding *finding);
  void (*reported)(void *data, const char *owner);
} zb_store_relay;

/* In a process that was forked, before anything else: opens the finished store's file anew, for reading; RELAY is
   copied. The parent may go on reading, but must not change what is read here. */
zb_status zb_store_share(zb_store *store, const zb_store_relay *relay, zb_diags *diags);

/* If rows with the same key differ, prefers the one from this file or folder (as given to zb_import_path or below it,
   or as shown to the user); earlier preferences come first. zb_store_finish refuses a path from which nothing was read.
   Copied. */
void zb_store_prefer(zb_store *store, const char *path);

/* Call after the last row (zb_import_finish does): creates indexes; merges equal rows with the same key (with a note of
   how many) and turns different ones into problems; warns of orphans and near duplicates. Queries see the results:

     _sheets(number, source, file, sheet, tbl, title, header, rows, used, orphans, same, other, ownerless, skipped,
             problems, note, returned)   returned: of a table that went back, for which time; 0: of none
                                    rows = used + orphans + same + other + ownerless + skipped; for a file or sheet that
                                    was not read, all but file, sheet and note (why) is NULL
     _sources(number, file, sha256, rows)
     _conflicts(number, title, owner, name, field, place_a, value_a, place_b, value_b, decided)
                                    a row for each field; a is used, b is not; decided: by zb_store_prefer
     _orphans(kind, tbl, title, owner, name, rows, first_row, cause)   kind: person, unit
     _likely(kind, number, value, other, rows, title, place)
                                    kind: unit, name, id; rows with the same number are likely the same
     _changes(owner, place, header, before, after, why, look)   look: '1' if a person should look at it
     _change_sums(sheet, header, why, cells, place, before, after)   of each column and kind; the first cell
     _typed_TABLE(row, cells)       each row of a table as it was typed (import/typed.c)
     _typed(row, cells)             the same of rows that their values do not tell, and of rows with problems that are
                                    in no table
     _typed_headers(sheet, number, field, header, cell)   the columns of a sheet, by numbers that _typed has
     _problem(row, owner, place, code, message, remedy, reported)
     _photos(kind, file, owner, name, note)
                                    what to look at. kind: unclear (it fits someone, but is not used: note says why),
                                    several (one photo of several people), unused
     _findings(number, rule, level, clause, owner, record, unit, district, tbl, row, field, place, message, remedy,
               concerns)            zb_store_add_finding
     place(table, row, field)       a function: zb_store_place
     link(row, place)               a function: zb_store_link

   Their order is that of rowid. */
zb_status zb_store_finish(zb_store *store, zb_diags *diags);

/* ZB_OUTPUT if the database has failed since it was opened (a full disk), with a diag unless already reported. The
   functions below count a failed query as an error, so that no document is made from incomplete data. */
zb_status zb_store_check(zb_store *store, zb_diags *diags);

/* How many times it has failed until now; and the same as zb_store_check if it has failed again since then, whether or
   not that was told of something else: what has been read since may lack something. */
long zb_store_failures(const zb_store *store);
zb_status zb_store_check_since(zb_store *store, long failures, zb_diags *diags);

/* How many sheets were recognized as tables of the schema, with or without rows. */
size_t zb_store_tables(const zb_store *store);

/* A file's path as the user knows it: that of an unpacked file is below its archive's path. */
const char *zb_store_user_path(zb_store *store, const char *path);

/* A file that was read: its path as given, its SHA-256 and its number of rows. */
typedef struct zb_source {
  const char *path;
  char sha256[65];
  int64_t rows;
} zb_source;
size_t zb_store_sources(const zb_store *store, const zb_source **sources);

/* The place of a field in row ROW (its _row) of a table: "花名册.xlsx!申报人员!F17", or of the row ("…!17") if FIELD is
   NULL or has no column. In ARENA. */
const char *zb_store_place(zb_store *store, const char *table, int64_t row, const char *field, zb_arena *arena);

/* The indices of the sources of this owner's rows, ascending, in ARENA; returns their number. */
size_t zb_store_sources_of(zb_store *store, const char *owner, zb_arena *arena, const int **indices);

/* The index of the source of a row (its _row), or -1. */
int zb_store_source_of(const zb_store *store, int64_t row);

/* Adds an error for each problem that import found in rows of this owner (an ID number or a unit's name); returns their
   number. */
size_t zb_store_problems(zb_store *store, const char *owner, zb_diags *diags);

/* Call after making the documents: warns of the first problem that none of them has reported (zb_store_problems), and
   of their number. Documents about many people, such as a summary, are made without values that can't be read. */
void zb_store_unreported_problems(zb_store *store, zb_diags *diags);

/* Calls EACH with all of those, in their order; a problem's number is the same for each import of the same data. */
zb_status zb_store_untold_problems(zb_store *store, void (*each)(void *data, int64_t number, const zb_diag *problem),
                                   void *data, zb_diags *diags);

/* Warns of the FIRST of them, and that there are OTHERS. */
void zb_store_tell_untold(const zb_diag *first, int64_t others, zb_diags *diags);

/* The problems of OWNER have been reported, as by zb_store_problems. */
void zb_store_mark_reported(zb_store *store, const char *owner, zb_diags *diags);

/* Adds an error for each of the first MAX problems of all rows; returns how many there are. */
size_t zb_store_all_problems(zb_store *store, size_t max, zb_diags *diags);

/* The problem of the cell at PLACE, one message; its texts are in ARENA. False if the import could read that cell. */
bool zb_store_problem_at(zb_store *store, const char *place, zb_arena *arena, zb_diag *problem);

/* Adds an error for each problem in a row without an owner; returns their number. */
size_t zb_store_ownerless_problems(zb_store *store, zb_diags *diags);

/* A rule's finding; NULL stands for "". */
typedef struct zb_finding {
  const char *rule;   /* hours-enough */
  const char *level;  /* error, warning, hint */
  const char *clause; /* of the notice, in its numbering */
  const char *owner, *record, *unit, *district;
  const char *table; /* of ROW and FIELD; NULL: PLACE is given */
  int64_t row;
  const char *field, *place;
  const char *message, *remedy;
  const char *concerns; /* "submission": what else than its owner itself the rule is about; see zb_store_findings */
} zb_finding;

/* Between these two, findings are written at once: a transaction for each takes longer than what it writes. */
zb_status zb_store_begin_findings(zb_store *store, zb_diags *diags);
zb_status zb_store_end_findings(zb_store *store, zb_diags *diags);

/* Adds it to the table _findings; copied. Only after zb_store_finish. A finding at a cell that import could not read is
   dropped: the problem is reported already. */
zb_status zb_store_add_finding(zb_store *store, const zb_finding *finding, zb_diags *diags);

/* Adds one that a relay handed on, at PLACE. */
zb_status zb_store_keep_finding(zb_store *store, const zb_finding *finding, const char *place, zb_diags *diags);

/* The errors that refuse a document of OWNER, each added to DIAGS unless that is NULL; returns their number. All but
   those that concern what is TOLERATED (",submission,", or "") and what zb_store_problems tells of. */
size_t zb_store_findings(zb_store *store, const char *owner, const char *tolerated, zb_diags *diags);

typedef struct zb_finding_counts {
  int64_t errors, warnings, hints;
  int64_t refused; /* owners with errors */
} zb_finding_counts;
zb_status zb_store_count_findings(zb_store *store, zb_finding_counts *counts, zb_diags *diags);

/* Sets the folder that links of zb_store_link are relative to; it must exist when they are made. Copied. */
void zb_store_link_from(zb_store *store, const char *folder);

/* A link for a workbook to PLACE in the source file of ROW: external:../data/a.xlsx#'申报人员'!F17. "" if there is
   none, as for a file in an archive. In ARENA. */
const char *zb_store_link(zb_store *store, int64_t row, const char *place, zb_arena *arena);

/* Whether the source sheet of ROW (of TABLE, its _row) has a column for this field. */
bool zb_store_has_column(const zb_store *store, const char *table, int64_t row, const char *field);

/* Finds TEXT (part of a value, such as one character) in this owner's rows: 花名册.xlsx!申报人员!B5（姓名）, the first
   place in the order of the schema, in ARENA; NULL if there is none. */
const char *zb_store_find_text(zb_store *store, const char *owner, const char *text, zb_arena *arena);

/* The path of the photo of the person with that ID number; NULL if there is none, and then *WHY tells if some fit but
   none is certain: two that differ, two people of the name; else *WHY is NULL. Searched once, by zb_store_finish: the
   file that the table's column names (a path on Windows, too), then one with the ID number in its name, then one with
   the name, if only one person has it; JPEG before others. Owned by the store. */
const char *zb_store_photo(const zb_store *store, const char *id_number, const char **why);

/* What the file of that photo is, which is read once, however many ask; its faults are the store's. *PATH and *WHY
   as of zb_store_photo; *FACTS is NULL if there is no photo. ZB_INPUT with a diag if its file can't be read:
   then that is its fault. */
zb_status zb_store_photo_facts(zb_store *store, const char *id_number, const char **path, const char **why,
                               const zb_photo **facts, zb_diags *diags);

/* Adds the bytes of all photos that were found to be somebody's to DIGEST, by their digests in the order of their
   owners' ID numbers. One that can't be read is like none. */
void zb_store_digest_photos(zb_store *store, zb_digest *digest);

/* The number of photo files. */
size_t zb_store_photos(const zb_store *store);

/* A query's rows, one at a time. */
typedef struct zb_rows zb_rows;

/* Runs a SELECT (anything else is refused) with its ? parameters. On failure *ROWS is NULL and *WHY, owned by the store
   and valid until the next call, is SQLite's message. */
zb_status zb_store_query(zb_store *store, const char *sql, const zb_value *parameters, int count, zb_rows **rows,
                         const char **why);

/* The same for public documents: refused if any part of it reads a column that is not ZB_PUBLIC, or a table whose name
   begins with _. */
zb_status zb_store_query_public(zb_store *store, const char *sql, const zb_value *parameters, int count, zb_rows **rows,
                                const char **why);

/* The rows that the SELECT ROW gives for the numbers that the SELECT NUMBERS gives, one after the other. Each is read
   when it is asked for: zb_rows_skip reads nothing, and what is sorted are numbers and not rows. */
zb_status zb_store_walk(zb_store *store, const char *numbers, const char *row, zb_rows **rows, const char **why);

/* How many steps of SQLite's machine a query may take that begins from now on; 5,000 million at first. */
void zb_store_limit_queries(zb_store *store, long long steps);

bool zb_rows_next(zb_rows *rows);
int64_t zb_rows_skip(zb_rows *rows, int64_t count); /* goes past the next COUNT; returns how many there were */
const char *zb_rows_error(const zb_rows *rows);     /* why zb_rows_next returned false before the end; else NULL */
int zb_rows_columns(const zb_rows *rows);
const char *zb_rows_name(const zb_rows *rows, int column);
zb_value zb_rows_value(const zb_rows *rows, int column); /* text valid until the next row */
void zb_rows_free(zb_rows *rows);

/* All rows of the batch, and of what import and rules found in it, in parcels; not what runs have made (outputs.h). */
typedef void zb_take_rows(void *data, const zb_parcel *rows);
zb_status zb_store_give_rows(zb_store *store, zb_take_rows *each, void *data, zb_diags *diags);

/* Adds the rows that are left to read in ROWS to a store that is finished and had none: queries then see what they see
   in the store that gave them. What is worked out of files, as photos and places, it has not: place() and link() fail.
   ZB_INPUT, without a diag, if they are no such rows. */
zb_status zb_store_take_rows(zb_store *store, zb_parcel *rows, zb_diags *diags);

const zb_schema *zb_store_schema(const zb_store *store);

#endif

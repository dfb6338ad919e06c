/* Shared by the files of import/, and private to it. */
#ifndef ZB_IMPORT_SHEET_IMPORT_H
#define ZB_IMPORT_SHEET_IMPORT_H

#include "base/buffer.h"
#include "base/digest_ahead.h"
#include "import/form.h"
#include "import/header.h"
#include "import/import.h"
#include "store/loading.h"

/* How many cells were changed in one way, and the place of the first. */
typedef struct changed {
  int64_t count;
  const char *first;
} changed;

typedef struct zb_books zb_books;

struct zb_import {
  zb_store *store;
  const char *encoding;
  bool visible_only;
  zb_arena *arena;
  zb_header_index *headers;
  zb_books *books;    /* NULL: none */
  const char *output; /* the run's output folder; NULL: none */
  const char *told;   /* the file whose pictures were last said not to be read; NULL: none yet */
  changed changed[ZB_CHANGE_KINDS];
  struct zb_spelling *spellings;
  zb_buffer typed;        /* a row as it was typed (typed.c) */
  bool digests_ahead;     /* large files' digests are made while the one before is read */
  const char *next;       /* the path of what is read after the file in hand; NULL: unknown */
  zb_digest_ahead *ahead; /* of a file that was next; NULL: none */
};

/* What a row below the header is. */
typedef enum {
  ZB_ROW_DATA,
  ZB_ROW_TOTAL,
  ZB_ROW_HEADER,
  ZB_ROW_EXAMPLE,
  ZB_ROW_GUIDE, /* notes to those who fill in: 必填, 18位 */
  ZB_ROW_FRAME, /* what stands around a table: 填表人：某某, 二、学习经历 */
  ZB_ROW_NOTE,
  ZB_ROW_KINDS
} zb_row_kind;

/* How many rows of each kind were skipped, and the first of them. */
typedef struct skipped {
  int64_t counts[ZB_ROW_KINDS];
  int first[ZB_ROW_KINDS];
} skipped;

/* Rows that were taken, and are refused after all when a later row shows what is wrong with them. */
typedef struct zb_suspects {
  struct suspect *first;
  int count;
  bool proven; /* nothing of the kind is taken any more */
} zb_suspects;

/* How many values the rows of a text file have. */
typedef struct widths {
  int header; /* 0: not a text file */
  zb_suspects wider;
  zb_suspects narrow;   /* the last row, if it is one that may go on in the next */
  char caption[64];     /* a line between the header and the first row of data, which is no cell's rest; "": none */
  int last_row, joined; /* of it and those that it may go on in: the number of the last, the width of all */
} widths;

typedef struct merged merged;
typedef struct zb_unused zb_unused;
typedef struct zb_embedded zb_embedded;
typedef struct zb_changes zb_changes;
typedef struct zb_column_faults zb_column_faults;

/* Two fields of the table whose columns were exchanged. */
typedef struct zb_swapped {
  int field, other, header_row;
  struct zb_swapped *next;
} zb_swapped;

/* The state of importing a sheet. */
typedef struct sheet_import {
  zb_import *import;
  zb_diags *diags;
  zb_table *table;
  const char *path;         /* of the file */
  const char *file;         /* as shown to the user */
  const char *name, *shown; /* of the sheet: 申报人员; 花名册.xlsx!申报人员 */
  bool only_beside;         /* as in zb_found_file */
  int returned;             /* the file is a table that went back to be mended: for which time; 0: it is not */
  bool own;                 /* of a workbook that this program made: what it has was told of when it was made */
  /* of the current table */
  int table_number; /* in the schema */
  const zb_table_schema *schema;
  int64_t sheet;             /* its number in the store */
  const int *columns;        /* of each field; -1: none */
  const int *header_columns; /* the same, as the header has them */
  zb_sheet_counts counts;
  int header_rows;   /* of the header */
  int header_until;  /* the last row of one that is repeated; -1: none was so far */
  const int *fields; /* of each column; -1: none */
  int span_column;   /* that also has another field, the schema's span_to; -1: none */
  int column_count;
  int owner;           /* field */
  int typed_columns;   /* that have a header, or may have */
  zb_above above;      /* what rows without a value of their own get */
  int64_t above_rows;  /* how many did */
  bool owner_read;     /* the row's owner could be parsed as its field's type */
  bool is_stored;      /* the row is in the store's table */
  const char **values; /* of each field */
  zb_changes *changes;
  struct zb_same_again *same_again; /* of each field; NULL: the sheet is a form */
  skipped skipped;
  merged *merged;
  zb_unused *unused;
  widths widths;
  zb_suspects doubts; /* ID numbers that a spreadsheet may have spoiled */
  int64_t hidden_rows;
  int first_hidden;
  zb_column_faults *column_faults;
  zb_swapped *swapped;   /* NULL: none */
  zb_embedded *embedded; /* NULL: the current table has no photos, or the sheet no pictures */
  zb_arena *arena, *row_arena;
} sheet_import;

/* --- sheets.c: a file's sheets --- */

/* Lists a file that can't be read for the import's report. */
zb_status zb_import_note_unread(zb_import *import, const char *shown, zb_diags *diags);

/* Whether a file was made by this program. Who works in one folder has them beside the data. */
typedef enum {
  ZB_MADE_NOT,
  ZB_MADE_DOCUMENT, /* holds no data to read */
  ZB_MADE_BOOK,     /* a 统计汇总: a district may have sent it as its data, or it repeats what stands beside it */
} zb_made;

/* A file that was found. */
typedef struct zb_found_file {
  const char *path, *shown; /* SHOWN: as the user knows it */
  bool asked_for;           /* by its own path: it is read, whoever made it */
  const char *listed;       /* the SHA-256 that an earlier run's manifest gives for it; NULL: none lists it */
  bool in_output;           /* it lies in this run's output folder, or in what an earlier one has withdrawn */
  bool only_beside;         /* a book of which only what stands beside its people is read: the figures to compare */
  int depth;                /* of its folder */
  zb_made made;             /* what zb_import_file found */
} zb_found_file;

/* Imports a file of tables, unless it was made by this program; a book is put off until zb_books_read. */
zb_status zb_import_file(zb_import *import, zb_found_file *file, zb_diags *diags);

/* --- made.c: what this program made --- */

/* Whether the workbook has the sheet that tells a 统计汇总. */
bool zb_is_book(const zb_import *import, zb_table *table);

/* Whether it is the workbook of `zhibiao new`, whose own sheets, NAME one of them, are nothing to tell of. */
bool zb_is_own_sheet(zb_table *table, const char *name);

/* A table that went back to be mended. What names its maker is lost when it is saved as xls, ods or a web page, and a
   web page gives its sheets other names: it is known by the sheet that lists what is wrong, by that one's name or by
   how it begins. */
typedef struct zb_marked {
  int time; /* that its people went back, from 1; 0: it is no such table */
  int list; /* that sheet's number; -1: none */
} zb_marked;

zb_marked zb_marked_find(zb_table *table);

/* Notes in the store whom SHEET, the list, says to have gone out with it. The sheet must be that of the last source. */
zb_status zb_marked_note_people(zb_import *import, zb_table *table, int sheet, zb_diags *diags);

/* What a workbook that was only found is. A table of data in it counts for more than who made it. */
zb_made zb_made_kind(const zb_import *import, zb_table *table, const zb_found_file *file, const char *sha256);

/* *MADE: the file is a PDF of this program's, or what --dump wrote beside a document. ZB_INPUT with a diag if it can't
   be read. */
zb_status zb_is_made_paper(const char *path, zb_arena *arena, zb_diags *diags, bool *made);

/* Looks for the table of data that a visible sheet holds; false if it is none or lacks required columns. */
bool zb_sheet_holds_data(const zb_import *import, zb_table *table, int sheet, const char *shown, zb_arena *arena,
                         zb_heading *heading);

/* Whether the sheet has figures that a 统计汇总 reports, to be compared with what is counted here. */
bool zb_reports_figures(const zb_import *import, const zb_heading *heading);

/* --- books.c: which 统计汇总 among the files are read --- */

/* True if the book is a document of a run that is known, not what someone sent: it is never read. */
bool zb_books_add(zb_import *import, const zb_found_file *file, const char *sha256);

/* Call after the last file: reads the books of people of whom nothing was read so far. The others repeat, or repeated
   once, what was read from elsewhere: those are told, and only the figures that they report are read. */
zb_status zb_books_read(zb_import *import, zb_diags *diags);

/* --- listed.c: manifests of earlier runs --- */

typedef struct zb_listed zb_listed;

/* *LISTED: what the manifest at PATH lists, in ARENA; NULL if there is none, or none of this program's, or not a whole
   one. ZB_INPUT with a diag if it can't be read. */
zb_status zb_listed_read(const char *path, zb_arena *arena, zb_diags *diags, const zb_listed **listed);

/* The SHA-256 that it gives for the file at PATH, below its folder; NULL if it doesn't list it. */
const char *zb_listed_digest(const zb_listed *listed, const char *path);

/* --- data_rows.c: the rows below a header --- */

/* A cell that can't be parsed, kept until the row's owner is known. */
typedef struct fault {
  const char *place;
  const char *message;
  int field; /* -1: of no one column */
  struct fault *next;
} fault;

/* What parsing a row found besides its values, in the order of its cells. Initialize with {0}. */
typedef struct findings {
  fault *faults, *last_fault;
  struct zb_change *changes, *last_change;
  bool struck;       /* the owner is struck out, and with him the row */
  const char *doubt; /* of the owner's number; NULL: none */
  int doubt_column;
} findings;

/* The values of a row, one by one: no value at first; what can't be parsed is none, except the owner, whose text still
   tells whose row it is; then into the store. */
void zb_row_start(sheet_import *in);
void zb_row_read_value(sheet_import *in, int field, const zb_cell *cell, int row, int column, findings *found);
void zb_row_read_span(sheet_import *in, const zb_cell *cell, int row, findings *found); /* a beginning and an end */
void zb_findings_add(sheet_import *in, findings *found, const char *place, const char *message);
zb_status zb_row_store(sheet_import *in, const zb_row *row, const findings *found);

/* Refuses a row of data instead of storing it. An applicant or a unit is then in no table: it is an error of the batch.
 */
zb_status zb_row_refuse(sheet_import *in, int row, const char *place, const char *code, const char *message,
                        const char *remedy);

zb_status zb_import_row(sheet_import *in, const zb_row *row);

/* Call after the table: tells of hidden rows and of doubtful ID numbers. */
void zb_rows_report(sheet_import *in);

/* --- value_above.c: what the line above the rows says of them --- */

/* Whether the row is such a line, for the rows below it. */
bool zb_above_see(sheet_import *in, const zb_row *row);
void zb_above_fill(sheet_import *in, const findings *found); /* a row of data */
void zb_above_report(sheet_import *in);                      /* call after the table */

/* --- same_again.c: texts that were read before --- */

void zb_same_again_begin(sheet_import *in); /* before each table of the sheet */

/* Whether such a cell is known to be read as its text is. */
bool zb_same_again(const sheet_import *in, int field, const zb_cell *cell);

/* The cell was read as PARSED. */
void zb_same_again_note(sheet_import *in, int field, const zb_cell *cell, const zb_parsed *parsed);

/* --- suspects.c --- */

void zb_suspects_add(zb_suspects *suspects, const sheet_import *in, int row, const char *place, const char *message);

/* Makes a problem of each, and of all that come. */
zb_status zb_suspects_prove(zb_suspects *suspects, const sheet_import *in, const char *code, const char *remedy);

/* Warns of those that were never proven: how many, and the first. */
void zb_suspects_report(const zb_suspects *suspects, const sheet_import *in, const char *code, const char *remedy);

/* --- row_widths.c: rows of a text file that have more values than the header, or less --- */

void zb_widths_begin(sheet_import *in, int header);

/* Looks at a row of data, whose values are set. *SHIFTED: it was refused, as its values stand in wrong columns. */
zb_status zb_widths_check(sheet_import *in, const zb_row *row, bool *shifted);

/* Looks at a row that is no data: it may be the rest of the one before it. */
zb_status zb_widths_note(sheet_import *in, const zb_row *row);

/* --- column_faults.c: columns that can't be read --- */

void zb_column_faults_begin(sheet_import *in);

/* A cell of FIELD that is not empty; MESSAGE: why it can't be read, NULL if it can. */
void zb_column_faults_see(sheet_import *in, int field, const char *place, const char *message);

/* Call after the table, before its rows get other problems. */
zb_status zb_column_faults_report(sheet_import *in);

/* --- swapped.c: columns whose contents were exchanged --- */

/* Looks at the first rows below the header; exchanges the columns in HEADING. The sheet must be selected again. */
zb_status zb_swapped_find(sheet_import *in, int sheet, zb_heading *heading);

/* Call after the table: refuses its rows. */
zb_status zb_swapped_report(sheet_import *in);

/* --- unused.c: columns that are not read --- */

void zb_unused_begin(sheet_import *in, const zb_heading *heading);  /* HEADING: NULL: nothing is told */
void zb_unused_see(sheet_import *in, const zb_cell *cell, int row); /* a cell of data whose column has no field */
void zb_unused_report(sheet_import *in);                            /* call after the table */

/* --- unread.c: sheets that are not read, or not all of them --- */

zb_status zb_report_unknown(sheet_import *in, const zb_heading *heading);
zb_status zb_report_missing(sheet_import *in, const zb_heading *heading);
zb_status zb_report_person_above(sheet_import *in, const zb_heading *heading);

/* --- form_import.c: a sheet that is one person's form --- */

/* Imports sheet NUMBER if it is one. Its texts and what is said of it are as for other sheets. */
zb_status zb_import_form(sheet_import *in, int number, bool *is_form);

/* --- unpacked.c --- */

/* Unpacks the archive at PATH into a temporary folder, *FOLDER, which exists as long as IMPORT. */
zb_status zb_import_unpack(zb_import *import, const char *path, const char **folder, zb_diags *diags);

/* Makes such a folder, empty, for files that are out of the one at PATH. */
zb_status zb_import_make_folder(zb_import *import, const char *path, const char **folder, zb_diags *diags);

/* --- changes.c: the table _changes(owner, place, header, before, after, why) --- */

/* A change that parsing made to a cell: KINDS are ZB_CHANGE_… bits. */
typedef struct zb_change {
  int field, column, row;
  const char *before, *after;
  unsigned kinds;
  struct zb_change *next;
} zb_change;

/* The changes of a sheet, in ARENA; SHOWN is the sheet as shown to the user. */
zb_changes *zb_changes_new(zb_import *import, const zb_table_schema *schema, const char *shown, zb_arena *arena);

/* Counts the change, and stores the first ones of each field and kind; ARENA is for temporary texts. */
zb_status zb_changes_add(zb_changes *changes, const char *owner, const zb_change *change, zb_arena *arena,
                         zb_diags *diags);

/* Call after the sheet: stores how many changes of each field and kind were only counted. */
zb_status zb_changes_finish(zb_changes *changes, zb_arena *arena, zb_diags *diags);

/* Adds a note for each kind: how many cells in all files, and the first of them. */
void zb_changes_report(const zb_import *import, zb_diags *diags);

/* --- typed.c: the tables _typed and _typed_headers --- */

/* Before the rows of a table: its header, in the words that it uses. */
zb_status zb_typed_begin(sheet_import *in, const zb_heading *heading);

/* A row of data, whose values are set, after it was stored or refused. */
zb_status zb_typed_row(sheet_import *in, const zb_row *row);

/* A form, VALUES of each field, that is row ROW; a grid on it, whose rows have the items from ITEMS on. */
zb_status zb_typed_form(sheet_import *in, const zb_form_value *values, int row);
zb_status zb_typed_grid_begin(sheet_import *in);
zb_status zb_typed_grid_row(sheet_import *in, const zb_form_item *items, int count, const char *owner);

/* --- spellings.c: other words for what a field knows (ZB_CHANGE_KNOWN) --- */

/* A value of FIELD was written as BEFORE and read as AFTER. */
void zb_spellings_add(zb_import *import, const zb_field *field, const char *before, const char *after,
                      const char *place);

/* Adds a note for each spelling. */
void zb_spellings_report(const zb_import *import, zb_diags *diags);

/* --- body.c: rows that are not data --- */

/* Call after the row's values are set. */
zb_row_kind zb_row_classify(const sheet_import *in, const zb_row *row);

/* Whether TEXT is one that stands below a table: 填表人：某某, 2020年8月1日. */
bool zb_is_signed_line(const char *text);

/* Whether TEXT, alone in its line, heads those below it, as LIKE does, a line right below the header: 小学组,
   中学组（2人）. Without such a one, "", it may as well be the rest of a cell. */
bool zb_is_group_line(const char *text, const char *like);

/* Counts the skipped row; warns of a note, which may be data after all. */
void zb_row_skip(sheet_import *in, const zb_row *row, zb_row_kind kind);

/* Call after the table: notes how many rows of each kind were skipped. */
void zb_row_report_skipped(const sheet_import *in);

/* Whether HEADING has the same columns as the current table. */
bool zb_same_columns(const sheet_import *in, const zb_heading *heading);

/* --- embedded.c: photos in cells and over them --- */

void zb_embedded_begin(sheet_import *in); /* before each table of the sheet */

/* Takes the pictures of a row of data as photos of its owner, as if they were files with its number for a name. */
zb_status zb_embedded_take(sheet_import *in, const zb_row *row);

/* Takes the one picture that lies over a form's box for it as the photo of OWNER; tells of pictures if there is none.
   After zb_embedded_begin. */
zb_status zb_embedded_take_form(sheet_import *in, const char *owner, const zb_form_value *box);

/* After the table: takes those whose row was not clear before all were known, and notes how many were not taken. */
zb_status zb_embedded_end(sheet_import *in);

/* --- merged.c: cells merged over rows of data --- */

void zb_merged_begin(sheet_import *in); /* before each table of the sheet */
void zb_merged_end(sheet_import *in);   /* after the sheet */

/* Gives the row the values of the merged cells that cover its own. */
zb_status zb_merged_fill(sheet_import *in, const zb_row *row);

/* That row, the last that was filled, is one of data: what is merged over the columns of several fields is told. */
void zb_merged_count_across(sheet_import *in, const zb_row *row);

/* Whether the field of row ROW, the last that was filled, got its value so. */
bool zb_merged_gave(const sheet_import *in, int field, int row);

#endif

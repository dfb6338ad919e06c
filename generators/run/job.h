/* A run over a batch of data: `zhibiao make` and check, and what their parts share. */
#ifndef ZB_RUN_JOB_H
#define ZB_RUN_JOB_H

#include "base/times.h"
#include "import/import.h"
#include "pdf/pdf.h"
#include "picture/png.h"
#include "print/print.h"
#include "report/findings_text.h"
#include "report/manifest.h"
#include "report/previous_manifest.h"
#include "run/document.h"
#include "run/font_needs.h"
#include "run/journal.h"
#include "run/options.h"
#include "run/product.h"
#include "run/resources.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"
#include "text/fonts.h"
#include "text/paragraph_cache.h"

#include <time.h>

/* The outcome of a generator's records. */
typedef struct zb_tally {
  const char *title;
  const char *summary;       /* the last document's line for the summary; NULL: none has one */
  int made, refused, failed; /* failed: because of the script, the template or the output */
  int left_out;              /* rows that documents were made without */
} zb_tally;

/* What lua/check.lua says of a check, for the terminal; "" if it has not run. */
typedef struct zb_check_words {
  const char *stage;   /* by which stage of the season is judged */
  const char *outcome; /* lines: who was judged, and what has to be done */
  const char *counted; /* 错误 12 处，提醒 3 处，提示 0 处; "" if nothing was found */
} zb_check_words;

/* How the output folder differs from what the run before left there; files. */
typedef struct zb_change_counts {
  int made, changed, restored, unchanged, withdrawn;
  int kept; /* of data or documents that this run did not look at */
} zb_change_counts;

/* What was shown of the progress. */
typedef struct zb_progress {
  double shown;     /* when a line was shown last, or the run began */
  const char *what; /* is being counted */
  double begun;     /* when counting it began */
  long before;      /* how many were done then */
} zb_progress;

typedef struct zb_binder zb_binder;
typedef struct zb_shard zb_shard;

typedef struct zb_job {
  const zb_run_options *options;
  zb_resources resources;
  const zb_generator *generators; /* of all commands; NULL: not asked yet */
  int generator_count;
  zb_status generators_status; /* of loading them */
  zb_diags *diags;
  zb_arena *arena;     /* lives as long as the job */
  zb_arena *document;  /* for the current document, reset for each */
  zb_buffer bytes;     /* of its file, which take up the room of the one before */
  zb_store *store;     /* NULL before the import */
  long store_failures; /* how many times it had failed before the record in hand was begun */
  zb_import *import;
  zb_fonts *fonts;          /* NULL until a form needs them */
  zb_font_need *font_needs; /* of them; told when all generators have run */
  zb_pdf *pdf;
  zb_coder *coder;
  zb_png_cache *pictures;
  zb_paragraph_cache *paragraphs;
  zb_manifest *manifest;            /* NULL before the import */
  zb_binder *binder;                /* NULL: no merged files are requested */
  zb_shard *shard;                  /* NULL: the run is a whole one */
  int output;                       /* the folder, an open file; -1: none (output.c) */
  zb_journal *journal;              /* of what is written there */
  bool unread;                      /* what an earlier run has made there could not be read */
  struct timespec previous_written; /* when its manifest was */
  bool lost;                        /* another process died, and may have left parts of files */
  bool alone;                       /* nothing is done in other processes */
  bool had_previous;        /* its manifest tells what was there before the run, or before one that was broken off */
  zb_previous_end previous; /* how the run before ended */
  bool misses_data;         /* not all that was given could be read: what is not there may be in it */
  zb_change_counts changes; /* since then */
  const char *withdrawn;    /* where what is not made any more goes; NULL: not asked yet */
  char program[65];         /* digest of the program; "": not yet known */
  char look[65];            /* digest of all that forms of the current template look like by, but for their trees */
  const char *packed;       /* folder of the packages; NULL: none was made */
  int packages;             /* that are there, new or not */
  int unpacked;             /* documents of earlier runs, which are in none of them */
  const char *merged;       /* folder of the merged files that were written; NULL: none was */
  zb_tally *tallies;        /* one for each generator; NULL before they run; title NULL: not requested */
  int tally_count;
  bool judged;             /* the rules have run */
  zb_finding_counts found; /* by the rules */
  zb_check_words words;
  const char *steps; /* what to do next, a line each, as lua/report.lua says; NULL: its page was not made */
  zb_times *times;   /* NULL: nobody asks */
  double wall;       /* seconds that making took */
  zb_progress progress;
  size_t told; /* of the messages, as lines of JSON */
} zb_job;

/* OPTIONS are borrowed until zb_job_end, which frees the messages, too. */
void zb_job_begin(zb_job *job, const zb_run_options *options);
void zb_job_end(zb_job *job);

/* run_make.c: imports the data, checks it by the rules, and makes the requested documents and their manifest. Returns
   the worst status, with diags. */
zb_status zb_job_make(zb_job *job);

/* merge.c: puts together the parts that make --shard has made in the folders PARTS. Returns the worst status, with
   diags; ZB_USAGE if they are not all parts of one run, and then nothing is made. */
zb_status zb_job_merge(zb_job *job, char *const *parts, int count);

/* run_make.c: what is done when all documents are made, which came to STATUS: clears up and lists what has changed, and
   writes the manifest. Returns the worse. */
zb_status zb_job_conclude(zb_job *job, zb_status status);

/* run_check.c: imports the data and checks it by the rules. Passes WRITE, if that is not NULL, each finding as a
   line of JSON; makes the REPORTS. ZB_REFUSED if there are errors. */
zb_status zb_job_check(zb_job *job, void (*write)(const zb_buffer *line), bool reports);

/* run_check.c: the description of all rules, as text for docs/rules.md; in the job's arena. */
zb_status zb_job_rules(zb_job *job, const char **text);

/* --- Its parts --------------------------------------------------------------------------------------------------- */

/* progress.c: shows the user what is being done; FORMAT is printf's. zb_job_progress_end clears it. */
void zb_job_progress(zb_job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zb_job_progress_end(zb_job *job);

/* The same for the DONEth of TOTAL things (0: who knows how many) of the kind WHAT, with how fast it goes and how long
   the rest will take. Call for each thing: few of them are shown. */
void zb_job_progress_count(zb_job *job, const char *what, long done, long total);

/* tell.c: tells whom the options name of the messages that he has not heard yet. */
void zb_job_tell_messages(zb_job *job);

/* tell.c: the same, then of a document of GENERATOR that came to STATUS. */
void zb_job_tell_document(zb_job *job, const zb_generator *generator, const zb_product *product, zb_status status);

/* Finds the program's files and the notice that the options or the data choose. */
zb_status zb_job_find_resources(zb_job *job);

/* The generators that COMMAND runs, as zb_generators has them: the scripts are loaded once in a run. */
zb_status zb_job_generators(zb_job *job, const char *command, const zb_generator **list, int *count);

/* Imports the options' data into a new store; RESOURCES must be set. */
zb_status zb_job_import(zb_job *job);

/* Whether any row was imported, and all could be kept; adds a diag if not. */
bool zb_job_has_data(const zb_job *job);

/* Whether the output folder is not as the run before has left it. */
bool zb_job_has_changed(const zb_job *job);

/* Writes manifest.json of a run that came to STATUS into the output folder. Returns the worse. */
zb_status zb_job_write_manifest(zb_job *job, zb_status status);

/* judge.c: runs the rules of lua/check.lua on all records, counts what they find, and gets the wording for it. */
zb_status zb_judge(zb_job *job);

/* run_generator.c: makes all documents of those CHOSEN (NULL: all) of the COUNT generators of LIST, and counts each
   one's in its tally. Returns the worst status of all. */
zb_status zb_job_run_generators(zb_job *job, const zb_generator *list, int count, const bool *chosen,
                                zb_tally *tallies);

/* document.c: whether the template's documents are PDF/A. */
bool zb_wants_archive(const zb_job *job, const zb_template *template);
/* document.c: whether a workbook is made as PDF, too. */
bool zb_wants_public_pdf(const zb_job *job, const zb_script *script, const zb_template *template);

/* document.c: how many copies of SCRIPT's current document are printed. */
int zb_document_copies(const zb_job *job, const zb_script *script);

/* document.c: makes one document from SCRIPT's current model; its files stand beside their places, whatever is
   returned. ZB_REFUSED, ZB_TEMPLATE or ZB_OUTPUT with diags if it can't. Its texts are the script's, or in
   job->document.
 */
zb_status zb_document_make(zb_job *job, zb_script *script, const zb_template *template, zb_document *document);

/* page_document.c: the same for a page in a browser. */
zb_status zb_document_make_page(zb_job *job, zb_script *script, const zb_web *web, zb_document *document);

/* document.c: what the manifest says of SCRIPT's current document beside its files. */
void zb_document_describe(zb_job *job, zb_script *script, zb_document *document);

/* collect.c: gives the files of a document that was made with STATUS their names, puts them in their places and into
   the manifest. *CHANGE is the last one's, as the manifest has it. Returns the worse of STATUS and what comes of that.
 */
zb_status zb_collect(zb_job *job, zb_document *document, zb_status status, const char **change);

/* take.c: the same of what came of a record of GENERATOR, of which the messages from FIRST on are; counts it in TALLY,
   and tells of it. */
zb_status zb_take(zb_job *job, const zb_generator *generator, zb_product *product, size_t first, zb_tally *tally,
                  const char **change);

/* --- made_from.c ------------------------------------------------------------------------------------------------- */

/* Call before the forms of a template are made: notes what they depend on beside their trees. */
void zb_made_from_template(zb_job *job, const zb_template *template);

/* Reads the program's digest, which all that is made depends on, unless it is known. ZB_OUTPUT with a diag if it can't
   be read. */
zb_status zb_know_program(zb_job *job);

/* The digest of what a file of that ENDING is made from: its filled tree ROOT, in which those of PICTURES stand that
   are not the template's. "" if that is not known before it is made. */
void zb_made_from(zb_job *job, const char *ending, const zb_node *root, const zb_picture *pictures, char hex[65]);

/* --- output.c: between begin and end the output folder is this run's alone --- */

/* Makes the output folder and locks it, removes the parts of files that a run has left that died, and puts the old
   manifest aside, which would contradict the files from now on. ZB_OUTPUT with a diag if another run has the folder, or
   it can't be written to. */
zb_status zb_output_begin(zb_job *job);

/* Puts the page about the run before, which says what is not true any more, aside until there is a new one; HIDE false:
   back in its place, to be replaced. ZB_OUTPUT with a diag if it stays where it is. */
zb_status zb_output_hide_page(const zb_job *job, bool hide);

/* Removes the parts of files that a process has left that died. */
void zb_output_remove_parts(zb_job *job);

/* WHOLE: the manifest has been written. Else the next run knows that this one has died. */
zb_status zb_output_end(zb_job *job, bool whole);

/* previous.c: reads the manifest NAME of the output folder, if it is there, into the store. ZB_OUTPUT with a diag if it
   can't be read: then nobody knows what was there. */
zb_status zb_previous_read(zb_job *job, const char *name);

/* What the manifest says of where its paths are seen from: the working folder, seen from the output folder, as long as
   both move together. NULL if no path needs it, or there is no such folder. */
const char *zb_previous_from(zb_job *job);

/* --- files.c: each is written beside its place first ------------------------------------------------------------- */

/* Whether the file STEM + ENDING is there as an earlier run has made it from what FILE is made from; FILE gets its
   length and digest. If what is there can't be read FILE is UNREAD, which zb_output_put tells. */
bool zb_output_is_known(zb_job *job, const char *stem, zb_document_file *file);

/* Writes FILE's bytes beside the place STEM + ENDING. */
zb_status zb_output_stage(zb_job *job, const char *stem, const zb_buffer *bytes, zb_document_file *file);

/* Puts the file at SOURCE, which another run has made as FILE tells, beside the place STEM + ENDING. ZB_INPUT with a
   diag if it is not there, or not as it was made. */
zb_status zb_output_adopt(zb_job *job, const char *stem, const char *source, zb_document_file *file);

/* Puts FILE, which was staged for STEM + ENDING or is known by that name, at NAME, unless the same is there: that is
   left untouched. What somebody has changed there since the run before, or nobody can read, is kept elsewhere, and
   told. *CHANGE is what the manifest says of it. */
zb_status zb_output_put(zb_job *job, const char *stem, const char *name, zb_document_file *file, const char **change);

/* Moves somebody's file FROM, which was at NAME, out of the way of ours, and tells. */
zb_status zb_output_keep_foreign(zb_job *job, const char *from, const char *name);

/* --- withdraw.c -------------------------------------------------------------------------------------------------- */

/* Moves the file NAME out of the way, to *MOVED below the output folder; "" if it is not there. */
zb_status zb_withdraw_file(zb_job *job, const char *name, const char **moved);
/* The same with FILE, as if it was called NAME. */
zb_status zb_withdraw_file_as(zb_job *job, const char *file, const char *name, const char **moved);

/* Call when all is made: does so with the files of the run before that this one would have made if there was still
   something to make; takes the others over; and counts what has changed. */
zb_status zb_withdraw_stale(zb_job *job);

/* altered.c: looks what has become of FILE, which an earlier run has made and this one leaves alone; WAS_ALTERED: the
   manifest said before that it is not as it was made. Tells of all others that are not. */
zb_status zb_altered_note(zb_job *job, const zb_manifest_file *file, bool was_altered);
void zb_altered_tell(zb_job *job);

/* packages.c: the zips of units and districts, once all documents are made. */
zb_status zb_job_make_packages(zb_job *job);

/* Lists the packages of the run before that this one has not made, and that hold what has changed since or is gone:
   whoever sends them on sends what is out of date. */
zb_status zb_packages_list_stale(zb_job *job);

/* --- separator.c: the sheet before a unit's documents ------------------------------------------------------------ */

typedef struct zb_separator zb_separator;

zb_separator *zb_separator_new(zb_job *job);
void zb_separator_free(zb_separator *separator);

/* The name of an office's volume NUMBER, in ARENA. */
zb_status zb_separator_volume_name(zb_separator *separator, int number, zb_arena *arena, zb_diags *diags,
                                   const char **name);

/* What is added to the name of the merged file NUMBER, from 1, that has only what changed, in ARENA. */
zb_status zb_separator_reprint(zb_separator *separator, int number, zb_arena *arena, zb_diags *diags,
                               const char **mark);

/* For a zb_volume_context, with the separator as DATA. */
zb_make_separator zb_separator_make;
zb_label_copy zb_separator_label_copy;

/* --- reprint.c: merged files of what had changed ----------------------------------------------------------------- */

/* Whether the run before has left one that is called STEM, or volumes of it. */
bool zb_reprint_is_there(zb_job *job, const char *stem);

/* Whether the one called NAME is still what is to be printed: nothing in it has changed so far or, where ALL_MADE says
   that its office's documents are made, is gone. */
bool zb_reprint_stands(zb_job *job, const char *name, bool all_made);

/* --- binder.c: merged files for printing ------------------------------------------------------------------------- */

zb_binder *zb_binder_new(zb_job *job);
void zb_binder_free(zb_binder *binder);

/* Adds a copy of DOCUMENT, SCRIPT's current one, whose model has a print plan. UNLESS: a merged file of what had
   changed that it is in already, which is enough as long as nothing in it changes; "": none is. When another office
   begins, writes the file of the previous one; errors of that are not the document's, so they are returned by
   zb_binder_finish. */
void zb_binder_add(zb_binder *binder, zb_script *script, const zb_document *document, const char *unless);

/* Writes the last file; called after the last document of each generator. Returns the worst status of its files. */
zb_status zb_binder_finish(zb_binder *binder);

#endif

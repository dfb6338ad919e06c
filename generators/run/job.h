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
#include "run/journal.h"
#include "run/options.h"
#include "run/output_names.h"
#include "run/resources.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"
#include "text/fonts.h"
#include "text/paragraph_cache.h"

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

typedef struct zb_binder zb_binder;

typedef struct zb_job {
  const zb_run_options *options;
  zb_resources resources;
  zb_diags *diags;
  zb_arena *arena;    /* lives as long as the job */
  zb_arena *document; /* for the current document, reset for each */
  zb_store *store;
  zb_import *import;
  zb_fonts *fonts; /* NULL until a form needs them */
  zb_pdf *pdf;
  zb_png_cache *pictures;
  zb_paragraph_cache *paragraphs;
  zb_manifest *manifest;
  zb_output_names *names; /* of the files made so far */
  zb_binder *binder;      /* NULL: no merged files are requested */
  int output;             /* the folder, an open file; -1: none (output.c) */
  zb_journal *journal;    /* of what is written there */
  const char *merged;     /* folder of the merged files that were written; NULL: none was */
  zb_tally *tallies;      /* one for each generator; NULL before they run; title NULL: not requested */
  int tally_count;
  bool judged;             /* the rules have run */
  zb_finding_counts found; /* by the rules */
  zb_check_words words;
  zb_times times;
  double wall; /* seconds that making took */
} zb_job;

/* OPTIONS are borrowed until zb_job_end, which frees the messages, too. */
void zb_job_begin(zb_job *job, const zb_run_options *options);
void zb_job_end(zb_job *job);

/* run_make.c: imports the data, checks it by the rules, and makes the requested documents and their manifest. Returns
   the worst status, with diags. */
zb_status zb_job_make(zb_job *job);

/* run_check.c: imports the data and checks it by the rules. Makes the reports if WRITE is NULL; else passes it each
   finding as a line of JSON. ZB_REFUSED if there are errors. */
zb_status zb_job_check(zb_job *job, void (*write)(const zb_buffer *line));

/* run_check.c: the description of all rules, as text for docs/rules.md; in the job's arena. */
zb_status zb_job_rules(zb_job *job, const char **text);

/* --- Its parts --------------------------------------------------------------------------------------------------- */

/* Shows the user what is being done; FORMAT is printf's. zb_job_progress_end clears it. */
void zb_job_progress(const zb_job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zb_job_progress_end(const zb_job *job);

/* Finds the program's files and the notice that the options or the data choose. */
zb_status zb_job_find_resources(zb_job *job);

/* Imports the options' data into a new store; RESOURCES must be set. */
zb_status zb_job_import(zb_job *job);

/* Whether any row was imported; adds a diag if not. */
bool zb_job_has_data(const zb_job *job);

/* Writes manifest.json into the output folder. */
zb_status zb_job_write_manifest(zb_job *job);

/* judge.c: runs the rules of lua/check.lua on all records, counts what they find, and gets the wording for it. */
zb_status zb_judge(zb_job *job);

/* run_generator.c: makes all documents of a generator, and counts them in TALLY. Returns the worst status of all. */
zb_status zb_job_run_generator(zb_job *job, const zb_generator *generator, zb_tally *tally);

/* document.c: whether the template's documents are PDF/A. */
bool zb_wants_archive(const zb_job *job, const zb_template *template);
/* document.c: whether a workbook is made as PDF, too. */
bool zb_wants_public_pdf(const zb_job *job, const zb_script *script, const zb_template *template);

/* document.c: makes one document from SCRIPT's current model and writes it. ZB_REFUSED, ZB_TEMPLATE or ZB_OUTPUT with
   diags if it can't. */
zb_status zb_document_make(zb_job *job, zb_script *script, const zb_template *template);

/* --- output.c: between begin and end the output folder is this run's alone --- */

/* Makes the output folder and locks it, removes the parts of files that a run has left that died, and the old manifest,
   which would contradict the files from now on. ZB_OUTPUT with a diag if another run has the folder, or it can't be
   written to. */
zb_status zb_output_begin(zb_job *job);

/* Writes the file NAME + ENDING below the output folder; SHA256 gets the digest of its bytes. */
zb_status zb_output_write(zb_job *job, const char *name, const char *ending, const zb_buffer *bytes, char sha256[65]);

/* WHOLE: the manifest has been written. Else the next run knows that this one has died. */
void zb_output_end(zb_job *job, bool whole);

/* --- separator.c: the sheet before a unit's documents ------------------------------------------------------------ */

typedef struct zb_separator zb_separator;

zb_separator *zb_separator_new(zb_job *job);
void zb_separator_free(zb_separator *separator);

/* The name of an office's volume NUMBER, in ARENA. */
zb_status zb_separator_volume_name(zb_separator *separator, int number, zb_arena *arena, zb_diags *diags,
                                   const char **name);

/* For a zb_volume_context, with the separator as DATA. */
zb_make_separator zb_separator_make;
zb_label_copy zb_separator_label_copy;

/* --- binder.c: merged files for printing ------------------------------------------------------------------------- */

zb_binder *zb_binder_new(zb_job *job);
void zb_binder_free(zb_binder *binder);

/* Adds a copy of SCRIPT's current document, if its model has a print plan. When another office begins, writes the file
   of the previous one; errors of that are not the document's, so they are returned by zb_binder_finish. */
void zb_binder_add(zb_binder *binder, zb_script *script, const zb_pages *pages);

/* Writes the last file; called after the last document of each generator. Returns the worst status of its files. */
zb_status zb_binder_finish(zb_binder *binder);

#endif

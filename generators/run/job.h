/* A run over a batch of data: `zhibiao make` and check, and what their parts share. */
#ifndef ZB_RUN_JOB_H
#define ZB_RUN_JOB_H

#include "base/times.h"
#include "import/import.h"
#include "pdf/pdf.h"
#include "print/print.h"
#include "report/findings_text.h"
#include "report/manifest.h"
#include "run/options.h"
#include "run/output_names.h"
#include "run/resources.h"
#include "script/script.h"
#include "store/store.h"
#include "template/template.h"
#include "text/fonts.h"

/* What came of one generator's records. */
typedef struct zb_tally {
  const char *title;
  const char *said;          /* by the last document that says something of all: a line for the summary; or NULL */
  int made, refused, failed; /* failed: by a wrong script or template, or an output that can't be written */
} zb_tally;

typedef struct zb_binder zb_binder;

typedef struct zb_job {
  const zb_run_options *options;
  zb_resources resources;
  zb_diags *diags;
  zb_arena *arena;    /* as long as the job */
  zb_arena *document; /* of one document, reset for each */
  zb_store *store;
  zb_import *import;
  zb_fonts *fonts; /* NULL until the first form needs them */
  zb_pdf *pdf;
  zb_manifest *manifest;
  zb_output_names *names; /* of the files made so far */
  zb_binder *binder;      /* NULL: no merged files are asked for */
  const char *merged;     /* the folder of those that were written; NULL: none was */
  zb_tally *tallies;      /* one for each generator; NULL before they run; title NULL: not asked for */
  int tally_count;
  bool judged;
  zb_finding_counts found; /* by the rules */
  zb_finding_words words;  /* for them */
  zb_times times;
  double wall; /* seconds that making took */
} zb_job;

/* Messages are shown before zb_job_end. */
void zb_job_begin(zb_job *job, const zb_run_options *options);
void zb_job_end(zb_job *job);

/* run_make.c: reads the data, judges it, and makes the documents that the options ask for, with a manifest of them. */
zb_status zb_job_make(zb_job *job);

/* run_check.c: reads the data and judges it. Makes the reports; or hands each finding to WRITE, unless that is NULL, as
   a line of JSON. ZB_REFUSED if there are errors. */
zb_status zb_job_check(zb_job *job, void (*write)(const zb_buffer *line));

/* run_check.c: which rules there are, as text for docs/rules.md. */
zb_status zb_job_rules(zb_job *job, const char **text);

/* --- Its parts --------------------------------------------------------------------------------------------------- */

/* Tells whoever watches what is being done; the format is printf's. */
void zb_job_progress(const zb_job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zb_job_progress_end(const zb_job *job);

/* Reads the options' data into the store; the resources has been found. */
zb_status zb_job_import(zb_job *job);

/* Whether a row was read; says it if none was. */
bool zb_job_has_data(const zb_job *job);

/* Writes manifest.json into the output folder: what was made from what. */
zb_status zb_job_write_manifest(const zb_job *job);

/* judge.c: judges all that was read by the rules of lua/check.lua, counts what they found, and asks what it is called.
 */
zb_status zb_judge(zb_job *job);

/* batch.c: makes all documents of a generator. Counts in TALLY; the worst status of all. */
zb_status zb_batch_make(zb_job *job, const zb_generator *generator, zb_tally *tally);

/* document.c: whether the template's documents are made as PDF/A. */
bool zb_wants_archive(const zb_job *job, const zb_template *template);
/* Whether the workbook is made as a PDF, too. */
bool zb_wants_public_pdf(const zb_job *job, const zb_script *script, const zb_template *template);

/* document.c: makes one document from SCRIPT's current model and writes it. ZB_REFUSED, ZB_TEMPLATE or ZB_OUTPUT with
   diags if it can't. */
zb_status zb_document_make(zb_job *job, zb_script *script, const zb_template *template);

/* output.c: writes below the output folder. An interrupt waits until the file has its name, so that none is left
   half-made. */
zb_status zb_output_write(zb_job *job, const char *name, const char *ending, const zb_buffer *bytes);

/* --- separator.c: sheets before the documents of a unit -------------------------------------------------------- */

typedef struct zb_separator zb_separator;

zb_separator *zb_separator_new(zb_job *job);
void zb_separator_free(zb_separator *separator);

/* What volume PART of an office is called, in ARENA. */
zb_status zb_separator_part(zb_separator *separator, int part, zb_arena *arena, zb_diags *diags, const char **name);

/* For a volume's context; DATA is the separator. */
zb_make_separator zb_separator_make;
zb_label_copy zb_separator_name_copy;

/* --- binder.c: merged files for printing ---------------------------------------------------------------------- */

zb_binder *zb_binder_new(zb_job *job);
void zb_binder_free(zb_binder *binder);

/* Takes a copy of SCRIPT's current document if its model has a plan for printing. Writes the file of the office before
   when another one begins; what comes of that is no fault of the document, and zb_binder_finish tells it. */
void zb_binder_add(zb_binder *binder, zb_script *script, const zb_pages *pages);

/* Writes what is not written yet; after the last document of each generator. The worst status of its files. */
zb_status zb_binder_finish(zb_binder *binder);

#endif

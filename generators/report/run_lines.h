/* What a run says for other programs: lines of JSON, one for each message and document, and its outcome in one line.
   Their keys are stable: docs/scripts.md explains them. ID numbers are masked, as lines end up in logs. */
#ifndef ZB_REPORT_RUN_LINES_H
#define ZB_REPORT_RUN_LINES_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>

void zb_line_of_message(const zb_diag *diag, zb_buffer *out);

typedef struct zb_line_file {
  const char *path;   /* below the output folder */
  const char *change; /* as the manifest has it; NULL: there was no run before */
} zb_line_file;

typedef struct zb_line_document {
  const char *document, *title, *record;
  zb_status status;
  int left_out;
  const zb_line_file *files;
  int file_count;
} zb_line_document;

void zb_line_of_document(const zb_line_document *document, zb_buffer *out);

/* What came of a run; each is a key. */
typedef struct zb_run_outcome {
  int status, made, refused, failed, left_out;
  int errors, warnings, notes;                            /* messages */
  int found_errors, found_warnings, found_notes;          /* by the rules */
  int files_new, changed, restored, unchanged, withdrawn; /* of the output folder's files */
  const char *date, *output;
} zb_run_outcome;

/* As JSON, or as words KEY=VALUE behind "zhibiao-outcome". */
void zb_line_of_outcome(const zb_run_outcome *outcome, bool json, zb_buffer *out);

#endif

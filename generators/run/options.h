/* The options of a run. */
#ifndef ZB_RUN_OPTIONS_H
#define ZB_RUN_OPTIONS_H

#include "base/buffer.h"
#include "base/times.h"

#include <stdbool.h>

/* What `make --dump` writes beside each file, as bits. */
enum { ZB_DUMP_TEMPLATE = 1, ZB_DUMP_MODEL = 2, ZB_DUMP_PAGES = 4 };

/* Which documents are PDF/A. */
typedef enum { ZB_PDFA_BY_TEMPLATE, ZB_PDFA_ALL, ZB_PDFA_NONE } zb_pdfa;

enum { ZB_MAX_PREFERRED = 64 };

typedef struct zb_run_options {
  char *const *data; /* files and folders */
  int data_count;
  const char *output;                      /* the output folder */
  const char *only;                        /* make: documents separated by commas, NULL for all */
  const char *date;                        /* of the run: YYYY-MM-DD */
  const char *notice;                      /* a name, or the path of a folder; NULL: by the data, or the default */
  const char *stage;                       /* of the season, a name of lua/check.lua; "": what the data show */
  zb_pdfa pdfa;                            /* make */
  unsigned dumps;                          /* make: ZB_DUMP_… bits */
  bool print;                              /* make: merged files for printing, too */
  bool print_changed;                      /* make: only of what differs from the run before */
  int shard, shards;                       /* make: this part of so many, from 1; 0: the whole */
  int jobs;                                /* on how many processes; 0 or 1: on this one */
  bool jobs_given;                         /* else what is little is done on this one all the same */
  bool zip;                                /* make: a zip of each district, too */
  bool zip_units;                          /* make: and of each unit */
  bool all;                                /* make: also what is as the run before has left it */
  int copies;                              /* make: of each document in merged files; 0: by the notice */
  bool booklet;                            /* make: booklets in merged files */
  bool pdf;                                /* make: workbooks of public documents as PDF, too */
  bool draft;                              /* make: records that the rules refuse are made as drafts */
  const char *encoding;                    /* of text files, for zb_import_new; NULL: detected */
  bool visible_only;                       /* hidden rows are not read */
  const char *preferred[ZB_MAX_PREFERRED]; /* files and folders for zb_store_prefer */
  int preferred_count;

  zb_times *times; /* make: counts where the time goes; NULL: nobody asks */

  /* Shows the progress as a line that replaces the previous one; a NULL line clears it. NULL: no progress is shown. */
  void (*progress)(const char *line);
  double progress_seconds; /* from one line to the next */
  bool progress_steps;     /* but each step of the run is shown at once */

  /* make: is told of each message and document as a line of JSON (report/run_lines.h). NULL: nobody is. */
  void (*tell)(const zb_buffer *line);
} zb_run_options;

#endif

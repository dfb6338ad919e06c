/* The command line, read once: which command, with what. */
#ifndef ZB_CLI_OPTIONS_H
#define ZB_CLI_OPTIONS_H

#include "base/buffer.h"
#include "base/status.h"

#include <stdbool.h>

#define ZB_VERSION "0.1.0"

typedef enum {
  ZB_COMMAND_HELP,
  ZB_COMMAND_VERSION,
  ZB_COMMAND_MAKE,
  ZB_COMMAND_LIST,
  ZB_COMMAND_DUMP,
  ZB_COMMAND_BLANK,
  ZB_COMMAND_LINT,
  ZB_COMMAND_NEW,
  ZB_COMMAND_CHECK
} zb_command;

/* What `make --dump` writes beside each file: bits. */
enum { ZB_DUMP_TEMPLATE = 1, ZB_DUMP_MODEL = 2, ZB_DUMP_PAGES = 4 };

/* Which documents are PDF/A. */
typedef enum { ZB_PDFA_BY_TEMPLATE, ZB_PDFA_ALL, ZB_PDFA_NONE } zb_pdfa;

/* How `dump` shows a file. */
typedef enum { ZB_SHOW_OVERVIEW, ZB_SHOW_CSV, ZB_SHOW_JSON } zb_show;

enum { ZB_MAX_PREFERRED = 64 };

typedef struct zb_options {
  zb_command command;
  char *const *data; /* make, check: files and folders; dump: one file; blank: a document; lint: a template; new: a
                        folder. Borrowed from argv. */
  int data_count;
  const char *output;   /* make, check: the output folder; blank, lint: the PDF file, NULL if it is not given */
  const char *only;     /* make: documents separated by commas, or NULL for all */
  const char *date;     /* make: YYYY-MM-DD, or "" for the notice's own */
  zb_pdfa pdfa;         /* make: --pdfa, --no-pdfa */
  unsigned dumps;       /* make: ZB_DUMP_… bits */
  bool print;           /* make: merged files for printing, too */
  int copies;           /* make: of each document in them; 0: as the notice says */
  bool booklet;         /* make: booklets in them */
  bool times;           /* make: say where the time went */
  bool pdf;             /* make: workbooks that are put up for all to see as PDF, too */
  bool draft;           /* make: what the rules refuse is made as a draft */
  bool json;            /* check: findings for programs, a line each */
  bool rules;           /* check: which rules there are */
  const char *encoding; /* make, dump: of text files, for zb_table_open_as; NULL: to be found out */
  const char *preferred[ZB_MAX_PREFERRED]; /* make: files and folders for zb_store_prefer */
  int preferred_count;
  zb_show show;      /* dump */
  const char *sheet; /* dump: a name or a number from 1; NULL: the first visible sheet, of an
                      overview all */
} zb_options;

/* Reads ARGV (and reorders it: options first). ZB_USAGE with a sentence for the user in COMPLAINT if it is wrong. */
zb_status zb_options_read(int argc, char **argv, zb_options *options, zb_buffer *complaint);

/* What --help shows. */
const char *zb_help_text(void);

#endif

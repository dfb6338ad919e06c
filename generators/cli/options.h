/* The command line, read once: which command, with what. */
#ifndef ZB_CLI_OPTIONS_H
#define ZB_CLI_OPTIONS_H

#include "base/buffer.h"
#include "base/status.h"
#include "run/options.h"

#include <stdbool.h>

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

/* How `dump` shows a file. */
typedef enum { ZB_SHOW_OVERVIEW, ZB_SHOW_CSV, ZB_SHOW_JSON } zb_show;

typedef struct zb_options {
  zb_command command;
  zb_run_options run; /* make, check; DATA also is dump's file, blank's document, lint's template, new's folder, and
                         OUTPUT the PDF file of blank and lint, NULL if it is not given */
  bool times;         /* make: say where the time went */
  bool json;          /* check: findings for programs, a line each */
  bool rules;         /* check: which rules there are */
  zb_show show;       /* dump */
  const char *sheet;  /* dump: a name or a number from 1; NULL: the first visible sheet, of an overview all */
} zb_options;

/* Reads ARGV (and reorders it: options first). ZB_USAGE with a sentence for the user in COMPLAINT if it is wrong. */
zb_status zb_options_read(int argc, char **argv, zb_options *options, zb_buffer *complaint);

/* What --help shows. */
const char *zb_help_text(void);

#endif

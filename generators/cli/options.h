/* The command line. */
#ifndef ZB_CLI_OPTIONS_H
#define ZB_CLI_OPTIONS_H

#include "base/buffer.h"
#include "base/status.h"
#include "cli/run_date.h"
#include "cli/serve_options.h"
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
  ZB_COMMAND_CHECK,
  ZB_COMMAND_NOTICE,
  ZB_COMMAND_DOCTOR,
  ZB_COMMAND_VERIFY,
  ZB_COMMAND_SERVE,
  ZB_COMMAND_MERGE
} zb_command;

/* The output of `dump`. */
typedef enum { ZB_DUMP_AS_OVERVIEW, ZB_DUMP_AS_CSV, ZB_DUMP_AS_JSON } zb_dump_format;

typedef struct zb_options {
  zb_command command;
  zb_run_options run; /* make, check; DATA is also verify's folder and scans, dump's file, blank's document, lint's
                         template, new's folder, what notice does and with which notice; OUTPUT is also the file of
                         blank and lint, NULL if not given */
  char today[ZB_RUN_DATE_SIZE]; /* RUN's date, if none was given */
  zb_date_origin date_origin;
  bool times;            /* make: show where the time went */
  bool output_given;     /* -o */
  bool json;             /* make, check: print documents and messages, or findings, as lines of JSON */
  bool quiet;            /* make: print what is wrong and the outcome only */
  int progress;          /* make, check: seconds from one marked line of progress to the next; 0: as people want it */
  bool rules;            /* check: print the description of all rules */
  zb_dump_format format; /* dump */
  const char *from;      /* notice new: what the new one builds on; NULL: the default */
  const char *help_of;   /* help: the command that is asked about; NULL: all */
  zb_serve_options serve;
  const char *sheet; /* dump: a name or a number from 1; NULL: the first visible sheet; for an overview, all */
} zb_options;

/* The option that most commands have, for getopt. */
enum { ZB_OPTION_NOTICE = 128 };

/* Parses ARGV, which getopt reorders: options come first. ZB_USAGE with a sentence for the user in COMPLAINT if it is
   invalid. */
zb_status zb_options_read(int argc, char **argv, zb_options *options, zb_buffer *complaint);

/* Prints what --help says, or what it says of one COMMAND; NULL: all. */
void zb_help_print(const char *command);

#endif

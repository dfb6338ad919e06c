/* The commands, and which options each has. */
#ifndef ZB_CLI_COMMAND_TABLE_H
#define ZB_CLI_COMMAND_TABLE_H

#include "base/nearest.h"
#include "cli/options.h"

#include <getopt.h>

/* Long options without a letter of their own. */
enum {
  OPTION_ONLY = 256,
  OPTION_DATE,
  OPTION_DUMP,
  OPTION_PDFA,
  OPTION_NO_PDFA,
  OPTION_PRINT,
  OPTION_COPIES,
  OPTION_BOOKLET,
  OPTION_TIMES,
  OPTION_CSV,
  OPTION_JSON,
  OPTION_SHEET,
  OPTION_ENCODING,
  OPTION_VISIBLE_ONLY,
  OPTION_PREFER,
  OPTION_PDF,
  OPTION_DRAFT,
  OPTION_RULES,
  OPTION_STAGE,
  OPTION_FROM,
  OPTION_ALL,
  OPTION_ZIP,
  OPTION_PRINT_CHANGED,
  OPTION_JOBS,
  OPTION_PROGRESS,
  OPTION_SHARD
};

typedef struct zb_command_entry {
  const char *name;
  zb_command command;
  const char *letters; /* for getopt; the leading ":" tells a missing value from an unknown option */
  const struct option *options;
  int min, max;               /* number of DATA arguments; max < 0: any */
  const char *what, *example; /* DATA's description in messages; a typical value */
} zb_command_entry;

/* NULL: there is none of that name. */
const zb_command_entry *zb_command_named(const char *name);

/* Tries the names of all commands. */
void zb_command_try_names(zb_nearest *nearest);

/* Whether the command has the option with LETTER. */
bool zb_command_has(const zb_command_entry *entry, int letter);

#endif

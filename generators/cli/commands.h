/* The commands. Each prints what its user needs and returns the exit code. */
#ifndef ZB_CLI_COMMANDS_H
#define ZB_CLI_COMMANDS_H

#include "cli/options.h"

/* Makes documents from data. */
zb_status zb_command_make(const zb_options *options);

/* Judges data by the rules of the notice: a report, a slip for each unit that has to mend something; or JSON lines. */
zb_status zb_command_check(const zb_options *options);

/* Writes the workbook to fill in, and a folder for photos, into a folder. */
zb_status zb_command_new(const zb_options *options);

/* Lists the documents that can be made: id and title. */
zb_status zb_command_list(void);

/* Writes one sheet of a file as csv or json to standard output. */
zb_status zb_command_dump(const zb_options *options);

/* Makes the form of a document without data, to be filled in by hand. */
zb_status zb_command_blank(const zb_options *options);

/* Checks a template without data and draws its grid. */
zb_status zb_command_lint(const zb_options *options);

#endif

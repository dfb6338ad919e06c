/* The commands. Each prints its results and messages, and returns the exit code. */
#ifndef ZB_CLI_COMMANDS_H
#define ZB_CLI_COMMANDS_H

#include "cli/options.h"

/* Makes documents from data. */
zb_status zb_command_make(const zb_options *options);

/* Checks data by the notice's rules: makes a report and a slip for each unit that has to correct something; or prints
   lines of JSON. */
zb_status zb_command_check(const zb_options *options);

/* Creates a folder with a workbook for filling in data and a folder for photos. */
zb_status zb_command_new(const zb_options *options);

/* Lists the documents that can be made: id and title. */
zb_status zb_command_list(const zb_options *options);

/* Lists the notices, or checks one. */
zb_status zb_command_notice(const zb_options *options);

/* Shows how a file is read, or writes one of its sheets as csv or json to standard output. */
zb_status zb_command_dump(const zb_options *options);

/* Makes the blank form of a document, to be filled in by hand. */
zb_status zb_command_blank(const zb_options *options);

/* Counts the sheets that have come back, by their codes. */
zb_status zb_command_verify(const zb_options *options);

/* Checks a template without data, and draws its grid or lists its cells. */
zb_status zb_command_lint(const zb_options *options);

/* Puts the parts of a run together that other machines have made. */
zb_status zb_command_merge(const zb_options *options);

/* Says whether this machine has what a run needs. */
zb_status zb_command_doctor(const zb_options *options);

/* Serves the page in the browser until it is told to stop; or prints the link of a unit. */
zb_status zb_command_serve(const zb_options *options);

#endif

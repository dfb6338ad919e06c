/* What an option's value means. */
#ifndef ZB_CLI_OPTION_VALUES_H
#define ZB_CLI_OPTION_VALUES_H

#include "cli/options.h"

/* Takes the option with LETTER (command_table.h). ZB_USAGE with a sentence in COMPLAINT if VALUE is none. */
zb_status zb_option_take(int letter, char *value, zb_options *options, zb_buffer *complaint);

#endif

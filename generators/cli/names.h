/* Names of output files: safe ones only, each once. */
#ifndef ZB_CLI_NAMES_H
#define ZB_CLI_NAMES_H

#include <stdbool.h>

typedef struct zb_names zb_names;

zb_names *zb_names_new(void);
void zb_names_free(zb_names *names);

/* Notes NAME; false if it was there already. */
bool zb_names_add(zb_names *names, const char *name);

/* True if NAME stays below the output folder on any system: no absolute path, no "..", no control characters, no part
   longer than 236 bytes. Names come from data, and so may be anything. */
bool zb_name_safe(const char *name);

#endif

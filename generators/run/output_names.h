/* The set of output file names of a run, none of which may be used twice. */
#ifndef ZB_RUN_OUTPUT_NAMES_H
#define ZB_RUN_OUTPUT_NAMES_H

#include <stdbool.h>

typedef struct zb_output_names zb_output_names;

zb_output_names *zb_output_names_new(void);
void zb_output_names_free(zb_output_names *names);

/* Adds a copy of NAME; false if it is in the set already. */
bool zb_output_names_add(zb_output_names *names, const char *name);

#endif

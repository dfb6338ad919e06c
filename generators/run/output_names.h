/* Names of output files: each only once. */
#ifndef ZB_RUN_OUTPUT_NAMES_H
#define ZB_RUN_OUTPUT_NAMES_H

#include <stdbool.h>

typedef struct zb_output_names zb_output_names;

zb_output_names *zb_output_names_new(void);
void zb_output_names_free(zb_output_names *names);

/* Notes NAME; false if it was there already. */
bool zb_output_names_add(zb_output_names *names, const char *name);

#endif

/* Names of output files: each only once. */
#ifndef ZB_RUN_OUTPUT_NAMES_H
#define ZB_RUN_OUTPUT_NAMES_H

#include <stdbool.h>

typedef struct zb_names zb_names;

zb_names *zb_names_new(void);
void zb_names_free(zb_names *names);

/* Notes NAME; false if it was there already. */
bool zb_names_add(zb_names *names, const char *name);

#endif

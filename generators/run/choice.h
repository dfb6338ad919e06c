/* Finding documents by the names that users give. */
#ifndef ZB_RUN_CHOICE_H
#define ZB_RUN_CHOICE_H

#include "base/buffer.h"
#include "script/script.h"

#include <stddef.h>

/* The generator whose id or title is NAME (N bytes), or the only one whose title contains it; NULL with a diag at PLACE
   that lists all if there is none. */
const zb_generator *zb_generator_named(const zb_generator *list, int count, const char *name, size_t n,
                                       const char *place, zb_diags *diags);

/* Appends id and title of each document of `make`, one a line. ZB_TEMPLATE with diags if a script can't be loaded. */
zb_status zb_generators_text(const char *notice, zb_buffer *out, zb_diags *diags);

#endif

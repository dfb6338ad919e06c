/* Text that goes into XML or HTML. */
#ifndef ZB_BASE_ESCAPE_H
#define ZB_BASE_ESCAPE_H

#include "base/buffer.h"

#include <stdbool.h>

/* Appends TEXT with & < > as references, and, IN_QUOTES, both kinds of quotes: it may then be an attribute's value. */
void zb_escape(zb_buffer *out, const char *text, bool in_quotes);

#endif

/* Messages as people read them: errors first, then warnings, each once with its place, what is wrong and what to do;
   notes are counted. */
#ifndef ZB_REPORT_MESSAGES_H
#define ZB_REPORT_MESSAGES_H

#include "base/buffer.h"
#include "base/diag.h"

/* Appends all messages as text; nothing if there are none. The same message at the same place is said once, with the
   records that it is about. */
void zb_messages_text(const zb_diags *diags, zb_buffer *out);

#endif

/* Messages as text for users: errors first, then warnings, each with its place, what is wrong and what to do; notes are
   summed up. */
#ifndef ZB_REPORT_MESSAGES_H
#define ZB_REPORT_MESSAGES_H

#include "base/buffer.h"
#include "base/diag.h"

/* Appends all messages, NOTES only if they are wanted; nothing if there are none. Equal messages at the same place are
   shown once, with the records that they are about. */
void zb_messages_text(const zb_diags *diags, bool notes, zb_buffer *out);

#endif

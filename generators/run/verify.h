/* `zhibiao verify`: which sheets have come back, by their codes (code/sheet_code.h). What has come in is kept in the
   output folder from one time to the next; whether it is of the newest data is asked anew each time. */
#ifndef ZB_RUN_VERIFY_H
#define ZB_RUN_VERIFY_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

typedef struct zb_verify zb_verify;

/* What a code turned out to be. */
typedef enum {
  ZB_SHEET_CURRENT,
  ZB_SHEET_AGAIN,       /* it has come in already */
  ZB_SHEET_OUT_OF_DATE, /* of former data */
  ZB_SHEET_UNKNOWN,     /* a code, but not of this folder */
  ZB_SHEET_MISREAD,     /* no code, or one with a wrong character */
  ZB_SHEET_BLANK,       /* a page with nothing on it: the back of one that is printed on one side */
  ZB_SHEET_VERDICTS
} zb_verdict;

/* Opens the folder that `make` wrote to, for this process alone; DATE is the run's, NOTICE as for zb_resources_find,
   NULL: the folder's own. ZB_INPUT with a diag if it is none, ZB_OUTPUT if another process has it. zb_verify_end is due
   even so; messages are in zb_verify_messages. */
zb_status zb_verify_begin(const char *folder, const char *date, const char *notice, zb_verify **verify);
void zb_verify_end(zb_verify *verify);
const zb_diags *zb_verify_messages(const zb_verify *verify);

/* Takes a code as it was scanned or typed, in any case; or the word beside it. Appends a line for the user to SAID,
   nothing for an empty one. */
void zb_verify_take(zb_verify *verify, const char *text, zb_buffer *said);

/* Takes all codes in a picture (JPEG, PNG) or scan (PDF, if poppler's pdftoppm is installed). */
zb_status zb_verify_scan(zb_verify *verify, const char *path, zb_buffer *said);

/* How many codes were so since zb_verify_begin. */
int zb_verify_count(const zb_verify *verify, zb_verdict verdict);

/* Call after the last scan. ZB_INPUT with a diag if all that was scanned was blank: the wrong side was. */
zb_status zb_verify_blank(zb_verify *verify);

/* Keeps what has come in. ZB_OUTPUT with a diag. */
zb_status zb_verify_save(zb_verify *verify);

/* Writes the list of what has come in and what is missing, by lua/received.lua; appends what to tell to SAID. */
zb_status zb_verify_list(zb_verify *verify, zb_buffer *said);

#endif

/* A text file as a stream of UTF-8, whatever it was written in: UTF-8, UTF-16 or GB18030. */
#ifndef ZB_READ_ENCODING_H
#define ZB_READ_ENCODING_H

#include "base/diag.h"
#include "base/status.h"

#include <stdio.h>

typedef struct zb_text_file zb_text_file;

/* ENCODING, if not NULL, is what the file is written in unless it has a byte order mark: "UTF-8", "GB18030" or "BIG5".
   Else it is found out (one pass over the file); Big5 never is, as nothing tells it from GB18030. *TEXT is freed by
   zb_text_file_free, and NULL on failure. */
zb_status zb_text_file_open(const char *path, const char *encoding, zb_diags *diags, zb_text_file **text);
/* The same of an open FILE, which is closed with *TEXT, or on failure; NULL: errno says why. Diags name PATH. */
zb_status zb_text_file_take(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_text_file **text);
void zb_text_file_free(zb_text_file *text);

/* From now on: reading may take so much processor time, in place of ZB_READ_SECONDS; a negative number: none. */
void zb_text_file_limit_time(zb_text_file *text, double seconds);

/* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "BIG5". */
const char *zb_text_file_encoding(const zb_text_file *text);

/* Goes back to the start of the file. */
void zb_text_file_rewind(zb_text_file *text);

/* The next piece of the file, without a byte order mark, valid until the next call; *N is 0 at the end. Pieces may end
   within a character. ZB_INPUT with a diag that names the line and the bytes if they are not text. */
zb_status zb_text_file_read(zb_text_file *text, const char **piece, size_t *n, zb_diags *diags);

#endif

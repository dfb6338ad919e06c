/* Whole files: reading, and writing so that a reader sees the old file or the new one, never a part. */
#ifndef ZB_BASE_FILE_H
#define ZB_BASE_FILE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

/* Appends the file's bytes to OUT; ZB_INPUT with a diag if it can't be read. */
zb_status zb_file_read(const char *path, zb_buffer *out, zb_diags *diags);

/* Makes the missing folders of PATH's parent, writes beside PATH and renames into place. ZB_OUTPUT with a diag
   on failure; PATH is then as it was. */
zb_status zb_file_write(const char *path, const void *data, size_t length, zb_diags *diags);

/* Makes the folder and its missing parents. */
zb_status zb_file_make_dirs(const char *folder, zb_diags *diags);

/* Why a call on a file failed, from errno: in the user's words for what happens to users. */
const char *zb_errno_text(int error);

/* The SHA-256 of N bytes as 64 hexadecimal digits and a NUL. */
void zb_sha256(const void *data, size_t n, char hex[65]);

/* The SHA-256 of a file's bytes, read piece by piece. ZB_INPUT with a diag if it can't be read. */
zb_status zb_sha256_file(const char *path, char hex[65], zb_diags *diags);

#endif

/* Reads and writes complete files. A reader sees the old file or the new one, never part of one. */
#ifndef ZB_BASE_FILE_H
#define ZB_BASE_FILE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Opens a file for reading, but no pipe, whose writer one would wait for, and no device, which may have no end. NULL
   with a diag. What comes from outside is opened by nothing else. */
FILE *zb_file_open(const char *path, zb_diags *diags);

/* The size of an open file. */
int64_t zb_file_size(FILE *file);

/* Tells if reading FILE, which is at PATH, has failed: ZB_INPUT with a diag. Ask wherever it gives no more, and before
   rewind, which forgets it. */
zb_status zb_file_check(FILE *file, const char *path, zb_diags *diags);

/* Appends the file's bytes to OUT; ZB_INPUT with a diag if it can't be read or has more than 1 GiB. */
zb_status zb_file_read(const char *path, zb_buffer *out, zb_diags *diags);

/* Writes all of it to an open file, however many calls that takes; false with errno. */
bool zb_write_all(int fd, const char *data, size_t length);

/* Creates the missing parent folders of PATH, writes a temporary file beside PATH and renames it into place. On failure
   returns ZB_OUTPUT with a diag and leaves PATH unchanged. Files and folders are for the user alone, whatever the
   umask: they hold ID numbers. After a loss of power the file may be missing or empty until zb_file_sync. */
zb_status zb_file_write(const char *path, const void *data, size_t length, zb_diags *diags);

/* The same; when it returns ZB_OK, the disk has the file. */
zb_status zb_file_keep(const char *path, const void *data, size_t length, zb_diags *diags);

/* When it returns ZB_OK, the disk of FOLDER has all that was written to it: once for thousands of files. ZB_OUTPUT with
   a diag if it has not. */
zb_status zb_file_sync(const char *folder, zb_diags *diags);

/* Creates the folder and its missing parents; ZB_OUTPUT with a diag on failure. */
zb_status zb_file_make_dirs(const char *folder, zb_diags *diags);

/* Whether NAME is one of a file below a folder, whoever wrote it: nothing leads up, and none has two names. */
bool zb_path_is_below(const char *name);

/* Removes the folders above PATH that are empty; not those whose paths have KEEP bytes or fewer. */
void zb_file_prune(const char *path, size_t keep);

/* Tells that PATH could not be written, by errno; ZB_OUTPUT. */
zb_status zb_file_unwritable(const char *path, zb_diags *diags);

/* Whether the name of the file at PATH ends as ENDING, which begins with a point, in any case of letters. */
bool zb_file_named(const char *path, const char *ending);

/* The same for any of ENDINGS, up to NULL. */
bool zb_file_named_as_one_of(const char *path, const char *const *endings);

/* The reason that a file operation failed, by its errno: in Chinese for the errors that users meet. */
const char *zb_errno_text(int error);

#endif

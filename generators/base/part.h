/* A file that is written beside its place and put there when it is whole: a reader sees the old file or the new one,
   never part of one. Files and folders are for the user alone, whatever the umask: they hold ID numbers. */
#ifndef ZB_BASE_PART_H
#define ZB_BASE_PART_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct zb_part {
  zb_buffer path; /* of the place */
  zb_buffer name; /* of the part, PATH.~XXXXXX */
  int file;       /* negative: it is not open */
  int error;      /* the first, as errno has it; 0: none */
} zb_part;

/* Whether a file of that name is a part that a process that died has left: nobody names a file so. */
bool zb_is_part(const char *name);

/* Begins the file, and makes the missing folders above PATH. ZB_OUTPUT with a diag. Whatever comes of it, zb_part_end
   frees it. */
zb_status zb_part_begin(zb_part *part, const char *path, zb_diags *diags);

/* Adds bytes; an error is told by zb_part_finish. */
void zb_part_add(zb_part *part, const void *data, size_t length);

/* Nothing more will be added. KEPT: the disk has it then. On failure it is removed: ZB_OUTPUT with a diag. */
zb_status zb_part_finish(zb_part *part, bool kept, zb_diags *diags);

/* Makes it the file SOURCE, and finishes it: a second name of that where the disk can do so, else a copy. ZB_OUTPUT
   with a diag. */
zb_status zb_part_take(zb_part *part, const char *source, zb_diags *diags);

/* Removes what was not finished, and frees it. What was finished stays beside its place. */
void zb_part_end(zb_part *part);

/* Puts the finished part of that name at PATH, where the disk has it then if KEPT. On failure it is removed, and PATH
   is as before: ZB_OUTPUT with a diag. */
zb_status zb_part_place(const char *name, const char *path, bool kept, zb_diags *diags);

#endif

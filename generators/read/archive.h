/* A zip of tables and photos, as it comes by mail: its files in a folder. */
#ifndef ZB_READ_ARCHIVE_H
#define ZB_READ_ARCHIVE_H

#include "base/diag.h"
#include "base/status.h"

/* Called for a file whose name the file system does not take (too long, a folder of that name): it was written to PATH,
   directly in the folder, and is NAME in the zip. */
typedef void zb_archive_renamed(void *data, const char *path, const char *name);

typedef struct zb_archive_options {
  const char *encoding; /* of names that are not UTF-8 and don't say theirs; NULL: GB18030 */
  zb_archive_renamed *renamed;
  void *data;
} zb_archive_options;

/* Writes the files of the zip at PATH into FOLDER, which must be there and empty, each below its name; hidden files are
   left out. ZB_INPUT with a diag at PATH, and all other files written, for those that are spoiled, have a password, are
   the second of their name, would lie outside FOLDER, whose name can't be read or that are too big. Nothing more is
   written, which the diag says, if the zip can't be read at all or is too big: more than 20,000 files, 8 GiB, or (above
   64 MiB) 100 times its own size. ZB_OUTPUT if a file can't be written. */
zb_status zb_archive_unpack(const char *path, const char *folder, const zb_archive_options *options, zb_diags *diags);

#endif

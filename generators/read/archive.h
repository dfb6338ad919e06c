/* A zip of tables and photos, as it comes by mail: its files in a folder. */
#ifndef ZB_READ_ARCHIVE_H
#define ZB_READ_ARCHIVE_H

#include "base/diag.h"
#include "base/status.h"

/* Writes the files of the zip at PATH into FOLDER, which must be there and empty, each below its name; hidden files are
   left out. Names that are not UTF-8 are read as GB18030, as Chinese systems write them without saying so. ZB_INPUT
   with a diag at PATH, and whatever was written so far, if the zip is spoiled, has a password, has two files of one
   name, would write outside FOLDER, or is too big: more than 20,000 files, 8 GiB, or (above 64 MiB) 100 times its own
   size. ZB_OUTPUT if a file can't be written. */
zb_status zb_archive_unpack(const char *path, const char *folder, zb_diags *diags);

#endif

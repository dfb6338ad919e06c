/* Opens zips from outside. */
#ifndef ZB_READ_ZIP_FILE_H
#define ZB_READ_ZIP_FILE_H

#include "base/diag.h"
#include "base/status.h"

#include <stdint.h>
#include <stdio.h>
#include <zip.h>

/* *ZIP, to be discarded, is NULL if the file is none, or spoiled; *SIZE is the file's, *FILE what the zip reads from
   as long as it is there. ZB_INPUT with a diag if it can't be read. */
zb_status zb_zip_open(const char *path, zb_diags *diags, zip_t **zip, FILE **file, uint64_t *size);

#endif

/* The QR symbols in files: pictures, and PDF scans, which poppler's pdftoppm makes pictures of. */
#ifndef ZB_RUN_SCANS_H
#define ZB_RUN_SCANS_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>

/* Calls FOUND with what each symbol says, in the order of the pages; it returns whether that is one of ours. Calls
   EMPTY with the place of each page that has none, and whether nothing at all is on it. ZB_INPUT with a diag if the
   file can't be read. */
zb_status zb_scans_read(const char *path, bool (*found)(void *data, const char *text),
                        void (*empty)(void *data, const char *place, bool blank), void *data, zb_diags *diags);

#endif

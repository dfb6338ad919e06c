/* Zips that are written piece by piece, beside their place: nothing is compressed, as PDFs and workbooks are already;
   the same files give the same bytes. Names are UTF-8 and say so, by which Windows shows them right. */
#ifndef ZB_PACK_ZIP_H
#define ZB_PACK_ZIP_H

#include "base/diag.h"
#include "base/status.h"

typedef struct zb_zip zb_zip;

/* Begins the zip at PATH; its files are all of DATE (2020-08-04). ZB_OUTPUT with a diag; *ZIP is NULL then. */
zb_status zb_zip_begin(const char *path, const char *date, zb_diags *diags, zb_zip **zip);

/* Adds the file at PATH by the name NAME. ZB_OUTPUT with a diag if it can't be read, or is not what it was a moment
   before. */
zb_status zb_zip_add(zb_zip *zip, const char *path, const char *name, zb_diags *diags);

/* Nothing more is added. *PART is the name of the file beside its place (base/part.h), of LENGTH bytes; it lives as
   long as ZIP. On failure ZB_OUTPUT with a diag, and there is none. */
zb_status zb_zip_finish(zb_zip *zip, zb_diags *diags, const char **part, size_t *length);

/* Removes what was not finished. */
void zb_zip_free(zb_zip *zip);

#endif

/* One file without a batch of data: `zhibiao blank`, lint and new. */
#ifndef ZB_RUN_SINGLE_H
#define ZB_RUN_SINGLE_H

#include "base/buffer.h"
#include "pdf/pdf.h"
#include "run/resources.h"
#include "store/store.h"
#include "text/fonts.h"

typedef struct zb_single {
  zb_arena *arena;
  zb_diags *diags;
  zb_resources resources;
  zb_store *store; /* without a row */
  zb_fonts *fonts;
  zb_buffer text; /* what the user is to see when it is done */
} zb_single;

/* Finds the program's own files and opens an empty store. zb_single_end is called whatever it gives, after its messages
   are shown. */
zb_status zb_single_begin(zb_single *single);
void zb_single_end(zb_single *single);

/* Makes the form of a document (its id or title) without data as the PDF file OUTPUT; NULL: named after it. */
zb_status zb_single_blank(zb_single *single, const char *document, const char *output);

/* Checks a template (a file, a document's title or a name in templates/) without data, and draws its grid as the PDF
   file OUTPUT, or lists a workbook's cells in it; NULL: named after it, or listed in TEXT. */
zb_status zb_single_lint(zb_single *single, const char *given, const char *output);

/* Writes the workbook to fill in, and a folder for photos, into FOLDER. */
zb_status zb_single_intake(zb_single *single, const char *folder);

/* --- What they share -------------------------------------------------------------------------------------------- */

zb_status zb_single_fonts(zb_single *single);

/* Writes pages as the PDF file PATH, making its folders. */
zb_status zb_single_write(zb_single *single, const zb_pages *pages, const char *path);

#endif

/* The commands that make a single file, without a batch of data: `zhibiao blank`, lint and new. */
#ifndef ZB_RUN_SINGLE_H
#define ZB_RUN_SINGLE_H

#include "base/buffer.h"
#include "pdf/pdf.h"
#include "picture/png.h"
#include "run/resources.h"
#include "store/store.h"
#include "template/template.h"
#include "text/fonts.h"

typedef struct zb_single {
  const char *date; /* of the run; borrowed */
  zb_arena *arena;
  zb_diags *diags;
  zb_resources resources;
  zb_store *store; /* empty */
  zb_fonts *fonts;
  zb_png_cache *pictures;
  zb_buffer text; /* for the user, shown at the end */
} zb_single;

/* Finds the program's own files and opens an empty store; DATE is the run's, NOTICE as for
   zb_resources_find. zb_single_end is due even if it fails, and
   frees the messages, too. */
zb_status zb_single_begin(zb_single *single, const char *date, const char *notice);
void zb_single_end(zb_single *single);

/* The same for what works on notices themselves, right or wrong: the notice is not checked, and there is no store. */
zb_status zb_single_open(zb_single *single, const char *date, const char *notice);

/* Adds its messages to DIAGS, too. */
void zb_single_hand_over(const zb_single *single, zb_diags *diags);

/* Makes the blank form of a document (its id or title) as the PDF file OUTPUT; NULL: output/TITLE（空白）.pdf. */
zb_status zb_single_blank(zb_single *single, const char *document, const char *output);

/* Checks a template (a file, a document's title or a name in templates/) without data. Draws a form's grid as the PDF
   file OUTPUT, by default output/NAME（格子）.pdf; lists a workbook's cells in the file OUTPUT, by default in TEXT. */
zb_status zb_single_lint(zb_single *single, const char *given, const char *output);

/* The same of the file PATH (it has a slash) without showing anything. */
zb_status zb_single_check(zb_single *single, const char *path);

/* Creates the workbook for filling in data, and a folder for photos, in FOLDER. Overwrites nothing. */
zb_status zb_single_intake(zb_single *single, const char *folder);

/* --- Shared helpers --------------------------------------------------------------------------------------------- */

/* Loads the fonts, unless they are there, and sees that those of TEMPLATE are installed, for the document TITLE. */
zb_status zb_single_fonts(zb_single *single, const zb_template *template, const char *title);

/* Appends SCRIPT's current model as a workbook to BYTES. */
zb_status zb_single_book(zb_single *single, zb_script *script, zb_buffer *bytes);

/* Writes pages as the PDF file PATH, and creates its folders. */
zb_status zb_single_write(zb_single *single, const zb_pages *pages, const char *path);

#endif

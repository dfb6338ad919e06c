/* Pages to PDF, with libharu for the document and our own Type 0 fonts (embedded, subset, ToUnicode), since
   libharu's text path can't do CFF faces or characters beyond U+FFFF. */
#ifndef ZB_PDF_PDF_H
#define ZB_PDF_PDF_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "base/times.h"
#include "layout/pages.h"

typedef struct zb_pdf zb_pdf;

/* A writer for any number of documents. TIMES may be NULL. */
zb_pdf *zb_pdf_new(zb_times *times);
void zb_pdf_free(zb_pdf *pdf);

/* The glyphs of these runs are embedded as a font of their own for each face, made once, in every document from now on
   that uses one of them; a document's other glyphs are embedded beside it. Replaces what an earlier call gave. The
   bytes of a document depend on this set, never on the documents before it. Runs are copied; their faces must outlive
   the writer, as those of all pages. */
void zb_pdf_common(zb_pdf *pdf, const zb_run *runs, int count);

/* Whether documents are PDF/A-2 from now on, made to be kept (ISO 19005-2): of level A and PDF/UA-1 if their pages have
   a structure, else of level B. They have sRGB colours, so photos must be grey or RGB. ZB_TEMPLATE with a diag if the
   ICC profile that this needs is not installed; documents are then not PDF/A. */
zb_status zb_pdf_archive(zb_pdf *pdf, bool wanted, zb_diags *diags);

/* Appends the document's bytes to OUT: the same pages always give the same bytes. ZB_OUTPUT with a diag if libharu
 * fails. */
zb_status zb_pdf_write(zb_pdf *pdf, const zb_pages *pages, zb_buffer *out, zb_diags *diags);

#endif

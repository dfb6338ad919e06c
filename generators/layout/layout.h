/* Filled form tree -> pages. Breaks text into lines, tables over pages, and decides what goes where; knows nothing of
 * PDF. */
#ifndef ZB_LAYOUT_LAYOUT_H
#define ZB_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "layout/pages.h"
#include "picture/png.h"
#include "text/fonts.h"
#include "text/paragraph_cache.h"
#include "tree/tree.h"

/* Tells where in the user's files a text of the current document comes from (花名册.xlsx!申报人员!B5（姓名）), for the
   message about a character that no font has; NULL if it can't be told. */
typedef const char *zb_find_text(void *data, const char *text);

/* The file of a picture that was read already. */
typedef struct zb_read_picture {
  const char *path; /* NULL: none was */
  zb_buffer bytes;
} zb_read_picture;

typedef struct zb_layout_context {
  const zb_fonts *fonts;
  const char *template;           /* path of the template, for messages */
  const char *date;               /* YYYY-MM-DD, for the document information */
  zb_png_cache *pictures;         /* decoded ones, for all documents; may be NULL */
  const zb_read_picture *read;    /* is not read again; may be NULL */
  zb_paragraph_cache *paragraphs; /* for all documents, too: pages last until the next one is laid out; may be NULL */
  bool rgb_only;                  /* CMYK photos are refused: the document's colours are sRGB */
  bool grid;                      /* draw the edges and names of cells over the page, for the template's author */
  zb_find_text *find_text;        /* may be NULL */
  void *find_data;
} zb_layout_context;

/* Lays out FORM (a tree from zb_template_fill). *PAGES lives in ARENA. ZB_REFUSED with diags if a character has no
   glyph, text does not fit a cell that may not grow, or a photo can't be used; ZB_TEMPLATE with a diag if the template
   asks for what can't be (columns wider than the page, an unknown font role). */
zb_status zb_layout(const zb_node *form, const zb_layout_context *context, zb_arena *arena, zb_diags *diags,
                    const zb_pages **pages);

/* Reads each picture of the template's own below ROOT, a tree from zb_template_check. ZB_TEMPLATE with a diag at the
   line of one that can't be shown. */
zb_status zb_layout_pictures(const zb_node *root, const zb_layout_context *context, zb_arena *arena, zb_diags *diags);

/* The N texts of the template at the path TEMPLATE (zb_template_literals) as runs, in ARENA: what zb_pdf_common takes.
   Digits and common punctuation of each style included. */
zb_status zb_layout_literals(const zb_literal *literals, size_t n, const char *template, const zb_fonts *fonts,
                             zb_arena *arena, zb_diags *diags, const zb_run **runs, int *count);

/* Appends the pages as text, an item a line: `--dump=pages`. */
void zb_pages_dump(const zb_pages *pages, zb_buffer *out);

#endif

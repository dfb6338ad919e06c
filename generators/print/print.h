/* Print production, pages in, pages out: duplex padding, imposition of booklets, numbered copies, volumes. Knows
   nothing of PDF. Lengths are in pt, as in layout/pages.h; results live in the given arena. */
#ifndef ZB_PRINT_PRINT_H
#define ZB_PRINT_PRINT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/status.h"
#include "layout/pages.h"
#include "text/fonts.h"

/* The width of the unprintable margin of many printers. */
#define ZB_UNPRINTABLE_MARGIN (5 * 72 / 25.4F)

/* A deep copy without structure, which depends on nothing in the arenas of PAGES but the faces of its runs. */
zb_pages *zb_print_clone(const zb_pages *pages, zb_arena *arena);

/* A shallow copy without structure: a list of pages of its own, which may grow; items and bookmarks are shared with
 * PAGES. */
zb_pages *zb_print_share(const zb_pages *pages, zb_arena *arena);

/* Appends blank pages of the last one's size until the page count is a multiple of MULTIPLE: 2 for duplex printing, so
   that what follows starts on a new sheet. */
void zb_print_pad(zb_pages *pages, int multiple, zb_arena *arena);

/* Imposition of a saddle-stitched booklet of COUNT pages, a multiple of four: the page (from 0) on the left or right
   half of a sheet's side. SIDE counts the sides of all sheets from 0, front before back; the sheets are nested and
   printed duplex, flipped on the short edge. */
int zb_print_imposed_page(int count, int side, bool right);

/* The pages imposed two to a side, by zb_print_imposed_page, on sheets twice as wide as the first page; padded with
   blank pages to a multiple of four. Pages of inner sheets are moved towards the fold (creep); around the sheets there
   is a slug, with marks for who folds and staples them. Bookmarks lead to the side that has their page. */
zb_pages *zb_print_booklet(const zb_pages *pages, zb_arena *arena);

/* The number, from 1, of the first page with content closer than MARGIN to an edge of the paper, backgrounds aside; 0:
   none. */
int zb_outside_printable_area(const zb_pages *pages, float margin);

/* Warns, at the path of the TEMPLATE, if a printer would cut something off. */
void zb_warn_unprintable(const zb_pages *pages, const char *template, zb_diags *diags);

/* Marks PAGES (of zb_print_share) as one of several copies: LABEL, in small type in the first page's top left corner,
   apart from the page's own items. ZB_TEMPLATE with a diag if no face has the characters. */
zb_status zb_print_mark_copy(zb_pages *pages, const char *label, const zb_fonts *fonts, zb_arena *arena,
                             zb_diags *diags);

/* --- Codes: what tells one sheet from all others (code/sheet_code.h) --- */

/* Adds what PAGES say to a digest: the words, in their order, and where pages are broken. */
void zb_print_digest(const zb_pages *pages, zb_digest *digest);

/* What draws codes, for all documents. */
typedef struct zb_coder zb_coder;

zb_coder *zb_coder_new(void);
void zb_coder_free(zb_coder *coder);

/* The pages with their codes at the foot, as those of copy COPY, 0: of none in particular; just the pages if they have
   no code. Items and structure are shared with PAGES. ZB_TEMPLATE with a diag if no face has the letters. */
zb_status zb_print_codes(zb_coder *coder, const zb_pages *pages, int copy, const zb_fonts *fonts, zb_arena *arena,
                         zb_diags *diags, zb_pages **out);

/* --- Volumes: an office's documents collated in a file -------------------------------------------------------- */

typedef struct zb_volume zb_volume;

/* A document in a unit's listing. */
typedef struct zb_listing_entry {
  const char *name;
  int pages, copies; /* pages of one copy */
} zb_listing_entry;

/* The documents of a unit in a merged file, for its separator sheet. */
typedef struct zb_listing {
  const char *office, *title, *unit; /* TITLE: the documents' kind */
  int volume;                        /* the volume's number, 0 if the office has only one */
  const zb_listing_entry *documents;
  int count;
} zb_listing;

/* Makes the separator sheet before the documents of a unit, in ARENA. */
typedef zb_status zb_make_separator(void *data, const zb_listing *listing, zb_arena *arena, zb_diags *diags,
                                    const zb_pages **pages);

/* How one of several copies is labelled. */
typedef struct zb_copy_label {
  const char *mark; /* on its first page: 第一份（共三份） */
  const char *name; /* its bookmark: 第一份 */
} zb_copy_label;

/* Makes the label of COPY, from 1, of COPIES, in ARENA. */
typedef zb_status zb_label_copy(void *data, int copy, int copies, zb_arena *arena, zb_diags *diags,
                                zb_copy_label *label);

typedef struct zb_volume_context {
  const zb_fonts *fonts;
  zb_coder *coder;
  zb_make_separator *make_separator;
  zb_label_copy *label_copy;
  void *data;         /* for both functions */
  const char *office; /* a district */
  const char *title;  /* of the documents */
  const char *date;   /* YYYY-MM-DD */
  bool booklet;
} zb_volume_context;

/* Copies CONTEXT's strings. Freed by zb_volume_free. */
zb_volume *zb_volume_new(const zb_volume_context *context);
void zb_volume_free(zb_volume *volume);

/* Adds a deep copy of a document, to be printed in COPIES copies. Documents of one unit must follow one another. */
void zb_volume_add(zb_volume *volume, const char *unit, const char *name, int copies, const zb_pages *pages);

/* Drops the documents whose flag in WANTED is false; returns how many are left. */
int zb_volume_keep(zb_volume *volume, const bool *wanted);

/* The number of sheets of paper so far, counting one for each separator (a long list may take more). */
int zb_volume_sheets(const zb_volume *volume);

/* The unit of the last document, "" if there is none. */
const char *zb_volume_unit(const zb_volume *volume);

/* The volume as one document, which it owns: for each unit its separator, then its documents, each copy beginning on a
   sheet of its own. Bookmarks: units, documents, and the documents' own. NUMBER is the volume's if the office has
   several, else 0; NAME is 第2册 or "". The worst status and the diags of separators and labels that can't be made. */
zb_status zb_volume_pages(zb_volume *volume, int number, const char *name, zb_diags *diags, const zb_pages **pages);

#endif

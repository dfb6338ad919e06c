/* Print make-up, pages -> pages: what a printer's paper asks for and a document does not. Knows nothing of PDF. Lengths
   in pt, as in layout/pages.h; all that is made lives in the given arena. */
#ifndef ZB_PRINT_PRINT_H
#define ZB_PRINT_PRINT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "layout/pages.h"
#include "text/fonts.h"

/* What many printers leave white at each edge of the paper. */
#define ZB_PRINT_EDGE (5 * 72 / 25.4F)

/* A copy that needs nothing of the arenas that PAGES came from but the faces of its runs. */
zb_pages *zb_print_keep(const zb_pages *pages, zb_arena *arena);

/* Pages that share all items with PAGES but are a list of their own, which may grow. Bookmarks are shared. */
zb_pages *zb_print_share(const zb_pages *pages, zb_arena *arena);

/* Appends blank pages of the last one's size until their number is a multiple of MULTIPLE: 2 for printing on both
   sides, so that what follows starts on a fresh sheet. */
void zb_print_pad(zb_pages *pages, int multiple, zb_arena *arena);

/* Which page (from 0) stands where on a saddle-stitched sheet of COUNT pages, a multiple of four. SIDE counts the
   sheets' sides from 0, front before back; the sheets lie in one another and are turned over on the short edge. */
int zb_print_place(int count, int side, bool right);

/* The pages side by side on sheets twice as wide as the first of them, in the order of zb_print_place; filled up with
   blank pages to a multiple of four. Bookmarks go to the side that has their page. */
zb_pages *zb_print_booklet(const zb_pages *pages, zb_arena *arena);

/* The number, from 1, of the first page that has something closer than EDGE to an edge of the paper; 0: none. */
int zb_outside_printable_area(const zb_pages *pages, float edge);

/* Marks PAGES (of zb_print_share) as one of several copies: MARK, small in the first page's top left corner, below the
   page's own items. ZB_TEMPLATE with a diag if no face has the characters. */
zb_status zb_print_mark_copy(zb_pages *pages, const char *mark, const zb_fonts *fonts, zb_arena *arena,
                             zb_diags *diags);

/* --- Volumes: the documents of an office in one file ---------------------------------------------------------- */

typedef struct zb_volume zb_volume;

/* The documents of a unit in a merged file, as its separator lists them. */
typedef struct zb_listed {
  const char *name;
  int pages, copies; /* pages of one copy */
} zb_listed;

typedef struct zb_listing {
  const char *office, *title, *unit; /* TITLE: the documents' kind, 评审表 */
  int part;                          /* the volume's number, 0 if the office has but one */
  const zb_listed *documents;
  int count;
} zb_listing;

/* Makes the sheet before the documents of a unit, in ARENA. */
typedef zb_status zb_make_separator(void *data, const zb_listing *listing, zb_arena *arena, zb_diags *diags,
                                    const zb_pages **pages);

/* What one of several copies is called. */
typedef struct zb_copy_words {
  const char *mark; /* on its first page: 第一份（共三份） */
  const char *name; /* its bookmark: 第一份 */
} zb_copy_words;

/* The words for COPY, from 1, of COPIES, in ARENA. */
typedef zb_status zb_name_copy(void *data, int copy, int copies, zb_arena *arena, zb_diags *diags,
                               zb_copy_words *words);

typedef struct zb_volume_context {
  const zb_fonts *fonts;
  zb_make_separator *make_separator;
  zb_name_copy *name_copy;
  void *data;         /* of these two */
  const char *office; /* 德清县 */
  const char *title;  /* of the documents: 评审表 */
  const char *date;   /* YYYY-MM-DD */
  bool booklet;
} zb_volume_context;

/* Strings of CONTEXT are copied. */
zb_volume *zb_volume_new(const zb_volume_context *context);
void zb_volume_free(zb_volume *volume);

/* Takes a copy of a document. Those of one unit come one after the other. */
void zb_volume_add(zb_volume *volume, const char *unit, const char *name, int copies, const zb_pages *pages);

/* Sheets of paper so far, with one for each separator (a long list may take more). */
int zb_volume_sheets(const zb_volume *volume);

/* The unit of the last document, "" if there is none. */
const char *zb_volume_unit(const zb_volume *volume);

/* All of it as one document, owned by the volume: for each unit its separator, then its documents, each copy on sheets
   of its own. Bookmarks: unit, document, the document's own. PART: the volume's number if an office has several, else
   0; NAME: what that is called (第2册), or "". If a separator can't be made, what its maker says. */
zb_status zb_volume_pages(zb_volume *volume, int part, const char *name, zb_diags *diags, const zb_pages **pages);

#endif

/* The display list: a laid-out document, what goes where on which page, nothing of PDF. Lengths in pt; the origin is a
   page's top left corner, y goes down. All of it lives in the arena of the document. */
#ifndef ZB_LAYOUT_PAGES_H
#define ZB_LAYOUT_PAGES_H

#include "base/arena.h"
#include "text/run.h"

typedef enum { ZB_ITEM_RUN, ZB_ITEM_LINE, ZB_ITEM_RECT, ZB_ITEM_IMAGE, ZB_ITEM_CODE } zb_item_kind;

typedef enum {
  ZB_IMAGE_JPEG,  /* a file that zb_jpeg_rewrite wrote, with 1, 3 or 4 components (grey, colour, CMYK) */
  ZB_IMAGE_PIXELS /* rows of pixels from the top, 8 bits a channel, 1 or 3 components, as one zlib stream */
} zb_image_kind;

typedef struct zb_image {
  zb_image_kind kind;
  const unsigned char *data;
  size_t length;
  int width, height; /* pixels as it is shown, turned */
  int components;
  int orientation; /* how the stored rows are to be shown, as EXIF numbers it: 1 as they are … 8 */
} zb_image;

/* Where a cell stands on a page, by its outer edges. Its cell is the filled tree's: a cell that goes on over the page
   has a frame on each. */
typedef struct zb_frame {
  float x, y, width, height;
  const struct zb_node *cell; /* NULL: what stands in the frame is no text of the cell, but the program's own mark */
} zb_frame;

typedef enum {
  ZB_ELEMENT_DOCUMENT,
  ZB_ELEMENT_H1, /* headings follow each other in their order */
  ZB_ELEMENT_H2,
  ZB_ELEMENT_H3,
  ZB_ELEMENT_P,
  ZB_ELEMENT_TABLE,
  ZB_ELEMENT_ROW,
  ZB_ELEMENT_LABEL, /* a cell that names others */
  ZB_ELEMENT_CELL,
  ZB_ELEMENT_FIGURE,
  ZB_ELEMENT_KINDS
} zb_element_kind;

/* What the document is made of for who can't see its pages, a tree in reading order. An element has either elements or
   items, and its items may stand on several pages. */
typedef struct zb_element {
  zb_element_kind kind;
  int number;              /* from 0, as made: parents before their children */
  struct zb_element *next; /* the one with the next number */
  struct zb_element *parent, *first, *last, *sibling;
  int span, rows;  /* LABEL, CELL: columns and rows that it takes */
  bool column;     /* LABEL: it names the cells below it, else those behind it */
  const char *alt; /* FIGURE: what it shows, in words */
} zb_element;

typedef struct zb_item {
  zb_item_kind kind;
  struct zb_item *next;
  float x, y; /* run: the baseline's start; line: its start; rect, image, code: top left */
  bool
      artifact; /* what is about the page and no text of the document: watermark, page number (ISO 32000-1, 14.8.2.2) */
  bool apart; /* above all others of its page, which may be on other pages, too, without it: a copy's mark and codes */
  const zb_element *element; /* NULL: what it says, if anything, the structure has elsewhere or has not */
  const zb_frame *frame;     /* what it must not leave; NULL: no cell's. As long as the layout's arena */
  union {
    struct {
      zb_run run;
      float angle;   /* degrees, counter-clockwise, about (x, y) */
      bool outlined; /* drawn as a picture: there to be seen, and not to be found or copied */
    } run;
    struct {
      float x2, y2, thickness;
      uint32_t color;
      bool dotted;
    } line; /* drawn along its middle, with square ends */
    struct {
      float width, height;
      uint32_t color;
    } rect; /* filled */
    struct {
      const zb_image *image;
      float width, height;
    } image;
    struct {
      const uint32_t *rows; /* from the top; bit X is set where column X is black */
      int side;             /* rows and columns, at most 31 */
      float module;         /* width and height of each square */
    } code;
  } as;
} zb_item;

typedef struct zb_page {
  struct zb_page *next;
  float width, height;
  float slug;            /* so much more paper on each side where there is some, for marks outside what is cut */
  int section;           /* from 0 */
  int label;             /* the number that is printed on it, or would be; 0: none */
  zb_item *first, *last; /* in drawing order */
} zb_page;

typedef struct zb_bookmark {
  struct zb_bookmark *next;
  const char *title;
  int page; /* from 0 */
  float y;
  int level; /* 0: outermost; one more than that of the bookmark which it stands below */
} zb_bookmark;

/* How sheets are turned between their two sides. */
typedef enum zb_flip { ZB_FLIP_UNSAID, ZB_FLIP_LONG_EDGE, ZB_FLIP_SHORT_EDGE } zb_flip;

typedef struct zb_pages {
  int count;
  zb_page *first, *last;
  zb_element *structure; /* the DOCUMENT; NULL: pages without structure, as those of several documents are */
  zb_element *last_element;
  zb_bookmark *bookmarks;               /* in reading order */
  const char *title, *author, *subject; /* document information, "" if none */
  const char *date;                     /* YYYY-MM-DD, creation date */
  zb_flip flip;                         /* how they are meant to be printed; */
  int copies;                           /* as many; 0: not said */
  bool coded;                           /* each page is to bear its code (print/): a square with sides of */
  float code_side, code_quiet;          /* so much, and so much white around it, whose lower right corner is */
  float code_right, code_bottom;        /* so far from the paper's edges; */
  const char *code;                     /* the document's (code/); NULL: it has none */
} zb_pages;

/* Puts PAGE behind the others. */
void zb_pages_append(zb_pages *pages, zb_page *page);

/* Puts an item on PAGE, above what is there: zeroed but for its kind and place, in ARENA. */
zb_item *zb_page_add(zb_page *page, zb_arena *arena, zb_item_kind kind, float x, float y);

#endif

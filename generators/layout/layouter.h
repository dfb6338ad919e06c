/* What the files of layout/ share: the layouter and the pieces that it places. Private to layout/.

     block    a paragraph, table, space or break on the page            layout.c
     table    rows of cells, cut into slices, one a page                 table.c (measure), slices.c (place)
     content  what stands in a cell, or one paragraph of the page        content.c
     element  what it is, for who can't see the page                     structure.c
     line     a line of glyph runs, from text/

   Lengths in pt; y goes down from the page's top edge. */
#ifndef ZB_LAYOUT_LAYOUTER_H
#define ZB_LAYOUT_LAYOUTER_H

#include "layout/layout.h"
#include "text/paragraph.h"
#include "tree/units.h"

/* Sums of lengths differ by rounding; less than this is no difference. */
#define SLACK 0.05F

typedef struct area {
  float x, y, width, height;
} area;

typedef struct continued continued;

typedef struct layouter {
  const zb_layout_context *context;
  const zb_node *form;
  zb_arena *arena;
  zb_diags *diags;
  zb_status status; /* the worst so far; laying out goes on, to find all faults */
  zb_pages *pages;
  zb_page *page;
  const zb_frame *frame; /* of the cell that is being drawn */
  bool artifact;         /* what is being drawn is no text of the document */
  zb_element *element;   /* whose text is being drawn; NULL: none's */
  int heading;           /* level of the last one */
  int section;           /* of the pages that are added */
  float width, height;   /* of a page */
  area body;             /* a page without its margins */
  float inset;           /* from the paper's edges to the border's inner one; 0: it has none */
  float y;               /* where the next block goes */
  float top;             /* above it are only headings that stay with what follows: a new page would strand them */
  zb_bookmark **bookmark_end;
  const char *part;              /* the last bookmark's title; "": there is none yet */
  const struct missing *missing; /* characters that were reported */
  continued *continued;          /* cells that go on at the end of the document, in their order */
  continued **continued_end;
} layouter;

/* --- paper.c --- */

void new_page(layouter *l);

/* What is left of the page below l->y. */
float space_left(const layouter *l);

/* True if nothing stands on the page yet, or only headings that stay with what follows. */
bool page_is_fresh(const layouter *l);

/* Adds an item to a page, zeroed but for its place. */
zb_item *add_item(layouter *l, zb_page *page, zb_item_kind kind, float x, float y);

/* The first child of that kind, or NULL. */
const zb_node *child_of_kind(const zb_node *node, zb_node_kind kind);

/* --- faults.c: what is wrong, in the user's words --- */

enum { EXCERPT = 20 }; /* characters of a value in a message */

void layout_error(layouter *l, zb_status status, const char *code, const zb_node *node, const char *text,
                  const char *remedy, const char *message, ...) __attribute__((format(printf, 7, 8)));
/* A text is to be drawn in a role that fonts.xml doesn't have, or that no font is installed for. */
void missing_role(layouter *l, const zb_node *node, const char *role);

void missing_character(layouter *l, const zb_node *node, uint32_t character, const char *text);

/* --- cell_content.c --- */

/* How small a content is set: type sizes are multiplied by SCALE, but none that is larger gets below MIN pt; lines
   are at most LEADING times their type apart. */
typedef struct shrinkage {
  float scale, min, leading;
} shrinkage;

#define UNSHRUNK ((shrinkage){1, 0, 100})

/* One thing of a content: a set paragraph, an image or a space. */
typedef struct piece {
  const zb_node *node;
  zb_element *element;  /* NULL: none, or what is said once has been said */
  const zb_line *lines; /* P */
  int line_count;
  shrinkage shrink;
  const zb_image *image; /* IMAGE */
  float image_width, image_height;
} piece;

typedef struct content {
  int count;
  piece *pieces;
  float height;
  int fillers; /* spaces that take what is left */
} content;

/* How far a content has been placed: the next piece and its next line. */
typedef struct position {
  int piece, line;
} position;

/* --- bars.c --- */

/* The bars of NODE side by side from the left edge of AREA on, each as wide as its share. */
void draw_bars(layouter *l, const zb_node *node, area area);

/* Sets FIRST and its siblings to a measure. VERTICAL: a character a line. */
content content_set(layouter *l, const zb_node *first, float width, shrinkage shrink, bool vertical);

/* One node of the page set as a content of its own. */
content content_of(layouter *l, const zb_node *node, float width);

position content_end(const content *c);
bool position_before(position a, position b);

/* Height of what lies between two positions. */
float content_height(const content *c, position from, position to);

/* The position up to which ROOM is enough. */
position content_fit(const content *c, position from, float room);

/* The same for a cut: a paragraph keeps two lines on each side of it, or is not cut. May be FROM. */
position content_cut(const content *c, position from, float room);

/* Where the content's foot begins: what stands behind its last filler stays at the bottom. The end if it has none. */
position content_foot(const content *c);

/* True if a word or number is broken within, as it is wider than the measure. */
bool content_breaks_word(const content *c);

/* Draws what lies between two positions into AREA. STYLE aligns it. */
void content_draw(layouter *l, const content *c, position from, position to, area area, const zb_style *style);

/* --- paragraphs.c: paragraphs of the tree to lines of text/ --- */

void set_paragraph(layouter *l, const zb_node *p, float width, shrinkage shrink, bool vertical, piece *out);
float line_pitch(const piece *p, const zb_line *line);
void draw_line(layouter *l, zb_page *page, const zb_line *line, float x, float baseline);

/* --- structure.c: elements of the document for what is placed --- */

zb_element *new_element(layouter *l, zb_element_kind kind, zb_element *parent);

/* The elements of the pieces of a content that PARENT holds. */
void tag_content(layouter *l, content *c, zb_element *parent);

/* What is drawn again, such as a table's head on its next page, is not said again. */
void content_said(content *c);

/* --- image.c --- */

/* Reads a node's picture: a PNG if its name says so, else a JPEG. NULL with a diag, that says WHAT it is, if it can't
   be used. */
const zb_image *read_image(layouter *l, const zb_node *node, const char *what);

/* --- own_nodes.c: nodes that no template has --- */

zb_node *new_node(layouter *l, zb_node_kind kind, const zb_node *like, const zb_style *style);

/* A style without indent and space around, aligned. */
const zb_style *bare_style(layouter *l, const zb_style *style, zb_halign align);
zb_node *paragraph_of(layouter *l, const zb_node *like, const char *text, const zb_style *style);

/* --- Tables. From here on each file calls only those above it: cells are measured before any is placed. --- */

typedef struct cell_box {
  const zb_node *node;
  int row;
  content content;
  position placed; /* of a cell that is split: what stands on earlier pages */
  bool drawn;
  bool continued; /* goes on, from SPLIT, on a continuation page */
  position split;
  int level; /* how far it is shrunk: fit.c */
  bool tagged;
} cell_box;

typedef struct table {
  const zb_node *node;
  int row_count, column_count, head_count, cell_count;
  const zb_node **rows;
  float *heights;      /* of rows */
  int *group_end;      /* of row I: the row behind those that must stay with it */
  float *edges;        /* of columns, column_count + 1, from the page's left edge */
  cell_box *cells;     /* row by row */
  int *first_cell;     /* of rows, row_count + 1 */
  float head_height;   /* of the rows that are repeated */
  zb_element *element; /* NULL: the program's own table, or one that only puts things in their places */
  zb_element **row_elements;
} table;

/* --- cell_box.c --- */

float table_height(const table *t, int from, int to);
area cell_inside(const zb_node *cell, area outside);
float cell_height(const cell_box *box);
float cell_padding(const zb_node *cell); /* above and below its content */
void set_cell(layouter *l, const table *t, cell_box *box, shrinkage shrink);

/* --- continued_mark.c --- */

zb_style continued_mark_style(const cell_box *box);

/* Height of the line that says that the cell goes on. */
float continued_mark_height(const cell_box *box);

/* A text of the program's own in STYLE at the right edge of AREA's top. */
void draw_mark(layouter *l, const zb_node *node, const char *text, const zb_style *style, area area);

/* --- fit.c --- */

/* Shrinks and splits what may be, refuses what does not fit its cell then. */
void fit_cells(layouter *l, table *t);

/* Shrinks those that may grow, too, to what their rows' own heights leave, as far as they may: then the rows grow. */
void fit_growing(layouter *l, const table *t);

/* --- measure.c --- */

table *table_measure(layouter *l, const zb_node *node);

/* --- structure.c: elements of tables --- */

/* The element of a table of the document. */
void tag_table(layouter *l, table *t);

/* Those of a cell and its content, when it is first drawn. */
void tag_cell(layouter *l, table *t, cell_box *box);

/* --- continued.c --- */

/* A cell that goes on at the end of the document. */
struct continued {
  struct continued *next;
  const cell_box *box;
  const char *label; /* what the continuation page calls it */
};

/* Draws the part of a continued cell that stands in the table, with its mark, and notes the rest. */
void draw_continued(layouter *l, cell_box *box, const table *t, area inside);

/* --- slices.c --- */

/* Places a table from l->y on, over as many pages as it needs. */
void table_place(layouter *l, table *t);

/* Behind the rows that the head goes with: the first group, or some spare rows. */
int table_first_end(const table *t);

/* --- continuation.c --- */

/* Adds the continuation pages. */
void place_continued(layouter *l);

/* --- borders.c --- */

/* The lines of one slice of a table: edges are added cell by cell and drawn once, the outer ones thicker. */
typedef struct borders borders;
borders *borders_new(layouter *l, int cells);
void borders_add(borders *b, area cell, zb_edges edges);
void borders_draw(layouter *l, borders *b, area outside, float line, float frame);

/* --- author_grid.c: a template's grid over its page, if the context asks for it; lengths in mm --- */

void grid_cell(layouter *l, const zb_node *cell, area outside);
void grid_columns(layouter *l, const table *t, float top);
void grid_row(layouter *l, const table *t, const zb_node *row, float y, float height);

/* --- margins.c --- */

/* Draws the form's background, above it its border and then its watermark, where it has them, below everything else on
   each page. */
void draw_below(layouter *l, const zb_node *form);

/* Header and footer of each page, once their number is known. */
void draw_margins(layouter *l, const zb_node *form);

#endif

/* The filled tree: a template with one document's values in it. Expressions are evaluated, each and if are carried
   out, styles resolved; layout/ turns a form's tree into pages, sheet/ a workbook's into XLSX. Lives in the document's
   arena.

   form:     FORM > PAGE HEADER? FOOTER? BACKGROUND? BORDER? WATERMARK? CONTINUED? (P | TABLE | SPACE | BREAK)*
             HEADER, FOOTER, CONTINUED > P*   P > (TEXT | BLANK | BR)*
             TABLE > ROW*                 ROW > CELL*       CELL > (P | IMAGE | SPACE | BARS)*
             BARS > BAR*
   workbook: WORKBOOK > NAME* SHEET*      SHEET > PAGE? HEADER? FOOTER? COLUMN* CONDITION* (ROW | TABLE)*
             COLUMN > (VALIDATION | CONDITION)*
             TABLE > (ROW | STREAM)*      ROW > CELL*       CELL > P* | CHART
             CHART > SERIES*

   Text that stands directly in a cell is one P in the cell's style. Text of spans is a TEXT with the span's style. */
#ifndef ZB_TREE_TREE_H
#define ZB_TREE_TREE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "tree/style.h"
#include "value/value.h"

/* In a header or footer {page} and {pages} become these characters; layout/ and sheet/ put the numbers there. */
#define ZB_PAGE_NUMBER "\xEE\x80\x90" /* U+E010 */
#define ZB_PAGE_COUNT "\xEE\x80\x91"  /* U+E011 */
/* {section-page} and {section-pages} likewise: counted from the last <break section="yes"/>. */
#define ZB_SECTION_NUMBER "\xEE\x80\x92" /* U+E012 */
#define ZB_SECTION_COUNT "\xEE\x80\x93"  /* U+E013 */

typedef enum {
  ZB_NODE_FORM,
  ZB_NODE_WORKBOOK,
  ZB_NODE_SHEET,
  ZB_NODE_PAGE,
  ZB_NODE_HEADER,
  ZB_NODE_FOOTER,
  ZB_NODE_BACKGROUND,
  ZB_NODE_BORDER, /* around each page */
  ZB_NODE_WATERMARK,
  ZB_NODE_CONTINUED,
  ZB_NODE_P,
  ZB_NODE_TEXT,
  ZB_NODE_BLANK,
  ZB_NODE_BR,
  ZB_NODE_IMAGE,
  ZB_NODE_TABLE,
  ZB_NODE_ROW,
  ZB_NODE_PART, /* of a template only: its rows stand in the table themselves */
  ZB_NODE_CELL,
  ZB_NODE_SPACE,
  ZB_NODE_BREAK,
  ZB_NODE_NAME,
  ZB_NODE_COLUMN, /* how the cells under the head of the sheet's first table look, and what may be written in them */
  ZB_NODE_VALIDATION,
  ZB_NODE_CONDITION, /* of a COLUMN, or of all that its SHEET holds */
  ZB_NODE_CHART,     /* fills its cell */
  ZB_NODE_SERIES,
  ZB_NODE_STREAM, /* rows to come */
  ZB_NODE_BARS,   /* in a form's cell: BAR* side by side */
  ZB_NODE_BAR
} zb_node_kind;

/* GROW shrinks first if it has a least size. CONTINUE shrinks, and what does not fit at the least size goes to a
 * continuation page. */
typedef enum { ZB_OVERFLOW_ERROR, ZB_OVERFLOW_SHRINK, ZB_OVERFLOW_GROW, ZB_OVERFLOW_CONTINUE } zb_overflow;

/* Which edges of a cell are drawn. A neighbour may draw them too. */
typedef enum { ZB_EDGES_ALL, ZB_EDGES_BOTTOM, ZB_EDGES_NONE } zb_edges;

/* What a VALIDATION lets in: one of a list; a whole number, number, date or text length between two limits; what makes
   a formula true. */
typedef enum {
  ZB_CHECK_LIST,
  ZB_CHECK_WHOLE,
  ZB_CHECK_DECIMAL,
  ZB_CHECK_DATE,
  ZB_CHECK_LENGTH,
  ZB_CHECK_FORMULA
} zb_check;

typedef enum { ZB_CHART_COLUMN, ZB_CHART_BAR, ZB_CHART_PIE } zb_chart_type;
typedef enum { ZB_LEGEND_BOTTOM, ZB_LEGEND_RIGHT, ZB_LEGEND_NONE } zb_legend;
typedef enum { ZB_LABELS_NONE, ZB_LABELS_VALUE, ZB_LABELS_PERCENT } zb_labels;

/* A column's width: PT, or a share of what is left if SHARE > 0. */
typedef struct zb_width {
  float pt;
  float share;
} zb_width;

typedef struct zb_row_stream zb_row_stream; /* tree/row_stream.h */

typedef struct zb_node {
  zb_node_kind kind;
  int line;                /* of the template, or of the file of its ORIGIN */
  const zb_origin *origin; /* NULL: it stands in the template itself */
  struct zb_node *first, *next;
  const zb_style *style; /* never NULL */
  const char *text; /* TEXT, BLANK, WATERMARK: their text; SHEET: its name; P: its bookmark or ""; IMAGE, BACKGROUND:
                       the file; CELL, COLUMN, VALIDATION, CONDITION: the formula or "" (see below); NAME: the
                       name; CHART: its title or ""; SERIES: what its legend says */
  union {
    struct {
      const char *title, *author, *subject;
      bool archive;                         /* FORM: made to be kept, as PDF/A */
      bool duplex;                          /* FORM: to be printed on both sides */
      const char *copies;                   /* FORM: how many are printed, a number; "": not said */
      const char *see_next, *from_previous; /* FORM: said where a table or cell goes on over the page, and behind it */
      const char *continued_part;           /* FORM: said behind the name of a part that goes on; "": it is not named */
      const char *continued;                /* FORM: heads continuation pages if it has no CONTINUED */
      const char *draft;                    /* FORM: printed across a draft */
      const char *picture;                  /* FORM: what a picture of the data is to who can't see it */
    } document;                             /* FORM, WORKBOOK */
    struct {
      float width, height;            /* pt; landscape is width > height */
      float top, right, bottom, left; /* margins */
      bool code;                      /* each page bears its code at its foot */
    } page;
    struct {
      bool first; /* HEADER, FOOTER: on the first page too */
    } margin;
    struct {
      int64_t color;      /* 0xRRGGBB; -1: none */
      bool first, others; /* the pages that have it */
      bool own;           /* its picture is the template's */
    } background;
    struct {
      float distance;          /* of its outer edge from the paper's */
      float outer, gap, inner; /* its lines and what is between them; INNER 0: one line */
      float padding;           /* least distance of the text from it */
      uint32_t color;
    } border;
    struct {
      float angle; /* degrees, counter-clockwise */
    } watermark;
    struct {
      bool keep; /* on the same page as the beginning of what follows */
    } p;
    struct {
      float width;     /* BLANK, and IMAGE with height; 0: as wide as the cell */
      float height;    /* IMAGE, BARS, SPACE; a SPACE of height 0 takes what is left of its cell */
      float lines;     /* SPACE in a cell: dotted lines to write on, so far apart; 0: none */
      bool own;        /* IMAGE: its picture is the template's, and not the data's */
      const char *alt; /* IMAGE: what it is, for who can't see it; "": nothing said */
    } box;
    struct {
      int count;
      const zb_width *widths; /* of SHEET and of a form's TABLE; none of a workbook's TABLE */
      const char *said;       /* the widths in words, where the data say which there are; NULL: the template does */
      float line, frame;      /* pt, of TABLE; 0: none */
      bool marks;             /* TABLE: 见续页 and 接上页 where it goes on over a page */
      bool freeze;            /* SHEET: freeze the rows down to the first table's head */
      int frozen;             /* SHEET: and so many columns */
      bool filter;            /* SHEET: arrows to filter by in the first table's head */
      bool hidden;            /* SHEET: */
      bool protected;         /* SHEET: only cells whose style is unlocked can be written in */
      int64_t tab;            /* SHEET: 0xRRGGBB of its tab; -1: none */
      int rows;               /* SHEET: its columns are written in down to this row, as people count; 0: no further than
                                 its content goes */
    } columns;
    struct {
      const char *refers; /* NAME: a formula: '选项'!$A$2:$A$5 */
    } name;
    struct {
      const char *width; /* COLUMN: as written */
      int formula_rows;  /* its formula stands in so many rows; 0: in all */
    } column;
    struct {
      zb_check check;
      bool strict;                        /* a wrong value can't be entered; else a person may insist */
      const char *list;                   /* of LIST: words separated by commas, or "=" and a range or name */
      const char *min, *max;              /* "": no limit */
      const char *title, *message, *hint; /* said of a wrong value; when the cell is chosen */
    } validation;
    struct {
      const char *value; /* CONDITION: the text of the cells that it is for; "": those of its formula */
    } condition;
    struct {
      zb_chart_type type;
      bool stacked, reversed; /* the first of a bar chart's categories on top */
      zb_legend legend;
      zb_labels labels;
      int gap;            /* between bars, percent of a bar's width */
      const char *format; /* of the axis' numbers; "": as they are */
    } chart;
    struct {
      const char *categories, *values; /* defined names, given by a cell's `names` */
      int64_t color;                   /* 0xRRGGBB; -1: the program that shows it decides */
    } series;
    struct {
      const char *share, *shade; /* BAR: of the cell's width, 0 to 1; #4472c4 */
    } bar;
    zb_row_stream *stream; /* STREAM */
    struct {
      float height;      /* least height in pt; 0: as its content needs */
      bool fixed;        /* exactly that height */
      bool stretch;      /* or as high as what is left of the page, in a form */
      bool head;         /* repeated on each page that the table goes on */
      bool fill;         /* repeated, empty, down to the end of the page */
      bool spare;        /* at a table's end: left out where the rows above grew by as much */
      bool stream;       /* of a template only: a list's rows are filled when they are written */
      bool keep;         /* never split, and kept with the next row */
      const char *group; /* of its cells that have none, "": none; "row": this row's own */
      int part;          /* rows with the same number, from 1, are one <part>; 0: none */
      bool whole;        /* it, or its part, stays on one page if there is room on one */
    } row;
    struct {
      int column; /* from 0, where it starts once spans of the rows above are counted */
      int span, rows;
      zb_edges edges;
      bool is_label; /* a <label>: it names other cells */
      bool vertical; /* text runs from top to bottom, characters upright */
      zb_overflow overflow;
      float min;                       /* pt: shrink goes down to this size; 0: a cell that only grows */
      const char *group;               /* cells of a table that shrink alike; "": none */
      const char *note;                /* a workbook cell's comment, "": none */
      const char *names;               /* a defined name for the cells below it in its table; "": none */
      const char *choices;             /* of a workbook cell: words to choose from, with commas between; "": any */
      const char *link;                /* where a click on a workbook cell leads: internal:'表'!A1; "": nowhere */
      const char *label;               /* what its continuation page calls it; "": the text of the cell before it */
      const struct zb_node *continues; /* set by layout: the cell whose rest this one shows */
      bool specimen;                   /* of a specimen: what stands in it depends on the data */
      bool typed; /* the content was one {expression}: VALUE is its value with its type, for workbooks */
      zb_value value;
    } cell;
    struct {
      bool right;   /* BREAK: what follows starts on an odd page */
      bool section; /* and counts its pages anew */
    } pagebreak;
  } as;
} zb_node;

/* pt: from the paper's edge to the inner edge of BORDER; 0 of none. */
static inline float zb_border_inset(const zb_node *border)
{
  if (border == NULL)
    return 0;
  return border->as.border.distance + border->as.border.outer + border->as.border.gap + border->as.border.inner;
}

/* pt: the side of the codes' symbols, and what stays white around them. */
#define ZB_CODE_SIDE (11.6F * 72 / 25.4F)
#define ZB_CODE_QUIET (2.3F * 72 / 25.4F)

/* pt: from the paper's lower edge to the symbol: clear of what printers can't print, and of BORDER (NULL: none). */
static inline float zb_code_bottom(const zb_node *border)
{
  const float printable = 5.2F * 72 / 25.4F, clear = zb_border_inset(border) + ZB_CODE_QUIET / 2;
  return border != NULL && clear > printable ? clear : printable;
}

/* A workbook cell's formula, without "=", is in Excel's English notation. [above] stands for the cells over it in its
   column, from the first row under the table's head (or under the row with the last [above] before it) to the row over
   it; [all] for all of them from the head on, sums too: SUBTOTAL leaves those of SUBTOTALs out; [left] for the cells of
   its row from the first numeric one to the one before it; [row] and [column] for its own row's number and column's
   letters, [head] for the number of the last row of its table's head. The cell's content is the cached result. In a
   COLUMN's formulas [row] and [column] are those of each of its cells. */

/* A text that stands in the template itself, in its style. */
typedef struct zb_literal {
  const char *text;
  const zb_style *style;
} zb_literal;

/* Appends a filled tree as text, a node a line: `--dump=template`. */
void zb_tree_dump(const zb_node *root, zb_buffer *out);

/* Appends all of a filled tree that its document depends on, but for what stands in pictures' files, as bytes to be
   compared or digested. False if rows are still to come, which it does not have. */
bool zb_tree_describe(const zb_node *root, zb_buffer *out);

#define ZB_SHEET_ROOM 0.985F /* of a page's height, for the rows of a workbook: programs round their heights */

/* The first sheet of WORKBOOK, a workbook's filled tree, as a form: its page, its rows and tables as they are, without
   what only a spreadsheet has. In ARENA; parts are shared with WORKBOOK. NULL if there is no sheet. */
const zb_node *zb_sheet_as_form(const zb_node *workbook, zb_arena *arena);

#endif

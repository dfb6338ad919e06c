/* The tables of a Word document as rows and cells, from its XML event by event. Private to docx/.

       <w:body> <w:p>申报人员</w:p>  <w:tbl> <w:tr> <w:tc> <w:tcPr><w:gridSpan/><w:vMerge/></w:tcPr> <w:p> <w:r>
   <w:t>张三

   Only what the page shows is text: what was deleted or moved away in a revision, hidden text, field codes and text
   boxes are not. A table in a cell is part of the cell's text. */
#ifndef ZB_READ_DOCX_DOCX_WALK_H
#define ZB_READ_DOCX_DOCX_WALK_H

#include "base/buffer.h"
#include "read/reader.h"
#include "xml/events.h"

/* What an event finished. */
typedef enum { ZB_DOCX_NOTHING, ZB_DOCX_TABLE, ZB_DOCX_CELL, ZB_DOCX_ROW, ZB_DOCX_TABLE_END } zb_docx_step;

/* Initialize with {0}, release with zb_docx_walk_free. */
typedef struct zb_docx_walk {
  int table;         /* the current or last table from 0; -1 before the first, once zb_docx_walk_start was called */
  int depth;         /* of tables: 0 outside, 1 in a table, more in one that is nested in its cells */
  int row;           /* in the table */
  int column;        /* of the current cell */
  int columns;       /* that it spans */
  bool covered;      /* it belongs to the one above it, or left of it */
  bool restart;      /* cells below may belong to it */
  bool struck;       /* something of its text is struck out */
  zb_buffer text;    /* of the current cell */
  zb_buffer title;   /* the last paragraph before the table that may be its title; empty if there is none */
  const char *fault; /* why the document can't be read, in Chinese */
  /* private */
  zb_buffer paragraph;
  int skipping; /* depth of the element that is skipped, with all that is in it; 0: none */
  bool prompts; /* the control that has begun shows what to write there, and nothing that somebody has written */
  int prompt;   /* depth of its content; 0: none */
  int next_column;
  bool in_row, in_cell, in_run, in_text, hidden, strike, row_begun, row_deleted; /* ROW_BEGUN: a cell of it has ended */
} zb_docx_walk;

void zb_docx_walk_free(zb_docx_walk *walk);

/* Call before the document's first event. */
void zb_docx_walk_start(zb_docx_walk *walk);

/* Takes the next event. After ZB_DOCX_CELL the fields above describe that cell, after ZB_DOCX_ROW the number of the row
   that ended is in ROW. */
zb_docx_step zb_docx_walk_event(zb_docx_walk *walk, const zb_event *event);

#endif

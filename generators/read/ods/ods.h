/* OpenDocument spreadsheets (.ods, .fods), which LibreOffice and WPS write: the parts of the reader. Private to ods/.

       <table:table table:name="花名册">
         <table:table-row table:number-rows-repeated="2">
           <table:table-cell office:value-type="date" office:date-value="1990-01-01"><text:p>1990年1月</text:p>
           <table:table-cell table:number-columns-repeated="1024"/>   empty to the right edge
           <table:covered-table-cell/>                                beneath a merged one */
#ifndef ZB_READ_ODS_ODS_H
#define ZB_READ_ODS_ODS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/cells.h"
#include "xml/events.h"

/* --- ods_events.c: the XML of the content, in a zip or a file of its own --- */

typedef struct zb_ods_events zb_ods_events;

/* FLAT: a .fods; ENCODING is for that, as for zb_markup_open. *EVENTS is freed by zb_ods_events_free, and NULL on
   failure. The first call of zb_ods_events_next must come after zb_ods_events_rewind. */
zb_status zb_ods_events_open(const char *path, bool flat, const char *encoding, zb_diags *diags,
                             zb_ods_events **events);
void zb_ods_events_free(zb_ods_events *events);
zb_status zb_ods_events_rewind(zb_ods_events *events, zb_diags *diags);

/* Goes to the start of the common styles, which a package keeps in a part of its own; false if there is none. */
zb_status zb_ods_events_rewind_styles(zb_ods_events *events, zb_diags *diags, bool *found);
zb_status zb_ods_events_next(zb_ods_events *events, zb_diags *diags, const zb_event **event);

/* --- ods_place.c: where rows and cells are --- */

/* Of the current row and cell, -1 before the first, and how often each is repeated. */
typedef struct zb_ods_place {
  int row, rows, column, columns;
} zb_ods_place;

void zb_ods_place_start(zb_ods_place *place);

/* At the start of a row (cell): goes on to it. What is beyond the limits of spreadsheets is cut off: false if it
   begins there. */
bool zb_ods_place_row(zb_ods_place *place, const zb_event *event);
bool zb_ods_place_cell(zb_ods_place *place, const zb_event *event);

/* Whether EVENT starts a cell, and whether one that is beneath a merged one. */
bool zb_ods_is_cell(const zb_event *event, bool *covered);

/* The merged cells that begin at this cell; false if it is not merged. */
bool zb_ods_merge(const zb_ods_place *place, const zb_event *event, zb_merge *merge);

/* A positive number in that attribute, else 1; at most LIMIT. */
int zb_ods_count(const zb_event *event, const char *attribute, int limit);

/* --- ods_value.c: what a cell holds --- */

typedef enum {
  ZB_ODS_EMPTY,
  ZB_ODS_TEXT,
  ZB_ODS_NUMBER,
  ZB_ODS_DATE,
  ZB_ODS_TIME,
  ZB_ODS_BOOL,
  ZB_ODS_ERROR,
  ZB_ODS_UNKNOWN
} zb_ods_kind;

/* A cell as it is written. Keep its buffers from cell to cell, and free them with zb_ods_raw_free. */
typedef struct zb_ods_raw {
  zb_ods_kind kind;
  bool formula;
  zb_buffer value, text; /* the attribute with its value; its paragraphs */
  /* private, of the text */
  int skipping;
  bool in_paragraph, blank;
} zb_ods_raw;

void zb_ods_raw_free(zb_ods_raw *raw);

/* At the start of a cell. */
void zb_ods_raw_start(zb_ods_raw *raw, const zb_event *event);

/* At each event within it. */
void zb_ods_raw_event(zb_ods_raw *raw, const zb_event *event);

/* Fills CELL, the last one of CELLS, whose style has that format, NULL if it is not known; NULL, or why the value can't
   be read, in Chinese. CELL has an empty text if there is nothing in it. */
const char *zb_ods_raw_value(const zb_ods_raw *raw, const zb_number_format *format, zb_cells *cells, zb_cell *cell);

#endif

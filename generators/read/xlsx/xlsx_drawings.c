/* Pictures that float over cells: a picture belongs to the column that most of it covers, and to the row that clearly
   most of it covers. Where no row has so much, as rows are lower than the picture, it hangs from the row in which it
   begins; and if it begins at the lower end of that, it is not known whose it is.

     <xdr:twoCellAnchor>  <from> <col>12 <colOff>0 <row>1 <rowOff>9525 </from> <to> … </to>   <pic> … <blip
   r:embed="rId1"/> <xdr:oneCellAnchor>  <from> … </from> <ext cx="900000" cy="1200000"/>                    <pic> …

   Offsets and sizes are in EMU, 12,700 to the point. */
#include "read/xlsx/xlsx_pictures.h"

#include "base/number.h"
#include "read/reader.h"
#include "read/xlsx/xlsx_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 64 * 1024 * 1024, MAX_SPAN = 4096, EMU_PER_POINT = 12700, EMU_PER_PIXEL = 9525 };

/* Per cent of a picture's height that lie over one row. */
enum { CLEAR_MAJORITY = 60, ALL_BUT_CERTAIN = 85 };

/* A corner: a cell, and how far into it. */
typedef struct corner {
  int64_t column, column_offset, row, row_offset;
} corner;

typedef struct anchor {
  int depth;  /* -1: none is open */
  bool sized; /* by WIDTH and HEIGHT rather than by TO */
  corner from, to;
  int64_t width, height;
  char relation[64];
  char number[24]; /* the text of an element */
  size_t length;
  corner *corner; /* that is being read */
} anchor;

/* Heights of rows, or widths of columns, in EMU; those that are not listed have the usual one. */
typedef struct sizes {
  int64_t usual;
  int64_t *items; /* -1: usual */
  int64_t count;
} sizes;

typedef struct drawing {
  zb_package *package;
  zb_diags *diags;
  zb_arena *arena;
  anchor *anchors;
  size_t count, capacity;
  sizes rows, columns;
} drawing;

/* --- The drawing ---------------------------------------------------------------------------------------------- */

static int64_t attribute_size(const zb_event *event, const char *name)
{
  const char *value = zb_event_attribute(event, name);
  return value == NULL ? 0 : strtoll(value, NULL, 10);
}

static void end_number(anchor *a, const char *name)
{
  a->number[a->length] = '\0';
  int64_t n = strtoll(a->number, NULL, 10);
  corner *c = a->corner;
  if (strcmp(name, "col") == 0)
    c->column = n;
  else if (strcmp(name, "colOff") == 0)
    c->column_offset = n;
  else if (strcmp(name, "row") == 0)
    c->row = n;
  else if (strcmp(name, "rowOff") == 0)
    c->row_offset = n;
}

static void take_start(anchor *a, const zb_event *event)
{
  bool child = event->depth == a->depth + 1;
  a->length = 0;
  if (child && strcmp(event->name, "from") == 0)
    a->corner = &a->from;
  else if (child && strcmp(event->name, "to") == 0)
    a->corner = &a->to;
  else if (child && strcmp(event->name, "ext") == 0) {
    a->sized = true;
    a->width = attribute_size(event, "cx");
    a->height = attribute_size(event, "cy");
  } else if (strcmp(event->name, "blip") == 0 && *a->relation == '\0') {
    const char *embed = zb_event_prefixed(event, "embed");
    snprintf(a->relation, sizeof a->relation, "%s", embed == NULL ? "" : embed);
  }
}

static void take_event(drawing *d, anchor *a, const zb_event *event)
{
  if (a->depth < 0) {
    if (zb_event_starts(event, "twoCellAnchor") || zb_event_starts(event, "oneCellAnchor"))
      *a = (anchor){.depth = event->depth, .corner = NULL};
    return;
  }
  if (event->kind == ZB_EVENT_START) {
    take_start(a, event);
  } else if (event->kind == ZB_EVENT_TEXT) {
    for (size_t i = 0; i < event->length && a->length + 1 < sizeof a->number; i++)
      a->number[a->length++] = event->text[i];
  } else if (event->depth == a->depth) {
    if (*a->relation != '\0') {
      d->anchors = zb_arena_grow(d->arena, d->anchors, d->count, &d->capacity, sizeof *d->anchors);
      d->anchors[d->count++] = *a;
    }
    a->depth = -1;
  } else if (event->depth == a->depth + 1) {
    a->corner = NULL;
  } else if (a->corner != NULL && event->depth == a->depth + 2) {
    end_number(a, event->name);
  }
}

static zb_status read_anchors(drawing *d, const char *name)
{
  anchor open = {.depth = -1};
  zb_part *part;
  const zb_event *event = NULL;
  zb_status status = zb_part_open(d->package, name, MAX_BYTES, d->diags, &part);
  while (part != NULL && (status = zb_part_next(part, d->diags, &event)) == ZB_OK && event != NULL)
    take_event(d, &open, event);
  zb_part_close(part);
  return status;
}

/* --- The sizes of the sheet's rows and columns ----------------------------------------------------------------- */

static int64_t size_of(const sizes *s, int64_t i)
{
  return i >= 0 && i < s->count && s->items[i] >= 0 ? s->items[i] : s->usual;
}

static void set_size(sizes *s, int64_t i, int64_t size)
{
  if (i >= 0 && i < s->count)
    s->items[i] = size;
}

static double attribute_real(const zb_event *event, const char *name, double otherwise)
{
  double number;
  const char *value = zb_event_attribute(event, name);
  return value != NULL && zb_number_read(value, &number) && number >= 0 && number < 10000 ? number : otherwise;
}

static bool is_hidden(const zb_event *event)
{
  const char *value = zb_event_attribute(event, "hidden");
  return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* A width is in digits of the usual font, of 7 pixels, and has a margin of 5. */
static int64_t column_width(double digits)
{
  return (int64_t)((digits * 7 + 5) * EMU_PER_PIXEL);
}

static void take_size(drawing *d, const zb_event *event, int64_t *row)
{
  if (zb_event_starts(event, "sheetFormatPr")) {
    d->rows.usual = (int64_t)(attribute_real(event, "defaultRowHeight", 15) * EMU_PER_POINT);
    d->columns.usual = column_width(attribute_real(event, "defaultColWidth", 8.43));
  } else if (zb_event_starts(event, "col")) {
    int64_t width = is_hidden(event) ? 0 : column_width(attribute_real(event, "width", 8.43));
    for (int64_t i = attribute_size(event, "min"); i <= attribute_size(event, "max") && i <= d->columns.count; i++)
      set_size(&d->columns, i - 1, width);
  } else if (zb_event_starts(event, "row")) {
    int64_t number = attribute_size(event, "r");
    *row = number > 0 ? number - 1 : *row + 1;
    double height = attribute_real(event, "ht", -1);
    if (is_hidden(event))
      set_size(&d->rows, *row, 0);
    else if (height >= 0)
      set_size(&d->rows, *row, (int64_t)(height * EMU_PER_POINT));
  }
}

static void make_room(drawing *d, sizes *s, int64_t count, int64_t max)
{
  s->count = count < max ? count : max;
  s->items = zb_arena_array(d->arena, (size_t)s->count, sizeof *s->items);
  for (int64_t i = 0; i < s->count; i++)
    s->items[i] = -1;
}

static zb_status read_sizes(drawing *d, const char *sheet_part)
{
  int64_t rows = 0, row = -1;
  for (size_t i = 0; i < d->count; i++) {
    int64_t last = (d->anchors[i].sized ? d->anchors[i].from.row : d->anchors[i].to.row) + MAX_SPAN;
    rows = last > rows ? last : rows;
  }
  make_room(d, &d->rows, rows, ZB_MAX_ROWS);
  make_room(d, &d->columns, ZB_MAX_COLUMNS, ZB_MAX_COLUMNS);
  d->rows.usual = 15 * EMU_PER_POINT;
  d->columns.usual = column_width(8.43);
  zb_part *part;
  const zb_event *event = NULL;
  zb_status status = zb_part_open(d->package, sheet_part, ZB_MAX_SHEET_BYTES, d->diags, &part);
  while (part != NULL && row < d->rows.count && (status = zb_part_next(part, d->diags, &event)) == ZB_OK &&
         event != NULL)
    take_size(d, event, &row);
  zb_part_close(part);
  return status;
}

/* --- Where the pictures are ------------------------------------------------------------------------------------ */

typedef struct range {
  int first, last, most;    /* cells that it covers; the one that most of it covers */
  int64_t most_part, total; /* how much of it that one has; all of it */
} range;

/* A picture that begins OFFSET into cell FIRST, and ends END into cell LAST, or if LAST is -1, END behind its start. */
static range cover(const sizes *s, int64_t first, int64_t offset, int64_t last, int64_t end)
{
  range r = {(int)first, (int)first, (int)first, -1, 0};
  int64_t size = size_of(s, first);
  offset = offset < 0 ? 0 : offset > size ? size : offset;
  for (int64_t i = first, from = offset, left = end; i < first + MAX_SPAN; i++, from = 0) {
    int64_t room = size_of(s, i) - from, part = last < 0 ? (left < room ? left : room) : i < last ? room : end - from;
    part = part > room ? room : part;
    if (part > r.most_part) {
      r.most_part = part;
      r.most = (int)i;
    }
    if (part > 0) {
      r.last = (int)i;
      r.total += part;
    }
    left -= room;
    if (last < 0 ? left <= 0 : i >= last)
      break;
  }
  return r;
}

/* What is less than a point above the next row was meant to begin there. */
static void skip_edge(const sizes *s, corner *from, int64_t *height, int64_t last)
{
  while (from->row < last && size_of(s, from->row) - from->row_offset <= EMU_PER_POINT) {
    int64_t left = size_of(s, from->row) - from->row_offset;
    *height -= left > 0 ? left : 0;
    from->row++;
    from->row_offset = 0;
  }
}

/* Sets the row of a picture that covers ROWS and begins OFFSET into the first of them, and how certain that is. */
static void choose_row(const sizes *s, range rows, int64_t offset, zb_table_picture *picture)
{
  bool corner_is_clear = offset * 3 <= size_of(s, rows.first) * 2;
  picture->row = rows.most;
  picture->first_row = rows.first;
  picture->last_row = rows.last;
  if (rows.first == rows.last || rows.most_part * 100 >= rows.total * ALL_BUT_CERTAIN)
    return;
  picture->certainty = ZB_PICTURE_LIKELY;
  if (rows.most_part * 100 <= rows.total * CLEAR_MAJORITY) {
    picture->row = rows.first;
    picture->certainty = corner_is_clear ? ZB_PICTURE_LIKELY : ZB_PICTURE_UNCLEAR;
  }
  bool is_first = picture->row == rows.first;
  picture->other_row = !is_first ? rows.first : rows.most != rows.first && corner_is_clear ? rows.most : rows.first + 1;
}

static bool is_on_sheet(const anchor *a)
{
  return a->from.row >= 0 && a->from.row < ZB_MAX_ROWS && a->from.column >= 0 && a->from.column < ZB_MAX_COLUMNS &&
         a->to.row < ZB_MAX_ROWS && a->to.column < ZB_MAX_COLUMNS;
}

static void add_picture(const drawing *d, const anchor *a, const zb_relations *relations, zb_xlsx_pictures *pictures)
{
  if (!is_on_sheet(a))
    return;
  corner from = a->from;
  int64_t height = a->height;
  skip_edge(&d->rows, &from, &height, a->sized ? from.row + MAX_SPAN : a->to.row);
  range rows =
      cover(&d->rows, from.row, from.row_offset, a->sized ? -1 : a->to.row, a->sized ? height : a->to.row_offset);
  range columns = cover(&d->columns, a->from.column, a->from.column_offset, a->sized ? -1 : a->to.column,
                        a->sized ? a->width : a->to.column_offset);
  const zb_relation *relation = zb_relations_get(relations, a->relation);
  zb_table_picture picture = {.column = columns.most,
                              .first_column = columns.first,
                              .last_column = columns.last,
                              .floating = true,
                              .part = relation == NULL ? NULL : relation->target};
  choose_row(&d->rows, rows, from.row_offset, &picture);
  zb_xlsx_pictures_add(pictures, picture);
}

static zb_status read_drawing(drawing *d, const char *sheet_part, const char *name, zb_xlsx_pictures *pictures)
{
  zb_relations relations;
  zb_status status = read_anchors(d, name);
  if (status != ZB_OK || d->count == 0)
    return status;
  status = read_sizes(d, sheet_part);
  if (status == ZB_OK)
    status = zb_relations_read(d->package, name, d->diags, &relations);
  if (status != ZB_OK)
    return status;
  for (size_t i = 0; i < d->count; i++)
    add_picture(d, &d->anchors[i], &relations, pictures);
  zb_relations_free(&relations);
  return ZB_OK;
}

zb_status zb_xlsx_drawings(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures, zb_diags *diags)
{
  zb_relations relations;
  zb_status status = zb_relations_read(package, sheet_part, diags, &relations);
  if (status != ZB_OK)
    return status;
  const char *name = zb_relations_find(&relations, "drawing");
  drawing d = {.package = package, .diags = diags, .arena = zb_arena_new()};
  if (name != NULL && zb_package_has(package, name))
    status = read_drawing(&d, sheet_part, name, pictures);
  zb_arena_free(d.arena);
  zb_relations_free(&relations);
  return status;
}

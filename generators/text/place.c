/* Turns a line of atoms into placed runs: alignment, underlines. */
#include "text/setting.h"

/* In em; the underline is clear of the ideographs' lower edge. */
static const float UNDERLINE_TOP = 0.14F, UNDERLINE_THICKNESS = 0.05F;

static float line_start(const zb_paragraph *p, float indent, float room)
{
  if (room <= 0)
    return indent;
  switch (p->align) {
  case ZB_ALIGN_CENTER:
  case ZB_ALIGN_DISTRIBUTE: /* a single character */
    return indent + room / 2;
  case ZB_ALIGN_RIGHT:
    return indent + room;
  default:
    return indent;
  }
}

/* A line being built. */
typedef struct builder {
  const setting *s;
  zb_placed_run *runs;
  zb_underline *underlines;
  int run_count, underline_count;
} builder;

/* Underlines atoms of SPAN from X on, WIDTH wide; extends the previous underline if that ends there. */
static void add_underline(builder *b, const zb_span *span, float x, float width)
{
  float y = span->size * UNDERLINE_TOP, thickness = span->size * UNDERLINE_THICKNESS;
  if (b->underline_count > 0) {
    zb_underline *before = &b->underlines[b->underline_count - 1];
    if (before->y == y && before->x + before->width > x - 0.01F) {
      before->width = x + width - before->x;
      return;
    }
  }
  b->underlines[b->underline_count++] = (zb_underline){x, y, width, thickness};
}

/* By the role's main face, so that a fallback face for some character does not change the line's height. */
void extend_line(zb_line *out, const zb_span *span)
{
  if (span->role == NULL)
    return;
  const zb_face *face = zb_role_main_face(span->role);
  float ascent = (float)zb_face_ascent(face) * span->size, descent = (float)zb_face_descent(face) * span->size;
  out->ascent = ascent > out->ascent ? ascent : out->ascent;
  out->descent = descent > out->descent ? descent : out->descent;
}

static void set_heights(const setting *s, const atom_line *line, zb_line *out)
{
  const zb_span *spans = s->paragraph->spans;
  if (line->first == line->last && s->paragraph->span_count > 0)
    extend_line(out, &spans[0]);
  for (int i = line->first, span = -1; i < line->last; i++)
    if (s->atoms[i].span != span) {
      span = s->atoms[i].span;
      extend_line(out, &spans[span]);
    }
}

/* The space around each atom of the line: letter spacing, gaps and EXPANSION (of justification; NULL: none), less the
   compression of marks and gaps. */
static space *line_spaces(const setting *s, const atom_line *line, const float *expansion)
{
  int n = line->last - line->first;
  space *spaces = zb_arena_array(s->arena, (size_t)n, sizeof *spaces);
  for (int i = 0; i < n; i++) {
    const atom *a = &s->atoms[line->first + i];
    spaces[i].before = i > 0 ? a->front * line->blanks : line->start;
    if (i + 1 == n)
      spaces[i].after = -line->end;
    else
      spaces[i].after = a->spacing + (expansion != NULL ? expansion[i] : 0) - a->back * line->blanks -
                        a->gap * GAP_SHRINK * line->gaps;
  }
  return spaces;
}

/* Builds the runs and underlines of a line from X on. */
static void build(builder *b, const atom_line *line, const space *spaces, float x, zb_line *out)
{
  const setting *s = b->s;
  for (int i = line->first, end; i < line->last; i = end) {
    const atom *head = &s->atoms[i];
    float width = 0;
    for (end = i; end < line->last && s->atoms[end].span == head->span && s->atoms[end].face == head->face; end++)
      width += s->atoms[end].width + spaces[end - line->first].after - spaces[end - line->first].before;
    if (head->face != NULL)
      b->runs[b->run_count++] = (zb_placed_run){.x = x, .run = make_run(s, i, end, spaces + (i - line->first))};
    const zb_span *span = &s->paragraph->spans[head->span];
    if (span->underline || span->kind == ZB_SPAN_BLANK)
      add_underline(b, span, x, width);
    x += width;
    out->width = x;
  }
}

void place_line(const setting *s, const atom_line *line, float indent, zb_line *out)
{
  *out = (zb_line){.forced = line->forced};
  set_heights(s, line, out);
  if (line->first == line->last)
    return;
  float room = s->paragraph->width - indent - line->width;
  const float *expansion = justify_line(s, line, room);
  float x = expansion != NULL ? indent : line_start(s->paragraph, indent, room);
  size_t n = (size_t)(line->last - line->first);
  builder b = {.s = s, .runs = zb_arena_array(s->arena, n, sizeof *b.runs)};
  b.underlines = zb_arena_array(s->arena, n, sizeof *b.underlines);
  build(&b, line, line_spaces(s, line, expansion), x, out);
  out->runs = b.runs;
  out->run_count = b.run_count;
  out->underlines = b.underlines;
  out->underline_count = b.underline_count;
}

/* A line of atoms to placed runs: alignment, and the underlines. */
#include "text/setting.h"

/* An underline lies below the ideographs' feet. In em. */
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
  zb_rule *rules;
  int run_count, rule_count;
} builder;

/* Underlines atoms of SPAN from X by WIDTH; goes on with the rule before if it ends there. */
static void add_rule(builder *b, const zb_span *span, float x, float width)
{
  float y = span->size * UNDERLINE_TOP, thickness = span->size * UNDERLINE_THICKNESS;
  if (b->rule_count > 0) {
    zb_rule *before = &b->rules[b->rule_count - 1];
    if (before->y == y && before->x + before->width > x - 0.01F) {
      before->width = x + width - before->x;
      return;
    }
  }
  b->rules[b->rule_count++] = (zb_rule){x, y, width, thickness};
}

/* The role's main face counts, so that a face that stands in for it elsewhere does not change the pitch of lines. */
void raise_line(zb_line *out, const zb_span *span)
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
    raise_line(out, &spans[0]);
  for (int i = line->first, span = -1; i < line->last; i++)
    if (s->atoms[i].span != span) {
      span = s->atoms[i].span;
      raise_line(out, &spans[span]);
    }
}

/* The space about each atom of the line: letter spacing, gaps and stretch, less what marks and gaps give up. */
static space *line_spaces(const setting *s, const atom_line *line, const float *stretch)
{
  int n = line->last - line->first;
  space *spaces = zb_arena_array(s->arena, (size_t)n, sizeof *spaces);
  for (int i = 0; i < n; i++) {
    const atom *a = &s->atoms[line->first + i];
    spaces[i].before = i > 0 ? a->front * line->blanks : line->start;
    if (i + 1 == n)
      spaces[i].after = -line->end;
    else
      spaces[i].after = spacing_after(s, line->first + i) + (stretch != NULL ? stretch[i] : 0) -
                        a->back * line->blanks - a->gap * GAP_GIVES * line->gaps;
  }
  return spaces;
}

/* Runs and rules of a line from X on. */
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
      add_rule(b, span, x, width);
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
  const float *stretch = justify_line(s, line, room);
  float x = stretch != NULL ? indent : line_start(s->paragraph, indent, room);
  size_t n = (size_t)(line->last - line->first);
  builder b = {.s = s, .runs = zb_arena_array(s->arena, n, sizeof *b.runs)};
  b.rules = zb_arena_array(s->arena, n, sizeof *b.rules);
  build(&b, line, line_spaces(s, line, stretch), x, out);
  out->runs = b.runs;
  out->run_count = b.run_count;
  out->rules = b.rules;
  out->rule_count = b.rule_count;
}

/* A line of atoms to placed runs: alignment, and the underlines. */
#include "text/setting.h"

/* Justification that would tear a line apart more than this (in em for each gap) is left alone. */
static const float MOST_STRETCH = 1.0F;

/* An underline lies below the ideographs' feet. In em. */
static const float UNDERLINE_TOP = 0.14F, UNDERLINE_THICKNESS = 0.05F;

/* Where a line is stretched: the gaps between its atoms, or only those that may be. */
typedef struct stretch {
  bool all;
  float each; /* pt */
} stretch;

static bool stretches(const setting *s, const stretch *how, int i)
{
  const atom *a = &s->atoms[i], *b = a + 1;
  if (a->span == b->span && s->paragraph->spans[a->span].kind == ZB_SPAN_BLANK)
    return false;
  if (how->all)
    return true;
  bool dash = a->code == b->code && (a->code == 0x2014 || a->code == 0x2026);
  return !dash && (a->kind == ATOM_SPACE || is_cjk(a->code) || is_cjk(b->code) || b->kind == ATOM_PAD);
}

static int count_gaps(const setting *s, const atom_line *line, const stretch *how)
{
  int gaps = 0;
  for (int i = line->first; i + 1 < line->last; i++)
    gaps += stretches(s, how, i);
  return gaps;
}

/* How much the gaps of LINE grow so that it fills the measure. */
static stretch find_stretch(const setting *s, const atom_line *line, float room)
{
  zb_align align = s->paragraph->align;
  stretch how = {false, 0};
  bool justify = align == ZB_ALIGN_JUSTIFY && !line->ended;
  if (room <= 0 || (!justify && align != ZB_ALIGN_DISTRIBUTE))
    return how;
  int gaps = count_gaps(s, line, &how);
  if (gaps == 0 && align == ZB_ALIGN_DISTRIBUTE) {
    how.all = true;
    gaps = count_gaps(s, line, &how);
  }
  float most = s->paragraph->spans[s->atoms[line->first].span].size * MOST_STRETCH;
  if (gaps > 0 && (!justify || room / (float)gaps <= most))
    how.each = room / (float)gaps;
  return how;
}

static float line_start(const zb_paragraph *p, float indent, float room, const stretch *how)
{
  if (room <= 0 || how->each > 0)
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

/* Makes a run of the atoms FIRST to LAST - 1, which share face and span, at X; AFTER[0] is the space behind the first.
 */
static void add_run(builder *b, int first, int last, float x, const float *after)
{
  const setting *s = b->s;
  const atom *head = &s->atoms[first], *tail = &s->atoms[last - 1];
  const zb_span *span = &s->paragraph->spans[head->span];
  int count = 0;
  for (int i = first; i < last; i++)
    count += s->atoms[i].glyph_count;
  zb_glyph *glyphs = zb_arena_array(s->arena, (size_t)count, sizeof *glyphs), *g = glyphs;
  zb_run run = {.face = head->face,
                .size = span->size,
                .color = span->color,
                .count = count,
                .glyphs = glyphs,
                .text = s->text + head->offset,
                .length = tail->offset + tail->length - head->offset};
  for (int i = first; i < last; i++) {
    const atom *a = &s->atoms[i];
    for (int k = 0; k < a->glyph_count; k++, g++) {
      *g = a->glyphs[k];
      g->cluster = a->offset - head->offset;
      if (k + 1 == a->glyph_count)
        g->advance += after[i - first];
      run.width += g->advance;
    }
  }
  b->runs[b->run_count++] = (zb_placed_run){x, run};
}

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

/* Makes the line at least as tall as SPAN. The role's main face counts, so that a face that stands in for it elsewhere
   does not change the pitch of lines. */
static void raise_line(zb_line *out, const zb_span *span)
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

/* The space behind each atom of the line: letter spacing and stretch. */
static float *spaces_after(const setting *s, const atom_line *line, const stretch *how)
{
  int n = line->last - line->first;
  float *after = zb_arena_array(s->arena, (size_t)n, sizeof *after);
  for (int i = 0; i + 1 < n; i++) {
    int at = line->first + i;
    after[i] = spacing_after(s, at) + (how->each > 0 && stretches(s, how, at) ? how->each : 0);
  }
  if (n > 0)
    after[n - 1] = -line->squeezed;
  return after;
}

void place_line(const setting *s, const atom_line *line, float indent, zb_line *out)
{
  *out = (zb_line){0};
  set_heights(s, line, out);
  if (line->first == line->last)
    return;
  float room = s->paragraph->width - indent - line->width;
  stretch how = find_stretch(s, line, room);
  float *after = spaces_after(s, line, &how), x = line_start(s->paragraph, indent, room, &how);
  size_t n = (size_t)(line->last - line->first);
  builder b = {.s = s, .runs = zb_arena_array(s->arena, n, sizeof *b.runs)};
  b.rules = zb_arena_array(s->arena, n, sizeof *b.rules);
  for (int i = line->first, end; i < line->last; i = end) {
    const atom *head = &s->atoms[i];
    float width = 0;
    for (end = i; end < line->last && s->atoms[end].span == head->span && s->atoms[end].face == head->face; end++)
      width += s->atoms[end].width + after[end - line->first];
    if (head->face != NULL)
      add_run(&b, i, end, x, after + (i - line->first));
    const zb_span *span = &s->paragraph->spans[head->span];
    if (span->underline || span->kind == ZB_SPAN_BLANK)
      add_rule(&b, span, x, width);
    x += width;
    out->width = x;
  }
  out->runs = b.runs;
  out->run_count = b.run_count;
  out->rules = b.rules;
  out->rule_count = b.rule_count;
}

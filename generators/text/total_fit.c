/* Total-fit line breaking of justified text (Knuth and Plass, Breaking Paragraphs into Lines, 1981): of all ways to
   break a paragraph, that with the least demerits, which grow with how far each line is stretched or shrunk. A line
   that would need more than justification may add is accepted only where there is no other way. */
#include "text/setting.h"

/* What a line costs in itself, so that fewer are preferred; a break beside a connector, or in an address; a last line
   of a single character; a line looser than its neighbour by more than a class. */
static const float LINE = 10, POOR_BREAK = 60, SHORT_LAST = 150, CONTRAST = 30;

/* Badness of a line that fills the measure with all that it may stretch or shrink; it grows with the cube of the part
   that is needed. Beyond it, what each further limit costs. */
static const float BADNESS = 100, TOO_LOOSE = 4000;

/* Sums over all atoms before one, so that what lies between two is a difference. */
typedef struct sums {
  float width, blanks, gaps, stretch, chinese;
} sums;

typedef struct node {
  int at; /* the atom that begins a line */
  int previous;
  float demerits;
  float ratio; /* of the line before it */
} node;

typedef struct fitting {
  const setting *s;
  int first, end;  /* of the atoms that are broken into lines */
  float indent;    /* of the first line */
  const sums *sum; /* of atom FIRST + i */
  node *nodes;
  int count, oldest; /* nodes before OLDEST begin no line that still fits */
} fitting;

static const sums *add_up(const setting *s, int first, int end)
{
  sums *list = zb_arena_array(s->arena, (size_t)(end - first) + 1, sizeof *list), sum = {0};
  for (int i = first; i < end; i++) {
    const atom *a = &s->atoms[i];
    list[i - first] = sum;
    sum.width += a->width + a->spacing;
    sum.blanks += a->back + a->front;
    sum.gaps += a->gap * GAP_SHRINK;
    if (i + 1 < end) {
      bool chinese;
      float stretch = stretch_after(s, i, &chinese);
      *(chinese ? &sum.chinese : &sum.stretch) += stretch;
    }
  }
  list[end - first] = sum;
  return list;
}

/* The line from atom FIRST to LAST - 1, its visible atoms: how much of what it may stretch it has to, negative: shrink.
   Below -1 it does not fit. */
static float ratio_of(const fitting *f, int first, int last)
{
  const setting *s = f->s;
  const atom *head = &s->atoms[first], *tail = &s->atoms[last - 1];
  const sums *a = &f->sum[first - f->first], *b = &f->sum[last - 1 - f->first];
  float indent = first == f->first ? f->indent : 0;
  float width = b->width - a->width + tail->width - tail->back - (indent <= 0 ? head->front : 0);
  float room = s->paragraph->width - indent - width;
  if (room < 0) {
    float shrink = b->blanks - a->blanks - head->front + tail->front + b->gaps - a->gaps;
    return shrink > 0 ? room / (shrink + LINE_TOLERANCE) : room < -LINE_TOLERANCE ? -2 : 0;
  }
  float stretch = b->stretch - a->stretch, chinese = b->chinese - a->chinese;
  if (room <= stretch)
    return stretch > 0 ? room / stretch / 3 : 0; /* word spaces and gaps between Chinese and Latin come first */
  float rest = room - stretch;
  return chinese > 0.01F ? 1.0F / 3 + rest / chinese * 2 / 3 : 1 + rest / s->paragraph->width * 20;
}

static float badness_of(float ratio)
{
  float part = ratio < 0 ? -ratio : ratio;
  return part <= 1 ? BADNESS * part * part * part : BADNESS + TOO_LOOSE * (part - 1);
}

/* Whether a break after atom I is one that a reader stumbles over. */
static bool is_poor_break(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  return is_connector(s, i) || (a->code > ' ' && a->code < 0x7F && i + 1 < s->atom_count &&
                                s->atoms[i + 1].kind == ATOM_TEXT && s->atoms[i + 1].code < 0x7F);
}

/* Where a line may end, whatever line it is. */
typedef struct line_end {
  int at, last; /* the atom behind it, and behind the last visible one of the line */
  bool ended;   /* it ends the text */
  float demerits;
} line_end;

static line_end end_at(const fitting *f, int at)
{
  line_end e = {.at = at, .last = visible_end(f->s, f->first, at), .ended = at == f->end};
  if (!e.ended && is_poor_break(f->s, at - 1))
    e.demerits = POOR_BREAK * POOR_BREAK;
  return e;
}

/* Demerits of the line from node N to END, without those of the lines before it; *RATIO is the line's. Negative: it
   does not fit. */
static float demerits_of(const fitting *f, const node *n, const line_end *end, float *ratio)
{
  *ratio = end->last > n->at ? ratio_of(f, n->at, end->last) : 0;
  if (*ratio < -1)
    return -1;
  if (end->ended && *ratio > 0)
    *ratio = 0;
  float cost = LINE + badness_of(*ratio), contrast = *ratio - n->ratio;
  float demerits = cost * cost + end->demerits;
  if (end->ended && n->at > f->first && has_single_character(f->s, n->at, end->at))
    demerits += SHORT_LAST * SHORT_LAST;
  if (n->at > f->first && !end->ended && (contrast > 0.5F || contrast < -0.5F))
    demerits += CONTRAST * CONTRAST;
  return demerits;
}

/* Adds the best way to begin a line at atom AT; false if no line ends there. Of most nodes, which stand amid a line,
   the way to them alone is worse than the best: each line adds to it. */
static bool add_node(fitting *f, int at)
{
  line_end end = end_at(f, at);
  node best = {.at = at, .previous = -1};
  for (int i = f->oldest; i < f->count; i++) {
    if (best.previous >= 0 && f->nodes[i].demerits >= best.demerits)
      continue;
    float ratio, demerits = demerits_of(f, &f->nodes[i], &end, &ratio);
    if (demerits < 0) {
      if (i == f->oldest)
        f->oldest++;
      continue;
    }
    demerits += f->nodes[i].demerits;
    if (best.previous < 0 || demerits < best.demerits)
      best = (node){at, i, demerits, ratio};
  }
  if (best.previous < 0)
    return false;
  f->nodes[f->count++] = best;
  return true;
}

const int *fit_lines(const setting *s, int first, int end, float indent, int *count)
{
  fitting f = {.s = s, .first = first, .end = end, .indent = indent, .sum = add_up(s, first, end)};
  f.nodes = zb_arena_array(s->arena, (size_t)(end - first) + 1, sizeof *f.nodes);
  f.nodes[f.count++] = (node){.at = first, .previous = -1};
  bool ends = false;
  for (int i = first; i < end && f.oldest < f.count; i++)
    if (s->atoms[i].after != BREAK_NOT || i + 1 == end)
      ends = add_node(&f, i + 1) && i + 1 == end;
  *count = 0;
  if (!ends)
    return NULL; /* something is wider than the measure */
  for (int i = f.count - 1; f.nodes[i].previous >= 0; i = f.nodes[i].previous)
    ++*count;
  int *ends_of = zb_arena_array(s->arena, (size_t)*count, sizeof *ends_of);
  for (int i = f.count - 1, n = *count; f.nodes[i].previous >= 0; i = f.nodes[i].previous)
    ends_of[--n] = f.nodes[i].at;
  return ends_of;
}

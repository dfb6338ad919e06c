/* Line breaking: each line takes as many atoms as the measure holds, up to a permitted break. A mark that may not start
   the next line is pushed into this one if punctuation and gaps can shrink enough, otherwise the character before it is
   pushed out to the next line, too. */
#include "text/setting.h"

/* How much shorter the last line but one may become, in em or as a part of the measure, whichever is more, so that the
   last one has two characters. */
static const float MAX_SHORTENING = 2.5F, MAX_SHORTENING_PART = 0.25F;

/* Whether the atom is dropped at a line's end. Underlined space is not: people write on it. */
static bool is_dropped_at_end(const setting *s, const atom *a)
{
  const zb_span *span = &s->paragraph->spans[a->span];
  return a->kind == ATOM_END || (a->kind == ATOM_SPACE && !span->underline && span->kind != ZB_SPAN_BLANK);
}

int visible_end(const setting *s, int first, int end)
{
  while (end > first && is_dropped_at_end(s, &s->atoms[end - 1]))
    end--;
  return end;
}

/* A line while it is being filled. */
typedef struct filling {
  const setting *s;
  int first;
  float width;        /* the measure */
  float start;        /* by how much the mark at its start is compressed */
  float x;            /* where the next atom begins */
  float blanks, gaps; /* by how much marks and gaps before X can shrink */
} filling;

/* The line's right edge if it ends with atom I; the blank after a mark at a line's end is dropped. */
static float edge_after(const filling *f, int i)
{
  const atom *a = &f->s->atoms[i];
  return f->x + a->width - (i == f->first ? f->start : 0) - a->back;
}

static void advance(filling *f, int i)
{
  const atom *a = &f->s->atoms[i];
  f->x += a->width + a->spacing - (i == f->first ? f->start : 0);
  f->blanks += a->back + (i == f->first ? 0 : a->front);
  f->gaps += a->gap * GAP_SHRINK;
}

static bool may_end(const setting *s, int i)
{
  return s->atoms[i].after != BREAK_NOT || i + 1 == s->atom_count;
}

/* Whether atom I is a mark that may not start a line. */
static bool is_prohibited_at_start(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  return i > 0 && s->atoms[i - 1].after == BREAK_NOT && a->mark != MARK_NONE && a->mark != MARK_OPENING;
}

/* Push-in: atoms from I on do not fit. Where the line ends if it is shrunk to take them: after marks that may not start
   a line, or at the paragraph's end; ANYTHING: after whatever is unbreakable. -1 if the line can't shrink enough. */
static int push_in(filling f, int i, bool anything)
{
  const setting *s = f.s;
  for (bool marks = true; i < s->atom_count; i++) {
    const atom *a = &s->atoms[i];
    if (!is_dropped_at_end(s, a) && edge_after(&f, i) - f.blanks - a->front - f.gaps > f.width + LINE_TOLERANCE)
      return -1;
    bool ends = i + 1 == s->atom_count || a->after == BREAK_MUST;
    marks = marks && is_prohibited_at_start(s, i);
    if (ends || (a->after != BREAK_NOT && (marks || anything)))
      return i + 1;
    advance(&f, i);
  }
  return -1;
}

/* The number of characters other than marks among atoms FROM to TO - 1 and before the next forced break; at most 2. */
static int count_up_to_two(const setting *s, int from, int to)
{
  int n = 0;
  for (int i = from; i < to && n < 2 && s->atoms[i].kind != ATOM_END; i++) {
    const atom *a = &s->atoms[i];
    n += a->kind == ATOM_PAD ? 2 : a->kind == ATOM_TEXT && a->mark == MARK_NONE;
  }
  return n;
}

bool has_single_character(const setting *s, int first, int end)
{
  return count_up_to_two(s, first, end) < 2;
}

/* Where the line ends: before atom END, or earlier if the paragraph's last line would otherwise have less than two
   characters and this line does not become too short. */
static int avoid_short_last_line(const filling *f, int end)
{
  const setting *s = f->s;
  if (s->atoms[end - 1].after == BREAK_MUST || count_up_to_two(s, end, s->atom_count) >= 2)
    return end;
  float em = s->paragraph->spans[s->atoms[end - 1].span].size, shortening = 0;
  float max = MAX_SHORTENING * em, part = MAX_SHORTENING_PART * f->width;
  max = max > part ? max : part;
  for (int i = end - 1; i > f->first; i--) {
    shortening += s->atoms[i].width;
    if (shortening > max || count_up_to_two(s, f->first, i) < 2)
      return end;
    if (s->atoms[i - 1].after == BREAK_MAY && count_up_to_two(s, i, s->atom_count) >= 2)
      return i;
  }
  return end;
}

/* The part, 0 to 1, of AVAILABLE that is needed for WANTED. */
static float part_of(float wanted, float available)
{
  if (wanted <= 0 || available <= 0)
    return 0;
  return wanted < available ? wanted / available : 1;
}

/* Finishes the line before atom END: drops the spaces at its end, compresses the marks at its edges, and shrinks it to
   fit. HANGS: the mark at its end hangs outside the measure. */
static atom_line end_line(const filling *f, int end, bool hangs)
{
  const setting *s = f->s;
  atom_line line = {.first = f->first, .next = end, .last = end, .start = f->start};
  line.ended = end == s->atom_count || s->atoms[end - 1].kind == ATOM_END;
  line.last = visible_end(s, line.first, end);
  line.forced = end > f->first && !may_end(s, end - 1);
  if (line.first == line.last)
    return line;
  filling in = *f;
  in.x = in.blanks = in.gaps = 0;
  for (int i = line.first; i + 1 < line.last; i++)
    advance(&in, i);
  const atom *tail = &s->atoms[line.last - 1];
  line.end = hangs ? tail->width : tail->back;
  line.width = in.x + tail->width - line.end - (line.last - line.first == 1 ? line.start : 0);
  if (line.last - line.first > 1)
    in.blanks += tail->front;
  float over = line.width - f->width;
  if (over > 0 && over < in.blanks + in.gaps + LINE_TOLERANCE) {
    line.blanks = part_of(over, in.blanks);
    line.gaps = part_of(over - line.blanks * in.blanks, in.gaps);
    line.width = f->width;
  }
  line.forced = line.forced || line.width > f->width + LINE_TOLERANCE;
  return line;
}

/* Ends a line that atom I does not fit into. BEST is the last permitted break before it, or the line's start. */
static atom_line end_before(const filling *f, int i, int best)
{
  const setting *s = f->s;
  const atom *a = &s->atoms[i];
  if (s->paragraph->hanging && a->mark == MARK_PAUSE && i > f->first && may_end(s, i) &&
      f->x <= f->width + LINE_TOLERANCE)
    return end_line(f, i + 1, true);
  int in = push_in(*f, i, best == f->first);
  if (in > 0)
    return end_line(f, avoid_short_last_line(f, in), false);
  if (best > f->first)
    return end_line(f, avoid_short_last_line(f, best), false);
  return end_line(f, i > f->first ? i : i + 1, false);
}

static filling begin_line(const setting *s, int first, float indent)
{
  filling f = {.s = s, .first = first, .width = s->paragraph->width - indent};
  if (indent <= 0 && first < s->atom_count)
    f.start = s->atoms[first].front;
  return f;
}

atom_line line_between(const setting *s, int first, int end, float indent)
{
  filling f = begin_line(s, first, indent);
  return end_line(&f, end, false);
}

atom_line fill_line(const setting *s, int first, float indent)
{
  filling f = begin_line(s, first, indent);
  int best = first;
  for (int i = first; i < s->atom_count; i++) {
    const atom *a = &s->atoms[i];
    if (!is_dropped_at_end(s, a) && edge_after(&f, i) > f.width + LINE_TOLERANCE)
      return end_before(&f, i, best);
    advance(&f, i);
    if (a->after == BREAK_MUST)
      return end_line(&f, i + 1, false);
    if (a->after != BREAK_NOT)
      best = i + 1;
  }
  return end_line(&f, s->atom_count, false);
}

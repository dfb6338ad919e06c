/* Atoms to lines: as many as the measure holds, up to a place where the text may break. A mark that would start a line
   is pushed into the line before if that can give up enough, otherwise pushed out with the character before it. */
#include "text/setting.h"

/* Sums of float advances must not push a text out of a measure that was made of the same sum. */
static const float TOLERANCE = 0.02F;

/* A line may grow shorter by this much, in em, or by a quarter of the measure, so that the last one has two characters.
 */
static const float MAX_GIVEN = 2.5F, MAX_GIVEN_PART = 0.25F;

float spacing_after(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  if (a->kind == ATOM_PAD || a->kind == ATOM_END || i + 1 == s->atom_count)
    return 0;
  const atom *next = &s->atoms[i + 1];
  bool blank_ends = next->kind == ATOM_PAD && next->span == a->span;
  bool one = blank_ends || next->kind == ATOM_END || makes_unit(a->code, next->code);
  return one ? 0 : a->gap + s->paragraph->spans[a->span].letter_spacing;
}

/* Space that is not seen at a line's end; underlined space is, as what one writes on. */
static bool vanishes(const setting *s, const atom *a)
{
  const zb_span *span = &s->paragraph->spans[a->span];
  return a->kind == ATOM_END || (a->kind == ATOM_SPACE && !span->underline && span->kind != ZB_SPAN_BLANK);
}

/* A line while it is filled, up to before atom AT. */
typedef struct filling {
  const setting *s;
  int first;
  float width;        /* the measure */
  float start;        /* what the mark at its start gives up */
  float x;            /* where the next atom begins */
  float blanks, gaps; /* what marks and gaps before it could give up */
} filling;

/* Where the line ends with atom I: marks at a line's end have their blank dropped. */
static float end_with(const filling *f, int i)
{
  const atom *a = &f->s->atoms[i];
  return f->x + a->width - (i == f->first ? f->start : 0) - a->back;
}

static void go_on(filling *f, int i)
{
  const atom *a = &f->s->atoms[i];
  f->x += a->width + spacing_after(f->s, i) - (i == f->first ? f->start : 0);
  f->blanks += a->back + (i == f->first ? 0 : a->front);
  f->gaps += a->gap * GAP_GIVES;
}

static bool may_end(const setting *s, int i)
{
  return s->atoms[i].after != BREAK_NOT || i + 1 == s->atom_count;
}

/* A line cannot start with atom I for what it is. */
static bool starts_no_line(const setting *s, int i)
{
  const atom *a = &s->atoms[i];
  return i > 0 && s->atoms[i - 1].after == BREAK_NOT && a->mark != MARK_NONE && a->mark != MARK_OPENING;
}

/* Atoms from I on stand outside the measure. Where the line ends if they are pushed in: behind marks that may not start
   a line, or at the paragraph's end; ANYTHING: behind what may not be divided. -1 if the line cannot give up enough. */
static int push_in(filling f, int i, bool anything)
{
  const setting *s = f.s;
  for (bool marks = true; i < s->atom_count; i++) {
    const atom *a = &s->atoms[i];
    if (!vanishes(s, a) && end_with(&f, i) - f.blanks - a->front - f.gaps > f.width + TOLERANCE)
      return -1;
    bool ends = i + 1 == s->atom_count || a->after == BREAK_MUST;
    marks = marks && starts_no_line(s, i);
    if (ends || (a->after != BREAK_NOT && (marks || anything)))
      return i + 1;
    go_on(&f, i);
  }
  return -1;
}

/* Number of characters that are no marks from atom FROM to the paragraph's end, or to before TO; up to two. */
static int characters_up_to(const setting *s, int from, int to)
{
  int n = 0;
  for (int i = from; i < to && n < 2 && s->atoms[i].kind != ATOM_END; i++) {
    const atom *a = &s->atoms[i];
    n += a->kind == ATOM_PAD ? 2 : a->kind == ATOM_TEXT && a->mark == MARK_NONE;
  }
  return n;
}

/* The line ends before atom END: or earlier, if the last line would have less than two characters, and this one can do
   without what it gives. */
static int leave_two(const filling *f, int end)
{
  const setting *s = f->s;
  if (s->atoms[end - 1].after == BREAK_MUST || characters_up_to(s, end, s->atom_count) >= 2)
    return end;
  float em = s->paragraph->spans[s->atoms[end - 1].span].size, given = 0;
  float max = MAX_GIVEN * em > MAX_GIVEN_PART * f->width ? MAX_GIVEN * em : MAX_GIVEN_PART * f->width;
  for (int i = end - 1; i > f->first; i--) {
    given += s->atoms[i].width;
    if (given > max || characters_up_to(s, f->first, i) < 2)
      return end;
    if (s->atoms[i - 1].after == BREAK_MAY && characters_up_to(s, i, s->atom_count) >= 2)
      return i;
  }
  return end;
}

/* The part, 0 to 1, of what there IS that makes up for what is WANTED. */
static float part_of(float wanted, float is)
{
  if (wanted <= 0 || is <= 0)
    return 0;
  return wanted < is ? wanted / is : 1;
}

/* The line is one with what vanishes at its end taken off, its marks at the edges trimmed, and made to fit. HANGS: the
   mark at its end stands outside. */
static atom_line end_line(const filling *f, int end, bool hangs)
{
  const setting *s = f->s;
  atom_line line = {.first = f->first, .next = end, .last = end, .start = f->start};
  line.ended = end == s->atom_count || s->atoms[end - 1].kind == ATOM_END;
  while (line.last > line.first && vanishes(s, &s->atoms[line.last - 1]))
    line.last--;
  line.forced = end > f->first && !may_end(s, end - 1);
  if (line.first == line.last)
    return line;
  filling in = *f;
  in.x = in.blanks = in.gaps = 0;
  for (int i = line.first; i + 1 < line.last; i++)
    go_on(&in, i);
  const atom *tail = &s->atoms[line.last - 1];
  line.end = hangs ? tail->width : tail->back;
  line.width = in.x + tail->width - line.end - (line.last - line.first == 1 ? line.start : 0);
  if (line.last - line.first > 1)
    in.blanks += tail->front;
  float over = line.width - f->width;
  if (over > 0 && over < in.blanks + in.gaps + TOLERANCE) {
    line.blanks = part_of(over, in.blanks);
    line.gaps = part_of(over - line.blanks * in.blanks, in.gaps);
    line.width = f->width;
  }
  line.forced = line.forced || line.width > f->width + TOLERANCE;
  return line;
}

/* Atom I does not fit; BEST is the last place before it where the line may end, or its start. */
static atom_line end_before(const filling *f, int i, int best)
{
  const setting *s = f->s;
  const atom *a = &s->atoms[i];
  if (s->paragraph->hanging && a->mark == MARK_PAUSE && i > f->first && may_end(s, i) && f->x <= f->width + TOLERANCE)
    return end_line(f, i + 1, true);
  int in = push_in(*f, i, best == f->first);
  if (in > 0)
    return end_line(f, leave_two(f, in), false);
  if (best > f->first)
    return end_line(f, leave_two(f, best), false);
  return end_line(f, i > f->first ? i : i + 1, false);
}

atom_line fill_line(const setting *s, int first, float indent)
{
  filling f = {.s = s, .first = first, .width = s->paragraph->width - indent};
  if (indent <= 0 && first < s->atom_count)
    f.start = s->atoms[first].front;
  int best = first;
  for (int i = first; i < s->atom_count; i++) {
    const atom *a = &s->atoms[i];
    if (!vanishes(s, a) && end_with(&f, i) > f.width + TOLERANCE)
      return end_before(&f, i, best);
    go_on(&f, i);
    if (a->after == BREAK_MUST)
      return end_line(&f, i + 1, false);
    if (a->after != BREAK_NOT)
      best = i + 1;
  }
  return end_line(&f, s->atom_count, false);
}

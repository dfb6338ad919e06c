/* Setting a paragraph: runs the steps of text/. */
#include "text/paragraph.h"

#include "text/setting.h"

/* The lines of a paragraph as they are set. */
typedef struct composing {
  const setting *s;
  zb_line *lines;
  int count;
  size_t capacity;
  int next; /* the atom that begins the next line */
} composing;

static float next_indent(const composing *c)
{
  return c->count == 0 ? c->s->paragraph->indent : 0;
}

static void add_line(composing *c, const atom_line *line)
{
  float indent = next_indent(c);
  c->lines = zb_arena_grow(c->s->arena, c->lines, (size_t)c->count, &c->capacity, sizeof *c->lines);
  place_line(c->s, line, indent, &c->lines[c->count++]);
  c->next = line->next;
}

/* Behind the next forced break from atom I on, or the end. */
static int part_end(const setting *s, int i)
{
  while (i < s->atom_count && s->atoms[i].after != BREAK_MUST)
    i++;
  return i < s->atom_count ? i + 1 : i;
}

/* Sets what comes up to the next forced break as evenly as possible; false if that is to be done line by line. FIRST is
   its first line. */
static bool add_even_lines(composing *c, const atom_line *first)
{
  const setting *s = c->s;
  if (s->paragraph->align != ZB_ALIGN_JUSTIFY || s->paragraph->hanging || first->ended)
    return false;
  int count, start = c->next;
  const int *ends = fit_lines(s, start, part_end(s, start), next_indent(c), &count);
  for (int i = 0; i < count; i++) {
    atom_line line = line_between(s, c->next, ends[i], next_indent(c));
    add_line(c, &line);
  }
  return count > 0;
}

static const zb_line *set_lines(const setting *s, int *count)
{
  composing c = {.s = s};
  int until = 0; /* what can't be set evenly before this atom is set line by line */
  bool more;
  do {
    int before = c.next;
    atom_line line = fill_line(s, c.next, next_indent(&c));
    if (c.next < until || !add_even_lines(&c, &line)) {
      until = c.next < until ? until : part_end(s, c.next);
      add_line(&c, &line);
    }
    bool opens_line =
        before < c.next && s->atoms[c.next - 1].kind == ATOM_END; /* so does a forced break at the very end */
    more = c.next < s->atom_count || opens_line;
  } while (more);
  *count = c.count;
  return c.lines;
}

bool zb_paragraph_set(const zb_paragraph *paragraph, zb_arena *arena, const zb_line **lines, int *count,
                      zb_missing *missing)
{
  setting s = {.paragraph = paragraph, .arena = arena};
  *missing = (zb_missing){0};
  if (!read_characters(&s, missing))
    return false;
  if (paragraph->vertical) {
    *lines = set_column(&s, count);
    return true;
  }
  find_breaks(&s);
  shape(&s);
  *lines = set_lines(&s, count);
  return true;
}

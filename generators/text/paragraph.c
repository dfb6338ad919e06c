/* Setting a paragraph: runs the steps of text/. */
#include "text/paragraph.h"

#include "text/setting.h"

static const zb_line *set_lines(const setting *s, int *count)
{
  const zb_paragraph *p = s->paragraph;
  int next = 0, n = 0;
  size_t capacity = 0;
  zb_line *lines = NULL;
  bool more;
  do {
    lines = zb_arena_grow(s->arena, lines, (size_t)n, &capacity, sizeof *lines);
    float indent = n == 0 ? p->indent : 0;
    atom_line line = fill_line(s, next, indent);
    place_line(s, &line, indent, &lines[n++]);
    next = line.next;
    bool opens_line =
        line.first < next && s->atoms[next - 1].kind == ATOM_END; /* so does a forced break at the very end */
    more = next < s->atom_count || opens_line;
  } while (more);
  *count = n;
  return lines;
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

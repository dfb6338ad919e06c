/* Setting a paragraph: the way through the parts of text/. */
#include "text/paragraph.h"

#include "text/setting.h"

#include <string.h>

/* Sets the atoms line by line; returns the lines in the arena. */
static const zb_line *set_lines(const setting *s, int *count)
{
  const zb_paragraph *p = s->paragraph;
  int capacity = 0, next = 0, n = 0;
  zb_line *lines = NULL;
  bool more;
  do {
    if (n == capacity) {
      capacity = capacity == 0 ? 4 : 4 * capacity;
      zb_line *larger = zb_arena_array(s->arena, (size_t)capacity, sizeof *larger);
      if (n > 0)
        memcpy(larger, lines, (size_t)n * sizeof *lines);
      lines = larger;
    }
    float indent = n == 0 ? p->indent : 0;
    atom_line line = fill_line(s, next, indent);
    place_line(s, &line, indent, &lines[n++]);
    next = line.next;
    bool opens_line = line.first < next && s->atoms[next - 1].kind == ATOM_END; /* a break at the very end does */
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

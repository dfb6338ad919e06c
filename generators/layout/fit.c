/* What does not fit its cell: shrunk, alike in a group, or split for a continuation page, or refused.

   A cell shrinks by levels. Odd ones set the lines closer, even ones the type smaller, until the lines are as close as
   may be; then each level makes the type smaller, down to the cell's least size. */
#include "layout/layouter.h"

#include "base/width.h"

#include <math.h>
#include <string.h>

/* Of type size, in pt, and of line height, as a multiple of it. */
#define SIZE_STEP 0.5F
#define LEADING_STEP 0.1F

/* Lines are not set closer than this, unless their style says so. */
#define MIN_LEADING 1.15F

static bool shrinks(const cell_box *box)
{
  zb_overflow overflow = box->node->as.cell.overflow;
  return overflow == ZB_OVERFLOW_SHRINK || overflow == ZB_OVERFLOW_CONTINUE ||
         (overflow == ZB_OVERFLOW_GROW && box->node->as.cell.min > 0);
}

/* Number of steps from FROM down to MIN. */
static int steps(float from, float min, float step)
{
  return from > min + SLACK / 10 ? (int)ceilf((from - min) / step - 0.01F) : 0;
}

/* The largest line height in a cell. */
static float loosest(const zb_node *cell)
{
  float loosest = cell->style->line_height;
  for (const zb_node *p = cell->first; p != NULL; p = p->next)
    loosest = fmaxf(loosest, p->style->line_height);
  return loosest;
}

/* The largest type in a cell: shrinking is stated in its size. */
static float largest(const zb_node *cell)
{
  float size = 0;
  for (const zb_node *p = cell->first; p != NULL; p = p->next)
    size = p->kind == ZB_NODE_P ? fmaxf(size, p->style->size) : size;
  return size > 0 ? size : cell->style->size;
}

static int last_level(const zb_node *cell)
{
  return steps(loosest(cell), MIN_LEADING, LEADING_STEP) + steps(largest(cell), cell->as.cell.min, SIZE_STEP);
}

static shrinkage shrink_at(const zb_node *cell, int level)
{
  float size = largest(cell), leading = loosest(cell);
  int closer = steps(leading, MIN_LEADING, LEADING_STEP), smaller = steps(size, cell->as.cell.min, SIZE_STEP);
  int close = (level + 1) / 2;
  if (close > closer)
    close = closer;
  if (level - close > smaller)
    close = level - smaller;
  float to = fmaxf(size - SIZE_STEP * (float)(level - close), fminf(size, cell->as.cell.min));
  return (shrinkage){to / size, cell->as.cell.min,
                     fmaxf(leading - LEADING_STEP * (float)close, fminf(leading, MIN_LEADING))};
}

static float room_of(const table *t, const cell_box *box)
{
  return table_height(t, box->row, box->row + box->node->as.cell.rows);
}

static bool fits(const table *t, const cell_box *box)
{
  return cell_height(box) <= room_of(t, box) + SLACK;
}

/* Shrinks a cell until it fits, with its words whole, or is as small as the template allows. */
static void shrink_cell(layouter *l, const table *t, cell_box *box)
{
  int last = last_level(box->node);
  while (box->level < last && (!fits(t, box) || content_breaks_word(&box->content)))
    set_cell(l, t, box, shrink_at(box->node, ++box->level));
}

/* The name of a cell's group, "" of none. */
static const char *group_of(const table *t, const cell_box *box)
{
  const char *own = box->node->as.cell.group, *row = t->rows[box->row]->as.row.group;
  return own != NULL && own[0] != '\0' ? own : row != NULL ? row : "";
}

static bool same_group(const table *t, const cell_box *a, const cell_box *b)
{
  const char *name = group_of(t, a);
  return name[0] != '\0' && strcmp(name, group_of(t, b)) == 0 && (strcmp(name, "row") != 0 || a->row == b->row);
}

/* Shrinks each cell of a group as far as the one that needs it most. */
static void level_groups(layouter *l, table *t)
{
  for (int i = 0; i < t->cell_count; i++)
    for (int k = 0; t->cells[i].level > 0 && k < t->cell_count; k++) {
      cell_box *other = &t->cells[k];
      if (!shrinks(other) || other->level >= t->cells[i].level || !same_group(t, &t->cells[i], other))
        continue;
      int last = last_level(other->node);
      other->level = t->cells[i].level < last ? t->cells[i].level : last;
      set_cell(l, t, other, shrink_at(other->node, other->level));
    }
}

/* Cuts a cell for its continuation page: room is left for its foot and the mark. False if not a line has room. */
static bool split(const table *t, cell_box *box)
{
  const content *c = &box->content;
  position foot = content_foot(c), end = content_end(c);
  float room = room_of(t, box) - cell_padding(box->node) - content_height(c, foot, end);
  box->split = content_cut(c, (position){0, 0}, room - continued_mark_height(box));
  box->continued = room >= continued_mark_height(box) && position_before(box->split, foot);
  return box->continued;
}

/* The first words of a cell, which find its place in the user's files. */
static const char *words_of(const zb_node *cell)
{
  for (const zb_node *p = cell->first; p != NULL; p = p->next)
    for (const zb_node *text = p->first; text != NULL; text = text->next)
      if (text->text[0] != '\0')
        return text->text;
  return "";
}

/* The name of the first picture in it, without its folders; NULL: it has none. */
static const char *picture_of(const zb_node *cell)
{
  for (const zb_node *p = cell->first; p != NULL; p = p->next)
    if (p->kind == ZB_NODE_IMAGE) {
      const char *slash = strrchr(p->text, '/');
      return slash != NULL ? slash + 1 : p->text;
    }
  return NULL;
}

/* What does not fit, in words. */
static const char *subject_of(const zb_node *cell, zb_arena *arena)
{
  const char *words = words_of(cell), *picture = picture_of(cell);
  if (*words != '\0')
    return zb_arena_printf(arena, "“%s”", zb_excerpt(words, EXCERPT, arena));
  return picture != NULL ? zb_arena_printf(arena, "图片 %s ", picture) : "空的一格";
}

static void check_fit(layouter *l, const table *t, cell_box *box)
{
  if (fits(t, box) || (box->node->as.cell.overflow == ZB_OVERFLOW_CONTINUE && split(t, box)))
    return;
  layout_error(l, ZB_REFUSED, "does-not-fit", box->node, words_of(box->node),
               *words_of(box->node) != '\0' ? "请缩短这一项的内容" : "请改小图片或空白的高度，或者加高这一行",
               "%s放不进表格：格子高 %.1f mm，内容要 %.1f mm", subject_of(box->node, l->arena),
               (double)(room_of(t, box) / ZB_PT_PER_MM), (double)(cell_height(box) / ZB_PT_PER_MM));
}

void fit_growing(layouter *l, const table *t)
{
  for (int i = 0; i < t->cell_count; i++) {
    cell_box *box = &t->cells[i];
    if (box->node->as.cell.overflow == ZB_OVERFLOW_GROW && shrinks(box) && room_of(t, box) > 0)
      shrink_cell(l, t, box);
  }
}

void fit_cells(layouter *l, table *t)
{
  for (int i = 0; i < t->cell_count; i++)
    if (shrinks(&t->cells[i]))
      shrink_cell(l, t, &t->cells[i]);
  level_groups(l, t);
  for (int i = 0; i < t->cell_count; i++)
    check_fit(l, t, &t->cells[i]);
}

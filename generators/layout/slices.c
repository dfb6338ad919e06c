/* Tables over pages: rows go into slices, one a page; a row that is higher than a page is cut between lines. Its cells
   that may grow go on in the next slice, the others (labels) are repeated there. */
#include "layout/layouter.h"

/* A row higher than this part of a page is cut where that fills the page; a lower one goes to the next. */
static const float MIN_CUT = 1.0F / 3;

/* A row, or a part of one, in a slice. */
typedef struct part {
  struct part *next;
  int row;
  float y, height;
  bool cut; /* a part only: its growing cells take as many lines as have room */
} part;

typedef struct slice {
  layouter *l;
  table *t;
  part *first, **end;
  float top, heads; /* where it begins, and where its heads end */
} slice;

static void add_part(slice *s, int row, float height, bool cut)
{
  part *p = zb_arena_alloc(s->l->arena, sizeof *p);
  *p = (part){.row = row, .y = s->l->y, .height = height, .cut = cut};
  *s->end = p;
  s->end = &p->next;
  s->l->y += height;
}

/* Whether a cell tells what its row is about rather than holds what goes on: a date, 主持（1/5）. */
static bool is_brief(const cell_box *box)
{
  int lines = 0;
  for (int i = 0; i < box->content.count; i++)
    lines += box->content.pieces[i].line_count;
  return lines <= 2;
}

/* Whether its lines go on in the next slice, if its row is cut. Others are drawn in each. */
static bool grows(const cell_box *box)
{
  return box->node->as.cell.overflow == ZB_OVERFLOW_GROW && box->node->as.cell.rows == 1 && !is_brief(box);
}

/* Up to where a growing cell's part goes: all of it, or with lines that don't stand alone, or as much as has room. */
static position cut_content(const content *c, position from, float room)
{
  position to = content_cut(c, from, room);
  return position_before(from, to) ? to : content_fit(c, from, room);
}

static void draw_content(slice *s, cell_box *box, area outside, bool cut)
{
  area inside = cell_inside(box->node, outside);
  const content *c = &box->content;
  if (box->continued) {
    if (!box->drawn)
      draw_continued(s->l, box, s->t, inside);
    return;
  }
  position from = box->placed, to = content_end(c);
  if (cut && grows(box)) {
    to = cut_content(c, from, inside.height);
    box->placed = to;
  } else if (c->height > inside.height + SLACK) {
    return; /* drawn in another part that has room for it */
  }
  content_draw(s->l, c, from, to, inside, box->node->style);
  if (!position_before(to, content_end(c)))
    content_said(&box->content);
  box->drawn = true;
}

static const zb_frame *frame_of(layouter *l, const zb_node *cell, area outside)
{
  zb_frame *frame = zb_arena_alloc(l->arena, sizeof *frame);
  *frame = (zb_frame){outside.x, outside.y, outside.width, outside.height, cell};
  return frame;
}

/* A cell's part of the slice: from the first of its rows that is here to the last. */
static void draw_cell(slice *s, borders *b, cell_box *box, const part *first)
{
  const zb_node *cell = box->node;
  const part *last = first;
  bool spans = cell->as.cell.rows > 1;
  while (spans && last->next != NULL && last->next->row >= last->row && last->next->row < box->row + cell->as.cell.rows)
    last = last->next;
  float x = s->t->edges[cell->as.cell.column];
  area outside = {x, first->y, s->t->edges[cell->as.cell.column + cell->as.cell.span] - x,
                  last->y + last->height - first->y};
  borders_add(b, outside, cell->as.cell.edges);
  tag_cell(s->l, s->t, box);
  s->l->frame = frame_of(s->l, cell, outside);
  draw_content(s, box, outside, first->cut);
  s->l->frame = NULL;
  if (s->l->context->grid)
    grid_cell(s->l, cell, outside);
}

static bool covers(const cell_box *box, int row)
{
  return box->row <= row && row < box->row + box->node->as.cell.rows;
}

/* The cells of rows above a part that reach into it, but for those that the part BEFORE it in the slice has drawn. */
static void draw_reaching(slice *s, borders *b, const part *p, const part *before)
{
  const table *t = s->t;
  for (int i = 0; i < t->first_cell[p->row]; i++)
    if (covers(&t->cells[i], p->row) && (before == NULL || !covers(&t->cells[i], before->row)))
      draw_cell(s, b, &t->cells[i], p);
}

static void draw_parts(slice *s, borders *b)
{
  const table *t = s->t;
  for (const part *p = s->first, *before = NULL; p != NULL; before = p, p = p->next) {
    bool follows = before != NULL && (before->row + 1 == p->row || before->row == p->row);
    if (!follows)
      draw_reaching(s, b, p, before);
    for (int i = t->first_cell[p->row]; i < t->first_cell[p->row + 1]; i++)
      draw_cell(s, b, &t->cells[i], p);
  }
}

/* No fewer than the slice draws: those of its parts, and those that reach into one from above. */
static int cells_in(const slice *s)
{
  int n = 0;
  for (const part *p = s->first; p != NULL; p = p->next)
    n += s->t->column_count;
  return n + s->t->column_count;
}

static void end_slice(slice *s)
{
  if (s->first == NULL)
    return;
  const table *t = s->t;
  borders *b = borders_new(s->l, cells_in(s));
  draw_parts(s, b);
  area outside = {t->edges[0], s->top, t->edges[t->column_count] - t->edges[0], s->l->y - s->top};
  borders_draw(s->l, b, outside, t->node->as.columns.line, t->node->as.columns.frame);
  if (s->l->context->grid) {
    grid_columns(s->l, t, s->top);
    for (const part *p = s->first; p != NULL; p = p->next)
      grid_row(s->l, t, t->rows[p->row], p->y, p->height);
  }
  s->first = NULL;
  s->end = &s->first;
}

/* A row that stretches takes what the rows below it leave. */
static float stretched(const slice *s, int row, float height)
{
  if (!s->t->rows[row]->as.row.stretch)
    return height;
  float left = space_left(s->l) - table_height(s->t, row + 1, s->t->row_count);
  return left > height ? left : height;
}

/* A row that fills the page is repeated as often as it has room above the rows below it; what is over is shared. */
static void add_fill(slice *s, int row)
{
  float height = s->t->heights[row], left = space_left(s->l) - table_height(s->t, row + 1, s->t->row_count);
  int n = height > 0 && left > height ? (int)((left + SLACK) / height) : 1;
  for (int i = 0; i < n; i++)
    add_part(s, row, left > height ? left / (float)n : height, false);
}

static void add_rows(slice *s, int from, int to)
{
  for (int r = from; r < to; r++)
    if (s->t->rows[r]->as.row.fill)
      add_fill(s, r);
    else
      add_part(s, r, stretched(s, r, s->t->heights[r]), false);
}

/* 见续页 under a table that goes on over the page, 接上页 above where it does, in the page's margin: the form's words.
 */
static void mark_break(slice *s, const char *text, float y)
{
  const table *t = s->t;
  zb_style style = *t->node->style;
  if (!t->node->as.columns.marks)
    return;
  style.size = 9;
  style.line_height = 1.2F;
  area line = {t->edges[0], y, t->edges[t->column_count] - t->edges[0], 10.8F};
  draw_mark(s->l, t->node, text, &style, line);
}

/* （接上页）五、任现职以来主要专业技术工作业绩登记（续） */
static const char *from_previous(layouter *l)
{
  const char *words = l->form->as.document.from_previous, *behind = l->form->as.document.continued_part;
  bool named = behind != NULL && *behind != '\0' && *l->part != '\0';
  return named ? zb_arena_printf(l->arena, "%s%s%s", words, l->part, behind) : words;
}

/* The head rows of the part that ROW goes on with. */
static void add_part_heads(slice *s, int row)
{
  const table *t = s->t;
  int part = row < t->row_count ? t->rows[row]->as.row.part : 0, first = row;
  while (part > 0 && first > 0 && t->rows[first - 1]->as.row.part == part)
    first--;
  for (int r = first; r < row && t->rows[r]->as.row.head; r++)
    add_part(s, r, t->heights[r], false);
}

/* Starts with the heads that hold for ROW. */
static void begin_slice(slice *s, bool on_new_page, int row)
{
  bool goes_on = s->first != NULL;
  end_slice(s);
  if (goes_on && on_new_page)
    mark_break(s, s->l->form->as.document.see_next, s->l->y + 1);
  if (on_new_page)
    new_page(s->l);
  s->top = s->l->y;
  if (goes_on && on_new_page)
    mark_break(s, from_previous(s->l), s->top - 12.5F);
  add_rows(s, 0, s->t->head_count);
  if (row > s->t->head_count)
    add_part_heads(s, row);
  s->heads = s->l->y;
}

static bool on_fresh_page(const slice *s)
{
  return s->top < s->l->top + SLACK && s->l->y < s->heads + SLACK;
}

/* What is left of a row's growing cells, with padding. */
static float rest_height(const table *t, int row)
{
  float height = 0;
  for (int i = t->first_cell[row]; i < t->first_cell[row + 1]; i++) {
    const cell_box *box = &t->cells[i];
    float h = content_height(&box->content, box->placed, content_end(&box->content)) + cell_padding(box->node);
    if (grows(box) && h > height)
      height = h;
  }
  return height;
}

/* True if each growing cell that has lines left can place two of them, or its last one, in HEIGHT. */
static bool worth_cutting(const table *t, int row, float height)
{
  bool any = false;
  for (int i = t->first_cell[row]; i < t->first_cell[row + 1]; i++) {
    const cell_box *box = &t->cells[i];
    position end = content_end(&box->content);
    if (!grows(box) || !position_before(box->placed, end))
      continue;
    position to = content_cut(&box->content, box->placed, height - cell_padding(box->node));
    if (!position_before(box->placed, to))
      return false;
    any = true;
  }
  return any;
}

static void refuse_row(slice *s, int row)
{
  layout_error(s->l, ZB_REFUSED, "row-too-high", s->t->rows[row], NULL, "请缩短内容，或让模板中的这一格可以续页",
               "这一行比一页还高，又不能分页");
}

/* A row that is higher than a page: fills this page and as many as it takes. */
static void cut_row(slice *s, int row)
{
  while (rest_height(s->t, row) > space_left(s->l) + SLACK) {
    bool fresh = on_fresh_page(s);
    if (worth_cutting(s->t, row, space_left(s->l))) {
      add_part(s, row, space_left(s->l), true);
    } else if (fresh) {
      refuse_row(s, row);
      return;
    }
    begin_slice(s, true, row);
  }
  add_part(s, row, stretched(s, row, rest_height(s->t, row)), true);
}

/* Whether a row that a page of WHOLE pt has room for is cut all the same. */
static bool may_be_cut(const table *t, int row, float whole)
{
  return t->heights[row] > whole * MIN_CUT && !t->rows[row]->as.row.whole;
}

static void place_row(slice *s, int row, float whole)
{
  float height = s->t->heights[row];
  if (height <= space_left(s->l) + SLACK) {
    add_rows(s, row, row + 1);
  } else if (height <= whole + SLACK &&
             !((on_fresh_page(s) || may_be_cut(s->t, row, whole)) && worth_cutting(s->t, row, space_left(s->l)))) {
    begin_slice(s, true, row);
    add_part(s, row, stretched(s, row, height), false);
  } else {
    cut_row(s, row);
  }
}

static void place_group(slice *s, int from, int to)
{
  float height = table_height(s->t, from, to), whole = s->l->body.height - s->t->head_height;
  if (height <= space_left(s->l) + SLACK) {
    add_rows(s, from, to);
  } else if (height <= whole + SLACK && !on_fresh_page(s) && (to > from + 1 || !may_be_cut(s->t, from, whole))) {
    begin_slice(s, true, from);
    add_rows(s, from, to);
  } else {
    for (int r = from; r < to; r++)
      place_row(s, r, whole);
  }
}

/* Whether from ROW on there are only spare rows: they don't make a page, nor a table that goes on. */
static bool only_spare_from(const table *t, int row)
{
  while (row < t->row_count && t->rows[row]->as.row.spare)
    row++;
  return row == t->row_count;
}

/* Of a table that nothing is filled into yet, so many rows stand on its page. */
enum { MIN_SPARE = 4 };

int table_first_end(const table *t)
{
  int first = t->head_count;
  if (!only_spare_from(t, first))
    return t->group_end[first];
  return t->row_count - first < MIN_SPARE ? t->row_count : first + MIN_SPARE;
}

static bool starts_on_new_page(const slice *s)
{
  const table *t = s->t;
  if (s->l->y < s->l->top + SLACK)
    return false;
  int first = t->head_count;
  if (first == t->row_count)
    return t->head_height > space_left(s->l) + SLACK;
  float need = t->head_height + table_height(t, first, table_first_end(t));
  if (need <= space_left(s->l) + SLACK)
    return false;
  bool high = table_first_end(t) == first + 1 && may_be_cut(t, first, s->l->body.height - t->head_height);
  return (need <= s->l->body.height + SLACK && !high) || !worth_cutting(t, first, space_left(s->l) - t->head_height);
}

static void drop_rows_from(table *t, int row)
{
  t->row_count = row;
  t->cell_count = t->first_cell[row];
}

void table_place(layouter *l, table *t)
{
  slice s = {.l = l, .t = t};
  s.end = &s.first;
  begin_slice(&s, starts_on_new_page(&s), 0);
  for (int r = t->head_count; r < t->row_count; r = t->group_end[r]) {
    bool has_room = table_height(t, r, t->group_end[r]) <= space_left(l) + SLACK;
    if (!has_room && !on_fresh_page(&s) && only_spare_from(t, r)) {
      drop_rows_from(t, r);
      break;
    }
    place_group(&s, r, t->group_end[r]);
  }
  end_slice(&s);
  for (int i = 0; i < t->cell_count; i++)
    if (!t->cells[i].drawn && l->status == ZB_OK)
      refuse_row(&s, t->cells[i].row);
}

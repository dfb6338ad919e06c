/* The page: blocks from top to bottom, page after page. */
#include "layout/layouter.h"

#include <math.h>
#include <stdlib.h>

/* A child of the form; what it came to once it was set. */
typedef struct block {
  const zb_node *node;
  bool set;
  content content; /* P */
  table *table;
} block;

/* The text keeps off a border as far as it asks for, whatever the margins are. */
static void set_page(layouter *l, const zb_node *form)
{
  const zb_node *page = child_of_kind(form, ZB_NODE_PAGE), *border = child_of_kind(form, ZB_NODE_BORDER);
  l->inset = zb_border_inset(border);
  float least = border == NULL ? 0 : l->inset + border->as.border.padding;
  float left = fmaxf(page->as.page.left, least), top = fmaxf(page->as.page.top, least);
  l->width = page->as.page.width;
  l->height = page->as.page.height;
  l->body = (area){left, top, l->width - left - fmaxf(page->as.page.right, least),
                   l->height - top - fmaxf(page->as.page.bottom, least)};
}

/* The codes end where the text does. */
static void set_code(layouter *l, const zb_node *form)
{
  l->pages->coded = child_of_kind(form, ZB_NODE_PAGE)->as.page.code;
  l->pages->code_side = ZB_CODE_SIDE;
  l->pages->code_quiet = ZB_CODE_QUIET;
  l->pages->code_right = l->width - l->body.x - l->body.width;
  l->pages->code_bottom = zb_code_bottom(child_of_kind(form, ZB_NODE_BORDER));
}

static block *collect_blocks(layouter *l, const zb_node *form, int *count)
{
  int n = 0;
  for (const zb_node *child = form->first; child != NULL; child = child->next)
    n++;
  block *blocks = zb_arena_array(l->arena, (size_t)n, sizeof *blocks);
  *count = 0;
  for (const zb_node *child = form->first; child != NULL; child = child->next)
    if (child->kind == ZB_NODE_P || child->kind == ZB_NODE_TABLE || child->kind == ZB_NODE_SPACE ||
        child->kind == ZB_NODE_BREAK)
      blocks[(*count)++].node = child;
  return blocks;
}

static void set_block(layouter *l, block *b)
{
  if (b->set)
    return;
  if (b->node->kind == ZB_NODE_P)
    b->content = content_of(l, b->node, l->body.width);
  else if (b->node->kind == ZB_NODE_TABLE)
    b->table = table_measure(l, b->node);
  b->set = true;
}

static float block_height(layouter *l, block *b)
{
  set_block(l, b);
  if (b->node->kind == ZB_NODE_TABLE)
    return table_height(b->table, 0, b->table->row_count);
  return b->node->kind == ZB_NODE_SPACE ? b->node->as.box.height : b->content.height;
}

/* The least height that a block's beginning needs: a table's head and first group of rows, a paragraph whole. A group
   that is higher than a page will be cut; two lines of it are asked for. */
static float beginning(layouter *l, block *b)
{
  set_block(l, b);
  if (b->node->kind != ZB_NODE_TABLE)
    return block_height(l, b);
  const table *t = b->table;
  int first = t->head_count;
  float group = first < t->row_count ? table_height(t, first, table_first_end(t)) : 0;
  if (t->head_height + group > l->body.height)
    group = 3 * t->node->style->size * t->node->style->line_height;
  return t->head_height + group;
}

/* Paragraphs marked keep stay on the page of what follows. */
static float kept_height(layouter *l, block *b, const block *end)
{
  float height = 0;
  while (b < end && b->node->kind == ZB_NODE_P && b->node->as.p.keep)
    height += block_height(l, b++);
  return height + (b < end ? beginning(l, b) : 0);
}

static void add_bookmark(layouter *l, const zb_node *p)
{
  if (p->text[0] == '\0')
    return;
  zb_bookmark *bookmark = zb_arena_alloc(l->arena, sizeof *bookmark);
  bookmark->title = p->text;
  bookmark->page = l->pages->count - 1;
  bookmark->y = l->y;
  *l->bookmark_end = bookmark;
  l->bookmark_end = &bookmark->next;
  l->part = p->text;
}

static void place_paragraph(layouter *l, block *b, const block *end)
{
  const content *c = &b->content;
  position from = {0, 0}, last = content_end(c);
  float need = b->node->as.p.keep ? kept_height(l, b, end) : 0;
  if (!page_is_fresh(l) && need > space_left(l) + SLACK && need <= l->body.height)
    new_page(l);
  bool stays = b->node->as.p.keep && page_is_fresh(l);
  for (bool begun = false; position_before(from, last); begun = true) {
    position to = content_cut(c, from, space_left(l));
    if (!position_before(from, to) && page_is_fresh(l))
      to = content_fit(c, from, space_left(l));
    if (!position_before(from, to) && page_is_fresh(l))
      to = (position){from.piece, from.line + 1}; /* a line that is higher than a page: as it is */
    if (position_before(from, to)) {
      if (!begun)
        add_bookmark(l, b->node);
      float height = content_height(c, from, to);
      content_draw(l, c, from, to, (area){l->body.x, l->y, l->body.width, height}, b->node->style);
      l->y += height;
      from = to;
    }
    if (position_before(from, last))
      new_page(l);
  }
  if (stays)
    l->top = l->y;
}

/* A space without a height takes an equal share of what the blocks up to the next page break leave. */
static float filler_height(layouter *l, block *b, const block *end)
{
  float used = 0;
  int fillers = 0;
  for (; b < end && b->node->kind != ZB_NODE_BREAK; b++) {
    used += block_height(l, b);
    fillers += b->node->kind == ZB_NODE_SPACE && b->node->as.box.height == 0;
  }
  float left = space_left(l) - used;
  return left > 0 ? left / (float)fillers : 0;
}

static void place_space(layouter *l, block *b, const block *end)
{
  float height = b->node->as.box.height;
  if (height == 0)
    height = filler_height(l, b, end);
  if (height > space_left(l) + SLACK)
    new_page(l);
  else
    l->y += height;
}

/* A new page; a right-hand one is odd, and the page before it stays empty if it must. */
static void break_page(layouter *l, const zb_node *node)
{
  bool gap = node->as.pagebreak.right && l->pages->count % 2 != 0;
  if (gap)
    new_page(l);
  l->section += node->as.pagebreak.section;
  new_page(l);
}

static void place_blocks(layouter *l, block *blocks, int count)
{
  const block *end = blocks + count;
  for (block *b = blocks; b < end; b++) {
    set_block(l, b);
    if (l->status == ZB_TEMPLATE)
      return; /* measures may be nonsense */
    if (b->node->kind == ZB_NODE_P) {
      tag_content(l, &b->content, l->pages->structure);
      place_paragraph(l, b, end);
    } else if (b->node->kind == ZB_NODE_TABLE) {
      tag_table(l, b->table);
      table_place(l, b->table);
    } else if (b->node->kind == ZB_NODE_SPACE) {
      place_space(l, b, end);
    } else {
      break_page(l, b->node);
    }
  }
}

zb_status zb_layout(const zb_node *form, const zb_layout_context *context, zb_arena *arena, zb_diags *diags,
                    const zb_pages **pages)
{
  zb_pages *made = zb_arena_alloc(arena, sizeof *made);
  zb_paragraph_cache_trim(context->paragraphs);
  layouter l = {.context = context,
                .form = form,
                .arena = arena,
                .diags = diags,
                .pages = made,
                .part = "",
                .bookmark_end = &made->bookmarks};
  made->title = form->as.document.title;
  made->author = form->as.document.author;
  made->subject = form->as.document.subject;
  made->date = context->date;
  made->flip = form->as.document.duplex ? ZB_FLIP_LONG_EDGE : ZB_FLIP_UNSAID;
  made->copies = form->as.document.copies == NULL ? 0 : (int)strtol(form->as.document.copies, NULL, 10);
  set_page(&l, form);
  set_code(&l, form);
  made->structure = new_element(&l, ZB_ELEMENT_DOCUMENT, NULL);
  int count;
  block *blocks = collect_blocks(&l, form, &count);
  new_page(&l);
  place_blocks(&l, blocks, count);
  place_continued(&l);
  l.artifact = true;
  draw_below(&l, form);
  draw_margins(&l, form);
  *pages = made;
  return l.status;
}

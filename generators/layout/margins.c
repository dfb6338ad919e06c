/* What stands on every page: background, border, watermark, header and footer. */
#include "layout/layouter.h"

#include <math.h>
#include <string.h>

#define DEGREE (3.14159265F / 180)

/* A measure on which no line breaks. */
#define UNBROKEN 1e4F

/* Room that a watermark leaves at the page's edges. */
#define WATERMARK_EDGE (15 * ZB_PT_PER_MM)

/* The length of a line at this angle through the middle of the page, within the edges. */
static float diagonal(const layouter *l, float angle)
{
  float across = (l->width - 2 * WATERMARK_EDGE) / fmaxf(fabsf(cosf(angle * DEGREE)), 0.01F);
  float down = (l->height - 2 * WATERMARK_EDGE) / fmaxf(fabsf(sinf(angle * DEGREE)), 0.01F);
  return fminf(across, down);
}

/* The watermark's one line, small enough for its diagonal. NULL if it has no text. */
static const zb_line *set_watermark(layouter *l, const zb_node *watermark)
{
  zb_style plain = *watermark->style;
  plain.halign = ZB_LEFT;
  plain.indent = 0;
  zb_node text = *watermark;
  text.kind = ZB_NODE_TEXT;
  text.next = NULL;
  text.style = &plain;
  if (text.text[0] == '\0')
    return NULL;
  zb_node p = {
      .kind = ZB_NODE_P, .line = text.line, .origin = text.origin, .first = &text, .style = &plain, .text = ""};
  piece set;
  set_paragraph(l, &p, UNBROKEN, UNSHRUNK, false, &set);
  float longest = diagonal(l, watermark->as.watermark.angle);
  if (set.line_count > 0 && set.lines[0].width > longest)
    set_paragraph(l, &p, UNBROKEN, (shrinkage){longest / set.lines[0].width, 0, UNSHRUNK.leading}, false, &set);
  return set.line_count > 0 ? &set.lines[0] : NULL;
}

/* A line turned by ANGLE with its middle on the middle of the page. */
static void draw_turned(layouter *l, zb_page *page, const zb_line *line, float angle)
{
  float cosine = cosf(angle * DEGREE), sine = sinf(angle * DEGREE);
  float below = (line->ascent - line->descent) / 2; /* from the middle of the letters to the baseline */
  for (int i = 0; i < line->run_count; i++) {
    float along = line->runs[i].x - line->width / 2;
    zb_item *item = add_item(l, page, ZB_ITEM_RUN, l->width / 2 + along * cosine + below * sine,
                             l->height / 2 - along * sine + below * cosine);
    item->as.run.run = line->runs[i].run;
    item->as.run.angle = angle;
    item->as.run.outlined = true;
  }
}

/* --- Background ------------------------------------------------------------------------------------------------- */

static void draw_tint(layouter *l, zb_page *page, int64_t color)
{
  zb_item *item = add_item(l, page, ZB_ITEM_RECT, 0, 0);
  item->as.rect.width = page->width;
  item->as.rect.height = page->height;
  item->as.rect.color = (uint32_t)color;
}

/* As large as the page, in its own proportions, in the middle. */
static void draw_picture(layouter *l, zb_page *page, const zb_image *image)
{
  float scale = fminf(page->width / (float)image->width, page->height / (float)image->height);
  float width = scale * (float)image->width, height = scale * (float)image->height;
  zb_item *item = add_item(l, page, ZB_ITEM_IMAGE, (page->width - width) / 2, (page->height - height) / 2);
  item->as.image.image = image;
  item->as.image.width = width;
  item->as.image.height = height;
}

/* --- Border ----------------------------------------------------------------------------------------------------- */

static void draw_side(layouter *l, zb_page *page, float x, float y, float x2, float y2, float thickness, uint32_t color)
{
  zb_item *item = add_item(l, page, ZB_ITEM_LINE, x, y);
  item->as.line.x2 = x2;
  item->as.line.y2 = y2;
  item->as.line.thickness = thickness;
  item->as.line.color = color;
}

/* A line around the page whose outer edge is DISTANCE from the paper's; lines have square ends, which make its corners.
 */
static void draw_frame(layouter *l, zb_page *page, float distance, float thickness, uint32_t color)
{
  float left = distance + thickness / 2, top = left, right = page->width - left, bottom = page->height - top;
  draw_side(l, page, left, top, right, top, thickness, color);
  draw_side(l, page, left, bottom, right, bottom, thickness, color);
  draw_side(l, page, left, top, left, bottom, thickness, color);
  draw_side(l, page, right, top, right, bottom, thickness, color);
}

static void draw_border(layouter *l, zb_page *page, const zb_node *border)
{
  float inner = border->as.border.inner;
  draw_frame(l, page, border->as.border.distance, border->as.border.outer, border->as.border.color);
  if (inner > 0)
    draw_frame(l, page, l->inset - inner, inner, border->as.border.color);
}

static bool has_background(const layouter *l, const zb_page *page, const zb_node *background)
{
  if (background == NULL)
    return false;
  return page == l->pages->first ? background->as.background.first : background->as.background.others;
}

void draw_below(layouter *l, const zb_node *form)
{
  const zb_node *watermark = child_of_kind(form, ZB_NODE_WATERMARK);
  const zb_node *background = child_of_kind(form, ZB_NODE_BACKGROUND), *border = child_of_kind(form, ZB_NODE_BORDER);
  const zb_line *line = watermark != NULL ? set_watermark(l, watermark) : NULL;
  const zb_image *image = background != NULL && background->text[0] != '\0' ? read_image(l, background, "底图") : NULL;
  for (zb_page *page = l->pages->first; page != NULL; page = page->next) {
    zb_page above = *page;
    page->first = page->last = NULL;
    bool backed = has_background(l, page, background);
    if (backed && background->as.background.color >= 0)
      draw_tint(l, page, background->as.background.color);
    if (backed && image != NULL)
      draw_picture(l, page, image);
    if (border != NULL)
      draw_border(l, page, border);
    if (line != NULL)
      draw_turned(l, page, line, watermark->as.watermark.angle);
    if (page->last != NULL)
      page->last->next = above.first;
    else
      page->first = above.first;
    if (above.last != NULL)
      page->last = above.last;
  }
}

/* --- Header and footer ------------------------------------------------------------------------------------------ */

/* The numbers that a header or footer may show. */
typedef struct numbers {
  int page, section_page, section_pages;
} numbers;

static numbers numbers_of(const layouter *l, const zb_page *page)
{
  numbers n = {0};
  bool passed = false;
  for (const zb_page *p = l->pages->first; p != NULL; p = p->next) {
    n.page += !passed;
    n.section_page += !passed && p->section == page->section;
    n.section_pages += p->section == page->section;
    passed |= p == page;
  }
  return n;
}

/* TEXT with the numbers in it. */
static const char *numbered(layouter *l, const char *text, const numbers *n)
{
  const struct {
    const char *mark;
    int number;
  } marks[] = {{ZB_PAGE_NUMBER, n->page},
               {ZB_PAGE_COUNT, l->pages->count},
               {ZB_SECTION_NUMBER, n->section_page},
               {ZB_SECTION_COUNT, n->section_pages}};
  const size_t length = sizeof ZB_PAGE_NUMBER - 1, count = sizeof marks / sizeof marks[0];
  zb_buffer out = {0};
  zb_buffer_puts(&out, "");
  while (*text != '\0') {
    size_t i = 0;
    while (i < count && strncmp(text, marks[i].mark, length) != 0)
      i++;
    if (i < count)
      zb_buffer_printf(&out, "%d", marks[i].number);
    else
      zb_buffer_putc(&out, *text);
    text += i < count ? length : 1;
  }
  const char *copy = zb_arena_strdup(l->arena, out.data);
  zb_buffer_free(&out);
  return copy;
}

/* A copy of a list of nodes with the page's numbers in its texts. */
static zb_node *number_nodes(layouter *l, const zb_node *node, const numbers *n)
{
  zb_node *first = NULL, **end = &first;
  for (; node != NULL; node = node->next) {
    zb_node *copy = zb_arena_alloc(l->arena, sizeof *copy);
    *copy = *node;
    copy->text = numbered(l, node->text, n);
    copy->first = number_nodes(l, node->first, n);
    copy->next = NULL;
    *end = copy;
    end = &copy->next;
  }
  return first;
}

/* Centred between the page's edge, or the border, and the body. */
static void draw_margin(layouter *l, const zb_node *node, const numbers *n, float top, float height)
{
  content c = content_set(l, number_nodes(l, node->first, n), l->body.width, UNSHRUNK, false);
  zb_style middle = *node->style;
  middle.valign = ZB_MIDDLE;
  content_draw(l, &c, (position){0, 0}, content_end(&c), (area){l->body.x, top, l->body.width, height}, &middle);
}

static bool shows_section_number(const zb_node *node)
{
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    if (strstr(child->text, ZB_SECTION_NUMBER) != NULL || shows_section_number(child))
      return true;
  return false;
}

/* What the pages are called: by their numbers in the document, or in the section if that is what they show. */
static void label_pages(layouter *l, const zb_node *form)
{
  bool by_section = false;
  for (const zb_node *node = form->first; node != NULL; node = node->next)
    if (node->kind == ZB_NODE_HEADER || node->kind == ZB_NODE_FOOTER)
      by_section |= shows_section_number(node);
  const zb_page *before = NULL;
  for (zb_page *page = l->pages->first; page != NULL; before = page, page = page->next)
    page->label = before == NULL || (by_section && before->section != page->section) ? 1 : before->label + 1;
}

void draw_margins(layouter *l, const zb_node *form)
{
  label_pages(l, form);
  float body_end = l->body.y + l->body.height;
  for (const zb_node *node = form->first; node != NULL; node = node->next) {
    bool header = node->kind == ZB_NODE_HEADER;
    if (!header && node->kind != ZB_NODE_FOOTER)
      continue;
    for (l->page = l->pages->first; l->page != NULL; l->page = l->page->next) {
      numbers n = numbers_of(l, l->page);
      if (n.page > 1 || node->as.margin.first)
        draw_margin(l, node, &n, header ? l->inset : body_end, (header ? l->body.y : l->height - body_end) - l->inset);
    }
  }
}

/* Pages as text, an item a line: what golden tests compare and a person debugs with. */
#include "layout/layout.h"

static void dump_run(const zb_item *item, zb_buffer *out)
{
  const zb_run *run = &item->as.run.run;
  zb_buffer_printf(out, "  text %.2f %.2f %s %.2f #%06x", (double)item->x, (double)item->y, zb_face_name(run->face),
                   (double)run->size, (unsigned)run->color);
  if (item->as.run.angle != 0)
    zb_buffer_printf(out, " angle %.1f", (double)item->as.run.angle);
  zb_buffer_printf(out, " width %.2f \"%.*s\"\n", (double)run->width, (int)run->length, run->text);
}

static void dump_line(const zb_item *item, zb_buffer *out)
{
  zb_buffer_printf(out, "  line %.2f %.2f %.2f %.2f thickness %.2f%s", (double)item->x, (double)item->y,
                   (double)item->as.line.x2, (double)item->as.line.y2, (double)item->as.line.thickness,
                   item->as.line.dotted ? " dotted" : "");
  if (item->as.line.color != 0)
    zb_buffer_printf(out, " #%06x", (unsigned)item->as.line.color);
  zb_buffer_putc(out, '\n');
}

static void dump_image(const zb_item *item, zb_buffer *out)
{
  const zb_image *image = item->as.image.image;
  zb_buffer_printf(out, "  image %.2f %.2f %.2f %.2f pixels %dx%d", (double)item->x, (double)item->y,
                   (double)item->as.image.width, (double)item->as.image.height, image->width, image->height);
  if (image->orientation != 1)
    zb_buffer_printf(out, " orientation %d", image->orientation);
  zb_buffer_putc(out, '\n');
}

static void dump_code(const zb_item *item, zb_buffer *out)
{
  double side = (double)item->as.code.module * item->as.code.side;
  zb_buffer_printf(out, "  code %.2f %.2f %.2f modules %d\n", (double)item->x, (double)item->y, side,
                   item->as.code.side);
}

static void dump_item(const zb_item *item, zb_buffer *out)
{
  if (item->kind == ZB_ITEM_RUN)
    dump_run(item, out);
  else if (item->kind == ZB_ITEM_LINE)
    dump_line(item, out);
  else if (item->kind == ZB_ITEM_RECT)
    zb_buffer_printf(out, "  rect %.2f %.2f %.2f %.2f #%06x\n", (double)item->x, (double)item->y,
                     (double)item->as.rect.width, (double)item->as.rect.height, (unsigned)item->as.rect.color);
  else if (item->kind == ZB_ITEM_CODE)
    dump_code(item, out);
  else
    dump_image(item, out);
}

/* --- The structure, each element with its text -------------------------------------------------------------------- */

static void dump_text(const zb_pages *pages, const zb_element *element, zb_buffer *out)
{
  bool begun = false;
  for (const zb_page *page = pages->first; page != NULL; page = page->next)
    for (const zb_item *item = page->first; item != NULL; item = item->next)
      if (item->element == element && item->kind == ZB_ITEM_RUN) {
        zb_buffer_puts(out, begun ? "" : ": ");
        zb_buffer_add(out, item->as.run.run.text, item->as.run.run.length);
        begun = true;
      }
  zb_buffer_putc(out, '\n');
}

static void dump_element(const zb_pages *pages, const zb_element *element, int depth, zb_buffer *out)
{
  static const char *const names[ZB_ELEMENT_KINDS] = {"document", "h1",  "h2",    "h3",   "p",
                                                      "table",    "row", "label", "cell", "figure"};
  zb_buffer_printf(out, "%*s%s", 2 * depth, "", names[element->kind]);
  if (element->kind == ZB_ELEMENT_LABEL)
    zb_buffer_puts(out, element->column ? " of column" : " of row");
  if (element->span > 1)
    zb_buffer_printf(out, " span %d", element->span);
  if (element->rows > 1)
    zb_buffer_printf(out, " rows %d", element->rows);
  if (element->alt != NULL)
    zb_buffer_printf(out, ": %s", element->alt);
  dump_text(pages, element, out);
  for (const zb_element *child = element->first; child != NULL; child = child->sibling)
    dump_element(pages, child, depth + 1, out);
}

void zb_pages_dump(const zb_pages *pages, zb_buffer *out)
{
  zb_buffer_printf(out, "title \"%s\" author \"%s\" subject \"%s\" date %s\n", pages->title, pages->author,
                   pages->subject, pages->date);
  if (pages->flip != ZB_FLIP_UNSAID)
    zb_buffer_printf(out, "printed on both sides, %s edge\n", pages->flip == ZB_FLIP_LONG_EDGE ? "long" : "short");
  if (pages->copies > 0)
    zb_buffer_printf(out, "printed %d times\n", pages->copies);
  if (pages->coded)
    zb_buffer_puts(out, "with codes\n");
  for (const zb_bookmark *b = pages->bookmarks; b != NULL; b = b->next)
    zb_buffer_printf(out, "bookmark %d %.2f \"%s\"\n", b->page + 1, (double)b->y, b->title);
  int number = 1;
  for (const zb_page *page = pages->first; page != NULL; page = page->next) {
    zb_buffer_printf(out, "page %d %.2f %.2f\n", number++, (double)page->width, (double)page->height);
    for (const zb_item *item = page->first; item != NULL; item = item->next)
      dump_item(item, out);
  }
  if (pages->structure != NULL)
    dump_element(pages, pages->structure, 0, out);
}

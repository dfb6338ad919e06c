/* A page's content stream: items in drawing order. libharu's own drawing calls would write each number through a
   graphics state of theirs. */
#include "pdf/write.h"

#include <string.h>

static void put_numbers(zb_buffer *out, const double *numbers, int n, const char *operator_)
{
  for (int i = 0; i < n; i++) {
    put_number(out, numbers[i], 2);
    zb_buffer_putc(out, ' ');
  }
  zb_buffer_puts(out, operator_);
}

/* Lines that look alike and follow each other are one path; returns the item behind them. */
static const zb_item *put_lines(content *c, const zb_item *item)
{
  uint32_t color = item->as.line.color;
  float thickness = item->as.line.thickness;
  bool dotted = item->as.line.dotted;
  put_color(c->out, &c->stroke, color, true);
  if (c->thickness != thickness)
    put_numbers(c->out, (double[]){thickness}, 1, "w\n");
  c->thickness = thickness;
  if (dotted) { /* not dashes of no length: viewers don't agree on those */
    zb_buffer_putc(c->out, '[');
    put_numbers(c->out, (double[]){thickness, 4 * thickness}, 2, "] 0 d\n");
  }
  for (bool artifact = item->artifact;
       item != NULL && item->kind == ZB_ITEM_LINE && item->artifact == artifact && item->apart == c->apart &&
       item->as.line.color == color && item->as.line.thickness == thickness && item->as.line.dotted == dotted;
       item = item->next) {
    put_numbers(c->out, (double[]){item->x, c->page_height - item->y}, 2, "m ");
    put_numbers(c->out, (double[]){item->as.line.x2, c->page_height - item->as.line.y2}, 2, "l\n");
  }
  zb_buffer_puts(c->out, dotted ? "S\n[] 0 d\n" : "S\n");
  return item;
}

static void put_rect(content *c, const zb_item *item)
{
  double width = item->as.rect.width, height = item->as.rect.height;
  put_color(c->out, &c->fill, item->as.rect.color, false);
  put_numbers(c->out, (double[]){item->x, c->page_height - item->y - height, width, height}, 4, "re f\n");
}

/* The matrix that shows the unit square of an image, its first row on top, in the box at 0, 0: how far its right side
   goes (a, b), how far its upper side goes (c, d), where its lower left corner comes to (e, f). */
static void turn(int orientation, double width, double height, double m[6])
{
  static const signed char turns[8][6] = {
      {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
      {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0},   {0, 1, -1, 0, 1, 0},
  };
  const signed char *t = turns[orientation - 1];
  for (int i = 0; i < 6; i++)
    m[i] = t[i] * (i % 2 == 0 ? width : height);
}

static void put_image(content *c, const zb_item *item)
{
  for (int i = 0; i < c->pdf->image_count; i++) {
    if (c->pdf->images[i].image != item->as.image.image)
      continue;
    double height = item->as.image.height, m[6];
    turn(item->as.image.image->orientation, item->as.image.width, height, m);
    m[4] += item->x;
    m[5] += c->page_height - item->y - height;
    zb_buffer_puts(c->out, "q ");
    put_numbers(c->out, m, 6, "cm ");
    zb_buffer_printf(c->out, "/I%d Do Q\n", c->pdf->images[i].number);
    return;
  }
}

/* Whether WIDTH modules from column X on are all black. */
static bool is_black(uint32_t row, int x, int width)
{
  uint32_t wanted = ((1U << width) - 1) << x;
  return (row & wanted) == wanted;
}

/* The modules as rectangles, few and in one path: each is as wide as black goes, and as high as black goes at that
   width; or the other way round if that takes more at once. */
static void put_modules(content *c, const uint32_t *rows, int side)
{
  uint32_t left[32]; /* what is not drawn yet */
  memcpy(left, rows, (size_t)side * sizeof *left);
  for (int y = 0; y < side; y++)
    while (left[y] != 0) {
      int x = __builtin_ctz(left[y]), width = 1, height = 1;
      while (x + width < side && is_black(left[y], x, width + 1))
        width++;
      while (y + height < side && is_black(left[y + height], x, 1))
        height++;
      width = height > width ? 1 : width;
      height = width == 1 ? height : 1;
      for (int i = 0; i < height; i++)
        left[y + i] &= ~(((1U << width) - 1) << x);
      const int box[] = {x, side - y - height, width, height};
      for (int i = 0; i < 4; i++) {
        zb_buffer_put_decimal(c->out, (size_t)box[i]);
        zb_buffer_putc(c->out, ' ');
      }
      zb_buffer_puts(c->out, "re\n");
    }
}

/* In units of modules, which are whole numbers. */
static void put_code(content *c, const zb_item *item)
{
  double module = item->as.code.module, below = item->y + module * item->as.code.side;
  put_color(c->out, &c->fill, 0, false);
  zb_buffer_puts(c->out, "q ");
  put_numbers(c->out, (double[]){module, 0, 0, module, item->x, c->page_height - below}, 6, "cm\n");
  put_modules(c, item->as.code.rows, item->as.code.side);
  zb_buffer_puts(c->out, "f\nQ\n");
}

/* Draws an item, with those that go with it; returns the one behind. */
static const zb_item *put_item(content *c, const zb_item *item)
{
  switch (item->kind) {
  case ZB_ITEM_RUN:
    if (!item->as.run.outlined)
      return put_text(c, item);
    put_outlined(c, item);
    break;
  case ZB_ITEM_LINE:
    return put_lines(c, item);
  case ZB_ITEM_RECT:
    put_rect(c, item);
    break;
  case ZB_ITEM_IMAGE:
    put_image(c, item);
    break;
  case ZB_ITEM_CODE:
    put_code(c, item);
    break;
  }
  return item->next;
}

/* In a document with structure all that is no element's is the page's; text then is there for who turns pages. */
static belonging belonging_of(const content *c, const zb_item *item)
{
  if (item->kind == ZB_ITEM_RUN && item->as.run.outlined)
    return OF_WATERMARK;
  if (!c->pdf->tagged)
    return item->artifact ? OF_PAGE : OF_NOTHING;
  if (item->element != NULL)
    return OF_ELEMENT;
  return item->kind == ZB_ITEM_RUN ? OF_PAGINATION : OF_PAGE;
}

static void end_marked(content *c)
{
  if (c->belongs != OF_NOTHING)
    zb_buffer_puts(c->out, "EMC\n");
  c->belongs = OF_NOTHING;
}

static void begin_marked(content *c, const zb_item *item)
{
  belonging belongs = belonging_of(c, item);
  if (belongs == c->belongs && (belongs != OF_ELEMENT || item->element == c->element))
    return;
  end_marked(c);
  if (belongs == OF_ELEMENT) {
    zb_buffer_putc(c->out, '/');
    zb_buffer_puts(c->out, role_of(item->element));
    zb_buffer_puts(c->out, " <</MCID ");
    zb_buffer_put_decimal(c->out, (size_t)add_mark(c->pdf, item, c->page, c->page_height));
    zb_buffer_puts(c->out, ">> BDC\n");
  } else if (belongs == OF_PAGINATION) {
    zb_buffer_puts(c->out, "/Artifact <</Type /Pagination>> BDC\n");
  } else if (belongs == OF_WATERMARK) {
    zb_buffer_puts(c->out, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n");
  } else if (belongs == OF_PAGE) {
    zb_buffer_puts(c->out, "/Artifact BMC\n");
  }
  c->belongs = belongs;
  c->element = item->element;
}

/* What PDF begins with. Behind another stream it is not known: nothing is as it was. */
static content start(zb_pdf *pdf, const zb_page *page, int number, bool apart, zb_buffer *out)
{
  content c = {.pdf = pdf, .out = out, .page_height = page->height, .thickness = 1, .page = number, .apart = apart};
  if (apart) {
    c.fill = c.stroke = -1;
    c.thickness = -1;
  }
  return c;
}

void put_page(zb_pdf *pdf, const zb_page *page, int number, bool apart, zb_buffer *out)
{
  content c = start(pdf, page, number, apart, out);
  if (!apart)
    zb_buffer_puts(out, "2 J\n"); /* square ends */
  for (const zb_item *item = page->first; item != NULL;) {
    if (item->apart != apart) {
      item = item->next;
      continue;
    }
    begin_marked(&c, item);
    item = put_item(&c, item);
  }
  end_marked(&c);
}

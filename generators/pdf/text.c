/* Text in content streams: TJ arrays of glyph codes. */
#include "pdf/write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What follows on the same baseline where the run ends is set in one piece, so that readers see one line. */
static bool goes_on(const zb_item *item)
{
  const zb_item *next = item->next;
  return next != NULL && next->kind == ZB_ITEM_RUN && item->as.run.angle == 0 && next->as.run.angle == 0 &&
         !next->as.run.outlined && next->y == item->y && next->artifact == item->artifact &&
         next->apart == item->apart && next->element == item->element &&
         fabsf(item->x + item->as.run.run.width - next->x) < 0.05F;
}

/* The pen while glyphs are shown, in pt from the start of the line. */
typedef struct pen {
  double wanted; /* where the next glyph's origin should be */
  double real;   /* where the reader's pen is */
  bool open;     /* within a TJ array */
  bool hex;      /* within a string of it */
  float rise;
} pen;

static void close_array(content *c, pen *p)
{
  if (p->hex)
    zb_buffer_putc(c->out, '>');
  if (p->open)
    zb_buffer_puts(c->out, "]TJ\n");
  p->open = p->hex = false;
}

static void select_font(content *c, const font *f, float size)
{
  if (c->font == f && c->size == size)
    return;
  zb_buffer_puts(c->out, "/F");
  zb_buffer_put_decimal(c->out, (size_t)f->number);
  zb_buffer_putc(c->out, ' ');
  put_number(c->out, size, 3);
  zb_buffer_puts(c->out, " Tf\n");
  c->font = f;
  c->size = size;
}

static void put_rise(content *c, pen *p, float rise)
{
  close_array(c, p);
  put_number(c->out, rise, 3);
  zb_buffer_puts(c->out, " Ts\n");
  p->rise = rise;
}

static void put_glyph(content *c, pen *p, const zb_run *run, const zb_glyph *placed, const font *in, const glyph *g)
{
  static const char digits[] = "0123456789ABCDEF";
  if (c->font != in || c->size != run->size) {
    close_array(c, p);
    select_font(c, in, run->size);
  }
  if (placed->dy != p->rise)
    put_rise(c, p, placed->dy);
  if (!p->open)
    zb_buffer_putc(c->out, '[');
  p->open = true;
  long off = lround((p->real - p->wanted - placed->dx) / run->size * 1000);
  if (off != 0) {
    if (p->hex)
      zb_buffer_putc(c->out, '>');
    p->hex = false;
    put_number(c->out, (double)off, 0);
    p->real -= (double)off * run->size / 1000;
  }
  if (!p->hex)
    zb_buffer_putc(c->out, '<');
  p->hex = true;
  unsigned n = g->code;
  char hex[4] = {digits[n >> 12], digits[n >> 8 & 15], digits[n >> 4 & 15], digits[n & 15]};
  zb_buffer_add(c->out, hex, 4);
  p->real += (double)g->width * run->size / 1000;
  p->wanted += placed->advance;
}

/* Moves to where the line starts. */
static void put_start(content *c, const zb_item *item)
{
  if (item->as.run.angle != 0) {
    double angle = item->as.run.angle * 3.14159265358979323846 / 180, matrix[] = {cos(angle), sin(angle)};
    double all[] = {matrix[0], matrix[1], -matrix[1], matrix[0]};
    for (int i = 0; i < 4; i++) {
      put_number(c->out, all[i], 5);
      zb_buffer_putc(c->out, ' ');
    }
  }
  put_number(c->out, item->x, 2);
  zb_buffer_putc(c->out, ' ');
  put_number(c->out, c->page_height - item->y, 2);
  zb_buffer_puts(c->out, item->as.run.angle != 0 ? " Tm\n" : " Td\n");
}

/* Tells readers the text of what comes, FIRST to before END. */
static void put_actual_text(content *c, const zb_item *first, const zb_item *end)
{
  zb_buffer_puts(c->out, "/Span <</ActualText <FEFF");
  for (const zb_item *item = first; item != end; item = item->next)
    put_utf16_hex(c->out, item->as.run.run.text, item->as.run.run.length);
  zb_buffer_puts(c->out, ">>> BDC\n");
}

static const font *font_of(const embedded *e, const noted *n)
{
  return n->common ? &e->common : &e->own;
}

/* Whether readers get the run's text from its glyphs alone. */
static bool is_plain(zb_pdf *pdf, const zb_run *run, const noted *n)
{
  const embedded *e = find_embedded(pdf, run->face);
  bool plain = true;
  for (int i = 0; i < run->count; i++)
    plain = plain && n[i].plain && !font_of(e, &n[i])->glyphs[n[i].place].other;
  return plain;
}

static void put_run(content *c, pen *p, const zb_run *run, const noted *n)
{
  const embedded *e = find_embedded(c->pdf, run->face);
  for (int i = 0; i < run->count; i++) {
    const font *in = font_of(e, &n[i]);
    put_glyph(c, p, run, &run->glyphs[i], in, &in->glyphs[n[i].place]);
  }
}

const zb_item *put_text(content *c, const zb_item *first)
{
  zb_pdf *pdf = c->pdf;
  const noted *n = pdf->noted + pdf->shown_count;
  const zb_item *end = first;
  bool plain = true, more;
  do {
    more = goes_on(end);
    plain = is_plain(pdf, &end->as.run.run, pdf->noted + pdf->shown_count) && plain;
    pdf->shown_count += end->as.run.run.count;
    end = end->next;
  } while (more);
  zb_buffer_puts(c->out, "BT\n");
  put_start(c, first);
  if (!plain)
    put_actual_text(c, first, end);
  pen p = {0};
  for (const zb_item *item = first; item != end; item = item->next) {
    const zb_run *run = &item->as.run.run;
    if (c->fill != run->color)
      close_array(c, &p);
    put_color(c->out, &c->fill, run->color, false);
    put_run(c, &p, run, n);
    n += run->count;
  }
  if (p.rise != 0)
    put_rise(c, &p, 0);
  close_array(c, &p);
  if (!plain)
    zb_buffer_puts(c->out, "EMC\n");
  zb_buffer_puts(c->out, "ET\n");
  return end;
}

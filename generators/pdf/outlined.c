/* Text that is to be seen and not to be read: a watermark as outlines. As text it would stand among the lines that it
   lies below in everything that is copied or searched. The pages of a document share one drawing, and a writer keeps
   the drawings for the next documents. */
#include "pdf/write.h"

#include "base/grow.h"

#include <hb-ot.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KEPT = 8 /* from one document to the next */, DRAWING_LEVEL = 6 };

/* --- Paths ------------------------------------------------------------------------------------------------------ */

/* Where paths go; in units of the face. */
typedef struct pen {
  zb_buffer *out;
  double x, y; /* of the glyph's origin */
  double left, bottom, right, top;
} pen;

static void put_point(pen *p, double x, double y)
{
  x = round(p->x + x);
  y = round(p->y + y);
  put_number(p->out, x, 0);
  zb_buffer_putc(p->out, ' ');
  put_number(p->out, y, 0);
  zb_buffer_putc(p->out, ' ');
  p->left = fmin(p->left, x);
  p->right = fmax(p->right, x);
  p->bottom = fmin(p->bottom, y);
  p->top = fmax(p->top, y);
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x, float y, void *user)
{
  (void)f, (void)s, (void)user;
  pen *p = data;
  put_point(p, x, y);
  zb_buffer_puts(p->out, "m\n");
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x, float y, void *user)
{
  (void)f, (void)s, (void)user;
  pen *p = data;
  put_point(p, x, y);
  zb_buffer_puts(p->out, "l\n");
}

static void cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x1, float y1, float x2, float y2,
                     float x, float y, void *user)
{
  (void)f, (void)s, (void)user;
  pen *p = data;
  put_point(p, x1, y1);
  put_point(p, x2, y2);
  put_point(p, x, y);
  zb_buffer_puts(p->out, "c\n");
}

static void close_path(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, void *user)
{
  (void)f, (void)s, (void)user;
  pen *p = data;
  zb_buffer_puts(p->out, "h\n");
}

/* HarfBuzz makes cubic curves of quadratic ones where nobody asks for those. */
static hb_draw_funcs_t *new_functions(void)
{
  hb_draw_funcs_t *f = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
  hb_draw_funcs_set_close_path_func(f, close_path, NULL, NULL);
  return f;
}

static void draw_glyph(hb_draw_funcs_t *f, hb_font_t *font, uint32_t id, pen *p)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, id, f, p);
#else
  hb_font_get_glyph_shape(font, id, f, p);
#endif
}

/* --- Drawings --------------------------------------------------------------------------------------------------- */

struct drawing {
  zb_buffer key;    /* which glyphs of which face, and where; as numbers are kept here */
  zb_buffer packed; /* compressed */
  float box[4];
  HPDF_Dict object; /* in the current document; NULL: it is not used there */
  int number;       /* its name in the content streams: D1 */
};

static double unit_of(const zb_run *run)
{
  return hb_face_get_upem(zb_face_hb(run->face)) / (double)run->size;
}

static void write_key(const zb_run *run, zb_buffer *out)
{
  double unit = unit_of(run), x = 0;
  const int face = zb_face_index(run->face);
  zb_buffer_clear(out);
  zb_buffer_add(out, &face, sizeof face);
  for (int i = 0; i < run->count; i++) {
    const zb_glyph *g = &run->glyphs[i];
    const long shown[] = {(long)g->id, lround((x + g->dx) * unit), lround(g->dy * unit)};
    zb_buffer_add(out, shown, sizeof shown);
    x += g->advance;
  }
}

static drawing *find_drawing(zb_pdf *pdf, const zb_run *run)
{
  write_key(run, &pdf->packed);
  for (size_t i = 0; i < pdf->drawing_count; i++) {
    const zb_buffer *key = &pdf->drawings[i].key;
    if (key->length == pdf->packed.length && memcmp(key->data, pdf->packed.data, key->length) == 0)
      return &pdf->drawings[i];
  }
  return NULL;
}

static void draw(zb_pdf *pdf, const zb_run *run, drawing *d)
{
  double unit = unit_of(run), x = 0;
  hb_draw_funcs_t *f = new_functions();
  zb_buffer_clear(&pdf->scratch);
  pen p = {.out = &pdf->scratch, .left = INFINITY, .bottom = INFINITY, .right = -INFINITY, .top = -INFINITY};
  for (int i = 0; i < run->count; i++) {
    const zb_glyph *g = &run->glyphs[i];
    p.x = (x + g->dx) * unit;
    p.y = g->dy * unit;
    draw_glyph(f, zb_face_font(run->face), g->id, &p);
    x += g->advance;
  }
  hb_draw_funcs_destroy(f);
  bool empty = p.left > p.right;
  zb_buffer_puts(&pdf->scratch, "f\n");
  compress(pdf, DRAWING_LEVEL, pdf->scratch.data, pdf->scratch.length, &d->packed);
  const double box[] = {p.left, p.bottom, p.right, p.top};
  for (int i = 0; i < 4; i++)
    d->box[i] = empty ? 0 : (float)box[i];
}

static drawing *add_drawing(zb_pdf *pdf, const zb_run *run)
{
  pdf->drawings = zb_grow(pdf->drawings, pdf->drawing_count, &pdf->drawing_capacity, sizeof *pdf->drawings);
  drawing *d = &pdf->drawings[pdf->drawing_count++];
  *d = (drawing){0};
  write_key(run, &d->key);
  draw(pdf, run, d);
  return d;
}

/* In units of the face: the document says with a matrix how large they are. */
static HPDF_Dict add_form(HPDF_Doc doc, const zb_run *run, const drawing *d)
{
  HPDF_Dict object = add_stream(doc, d->packed.data, d->packed.length);
  HPDF_Array box = HPDF_Array_New(doc->mmgr), matrix = HPDF_Array_New(doc->mmgr);
  float scale = 1 / (float)hb_face_get_upem(zb_face_hb(run->face));
  for (int i = 0; i < 4; i++)
    HPDF_Array_AddReal(box, d->box[i]);
  for (int i = 0; i < 6; i++)
    HPDF_Array_AddReal(matrix, i == 0 || i == 3 ? scale : 0);
  HPDF_Dict_AddName(object, "Type", "XObject");
  HPDF_Dict_AddName(object, "Subtype", "Form");
  HPDF_Dict_Add(object, "BBox", box);
  HPDF_Dict_Add(object, "Matrix", matrix);
  HPDF_Dict_Add(object, "Resources", HPDF_Dict_New(doc->mmgr));
  return object;
}

void note_outlined(zb_pdf *pdf, const zb_run *run, HPDF_Dict resources)
{
  drawing *d = find_drawing(pdf, run);
  if (d == NULL)
    d = add_drawing(pdf, run);
  if (d->object != NULL)
    return;
  char name[16];
  d->object = add_form(pdf->doc, run, d);
  d->number = ++pdf->drawn_count;
  snprintf(name, sizeof name, "D%d", d->number);
  HPDF_Dict_Add(resources, name, d->object);
  zb_digest_add(pdf->digest, d->packed.data, d->packed.length);
}

void put_outlined(content *c, const zb_item *item)
{
  const zb_run *run = &item->as.run.run;
  double angle = item->as.run.angle * 3.14159265358979323846 / 180;
  double along = cos(angle) * run->size, up = sin(angle) * run->size;
  put_color(c->out, &c->fill, run->color, false);
  zb_buffer_puts(c->out, "q ");
  const double matrix[] = {along, up, -up, along, item->x, c->page_height - item->y};
  for (int i = 0; i < 6; i++) {
    put_number(c->out, matrix[i], i < 4 ? 4 : 2);
    zb_buffer_putc(c->out, ' ');
  }
  zb_buffer_printf(c->out, "cm /D%d Do Q\n", find_drawing(c->pdf, run)->number);
}

static void free_drawings(zb_pdf *pdf)
{
  for (size_t i = 0; i < pdf->drawing_count; i++) {
    zb_buffer_free(&pdf->drawings[i].key);
    zb_buffer_free(&pdf->drawings[i].packed);
  }
  pdf->drawing_count = 0;
}

void forget_drawn(zb_pdf *pdf)
{
  if (pdf->drawing_count > MOST_KEPT)
    free_drawings(pdf);
  for (size_t i = 0; i < pdf->drawing_count; i++)
    pdf->drawings[i].object = NULL;
  pdf->drawn_count = 0;
}

void drawings_free(zb_pdf *pdf)
{
  free_drawings(pdf);
  free(pdf->drawings);
}

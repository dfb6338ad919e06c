/* Which glyphs of which faces the document needs, and what text each stands for. */
#include "pdf/write.h"

#include <stdlib.h>
#include <string.h>

/* A larger piece of memory for N elements of SIZE bytes and some more. */
static void *grow(void *old, int n, int *capacity, size_t size)
{
  if (n < *capacity)
    return old;
  *capacity = *capacity == 0 ? 16 : 2 * *capacity;
  void *larger = realloc(old, (size_t)*capacity * size);
  if (larger == NULL)
    abort();
  return larger;
}

embedded *find_embedded(zb_pdf *pdf, const zb_face *face)
{
  for (int i = 0; i < pdf->face_count; i++)
    if (pdf->faces[i]->face == face)
      return pdf->faces[i];
  int capacity = pdf->face_capacity;
  pdf->faces = grow(pdf->faces, pdf->face_count, &pdf->face_capacity, sizeof(embedded *));
  pdf->in_document = grow(pdf->in_document, pdf->face_count, &capacity, sizeof(embedded *));
  embedded *e = calloc(1, sizeof *e);
  uint16_t *places = calloc(0x10000, sizeof *places);
  if (e == NULL || places == NULL)
    abort();
  e->face = face;
  e->outlines = zb_outlines_new(zb_face_hb(face));
  e->places = places;
  return pdf->faces[pdf->face_count++] = e;
}

glyph *find_glyph(embedded *e, uint32_t id, font **in)
{
  int place = e->places[id & 0xFFFF] - 1;
  *in = place < e->common.count ? &e->common : &e->own;
  return place < 0                 ? NULL
         : place < e->common.count ? &e->common.glyphs[place]
                                   : &e->own.glyphs[place - e->common.count];
}

uint32_t cluster_end(const zb_run *run, int i, int *next)
{
  int k = i + 1;
  while (k < run->count && run->glyphs[k].cluster == run->glyphs[i].cluster)
    k++;
  *next = k;
  return k < run->count ? run->glyphs[k].cluster : (uint32_t)run->length;
}

/* Adds the glyph to FONT unless the face has it already. NULL if it is in the face's other font. */
static glyph *note_glyph(embedded *e, uint32_t id, font *font)
{
  struct font *in;
  glyph *known = find_glyph(e, id, &in);
  if (known != NULL) {
    in->used = true;
    return in == font ? known : NULL;
  }
  font->glyphs = grow(font->glyphs, font->count, &font->capacity, sizeof *font->glyphs);
  glyph *g = &font->glyphs[font->count++];
  *g = (glyph){.id = id};
  e->places[id & 0xFFFF] = (uint16_t)(font == &e->own ? e->common.count + font->count : font->count);
  font->used = true;
  return g;
}

static bool first_in_document(const zb_pdf *pdf, const embedded *e)
{
  for (int i = 0; i < pdf->used_count; i++)
    if (pdf->in_document[i] == e)
      return false;
  return true;
}

void note_run(zb_pdf *pdf, const zb_run *run, bool common)
{
  embedded *e = find_embedded(pdf, run->face);
  if (!common && first_in_document(pdf, e))
    pdf->in_document[pdf->used_count++] = e;
  for (int i = 0, next; i < run->count; i = next) {
    uint32_t start = run->glyphs[i].cluster, end = cluster_end(run, i, &next);
    for (int k = i; k < next; k++) {
      glyph *g = note_glyph(e, run->glyphs[k].id, common ? &e->common : &e->own);
      bool part = next != i + 1;
      if (g == NULL || (g->text != NULL && (part || !g->part)))
        continue;
      g->part = part;
      g->length = end - start;
      g->text = common ? zb_arena_strndup(pdf->arena, run->text + start, g->length) : run->text + start;
    }
  }
}

void forget_own(embedded *e)
{
  for (int i = 0; i < e->own.count; i++)
    e->places[e->own.glyphs[i].id & 0xFFFF] = 0;
  e->own.count = 0;
  e->own.made = e->own.used = e->common.used = false;
}

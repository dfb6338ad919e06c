/* Which glyphs of which faces the document needs, and what text each stands for. */
#include "pdf/write.h"

#include <hb-ot.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GLYPHS = 0x10000 /* that a face may have */, EIGHTH = 125 /* of an em in thousandths */ };

/* Chromium's reader takes two lines for one where a glyph is wider than twice their distance. */
enum { MOST_EIGHTHS = 8 };

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
  uint16_t *widths = calloc(GLYPHS, sizeof *widths);
  if (e == NULL || widths == NULL)
    abort();
  e->face = face;
  e->outlines = zb_outlines_new(zb_face_hb(face));
  e->widths = widths;
  return pdf->faces[pdf->face_count++] = e;
}

static uint16_t measure_width(const zb_face *face, uint32_t id)
{
  double unit = 1000.0 / hb_face_get_upem(zb_face_hb(face));
  return (uint16_t)lround(hb_font_get_glyph_h_advance(zb_face_font(face), id) * unit);
}

int width_of(embedded *e, uint32_t id)
{
  uint16_t *known = &e->widths[id & 0xFFFF];
  if (*known == 0)
    *known = (uint16_t)(1 + measure_width(e->face, id));
  return *known - 1;
}

/* --- What a glyph of a run says --------------------------------------------------------------------------------- */

/* Readers take a gap of about a tenth of an em for a space. */
static const float WORD_GAP = 0.08F;

/* What a glyph of a run has to say and to be. */
typedef struct shown {
  uint32_t id;
  int eighths;      /* how much wider, so that readers see no gap behind it */
  const char *text; /* LENGTH bytes */
  uint32_t length;
  bool plain; /* readers get its text from it; else its cluster has more glyphs than characters, or the gap is too wide
               */
} shown;

static int count_characters(const char *text, uint32_t length)
{
  int n = 0;
  for (uint32_t i = 0; i < length; i++)
    n += ((unsigned char)text[i] & 0xC0) != 0x80;
  return n;
}

/* Of a cluster of several glyphs each says a character, the last one all that are left. */
__attribute__((cold)) static void share_text(const zb_run *run, int i, shown *s)
{
  int first = i, end = i + 1;
  while (first > 0 && run->glyphs[first - 1].cluster == run->glyphs[i].cluster)
    first--;
  while (end < run->count && run->glyphs[end].cluster == run->glyphs[i].cluster)
    end++;
  if (end == first + 1)
    return;
  if (count_characters(s->text, s->length) < end - first) {
    s->plain = false;
    return;
  }
  const char *start = s->text, *stop = s->text + s->length;
  for (int k = first; k < i; k++)
    for (start++; ((unsigned char)*start & 0xC0) == 0x80; start++)
      ;
  if (i + 1 < end)
    for (stop = start + 1; ((unsigned char)*stop & 0xC0) == 0x80; stop++)
      ;
  s->text = start;
  s->length = (uint32_t)(stop - start);
}

/* How much of GAP becomes the glyph's: what is beside so many eighths of an em is less than a reader sees. Marks that
   are set close have gaps below 0, and readers take what overlaps for another line. */
__attribute__((cold)) static void fill_gap(const embedded *e, float gap, int width, shown *s)
{
  if (gap < 0 && e->outlines == NULL)
    return;
  int eighths = (int)lroundf(gap * 8), least = -width / EIGHTH;
  s->plain = eighths <= MOST_EIGHTHS;
  if (s->plain)
    s->eighths = eighths > least ? eighths : least;
}

/* Inline, with what is rare apart: it is asked for every glyph of a document. */
static inline shown glyph_of(embedded *e, const zb_run *run, int i)
{
  const zb_glyph *g = &run->glyphs[i];
  int next = i + 1;
  while (next < run->count && g->cluster == run->glyphs[next].cluster)
    next++;
  uint32_t end = next < run->count ? run->glyphs[next].cluster : (uint32_t)run->length;
  shown s = {.id = g->id, .text = run->text + g->cluster, .length = end - g->cluster, .plain = true};
  float after = i + 1 < run->count ? g[1].dx : 0;
  int width = width_of(e, g->id);
  float gap = (g->advance - g->dx + after) / run->size - (float)width / 1000;
  if (fabsf(gap) > WORD_GAP)
    fill_gap(e, gap, width, &s);
  if (next > i + 1 || (i > 0 && g[-1].cluster == g->cluster))
    share_text(run, i, &s);
  return s;
}

/* --- Glyphs of fonts -------------------------------------------------------------------------------------------- */

static bool says_text(const glyph *g, const shown *s)
{
  return g->length == s->length && memcmp(g->text, s->text, s->length) == 0;
}

static const glyph *first_copy(const font *f, uint32_t id)
{
  return f->places != NULL && f->places[id & 0xFFFF] != 0 ? &f->glyphs[f->places[id & 0xFFFF] - 1] : NULL;
}

static const glyph *next_copy(const font *f, const glyph *g)
{
  return g->next != 0 ? &f->glyphs[g->next - 1] : NULL;
}

/* Exactly what is to be shown. */
static const glyph *find_in(const font *f, const shown *s)
{
  for (const glyph *g = first_copy(f, s->id); g != NULL; g = next_copy(f, g))
    if (zb_glyph_eighths(g->name) == s->eighths && says_text(g, s))
      return g;
  return NULL;
}

/* Puts the glyph at PLACE where find_in looks for it. */
static void index_glyph(font *f, int place)
{
  uint16_t *first = &f->places[zb_glyph_copied(f->glyphs[place].name)];
  f->glyphs[place].next = *first;
  *first = (uint16_t)(place + 1);
}

static void forget_places(font *f)
{
  for (int i = 0; i < f->count; i++)
    f->places[zb_glyph_copied(f->glyphs[i].name)] = 0;
}

void drop_copies(font *f)
{
  forget_places(f);
  for (int i = 0; i < f->count; i++) {
    glyph *g = &f->glyphs[i];
    uint32_t id = zb_glyph_copied(g->name);
    g->other = zb_glyph_eighths(g->name) != 0;
    g->name = id;
    const glyph *stays = first_copy(f, id);
    if (stays == NULL)
      index_glyph(f, i);
    else if (g->length != stays->length || memcmp(g->text, stays->text, g->length) != 0)
      g->other = true;
  }
}

/* How many glyphs are the same as S but for their texts. */
static int count_twins(const font *f, const shown *s)
{
  int n = 0;
  for (const glyph *g = first_copy(f, s->id); g != NULL; g = next_copy(f, g))
    n += zb_glyph_eighths(g->name) == s->eighths;
  return n;
}

/* What outline/ is to make for S. False if it can't make copies of the glyph. */
static bool name_glyph(const embedded *e, const shown *s, uint32_t *name)
{
  int twin = count_twins(&e->common, s) + count_twins(&e->own, s);
  *name = zb_glyph_copy(s->id, s->eighths, twin);
  return *name == s->id || (e->outlines != NULL && twin <= ZB_MOST_TWINS && zb_outlines_read(e->outlines, *name));
}

static void append_glyph(font *f, uint32_t name, const shown *s)
{
  if (f->places == NULL && (f->places = calloc(GLYPHS, sizeof *f->places)) == NULL)
    abort();
  f->glyphs = grow(f->glyphs, f->count, &f->capacity, sizeof *f->glyphs);
  f->glyphs[f->count] = (glyph){.name = name, .text = s->text, .length = s->length};
  index_glyph(f, f->count++);
}

/* Adds the glyph to FONT; the face doesn't have it yet. */
static void add_glyph(const embedded *e, const shown *s, font *f, zb_arena *arena)
{
  uint32_t name;
  bool can_be = name_glyph(e, s, &name);
  if (!can_be && first_copy(f, s->id) != NULL)
    return;
  append_glyph(f, can_be ? name : s->id, s);
  if (arena != NULL)
    f->glyphs[f->count - 1].text = zb_arena_strndup(arena, s->text, s->length);
}

static bool first_in_document(const zb_pdf *pdf, const embedded *e)
{
  for (int i = 0; i < pdf->used_count; i++)
    if (pdf->in_document[i] == e)
      return false;
  return true;
}

void note_common(zb_pdf *pdf, const zb_run *run)
{
  embedded *e = find_embedded(pdf, run->face);
  for (int i = 0; i < run->count; i++) {
    shown s = glyph_of(e, run, i);
    if (find_in(&e->common, &s) == NULL)
      add_glyph(e, &s, &e->common, pdf->arena);
  }
}

/* The glyph that is shown for S: just that, or one of the face that can't be copied. */
static noted note_glyph(embedded *e, const shown *s)
{
  font *in = &e->common;
  const glyph *g = find_in(in, s);
  if (g == NULL)
    g = find_in(in = &e->own, s);
  if (g == NULL) {
    add_glyph(e, s, in, NULL);
    g = find_in(in, s);
  }
  bool plain = g != NULL && s->plain;
  if (g == NULL && (g = first_copy(in = &e->common, s->id)) == NULL)
    g = first_copy(in = &e->own, s->id);
  in->used = true;
  return (noted){(uint16_t)(g - in->glyphs), in == &e->common, plain};
}

void note_run(zb_pdf *pdf, const zb_run *run)
{
  embedded *e = find_embedded(pdf, run->face);
  if (first_in_document(pdf, e))
    pdf->in_document[pdf->used_count++] = e;
  for (int i = 0; i < run->count; i++) {
    shown s = glyph_of(e, run, i);
    pdf->noted = grow(pdf->noted, pdf->noted_count, &pdf->noted_capacity, sizeof *pdf->noted);
    pdf->noted[pdf->noted_count++] = note_glyph(e, &s);
  }
}

void forget_own(embedded *e)
{
  forget_places(&e->own);
  e->own.count = 0;
  for (int i = 0; i < e->common.count; i++)
    e->common.glyphs[i].other = false; /* nothing is noted of what was dropped */
  e->own.made = e->own.used = e->common.used = false;
}

/* The cache: what was read of a face. */
#include "base/grow.h"
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { EIGHTH = CFF_EM / 8 };

enum { ADLER = 65521, ADLER_PIECE = 5552 /* bytes whose sums fit 32 bits */ };

/* --- Sums ------------------------------------------------------------------------------------------------------- */

uint32_t adler_of(const uint8_t *data, size_t length)
{
  uint32_t low = 1, high = 0;
  while (length > 0) {
    size_t n = length < ADLER_PIECE ? length : ADLER_PIECE;
    for (size_t i = 0; i < n; i++) {
      low += data[i];
      high += low;
    }
    low %= ADLER;
    high %= ADLER;
    data += n;
    length -= n;
  }
  return high << 16 | low;
}

/* SECOND began with 1, not with FIRST's lower half, which the upper one has counted for each byte. */
uint32_t adler_joined(uint32_t first, uint32_t second, size_t length)
{
  uint32_t before = (first & 0xFFFF) + ADLER - 1;
  uint32_t low = (before + (second & 0xFFFF)) % ADLER;
  uint32_t high = (uint32_t)(((first >> 16) + (second >> 16) + (uint64_t)before * (length % ADLER)) % ADLER);
  return high << 16 | low;
}

/* --- Reading ---------------------------------------------------------------------------------------------------- */

/* Leaves the outline in o->outline. */
static bool read_outline(zb_outlines *o, uint32_t name, int *left, size_t *width_length)
{
  uint32_t glyph = zb_glyph_copied(name);
  zb_buffer_clear(&o->outline);
  *width_length = 0;
  bool good = o->is_cff ? cff_outline(&o->cff, glyph, zb_glyph_eighths(name) * EIGHTH, &o->outline, width_length)
                        : truetype_outline(&o->truetype, glyph, &o->outline, left);
  return good && o->outline.length <= MAX_OUTLINE;
}

static span outline_read(const zb_outlines *o)
{
  return (span){(const uint8_t *)o->outline.data, o->outline.length};
}

/* Writes the outline's codes, and where it has them. */
static void keep_codes(zb_outlines *o, span data, coding *c, bool with_dictionary)
{
  zb_buffer_reserve(&o->codes, 3 * data.length + SPARE);
  uint8_t *start = (uint8_t *)o->codes.data + o->codes.length;
  bit_writer w = {.out = start};
  *c = (coding){.made = true, .place = o->codes.length, .first_hole = o->holes.count};
  encode(o->matcher, &o->table, data, NULL, &w, with_dictionary ? &o->holes : NULL);
  c->hole_count = (uint32_t)(o->holes.count - c->first_hole);
  c->bits = c->all_bits = (uint32_t)(8 * (size_t)(w.out - start) + w.count);
  for (uint32_t i = 0; i < c->hole_count; i++)
    c->bits -= (o->holes.items[c->first_hole + i].bits + 7) / 8 * 8;
  end_bits(&w);
  o->codes.length += (size_t)(w.out - start);
}

static void measure(span data, piece *p)
{
  p->is_read = true;
  p->length = (uint32_t)data.length;
  p->adler = adler_of(data.data, data.length);
  for (size_t i = 0; i < data.length; i += 2)
    *(i % 4 == 0 ? &p->even : &p->odd) += read_u16(data, i);
}

/* A larger font has the dictionary, so these are the codes that are most likely to be asked for. */
static void keep_outline(zb_outlines *o, piece *p)
{
  bool with_dictionary = o->dictionary.length > 0;
  measure(outline_read(o), p);
  keep_codes(o, outline_read(o), with_dictionary ? &p->with_dictionary : &p->alone, with_dictionary);
}

/* A copy is mostly a match, so its codes are not made before they are asked for. */
static void read_piece(zb_outlines *o, piece *p)
{
  int advance = 0, left = 0;
  size_t width_length;
  if (!o->is_cff) {
    truetype_metrics(&o->truetype, zb_glyph_copied(p->name), &advance, &left);
    advance += (int)o->em * zb_glyph_eighths(p->name) / 8;
  }
  if (advance < 0 || advance > UINT16_MAX || !read_outline(o, p->name, &left, &width_length) ||
      width_length > MAX_WIDTH)
    return;
  p->advance = (uint16_t)advance;
  p->left = (int16_t)left;
  p->width_length = (uint8_t)width_length;
  if (width_length > 0)
    memcpy(p->width, o->outline.data, width_length);
  if (p->name == zb_glyph_copied(p->name))
    keep_outline(o, p);
  else
    measure(outline_read(o), p);
}

/* The order of copies does not depend on when they were asked for. */
uint32_t find_piece(zb_outlines *o, uint32_t name)
{
  uint32_t glyph = zb_glyph_copied(name), before = 0, number = o->numbers[glyph];
  while (number != 0 && piece_of(o, number)->name < name) {
    before = number;
    number = piece_of(o, number)->next;
  }
  if (number != 0 && piece_of(o, number)->name == name)
    return number;
  o->pieces = zb_grow(o->pieces, o->piece_count, &o->piece_capacity, sizeof *o->pieces);
  o->pieces[o->piece_count++] = (piece){.name = name, .next = number};
  number = (uint32_t)o->piece_count;
  *(before != 0 ? &piece_of(o, before)->next : &o->numbers[glyph]) = number;
  read_piece(o, piece_of(o, number));
  return number;
}

bool zb_outlines_read(zb_outlines *o, uint32_t name)
{
  return zb_glyph_copied(name) < o->glyph_count && piece_of(o, find_piece(o, name))->is_read;
}

void put_outline(zb_outlines *o, uint32_t number, zb_buffer *out)
{
  int left;
  size_t width_length;
  read_outline(o, piece_of(o, number)->name, &left, &width_length);
  zb_buffer_add(out, o->outline.data, o->outline.length);
}

const coding *coding_of(zb_outlines *o, uint32_t number, bool with_dictionary)
{
  piece *p = piece_of(o, number);
  coding *c = with_dictionary ? &p->with_dictionary : &p->alone;
  int left;
  size_t width_length;
  if (!c->made && read_outline(o, p->name, &left, &width_length))
    keep_codes(o, outline_read(o), c, with_dictionary);
  return c;
}

/* --- What is learned of the face -------------------------------------------------------------------------------- */

enum { SAMPLE = 200, PASSES = 2, FIRST_HAN = 0x4E00, LAST_HAN = 0x9FA5 };

/* The I-th of SAMPLE glyphs that stand for all others: of Chinese characters that the face has, or else of all. */
static uint32_t sample_glyph(hb_font_t *font, unsigned glyph_count, unsigned i)
{
  hb_codepoint_t glyph;
  if (hb_font_get_nominal_glyph(font, FIRST_HAN + i * ((LAST_HAN - FIRST_HAN) / SAMPLE), &glyph))
    return glyph;
  return (uint32_t)((uint64_t)glyph_count * i / SAMPLE);
}

static void read_sample(zb_outlines *o, hb_face_t *face, sample *s)
{
  hb_font_t *font = hb_font_create(face);
  s->ends = calloc(SAMPLE, sizeof *s->ends);
  if (s->ends == NULL)
    abort();
  for (unsigned i = 0; i < SAMPLE; i++) {
    int left;
    size_t width_length;
    if (read_outline(o, sample_glyph(font, o->glyph_count, i), &left, &width_length))
      zb_buffer_add(&s->outlines, o->outline.data, o->outline.length);
    s->ends[s->count++] = s->outlines.length;
  }
  hb_font_destroy(font);
}

static void count_symbols(zb_outlines *o, const sample *s, symbol_counts *counts)
{
  hole_list holes = {0};
  *counts = (symbol_counts){0};
  for (int i = 0; i < s->count; i++) {
    size_t start = i > 0 ? s->ends[i - 1] : 0;
    span all = {(const uint8_t *)s->outlines.data, s->outlines.length};
    span data = part_of(all, start, s->ends[i] - start);
    if (data.length > 0)
      encode(o->matcher, &o->table, data, counts, NULL, o->dictionary.length > 0 ? &holes : NULL);
  }
  counts->literals[END_OF_BLOCK] = 1;
}

static void keep_dictionary(zb_outlines *o)
{
  span data = {(const uint8_t *)o->dictionary.data, o->dictionary.length};
  if (data.length == 0)
    return;
  o->dictionary_piece.advance = (uint16_t)o->em;
  measure(data, &o->dictionary_piece);
  keep_codes(o, data, &o->dictionary_piece.alone, false);
}

/* The dictionary, and the table; of the face alone: bytes must not depend on documents. Charstrings are short, and have
   little in common. */
static void learn(zb_outlines *o, hb_face_t *face)
{
  sample s = {0};
  read_sample(o, face, &s);
  if (!o->is_cff)
    make_dictionary(&s, &o->dictionary);
  if (o->dictionary.length > 0)
    matcher_set_dictionary(o->matcher, (span){(const uint8_t *)o->dictionary.data, o->dictionary.length});
  guess_table(&o->table);
  for (int i = 0; i < PASSES; i++) {
    symbol_counts counts;
    count_symbols(o, &s, &counts);
    make_table(&o->table, &counts);
  }
  keep_dictionary(o);
  zb_buffer_free(&s.outlines);
  free(s.ends);
}

zb_outlines *zb_outlines_new(hb_face_t *face)
{
  zb_outlines *o = calloc(1, sizeof *o);
  if (o == NULL)
    abort();
  o->glyph_count = hb_face_get_glyph_count(face);
  o->em = hb_face_get_upem(face);
  hb_blob_t *table;
  o->is_cff = face_table(face, HB_TAG('C', 'F', 'F', ' '), &table).length > 0;
  hb_blob_destroy(table);
  bool good = o->is_cff ? cff_open(&o->cff, face) : truetype_open(&o->truetype, face);
  o->numbers = calloc((size_t)o->glyph_count + 1, sizeof *o->numbers);
  o->wanted = calloc((size_t)o->glyph_count / 64 + 1, sizeof *o->wanted);
  if (o->numbers == NULL || o->wanted == NULL)
    abort();
  o->matcher = matcher_new();
  if (good)
    learn(o, face);
  if (good && zb_outlines_read(o, 0))
    return o;
  zb_outlines_free(o);
  return NULL;
}

void zb_outlines_free(zb_outlines *o)
{
  if (o == NULL)
    return;
  if (o->is_cff)
    cff_close(&o->cff);
  else
    truetype_close(&o->truetype);
  matcher_free(o->matcher);
  free(o->numbers);
  free(o->pieces);
  free(o->sequence);
  free(o->wanted);
  free(o->holes.items);
  zb_buffer_free(&o->dictionary);
  zb_buffer_free(&o->codes);
  zb_buffer_free(&o->outline);
  zb_buffer_free(&o->tables);
  free(o);
}

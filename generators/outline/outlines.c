/* The cache, and fonts put together from it. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { ADLER = 65521, ADLER_PIECE = 5552 /* bytes whose sums fit 32 bits */, MAX_STORED = 65535, SPARE = 16 };

/* --- Sums ------------------------------------------------------------------------------------------------------- */

static uint32_t adler_of(const uint8_t *data, size_t length)
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

/* The Adler-32 of what has FIRST with LENGTH bytes behind it that have SECOND: theirs began with 1, not with FIRST's
   lower half, which the upper one has counted for each of them. */
static uint32_t adler_joined(uint32_t first, uint32_t second, size_t length)
{
  uint32_t before = (first & 0xFFFF) + ADLER - 1;
  uint32_t low = (before + (second & 0xFFFF)) % ADLER;
  uint32_t high = (uint32_t)(((first >> 16) + (second >> 16) + (uint64_t)before * (length % ADLER)) % ADLER);
  return high << 16 | low;
}

/* --- Reading ---------------------------------------------------------------------------------------------------- */

/* Leaves the outline in o->outline. */
static bool read_outline(zb_outlines *o, uint32_t glyph, int *left)
{
  zb_buffer_clear(&o->outline);
  bool good =
      o->is_cff ? cff_outline(&o->cff, glyph, &o->outline) : truetype_outline(&o->truetype, glyph, &o->outline, left);
  return good && o->outline.length <= MAX_OUTLINE;
}

static span outline_read(const zb_outlines *o)
{
  return (span){(const uint8_t *)o->outline.data, o->outline.length};
}

static void keep_outline(zb_outlines *o, piece *p)
{
  span data = outline_read(o);
  p->length = (uint32_t)data.length;
  p->adler = adler_of(data.data, data.length);
  for (size_t i = 0; i < data.length; i += 2)
    *(i % 4 == 0 ? &p->even : &p->odd) += read_u16(data, i);
  zb_buffer_reserve(&o->codes, 2 * data.length + SPARE);
  uint8_t *start = (uint8_t *)o->codes.data + o->codes.length;
  bit_writer w = {.out = start};
  encode(o->matcher, &o->table, data, NULL, &w);
  p->bits = (uint32_t)(8 * (size_t)(w.out - start) + w.count);
  end_bits(&w);
  p->place = o->codes.length;
  o->codes.length += (size_t)(w.out - start);
}

bool zb_outlines_read(zb_outlines *o, uint32_t glyph)
{
  if (glyph >= o->glyph_count)
    return false;
  piece *p = &o->pieces[glyph];
  if (p->state != UNREAD)
    return p->state == READ;
  int advance = 0, left = 0;
  if (!o->is_cff)
    truetype_metrics(&o->truetype, glyph, &advance, &left);
  p->state = read_outline(o, glyph, &left) ? READ : UNREADABLE;
  p->advance = (uint16_t)advance;
  p->left = (int16_t)left;
  if (p->state == READ)
    keep_outline(o, p);
  return p->state == READ;
}

/* --- The table -------------------------------------------------------------------------------------------------- */

enum { SAMPLE = 100, PASSES = 2, FIRST_HAN = 0x4E00, LAST_HAN = 0x9FA5 };

/* The I-th of SAMPLE glyphs that stand for all others: of Chinese characters that the face has, or else of all. */
static uint32_t sample_glyph(hb_font_t *font, unsigned glyph_count, unsigned i)
{
  hb_codepoint_t glyph;
  if (hb_font_get_nominal_glyph(font, FIRST_HAN + i * ((LAST_HAN - FIRST_HAN) / SAMPLE), &glyph))
    return glyph;
  return (uint32_t)((uint64_t)glyph_count * i / SAMPLE);
}

static void count_symbols(zb_outlines *o, hb_font_t *font, symbol_counts *counts)
{
  *counts = (symbol_counts){0};
  for (unsigned i = 0; i < SAMPLE; i++) {
    int left;
    if (read_outline(o, sample_glyph(font, o->glyph_count, i), &left))
      encode(o->matcher, &o->table, outline_read(o), counts, NULL);
  }
  counts->literals[END_OF_BLOCK] = 1;
}

/* Of the face alone: bytes must not depend on documents. */
static void find_table(zb_outlines *o, hb_face_t *face)
{
  hb_font_t *font = hb_font_create(face);
  guess_table(&o->table);
  for (int i = 0; i < PASSES; i++) {
    symbol_counts counts;
    count_symbols(o, font, &counts);
    make_table(&o->table, &counts);
  }
  hb_font_destroy(font);
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
  o->pieces = calloc((size_t)o->glyph_count + 1, sizeof *o->pieces);
  if (o->pieces == NULL)
    abort();
  o->matcher = matcher_new();
  if (good)
    find_table(o, face);
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
  free(o->pieces);
  zb_buffer_free(&o->codes);
  zb_buffer_free(&o->outline);
  zb_buffer_free(&o->tables);
  free(o);
}

/* --- Fonts ------------------------------------------------------------------------------------------------------ */

static int by_number(const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

bool zb_outlines_order(zb_outlines *o, uint32_t *glyphs, int count)
{
  if (count >= 0xFFFF)
    return false;
  for (int i = 0; i < count; i++)
    if (!zb_outlines_read(o, glyphs[i]))
      return false;
  qsort(glyphs, (size_t)count, sizeof *glyphs, by_number);
  if (o->is_cff)
    return true;
  /* Those as wide as an em stand last: hmtx then has their width once. */
  uint32_t *wide = malloc(((size_t)count + 1) * sizeof *wide);
  if (wide == NULL)
    abort();
  int others = 0, n = 0;
  for (int i = 0; i < count; i++)
    if (o->pieces[glyphs[i]].advance == o->em)
      wide[n++] = glyphs[i];
    else
      glyphs[others++] = glyphs[i];
  if (n > 0)
    memcpy(glyphs + others, wide, (size_t)n * sizeof *wide);
  free(wide);
  return true;
}

static void put_tables(const zb_outlines *o, const uint32_t *glyphs, int count, zb_buffer *out)
{
  if (o->is_cff)
    put_cff_tables(o, glyphs, count, out);
  else
    put_truetype_tables(o, glyphs, count, out);
}

void zb_outlines_font(zb_outlines *o, const uint32_t *glyphs, int count, zb_buffer *out)
{
  put_tables(o, glyphs, count, out);
  for (int i = 0; i <= count; i++) {
    int left;
    read_outline(o, i == 0 ? 0 : glyphs[i - 1], &left);
    zb_buffer_add(out, o->outline.data, o->outline.length);
  }
}

/* Stored blocks (RFC 1951, 3.2.4), none of which is the last. */
static void put_stored(span data, zb_buffer *out)
{
  for (size_t at = 0; at < data.length; at += MAX_STORED) {
    size_t n = data.length - at < MAX_STORED ? data.length - at : MAX_STORED;
    zb_buffer_add(out, (uint8_t[]){0, (uint8_t)n, (uint8_t)(n >> 8), (uint8_t)~n, (uint8_t)(~n >> 8)}, 5);
    zb_buffer_add(out, data.data + at, n);
  }
}

size_t zb_outlines_deflated_font(zb_outlines *o, const uint32_t *glyphs, int count, zb_buffer *out)
{
  zb_buffer_clear(&o->tables);
  put_tables(o, glyphs, count, &o->tables);
  span tables = {(const uint8_t *)o->tables.data, o->tables.length};
  size_t length = tables.length, bits = 0;
  uint32_t adler = adler_of(tables.data, tables.length);
  put_u16(out, 0x7801); /* RFC 1950: deflate, a window of 32 KB, fast */
  put_stored(tables, out);
  for (int i = 0; i <= count; i++)
    bits += o->pieces[i == 0 ? 0 : glyphs[i - 1]].bits;
  zb_buffer_reserve(&o->codes, SPARE); /* whole words are read behind the last glyph */
  zb_buffer_reserve(out, bits / 8 + sizeof o->table.head + SPARE);
  uint8_t *start = (uint8_t *)out->data + out->length;
  bit_writer w = {.out = start};
  join_bits(&w, o->table.head, o->table.head_bits);
  for (int i = 0; i <= count; i++) {
    const piece *p = &o->pieces[i == 0 ? 0 : glyphs[i - 1]];
    join_bits(&w, (const uint8_t *)o->codes.data + p->place, p->bits);
    adler = adler_joined(adler, p->adler, p->length);
    length += p->length;
  }
  put_bits(&w, o->table.literal_codes[END_OF_BLOCK], o->table.literal_bits[END_OF_BLOCK]);
  end_bits(&w);
  out->length += (size_t)(w.out - start);
  put_u32(out, adler);
  return length;
}

/* Fonts of the outlines that were read. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_GLYPHS = 0xFFFF, REACH = 32768, WORTH_A_DICTIONARY = 24 * 1024, MAX_STORED = 65535 };

/* --- The sequence of glyphs ------------------------------------------------------------------------------------- */

static void add_glyph(zb_outlines *o, uint32_t glyph)
{
  if (o->count == o->capacity) {
    o->capacity = o->capacity == 0 ? 256 : 2 * o->capacity;
    o->sequence = realloc(o->sequence, (size_t)o->capacity * sizeof *o->sequence);
    if (o->sequence == NULL)
      abort();
  }
  o->place_of[glyph == DICTIONARY ? 0 : glyph] = (uint16_t)o->count;
  o->sequence[o->count++] = glyph;
}

/* While glyphs are put into their sequence, each with the dictionary in its reach. */
typedef struct arranging {
  zb_outlines *o;
  size_t at, dictionary; /* in the outlines: the end, the last dictionary's place */
  bool reached;          /* there is one */
} arranging;

static void arrange_glyph(arranging *a, uint32_t glyph)
{
  zb_outlines *o = a->o;
  size_t length = piece_of(o, glyph)->length;
  if (o->has_dictionary && (!a->reached || a->at + length - a->dictionary > REACH)) {
    add_glyph(o, DICTIONARY);
    a->dictionary = a->at;
    a->at += o->dictionary_piece.length;
    a->reached = true;
  }
  add_glyph(o, glyph);
  a->at += length;
}

/* Those of the glyphs in o->wanted that are as wide as an em, or those that are not, by number. Wide ones come last:
   hmtx then has their width once. */
static void arrange_all(arranging *a, bool wide)
{
  zb_outlines *o = a->o;
  for (uint32_t word = 0; word <= o->glyph_count / 64; word++)
    for (uint64_t left = o->wanted[word]; left != 0; left &= left - 1) {
      uint32_t glyph = 64 * word + (uint32_t)__builtin_ctzll(left);
      if (glyph != 0 && wide == (!o->is_cff && piece_of(o, glyph)->advance == o->em))
        arrange_glyph(a, glyph);
    }
}

bool zb_outlines_arrange(zb_outlines *o, const uint32_t *glyphs, int count, bool joined, uint16_t *places)
{
  size_t length = 0;
  memset(o->wanted, 0, (o->glyph_count / 64 + 1) * sizeof *o->wanted);
  for (int i = 0; i < count; i++) {
    if (!zb_outlines_read(o, glyphs[i]))
      return false;
    o->wanted[glyphs[i] / 64] |= (uint64_t)1 << glyphs[i] % 64;
    length += piece_of(o, glyphs[i])->length;
  }
  o->has_dictionary = joined && o->dictionary.length > 0 && length >= WORTH_A_DICTIONARY;
  o->count = 0;
  add_glyph(o, 0);
  arranging a = {.o = o, .at = piece_of(o, 0)->length};
  arrange_all(&a, false);
  arrange_all(&a, true);
  for (int i = 0; i < count; i++)
    places[i] = o->place_of[glyphs[i]];
  return o->count <= MAX_GLYPHS;
}

/* --- The font --------------------------------------------------------------------------------------------------- */

static void put_tables(const zb_outlines *o, zb_buffer *out)
{
  if (o->is_cff)
    put_cff_tables(o, out);
  else
    put_truetype_tables(o, out);
}

void zb_outlines_font(zb_outlines *o, zb_buffer *out)
{
  put_tables(o, out);
  for (int i = 0; i < o->count; i++)
    put_outline(o, o->sequence[i], out);
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

/* While outlines are joined. */
typedef struct joining {
  zb_outlines *o;
  bit_writer w;
  size_t at, dictionary; /* places in the outlines: the next one's, that of the last dictionary */
  bool has_dictionary;   /* it was written */
} joining;

static void join_codes(joining *j, const coding *c)
{
  const uint8_t *codes = (const uint8_t *)j->o->codes.data + c->place;
  size_t gap = j->at - j->dictionary - j->o->dictionary_piece.length;
  bit_writer w = j->w;
  for (uint32_t i = 0; i < c->hole_count; i++) {
    const hole *h = &j->o->holes.items[c->first_hole + i];
    if (h->bits <= 56)
      put_bits(&w, load_bits(codes) & (((uint64_t)1 << h->bits) - 1), h->bits);
    else
      join_bits(&w, codes, h->bits);
    put_distance(&j->o->table, (unsigned)(h->back + gap), &w);
    codes += (h->bits + 7) / 8;
  }
  join_bits(&w, codes, c->bits);
  j->w = w;
}

/* The first time, and where the last one is out of reach, as it is; else as a match of that. */
static void join_dictionary(joining *j)
{
  const piece *p = &j->o->dictionary_piece;
  size_t back = j->at - j->dictionary;
  if (j->has_dictionary && back <= REACH)
    put_repetition(j->o->matcher, &j->o->table, p->length, (unsigned)back, &j->w);
  else
    join_codes(j, &p->alone);
  j->dictionary = j->at;
  j->has_dictionary = true;
}

static void join_glyph(joining *j, uint32_t glyph)
{
  if (glyph == DICTIONARY)
    join_dictionary(j);
  else
    join_codes(j, coding_of(j->o, glyph, j->has_dictionary));
}

size_t zb_outlines_deflated_font(zb_outlines *o, zb_buffer *out)
{
  zb_buffer_clear(&o->tables);
  put_tables(o, &o->tables);
  span tables = {(const uint8_t *)o->tables.data, o->tables.length};
  size_t bits = 0;
  for (int i = 0; i < o->count; i++) {
    const coding *c = o->sequence[i] == DICTIONARY ? &o->dictionary_piece.alone
                                                   : coding_of(o, o->sequence[i], o->has_dictionary && i > 0);
    bits += c->all_bits + (size_t)c->hole_count * MAX_DISTANCE_BITS;
  }
  put_u16(out, 0x7801); /* RFC 1950: deflate, a window of 32 KB, fast */
  put_stored(tables, out);
  zb_buffer_reserve(&o->codes, SPARE); /* whole words are read behind the last glyph */
  zb_buffer_reserve(out, bits / 8 + sizeof o->table.head + SPARE);
  uint8_t *start = (uint8_t *)out->data + out->length;
  uint32_t adler = adler_of(tables.data, tables.length);
  joining j = {.o = o, .w = {.out = start}};
  join_bits(&j.w, o->table.head, o->table.head_bits);
  for (int i = 0; i < o->count; i++) {
    const piece *p = piece_at(o, i);
    join_glyph(&j, o->sequence[i]);
    adler = adler_joined(adler, p->adler, p->length);
    j.at += p->length;
  }
  put_bits(&j.w, o->table.literal_codes[END_OF_BLOCK], o->table.literal_bits[END_OF_BLOCK]);
  end_bits(&j.w);
  out->length += (size_t)(j.w.out - start);
  put_u32(out, adler);
  return tables.length + j.at;
}

/* Fonts of the outlines that were read. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_GLYPHS = 0xFFFF, REACH = 32768, WORTH_A_DICTIONARY = 24 * 1024, MAX_STORED = 65535 };

/* --- The sequence of glyphs ------------------------------------------------------------------------------------- */

static void add_piece(zb_outlines *o, uint32_t number)
{
  if (o->count == o->capacity) {
    o->capacity = o->capacity == 0 ? 256 : 2 * o->capacity;
    o->sequence = realloc(o->sequence, (size_t)o->capacity * sizeof *o->sequence);
    if (o->sequence == NULL)
      abort();
  }
  if (number != DICTIONARY)
    piece_of(o, number)->place = (uint16_t)o->count;
  o->sequence[o->count++] = number;
}

/* While glyphs are put into their sequence, each with the dictionary in its reach. */
typedef struct arranging {
  zb_outlines *o;
  size_t at, dictionary; /* in the outlines: the end, the last dictionary's place */
  bool reached;          /* there is one */
} arranging;

static void arrange_piece(arranging *a, uint32_t number)
{
  zb_outlines *o = a->o;
  size_t length = piece_of(o, number)->length;
  if (o->has_dictionary && (!a->reached || a->at + length - a->dictionary > REACH)) {
    add_piece(o, DICTIONARY);
    a->dictionary = a->at;
    a->at += o->dictionary_piece.length;
    a->reached = true;
  }
  add_piece(o, number);
  a->at += length;
}

/* Whether the glyph is wanted only as it is, and as wide as an em. */
static bool is_wide(const zb_outlines *o, uint32_t glyph)
{
  bool wide = !o->is_cff;
  for (uint32_t n = o->numbers[glyph]; n != 0 && wide; n = piece_of(o, n)->next)
    if (piece_of(o, n)->wanted)
      wide = piece_of(o, n)->name == glyph && piece_of(o, n)->advance == o->em;
  return wide;
}

/* Those of the glyphs in o->wanted that are as wide as an em and have no copies, or the others with theirs, by number.
   Wide ones come last: hmtx then has their width once. */
static void arrange_all(arranging *a, bool wide)
{
  zb_outlines *o = a->o;
  for (uint32_t word = 0; word <= o->glyph_count / 64; word++)
    for (uint64_t left = o->wanted[word]; left != 0; left &= left - 1) {
      uint32_t glyph = 64 * word + (uint32_t)__builtin_ctzll(left);
      if (wide != is_wide(o, glyph))
        continue;
      for (uint32_t n = o->numbers[glyph]; n != 0; n = piece_of(o, n)->next)
        if (piece_of(o, n)->wanted && piece_of(o, n)->name != 0)
          arrange_piece(a, n);
    }
}

static void want(zb_outlines *o, uint32_t name)
{
  uint32_t glyph = zb_glyph_copied(name);
  o->wanted[glyph / 64] |= (uint64_t)1 << glyph % 64;
  piece_of(o, find_piece(o, name))->wanted = true;
}

bool zb_outlines_arrange(zb_outlines *o, const uint32_t *glyphs, int count, bool joined, uint16_t *places)
{
  size_t length = 0;
  for (int i = 0; i < count; i++) {
    if (!zb_outlines_read(o, glyphs[i]))
      return false;
    length += piece_of(o, find_piece(o, glyphs[i]))->length;
  }
  memset(o->wanted, 0, (o->glyph_count / 64 + 1) * sizeof *o->wanted);
  for (int i = 0; i < count; i++)
    want(o, glyphs[i]);
  o->has_dictionary = joined && o->dictionary.length > 0 && length >= WORTH_A_DICTIONARY;
  o->count = 0;
  add_piece(o, find_piece(o, 0));
  arranging a = {.o = o, .at = piece_at(o, 0)->length};
  arrange_all(&a, false);
  arrange_all(&a, true);
  for (int i = 0; i < count; i++) {
    piece *p = piece_of(o, find_piece(o, glyphs[i]));
    places[i] = p->place;
    p->wanted = false; /* again */
  }
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
    unsigned count;
    uint64_t distance = distance_code(&j->o->table, (unsigned)(h->back + gap), &count);
    if (h->bits <= MOST_BITS - MAX_DISTANCE_BITS) {
      put_bits(&w, (load_bits(codes) & (((uint64_t)1 << h->bits) - 1)) | distance << h->bits, h->bits + count);
    } else {
      join_bits(&w, codes, h->bits);
      put_bits(&w, distance, count);
    }
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

/* Whether the piece at PLACE is a match of the one before it but for its width. */
static bool is_copy(const zb_outlines *o, int place)
{
  if (place == 0 || o->sequence[place] == DICTIONARY || o->sequence[place - 1] == DICTIONARY)
    return false;
  const piece *p = piece_at(o, place), *before = piece_at(o, place - 1);
  return zb_glyph_copied(p->name) == zb_glyph_copied(before->name) && p->length >= MIN_MATCH + (size_t)p->width_length;
}

static void join_copy(joining *j, const piece *p)
{
  const code_table *table = &j->o->table;
  for (int i = 0; i < p->width_length; i++)
    put_bits(&j->w, table->literal_codes[p->width[i]], table->literal_bits[p->width[i]]);
  put_repetition(j->o->matcher, table, p->length - p->width_length, p->length, &j->w);
}

static void join_piece(joining *j, int place)
{
  uint32_t number = j->o->sequence[place];
  if (number == DICTIONARY)
    join_dictionary(j);
  else if (is_copy(j->o, place))
    join_copy(j, piece_of(j->o, number));
  else
    join_codes(j, coding_of(j->o, number, j->has_dictionary));
}

/* How many bits the piece at PLACE takes at most. */
static size_t most_bits(zb_outlines *o, int place)
{
  uint32_t number = o->sequence[place];
  if (is_copy(o, place)) {
    size_t matches = piece_of(o, number)->length / MAX_MATCH + 2;
    return MAX_CODE * MAX_WIDTH + matches * (MAX_LENGTH_BITS + MAX_DISTANCE_BITS);
  }
  const coding *c =
      number == DICTIONARY ? &o->dictionary_piece.alone : coding_of(o, number, o->has_dictionary && place > 0);
  return c->all_bits + (size_t)c->hole_count * MAX_DISTANCE_BITS;
}

size_t zb_outlines_deflated_font(zb_outlines *o, zb_buffer *out)
{
  zb_buffer_clear(&o->tables);
  put_tables(o, &o->tables);
  span tables = {(const uint8_t *)o->tables.data, o->tables.length};
  size_t bits = 0;
  for (int i = 0; i < o->count; i++)
    bits += most_bits(o, i);
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
    join_piece(&j, i);
    adler = adler_joined(adler, p->adler, p->length);
    j.at += p->length;
  }
  put_bits(&j.w, o->table.literal_codes[END_OF_BLOCK], o->table.literal_bits[END_OF_BLOCK]);
  end_bits(&j.w);
  out->length += (size_t)(j.w.out - start);
  put_u32(out, adler);
  return tables.length + j.at;
}

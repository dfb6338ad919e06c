/* Private to outline/:

     face --truetype.c, cff_table.c--> outline --match.c--> symbols --huffman.c, bits.c--> bits, kept by outlines.c
                        charstring.c
     glyphs --truetype_font.c, cff_font.c--> tables --outlines.c--> tables and bits, joined */
#ifndef ZB_OUTLINE_PARTS_H
#define ZB_OUTLINE_PARTS_H

#include "outline/outline.h"

#include <endian.h>
#include <string.h>

/* An outline that is longer is not read. The longest in use have some 4,000 bytes. */
enum { MAX_OUTLINE = 1 << 14, DICTIONARY_LENGTH = 4096 };

/* Bytes behind what is read or written bit by bit, which may be touched. */
enum { SPARE = 16 };

/* --- Bytes of a face. What lies behind their end is 0, so that a damaged face can do no worse than look odd. --- */

typedef struct span {
  const uint8_t *data;
  size_t length;
} span;

static inline unsigned read_u8(span s, size_t at)
{
  return at < s.length ? s.data[at] : 0;
}

static inline unsigned read_u16(span s, size_t at)
{
  return read_u8(s, at) << 8 | read_u8(s, at + 1);
}

static inline int read_s16(span s, size_t at)
{
  return (int16_t)read_u16(s, at);
}

static inline uint32_t read_u32(span s, size_t at)
{
  return (uint32_t)read_u16(s, at) << 16 | read_u16(s, at + 2);
}

/* The N bytes at AT; none if they are not all there. */
static inline span part_of(span s, size_t at, size_t n)
{
  return n > 0 && at <= s.length && n <= s.length - at ? (span){s.data + at, n} : (span){0};
}

/* The face's table TAG. *BLOB holds it, to be destroyed. */
span face_table(hb_face_t *face, hb_tag_t tag, hb_blob_t **blob);

static inline void put_u8(zb_buffer *out, unsigned n)
{
  zb_buffer_putc(out, (char)n);
}

static inline void put_u16(zb_buffer *out, unsigned n)
{
  zb_buffer_add(out, (uint8_t[]){(uint8_t)(n >> 8), (uint8_t)n}, 2);
}

static inline void put_u32(zb_buffer *out, uint32_t n)
{
  zb_buffer_add(out, (uint8_t[]){(uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n}, 4);
}

/* --- truetype.c --- */

typedef struct truetype {
  span head, hhea, maxp, hmtx, loca, glyf;
  hb_blob_t *blobs[6];
  unsigned glyph_count, metric_count;
  bool long_loca;
} truetype;

bool truetype_open(truetype *t, hb_face_t *face);
void truetype_close(truetype *t);
void truetype_metrics(const truetype *t, unsigned glyph, int *advance, int *left);

/* Appends the outline as a simple glyph of an even length. *LEFT is changed to the left side bearing that it needs. */
bool truetype_outline(const truetype *t, unsigned glyph, zb_buffer *out, int *left);

/* --- cff_table.c, charstring.c --- */

/* Numbers in charstrings have 16 bits before the point, and 16 behind it. */
enum { CFF_ONE = 1 << 16, CFF_EM = 1000 };

typedef struct cff_index {
  span offsets, objects; /* the objects' bytes; the offsets begin with 1 */
  unsigned count, offset_size;
  size_t end; /* where the INDEX ends in its table */
} cff_index;

typedef struct cff_dict {
  cff_index subroutines;
  int32_t default_width, nominal_width; /* in 1/CFF_ONE */
} cff_dict;

typedef struct cff {
  span table;
  hb_blob_t *blob;
  unsigned glyph_count;
  cff_index charstrings, subroutines;
  cff_dict *dicts;
  unsigned dict_count;
  uint8_t *dict_of; /* each glyph's */
  int box[4];
} cff;

bool cff_open(cff *c, hb_face_t *face);
void cff_close(cff *c);

/* The object NUMBER; empty if there is none. */
span cff_object(const cff_index *index, unsigned number);

/* Appends the charstring without subroutines and hints, for a font whose default width is CFF_EM and whose nominal
   width is 0; WIDER than the face has it, in 1/CFF_EM of em. Its first *WIDTH_LENGTH bytes say the width. */
bool cff_outline(const cff *c, unsigned glyph, int wider, zb_buffer *out, size_t *width_length);

/* --- bits.c: bits, the first one lowest, as deflate has them --- */

typedef struct bit_writer {
  uint8_t *out;  /* up to 8 bytes behind what was written are overwritten */
  uint64_t held; /* bits that don't make a byte yet */
  unsigned count;
} bit_writer;

/* Eight bytes, the first one lowest. */
static inline uint64_t load_bits(const uint8_t *p)
{
  uint64_t bits;
  memcpy(&bits, p, sizeof bits);
  return le64toh(bits);
}

static inline void store_bits(uint8_t *p, uint64_t bits)
{
  bits = htole64(bits);
  memcpy(p, &bits, sizeof bits);
}

enum { MOST_BITS = 56 };

/* At most MOST_BITS. */
static inline void put_bits(bit_writer *w, uint64_t bits, unsigned count)
{
  uint64_t all = w->held | bits << w->count;
  unsigned total = w->count + count;
  store_bits(w->out, all);
  w->out += total / 8;
  w->held = all >> (total & ~7u);
  w->count = total % 8;
}

/* Appends COUNT bits of SOURCE, up to 8 bytes behind whose end are read. */
void join_bits(bit_writer *w, const uint8_t *source, size_t count);

/* Fills the last byte with zeros. */
void end_bits(bit_writer *w);

/* --- huffman.c --- */

/* Deflate's alphabets (RFC 1951): 256 literals, the end, and lengths; distances. */
enum {
  MIN_MATCH = 3,
  MAX_MATCH = 258,
  LITERALS = 286,
  DISTANCES = 30,
  END_OF_BLOCK = 256,
  FIRST_LENGTH = 257,
  MAX_CODE = 15,
  MAX_LENGTH_BITS = MAX_CODE + 5,
  MAX_DISTANCE_BITS = MAX_CODE + 13
};

typedef struct symbol_counts {
  uint32_t literals[LITERALS], distances[DISTANCES];
} symbol_counts;

typedef struct code_table {
  uint8_t literal_bits[LITERALS], distance_bits[DISTANCES];
  uint16_t literal_codes[LITERALS], distance_codes[DISTANCES];
  uint8_t head[512]; /* of a last block: its kind and the table, with some bytes to spare */
  size_t head_bits;
} code_table;

/* The best code lengths for COUNT symbols, at most LIMIT bits each; none for what never comes. */
void code_lengths(const uint32_t *frequencies, int count, int limit, uint8_t *lengths);

/* The best table for what was counted, in which every symbol has a code. */
void make_table(code_table *table, const symbol_counts *counts);

/* A table to begin with. */
void guess_table(code_table *table);

/* --- match.c --- */

/* The place of a distance that is not known yet: so many bits behind the hole before, or the beginning. What is behind
   it begins with a byte of its own. BACK is what the distance would be if the glyph followed the dictionary. */
typedef struct hole {
  uint32_t bits;
  uint16_t back;
} hole;

typedef struct hole_list {
  hole *items;
  size_t count, capacity;
} hole_list;

/* What is needed to find the cheapest codes of an outline. */
typedef struct matcher matcher;

matcher *matcher_new(void);
void matcher_free(matcher *m);

/* What outlines may match with, at most DICTIONARY_LENGTH bytes. */
void matcher_set_dictionary(matcher *m, span dictionary);

/* Finds the cheapest way to say DATA, at most MAX_OUTLINE bytes, under TABLE; counts its symbols, and writes them. Both
   COUNTS and W may be NULL. The writer's place must have 3 bytes for each byte of DATA, and SPARE more. Matches go into
   the dictionary, too, if HOLES isn't NULL. */
void encode(matcher *m, const code_table *table, span data, symbol_counts *counts, bit_writer *w, hole_list *holes);

/* From 5 on there are two for each power of two. */
static inline int distance_symbol(unsigned distance)
{
  if (distance <= 4)
    return (int)distance - 1;
  int power = 31 - __builtin_clz(distance - 1);
  return 2 * power + (int)((distance - 1) >> (power - 1) & 1);
}

/* How many bits behind the symbol say which of its distances it is: the lowest ones of the distance less 1. */
static inline unsigned distance_extra(int symbol)
{
  return symbol < 2 ? 0 : (unsigned)symbol / 2 - 1;
}

/* The bits that say a distance, at most MAX_DISTANCE_BITS. Inline: the glyphs of a font have thousands. */
static inline uint64_t distance_code(const code_table *table, unsigned distance, unsigned *count)
{
  int d = distance_symbol(distance);
  unsigned bits = table->distance_bits[d], extra = distance_extra(d);
  *count = bits + extra;
  return table->distance_codes[d] | (uint64_t)((distance - 1) & ((1u << extra) - 1)) << bits;
}

void put_distance(const code_table *table, unsigned distance, bit_writer *w);

/* Writes LENGTH bytes, 3 or more, that stand DISTANCE before. */
void put_repetition(const matcher *m, const code_table *table, size_t length, unsigned distance, bit_writer *w);

/* --- dictionary.c --- */

/* Outlines one after the other; ENDS[i] is where the I-th ends. */
typedef struct sample {
  zb_buffer outlines;
  size_t *ends;
  int count;
} sample;

/* Appends a glyph that draws nothing, and whose data are what most of the outlines have. */
void make_dictionary(const sample *s, zb_buffer *out);

/* --- outlines.c, truetype_font.c, cff_font.c --- */

/* The codes of an outline. */
typedef struct coding {
  bool made;
  uint32_t bits, hole_count; /* BITS: behind the last hole */
  uint32_t all_bits;
  size_t place, first_hole;
} coding;

/* Adler-32 (RFC 1950); of what has FIRST with LENGTH bytes behind it that have SECOND. */
uint32_t adler_of(const uint8_t *data, size_t length);
uint32_t adler_joined(uint32_t first, uint32_t second, size_t length);

/* The most bytes that say a charstring's width. */
enum { MAX_WIDTH = 5 };

/* A glyph, or a copy of one, that was asked for. */
typedef struct piece {
  uint32_t name, next; /* NEXT: the number of the glyph's next piece, whose name is greater; 0: none */
  bool is_read;        /* else it can't be */
  bool wanted;         /* in the font that is arranged */
  uint8_t width_length;
  uint8_t width[MAX_WIDTH]; /* what a charstring begins with; behind it all copies are the same */
  uint16_t advance;
  int16_t left;       /* its left side bearing */
  uint16_t place;     /* in the font that is arranged */
  uint32_t length;    /* of its outline in bytes */
  uint32_t adler;     /* of its outline */
  uint32_t even, odd; /* sums of its 16-bit words at even and odd places: TrueType's check sum in halves */
  coding alone, with_dictionary;
} piece;

/* In a sequence of glyphs: the dictionary. */
#define DICTIONARY UINT32_MAX

struct zb_outlines {
  bool is_cff;
  truetype truetype;
  cff cff;
  unsigned glyph_count, em;
  uint32_t *numbers; /* of each glyph's first piece, from 1 on; 0: it was not asked for yet */
  piece *pieces;     /* of those that were, NUMBER - 1 */
  size_t piece_count, piece_capacity;
  zb_buffer dictionary;
  piece dictionary_piece;
  code_table table;
  matcher *matcher;
  zb_buffer codes; /* of all glyphs that were read */
  hole_list holes;
  zb_buffer outline;  /* of the one that is being read */
  zb_buffer tables;   /* of the font that is being made */
  uint32_t *sequence; /* the numbers of its pieces, from .notdef on */
  int count, capacity;
  bool has_dictionary;
  uint64_t *wanted; /* a bit for each glyph of the face: it, or a copy, is to be in the font */
};

static inline piece *piece_of(const zb_outlines *o, uint32_t number)
{
  return &o->pieces[number - 1];
}

static inline const piece *piece_at(const zb_outlines *o, int place)
{
  uint32_t number = o->sequence[place];
  return number == DICTIONARY ? &o->dictionary_piece : piece_of(o, number);
}

/* The number of a glyph's piece, which is read when it is first asked for; pieces may move then. */
uint32_t find_piece(zb_outlines *o, uint32_t name);

/* Appends the outline of a piece that was read. */
void put_outline(zb_outlines *o, uint32_t number, zb_buffer *out);

/* The codes of a piece that was read; they may move when others are asked for. */
const coding *coding_of(zb_outlines *o, uint32_t number, bool with_dictionary);

/* Appends what stands before the outlines in the font that was arranged. */
void put_truetype_tables(const zb_outlines *o, zb_buffer *out);
void put_cff_tables(const zb_outlines *o, zb_buffer *out);

#endif

/* Goes through a baseline scan (ITU-T T.81, F.2.2) to see that it is whole, and computes nothing but the first
   coefficient of each block. libjpeg, which would do the same, stores all of them. Here nobody is told of anything:
   what is not quite by the letter is left to libjpeg. */
#include "picture/jpeg_scan.h"

#include "base/buffer.h"

#include <endian.h>
#include <string.h>

enum {
  WINDOW = 10,  /* bits of a code that are looked up at once; longer ones are rare */
  LONGEST = 16, /* bits of a code */
  BASELINE_TABLES = 2,
  MAX_BLOCKS = 10,  /* in an MCU (B.2.3) */
  MAX_DC_SIZE = 11, /* bits of a difference */
  MAX_AC_SIZE = 10, /* bits of a coefficient */
  MAX_MEAN = 1023,
  ZEROS = 0xF0,       /* 16 of them */
  END = 2 * DCTSIZE2, /* a step that can't be one of coefficients */
  UNKNOWN = DCTSIZE2  /* a step that no block has room for */
};

/* --- Codes -------------------------------------------------------------------------------------------------------- */

typedef struct symbol {
  unsigned char code; /* its bits; 0: it is a longer one, or none */
  unsigned char bits; /* those of the number that follows, too */
  unsigned char size; /* bits of the number */
  unsigned char step; /* the coefficients that this is about */
} symbol;

typedef struct codes {
  symbol short_ones[1 << WINDOW];
  symbol pairs[1 << WINDOW];   /* of coefficients: bits and step of two short ones that follow each other, or of one */
  unsigned limit[LONGEST + 1]; /* behind the last code of each length */
  unsigned first[LONGEST + 1];
  const symbol *of_length[LONGEST + 1];
  symbol all[256];
} codes;

/* False: no encoder writes that. */
static bool read_symbol(unsigned value, unsigned length, bool dc, symbol *s)
{
  unsigned size = value & 15, zeros = value >> 4;
  *s = (symbol){(unsigned char)length, (unsigned char)(length + size), (unsigned char)size, (unsigned char)(zeros + 1)};
  if (!dc && value == 0)
    s->step = END;
  return dc ? value <= MAX_DC_SIZE : size <= MAX_AC_SIZE && (size > 0 || value == 0 || value == ZEROS);
}

static void note_short(codes *c, unsigned code, const symbol *s)
{
  unsigned rest = WINDOW - s->code;
  for (unsigned i = 0; i < 1u << rest; i++)
    c->short_ones[(code << rest) + i] = *s;
}

/* What the BITS of a window begin with: two symbols, if the second one's code is among them, too. Behind the end of a
   block comes another table's. */
static symbol read_pair(const codes *c, unsigned bits)
{
  symbol pair = c->short_ones[bits];
  if (pair.code == 0)
    pair.step = UNKNOWN;
  if (pair.step >= UNKNOWN)
    return pair;
  const symbol *second = &c->short_ones[(bits << pair.bits) & ((1u << WINDOW) - 1)];
  if (second->code > 0 && pair.bits + second->code <= WINDOW) {
    pair.bits = (unsigned char)(pair.bits + second->bits);
    pair.step = (unsigned char)(pair.step + second->step);
  }
  return pair;
}

/* False if the table is not one that decoders and encoders agree on: more codes than there is room for, a symbol that
   has two, or that no picture needs. */
static bool read_codes(const JHUFF_TBL *table, bool dc, codes *c)
{
  bool seen[256] = {false};
  unsigned code = 0, count = 0;
  memset(c->short_ones, 0, sizeof c->short_ones);
  for (unsigned length = 1; length <= LONGEST; length++, code <<= 1) {
    c->first[length] = code;
    c->of_length[length] = c->all + count;
    for (unsigned i = 0; i < table->bits[length]; i++, code++, count++) {
      unsigned value = count < 256 ? table->huffval[count] : 0;
      if (count == 256 || seen[value] || code >= 1u << length || !read_symbol(value, length, dc, &c->all[count]))
        return false;
      seen[value] = true;
      if (length <= WINDOW)
        note_short(c, code, &c->all[count]);
    }
    c->limit[length] = code;
  }
  for (unsigned i = 0; !dc && i < 1u << WINDOW; i++)
    c->pairs[i] = read_pair(c, i);
  return true;
}

/* --- Bits --------------------------------------------------------------------------------------------------------- */

typedef struct bits {
  const char *data; /* without the zeros that follow each 0xFF, and with some more behind its end */
  size_t at, count;
} bits;

/* The bits at AT from the top, 57 at least. */
static inline uint64_t peek(const char *data, size_t at)
{
  uint64_t word;
  memcpy(&word, data + at / 8, sizeof word);
  return be64toh(word) << (at % 8);
}

/* NULL: none of the table's codes. */
static const symbol *long_symbol(const codes *c, uint64_t word)
{
  for (unsigned length = WINDOW + 1; length <= LONGEST; length++) {
    unsigned code = (unsigned)(word >> (64 - length));
    if (code < c->limit[length])
      return c->of_length[length] + (code - c->first[length]);
  }
  return NULL;
}

static inline const symbol *next_symbol(const codes *c, uint64_t word)
{
  const symbol *s = &c->short_ones[word >> (64 - WINDOW)];
  return s->code > 0 ? s : long_symbol(c, word);
}

/* --- Blocks ------------------------------------------------------------------------------------------------------- */

/* A component's part of an MCU. */
typedef struct part {
  const codes *dc, *ac;
  unsigned across, down; /* blocks */
  int mean;              /* of the block before */
  short *means;          /* of the MCU's row */
  unsigned stride;
} part;

static bool read_mean(bits *b, part *p)
{
  uint64_t word = peek(b->data, b->at);
  const symbol *s = next_symbol(p->dc, word);
  if (s == NULL)
    return false;
  b->at += s->bits;
  if (s->size > 0) {
    int number = (int)(word << s->code >> (64 - s->size));
    p->mean += number < 1 << (s->size - 1) ? number - (1 << s->size) + 1 : number;
  }
  return p->mean >= -MAX_MEAN && p->mean <= MAX_MEAN;
}

/* Most of the time of a scan goes by here: by two symbols at once, as long as the block surely goes on behind them. Of
   16 zeros at the end of a block decoders think differently. */
static bool skip_others(bits *b, const codes *c)
{
  const char *data = b->data;
  size_t at = b->at;
  unsigned k = 1;
  const symbol *s;
  do {
    while (s = &c->pairs[peek(data, at) >> (64 - WINDOW)], k + s->step < DCTSIZE2) {
      at += s->bits;
      k += s->step;
    }
    s = next_symbol(c, peek(data, at));
    if (s == NULL)
      return false;
    at += s->bits;
    k += s->step;
  } while (k < DCTSIZE2);
  b->at = at;
  return k == DCTSIZE2 ? s->size > 0 : k >= END;
}

static bool read_part(bits *b, part *p, unsigned x)
{
  for (unsigned v = 0; v < p->down; v++)
    for (unsigned h = 0; h < p->across; h++) {
      if (!read_mean(b, p) || !skip_others(b, p->ac) || b->at > b->count)
        return false;
      p->means[(size_t)v * p->stride + x * p->across + h] = (short)p->mean;
    }
  return true;
}

static bool read_blocks(bits *b, part *parts, int count, unsigned across, unsigned down)
{
  for (unsigned y = 0; y < down; y++) {
    for (unsigned x = 0; x < across; x++)
      for (int i = 0; i < count; i++)
        if (!read_part(b, &parts[i], x))
          return false;
    for (int i = 0; i < count; i++)
      parts[i].means += (size_t)parts[i].down * parts[i].stride;
  }
  return b->count - b->at < 8;
}

/* --- The scan ----------------------------------------------------------------------------------------------------- */

/* Whether the scan has all components, in their order, each with its tables. */
static bool is_plain(const struct jpeg_decompress_struct *jpeg)
{
  if (jpeg->progressive_mode || jpeg->arith_code || jpeg->restart_interval > 0 ||
      jpeg->comps_in_scan != jpeg->num_components)
    return false;
  int blocks = 0;
  for (int i = 0; i < jpeg->num_components; i++) {
    const jpeg_component_info *c = &jpeg->comp_info[i];
    if (jpeg->cur_comp_info[i] != c || (unsigned)c->dc_tbl_no >= BASELINE_TABLES ||
        (unsigned)c->ac_tbl_no >= BASELINE_TABLES || (unsigned)c->quant_tbl_no >= NUM_QUANT_TBLS ||
        jpeg->quant_tbl_ptrs[c->quant_tbl_no] == NULL || jpeg->dc_huff_tbl_ptrs[c->dc_tbl_no] == NULL ||
        jpeg->ac_huff_tbl_ptrs[c->ac_tbl_no] == NULL)
      return false;
    for (int k = 0; k < DCTSIZE2; k++)
      if (jpeg->quant_tbl_ptrs[c->quant_tbl_no]->quantval[k] > 255)
        return false;
    blocks += c->h_samp_factor * c->v_samp_factor;
  }
  return jpeg->num_components == 1 || blocks <= MAX_BLOCKS;
}

/* The scan's bytes without the zero that follows each 0xFF, and where it ends: at the end of the file, and at no other
   marker. */
static bool find_end(jpeg_scan *scan, size_t left, zb_buffer *out)
{
  static const char behind[DCTSIZE2 * sizeof(uint32_t) + sizeof(uint64_t)]; /* more than a block can have */
  const unsigned char *at = scan->data, *end = at + left, *mark;
  zb_buffer_reserve(out, left + sizeof behind);
  while ((mark = memchr(at, 0xFF, (size_t)(end - at))) != NULL && end - mark > 1 && mark[1] == 0) {
    zb_buffer_add(out, at, (size_t)(mark + 1 - at));
    at = mark + 2;
  }
  if (mark == NULL || end - mark < 2 || mark[1] != JPEG_EOI)
    return false;
  zb_buffer_add(out, at, (size_t)(mark - at));
  scan->length = (size_t)(mark - scan->data);
  zb_buffer_add(out, behind, sizeof behind);
  out->length -= sizeof behind;
  return true;
}

typedef struct tables {
  codes dc[BASELINE_TABLES], ac[BASELINE_TABLES];
} tables;

/* Also false for the sake of a table that is not used. */
static bool read_tables(const struct jpeg_decompress_struct *jpeg, tables *t)
{
  for (int i = 0; i < BASELINE_TABLES; i++) {
    const JHUFF_TBL *dc = jpeg->dc_huff_tbl_ptrs[i], *ac = jpeg->ac_huff_tbl_ptrs[i];
    if ((dc != NULL && !read_codes(dc, true, &t->dc[i])) || (ac != NULL && !read_codes(ac, false, &t->ac[i])))
      return false;
  }
  return true;
}

static unsigned pieces(unsigned length, unsigned piece)
{
  return (length + piece - 1) / piece;
}

/* A component that is alone in a scan has MCUs of one block, whatever its sampling factors (A.2.2). */
static bool read_scan(const jpeg_reader *r, const tables *t, const zb_buffer *bytes, jpeg_means *means)
{
  const struct jpeg_decompress_struct *jpeg = &r->jpeg;
  bool alone = jpeg->num_components == 1;
  unsigned columns = alone ? 1 : (unsigned)jpeg->max_h_samp_factor,
           rows = alone ? 1 : (unsigned)jpeg->max_v_samp_factor;
  unsigned across = pieces(jpeg->image_width, DCTSIZE * columns), down = pieces(jpeg->image_height, DCTSIZE * rows);
  part parts[MAX_COMPS_IN_SCAN];
  for (int i = 0; i < jpeg->num_components; i++) {
    const jpeg_component_info *c = &jpeg->comp_info[i];
    part *p = &parts[i];
    *p = (part){.dc = &t->dc[c->dc_tbl_no], .ac = &t->ac[c->ac_tbl_no], .across = 1, .down = 1};
    if (!alone)
      p->across = (unsigned)c->h_samp_factor, p->down = (unsigned)c->v_samp_factor;
    p->stride = across * p->across;
    p->means = zb_arena_array(r->arena, (size_t)down * p->down, p->stride * sizeof *p->means);
    means[i] = (jpeg_means){p->means, p->stride, jpeg->quant_tbl_ptrs[c->quant_tbl_no]->quantval[0]};
  }
  bits b = {bytes->data, 0, 8 * bytes->length};
  return read_blocks(&b, parts, jpeg->num_components, across, down);
}

bool jpeg_scan_read(const jpeg_reader *r, jpeg_scan *scan)
{
  const struct jpeg_source_mgr *source = r->jpeg.src;
  *scan = (jpeg_scan){.data = source->next_input_byte};
  if (r->fault != NULL || !is_plain(&r->jpeg))
    return false;
  zb_buffer bytes = {0};
  tables t;
  bool plain = read_tables(&r->jpeg, &t) && find_end(scan, source->bytes_in_buffer, &bytes) &&
               read_scan(r, &t, &bytes, scan->means);
  zb_buffer_free(&bytes);
  return plain;
}

void jpeg_scan_means(jpeg_reader *r, jvirt_barray_ptr *coefficients, jpeg_means means[MAX_COMPS_IN_SCAN])
{
  struct jpeg_decompress_struct *jpeg = &r->jpeg;
  for (int i = 0; i < jpeg->num_components; i++) {
    const jpeg_component_info *c = &jpeg->comp_info[i];
    short *to = zb_arena_array(r->arena, c->height_in_blocks, c->width_in_blocks * sizeof *to);
    means[i] = (jpeg_means){to, c->width_in_blocks, c->quant_table->quantval[0]};
    for (unsigned y = 0; y < c->height_in_blocks; y++) {
      JBLOCKROW row = jpeg->mem->access_virt_barray((j_common_ptr)jpeg, coefficients[i], y, 1, FALSE)[0];
      for (unsigned x = 0; x < c->width_in_blocks; x++)
        *to++ = row[x][0];
    }
  }
}

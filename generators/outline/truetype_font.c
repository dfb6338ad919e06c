/* A TrueType file: directory, head, hhea, hmtx, loca, maxp, and glyf, which stands last, so that the outlines can
   follow what is written here. */
#include "outline/parts.h"

enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, TABLES, ENTRY = 16, DIRECTORY = 12 + TABLES * ENTRY };

/* The largest font that loca's short form can tell of. */
enum { MAX_SHORT = 0x1FFFE };

static size_t rounded(size_t n)
{
  return (n + 3) & ~(size_t)3;
}

static uint32_t check_sum(const uint8_t *p, size_t n)
{
  uint32_t sum = 0;
  for (size_t i = 0; i + 4 <= n; i += 4)
    sum += (uint32_t)p[i] << 24 | (uint32_t)p[i + 1] << 16 | (uint32_t)p[i + 2] << 8 | p[i + 3];
  return sum;
}

static void set_u16(uint8_t *p, unsigned n)
{
  p[0] = (uint8_t)(n >> 8);
  p[1] = (uint8_t)n;
}

static void set_u32(uint8_t *p, uint32_t n)
{
  set_u16(p, n >> 16);
  set_u16(p + 2, n & 0xFFFF);
}

/* How many glyphs say their advance; the others, which stand behind, have that of the last of these. */
static int count_metrics(const zb_outlines *o)
{
  int n = o->count;
  while (n > 1 && piece_at(o, n - 2)->advance == piece_at(o, n - 1)->advance)
    n--;
  return n;
}

static void set_metrics(const zb_outlines *o, int metrics, uint8_t *hmtx)
{
  for (int i = 0; i < o->count; i++) {
    const piece *p = piece_at(o, i);
    if (i < metrics) {
      set_u16(hmtx, p->advance);
      hmtx += 2;
    }
    set_u16(hmtx, (uint16_t)p->left);
    hmtx += 2;
  }
}

/* Returns the check sum of all outlines: a word's halves change places where an outline does not begin on a multiple
   of 4. */
static uint32_t set_places(const zb_outlines *o, bool is_long, uint8_t *loca)
{
  uint32_t at = 0, sum = 0;
  for (int i = 0; i <= o->count; i++, loca += is_long ? 4 : 2) {
    if (is_long)
      set_u32(loca, at);
    else
      set_u16(loca, at / 2);
    if (i == o->count)
      break;
    const piece *p = piece_at(o, i);
    sum += at % 4 == 0 ? (p->even << 16) + p->odd : (p->odd << 16) + p->even;
    at += p->length;
  }
  return sum;
}

static void set_directory(uint8_t *file, const size_t *places, const size_t *lengths, uint32_t glyf_sum)
{
  static const char tags[TABLES][5] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
  set_u32(file, 0x00010000);
  set_u16(file + 4, TABLES);
  set_u16(file + 6, 4 * ENTRY); /* what searching by halves takes: the largest power of two below */
  set_u16(file + 8, 2);
  set_u16(file + 10, (TABLES - 4) * ENTRY);
  uint32_t all = glyf_sum;
  for (int i = 0; i < TABLES; i++) {
    uint8_t *entry = file + 12 + ENTRY * i;
    uint32_t sum = i == GLYF ? glyf_sum : check_sum(file + places[i], rounded(lengths[i]));
    all += i == GLYF ? 0 : sum;
    for (int k = 0; k < 4; k++)
      entry[k] = (uint8_t)tags[i][k];
    set_u32(entry + 4, sum);
    set_u32(entry + 8, (uint32_t)places[i]);
    set_u32(entry + 12, (uint32_t)lengths[i]);
  }
  all += check_sum(file, DIRECTORY);
  set_u32(file + places[HEAD] + 8, 0xB1B0AFBAu - all); /* checkSumAdjustment */
}

/* Glyphs that were composite are simple now, and may have more points and contours than any simple one had. */
static void set_limits(span source, int glyph_count, uint8_t *maxp)
{
  set_u16(maxp + 4, (unsigned)glyph_count);
  for (size_t at = 6; at <= 8; at += 2)
    if (read_u16(source, at + 4) > read_u16(source, at))
      set_u16(maxp + at, read_u16(source, at + 4));
}

/* Copies may be wider than any glyph was. */
static void set_widest(const zb_outlines *o, uint8_t *hhea)
{
  unsigned widest = (unsigned)hhea[10] << 8 | hhea[11];
  for (int i = 0; i < o->count; i++)
    widest = piece_at(o, i)->advance > widest ? piece_at(o, i)->advance : widest;
  set_u16(hhea + 10, widest); /* advanceWidthMax */
}

void put_truetype_tables(const zb_outlines *o, zb_buffer *out)
{
  const truetype *t = &o->truetype;
  size_t total = 0, places[TABLES], start = out->length, end = DIRECTORY;
  for (int i = 0; i < o->count; i++)
    total += piece_at(o, i)->length;
  bool is_long = total > MAX_SHORT;
  int metrics = count_metrics(o);
  size_t lengths[TABLES] = {[GLYF] = total, [HEAD] = 54, [HHEA] = 36, [MAXP] = 32};
  lengths[HMTX] = 2 * (size_t)o->count + 2 * (size_t)metrics;
  lengths[LOCA] = ((size_t)o->count + 1) * (is_long ? 4 : 2);
  for (int i = HEAD; i < TABLES; i++) {
    places[i] = end;
    end += rounded(lengths[i]);
  }
  places[GLYF] = end;
  for (size_t i = 0; i < end; i++)
    zb_buffer_putc(out, '\0');
  uint8_t *file = (uint8_t *)out->data + start;
  span sources[TABLES] = {[HEAD] = t->head, [HHEA] = t->hhea, [MAXP] = t->maxp};
  for (int i = HEAD; i < TABLES; i++)
    for (size_t k = 0; k < lengths[i] && sources[i].length > 0; k++)
      file[places[i] + k] = (uint8_t)read_u8(sources[i], k);
  set_u32(file + places[HEAD] + 8, 0);
  set_u16(file + places[HEAD] + 50, is_long);
  set_u16(file + places[HHEA] + 34, (unsigned)metrics);
  set_widest(o, file + places[HHEA]);
  set_limits(t->maxp, o->count, file + places[MAXP]);
  set_metrics(o, metrics, file + places[HMTX]);
  set_directory(file, places, lengths, set_places(o, is_long, file + places[LOCA]));
}

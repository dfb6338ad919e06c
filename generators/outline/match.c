/* Deflate's repetitions within one outline: of all ways to write it that repetitions offer, the cheapest under a given
   table. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { LENGTH_SYMBOLS = 29, MIN_MATCH = 3, MAX_MATCH = 258, HASH_BITS = 12, MAX_TRIES = 32, NOWHERE = 0xFFFF };

static const uint16_t length_base[LENGTH_SYMBOLS] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                     31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[LENGTH_SYMBOLS] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                     2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[DISTANCES] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                                  33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                                  1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[DISTANCES] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                                  6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

/* A literal (LENGTH is 1), or a repetition of what stands DISTANCE before. */
typedef struct step {
  uint16_t length, distance;
} step;

struct matcher {
  uint32_t cost[MAX_OUTLINE + 1]; /* of the cheapest way to here, in bits */
  step last[MAX_OUTLINE + 1];     /* of that way */
  step way[MAX_OUTLINE];
  uint16_t newest[1 << HASH_BITS], older[MAX_OUTLINE]; /* places whose three bytes have the same hash */
  uint8_t length_symbol[MAX_MATCH + 1];
};

matcher *matcher_new(void)
{
  matcher *m = calloc(1, sizeof *m);
  if (m == NULL)
    abort();
  for (int s = 0; s < LENGTH_SYMBOLS; s++)
    for (int n = length_base[s]; n <= MAX_MATCH && (s + 1 == LENGTH_SYMBOLS || n < length_base[s + 1]); n++)
      m->length_symbol[n] = (uint8_t)s;
  return m;
}

void matcher_free(matcher *m)
{
  free(m);
}

/* From 5 on there are two for each power of two. */
static int distance_symbol(unsigned distance)
{
  if (distance <= 4)
    return (int)distance - 1;
  int power = 31 - __builtin_clz(distance - 1);
  return 2 * power + (int)((distance - 1) >> (power - 1) & 1);
}

static unsigned hash(const uint8_t *p)
{
  return (p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16) * 2654435761u >> (32 - HASH_BITS);
}

static size_t equal_bytes(span data, size_t at, size_t here)
{
  size_t n = 0, most = data.length - here < MAX_MATCH ? data.length - here : MAX_MATCH;
  while (n < most && data.data[at + n] == data.data[here + n])
    n++;
  return n;
}

static void offer(matcher *m, size_t to, uint32_t cost, step s)
{
  if (cost < m->cost[to]) {
    m->cost[to] = cost;
    m->last[to] = s;
  }
}

/* Offers what begins HERE with a repetition: the nearest one of each length. */
static void offer_matches(matcher *m, const code_table *table, span data, size_t here)
{
  size_t longest = MIN_MATCH - 1;
  unsigned at = m->newest[hash(data.data + here)];
  for (int tries = 0; tries < MAX_TRIES && at != NOWHERE && longest < MAX_MATCH; tries++, at = m->older[at]) {
    size_t n = equal_bytes(data, at, here);
    if (n <= longest)
      continue;
    int d = distance_symbol((unsigned)(here - at));
    uint32_t cost = m->cost[here] + table->distance_bits[d] + distance_extra[d];
    for (size_t k = longest + 1; k <= n; k++) {
      int s = m->length_symbol[k];
      offer(m, here + k, cost + table->literal_bits[FIRST_LENGTH + s] + length_extra[s],
            (step){(uint16_t)k, (uint16_t)(here - at)});
    }
    longest = n;
  }
}

/* Leaves the cheapest way, last step first, in m->way; returns its steps. */
static size_t find_way(matcher *m, const code_table *table, span data)
{
  memset(m->newest, 0xFF, sizeof m->newest);
  memset(m->cost, 0xFF, (data.length + 1) * sizeof *m->cost);
  m->cost[0] = 0;
  for (size_t i = 0; i < data.length; i++) {
    offer(m, i + 1, m->cost[i] + table->literal_bits[data.data[i]], (step){1, 0});
    if (i + MIN_MATCH > data.length)
      continue;
    offer_matches(m, table, data, i);
    uint16_t *newest = &m->newest[hash(data.data + i)];
    m->older[i] = *newest;
    *newest = (uint16_t)i;
  }
  size_t n = 0;
  for (size_t i = data.length; i > 0; i -= m->last[i].length)
    m->way[n++] = m->last[i];
  return n;
}

static void write_step(const matcher *m, const code_table *table, unsigned literal, step s, bit_writer *w)
{
  if (s.distance == 0) {
    put_bits(w, table->literal_codes[literal], table->literal_bits[literal]);
    return;
  }
  int l = m->length_symbol[s.length], d = distance_symbol(s.distance);
  put_bits(w, table->literal_codes[FIRST_LENGTH + l], table->literal_bits[FIRST_LENGTH + l]);
  put_bits(w, (uint32_t)s.length - length_base[l], length_extra[l]);
  put_bits(w, table->distance_codes[d], table->distance_bits[d]);
  put_bits(w, (uint32_t)s.distance - distance_base[d], distance_extra[d]);
}

void encode(matcher *m, const code_table *table, span data, symbol_counts *counts, bit_writer *w)
{
  size_t at = 0;
  for (size_t n = find_way(m, table, data); n-- > 0; at += m->way[n].length) {
    step s = m->way[n];
    if (counts != NULL && s.distance == 0)
      counts->literals[data.data[at]]++;
    if (counts != NULL && s.distance != 0) {
      counts->literals[FIRST_LENGTH + m->length_symbol[s.length]]++;
      counts->distances[distance_symbol(s.distance)]++;
    }
    if (w != NULL)
      write_step(m, table, data.data[at], s, w);
  }
}

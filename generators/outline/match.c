/* Deflate's repetitions within one outline: of all ways to write it that repetitions offer, the cheapest under a given
   table. */
#include "base/grow.h"
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { LENGTH_SYMBOLS = 29, HASH_BITS = 12, MAX_TRIES = 16, NOWHERE = 0xFFFF };

static const uint16_t length_base[LENGTH_SYMBOLS] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                     31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[LENGTH_SYMBOLS] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                     2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};

/* Where an outline stands in the matcher's text: behind the dictionary. */
enum { START = DICTIONARY_LENGTH, TEXT = START + MAX_OUTLINE };

/* A literal (LENGTH is 1), or a repetition of what stands DISTANCE before. */
typedef struct step {
  uint16_t length, distance;
} step;

struct matcher {
  uint8_t text[TEXT + MAX_MATCH]; /* the dictionary, which ends at START, and an outline */
  uint32_t cost[MAX_OUTLINE + 1]; /* of the cheapest way to here, in bits */
  step last[MAX_OUTLINE + 1];     /* of that way */
  step way[MAX_OUTLINE];
  uint16_t newest[1 << HASH_BITS], older[TEXT]; /* places whose three bytes have the same hash */
  uint16_t in_dictionary[1 << HASH_BITS];       /* the newest ones before an outline comes */
  uint8_t length_symbol[MAX_MATCH + 1];
  uint8_t length_cost[MAX_MATCH + 1]; /* in bits, under the table in use */
  unsigned spread;
};

matcher *matcher_new(void)
{
  matcher *m = calloc(1, sizeof *m);
  if (m == NULL)
    abort();
  for (int s = 0; s < LENGTH_SYMBOLS; s++)
    for (int n = length_base[s]; n <= MAX_MATCH && (s + 1 == LENGTH_SYMBOLS || n < length_base[s + 1]); n++)
      m->length_symbol[n] = (uint8_t)s;
  memset(m->in_dictionary, 0xFF, sizeof m->in_dictionary);
  return m;
}

void matcher_free(matcher *m)
{
  free(m);
}

static unsigned hash(const uint8_t *p)
{
  return (p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16) * 2654435761u >> (32 - HASH_BITS);
}

void matcher_set_dictionary(matcher *m, span dictionary)
{
  size_t first = START - dictionary.length;
  memcpy(m->text + first, dictionary.data, dictionary.length);
  memset(m->in_dictionary, 0xFF, sizeof m->in_dictionary);
  for (size_t i = first; i + MIN_MATCH <= START; i++) {
    uint16_t *newest = &m->in_dictionary[hash(m->text + i)];
    m->older[i] = *newest;
    *newest = (uint16_t)i;
  }
}

/* How many bytes from AT on are those from HERE on, before END; none is taken from beyond the dictionary, as the
   outline does not follow it. */
static size_t equal_bytes(const matcher *m, size_t at, size_t here, size_t end)
{
  size_t n = 0, most = end - here < MAX_MATCH ? end - here : MAX_MATCH;
  if (at < START && most > START - at)
    most = START - at;
  while (n < most) {
    uint64_t differ = load_bits(m->text + at + n) ^ load_bits(m->text + here + n);
    if (differ != 0) {
      n += (size_t)__builtin_ctzll(differ) / 8;
      break;
    }
    n += sizeof differ;
  }
  return n < most ? n : most;
}

static void offer(matcher *m, size_t to, uint32_t cost, step s)
{
  if (cost < m->cost[to]) {
    m->cost[to] = cost;
    m->last[to] = s;
  }
}

/* What a distance costs; one into the dictionary is likely to be among the longest. */
static uint32_t distance_cost(const code_table *table, size_t here, size_t at)
{
  if (at < START)
    return distance_extra(DISTANCES - 1) +
           (table->distance_bits[DISTANCES - 1] + table->distance_bits[DISTANCES - 2]) / 2u;
  int d = distance_symbol((unsigned)(here - at));
  return table->distance_bits[d] + distance_extra(d);
}

/* Offers what begins HERE with a repetition: the nearest one of each length. */
static void offer_matches(matcher *m, const code_table *table, size_t here, size_t end)
{
  size_t longest = MIN_MATCH - 1;
  unsigned at = m->newest[hash(m->text + here)];
  for (int tries = 0; tries < MAX_TRIES && at != NOWHERE && here + longest < end; tries++, at = m->older[at]) {
    if (m->text[at + longest] != m->text[here + longest])
      continue;
    size_t n = equal_bytes(m, at, here, end);
    if (n <= longest)
      continue;
    uint32_t cost = m->cost[here - START] + distance_cost(table, here, at);
    for (size_t k = longest + 1; k <= n; k++)
      offer(m, here - START + k, cost + m->length_cost[k], (step){(uint16_t)k, (uint16_t)(here - at)});
    longest = n;
  }
}

/* Leaves the cheapest way, last step first, in m->way; returns its steps. */
static size_t find_way(matcher *m, const code_table *table, size_t length)
{
  size_t end = START + length, n = 0;
  for (int k = MIN_MATCH; k <= MAX_MATCH; k++) {
    int s = m->length_symbol[k];
    m->length_cost[k] = (uint8_t)(table->literal_bits[FIRST_LENGTH + s] + length_extra[s]);
  }
  memset(m->cost, 0xFF, (length + 1) * sizeof *m->cost);
  m->cost[0] = 0;
  for (size_t i = START; i < end; i++) {
    offer(m, i - START + 1, m->cost[i - START] + table->literal_bits[m->text[i]], (step){1, 0});
    if (i + MIN_MATCH > end)
      continue;
    offer_matches(m, table, i, end);
    uint16_t *newest = &m->newest[hash(m->text + i)];
    m->older[i] = *newest;
    *newest = (uint16_t)i;
  }
  for (size_t i = length; i > 0; i -= m->last[i].length)
    m->way[n++] = m->last[i];
  return n;
}

static bool into_dictionary(size_t at, step s)
{
  return s.distance > at;
}

/* Where in a font the outline will be is not known: between two dictionaries, somewhere. */
static unsigned likely_distance(matcher *m, unsigned back)
{
  enum { REACH = 32768 };
  m->spread = m->spread * 1103515245 + 12345;
  unsigned distance = back + (m->spread >> 8) % (REACH - 2 * DICTIONARY_LENGTH);
  return distance < REACH ? distance : REACH;
}

static void count_step(matcher *m, size_t at, step s, symbol_counts *counts)
{
  if (s.distance == 0) {
    counts->literals[m->text[START + at]]++;
    return;
  }
  counts->literals[FIRST_LENGTH + m->length_symbol[s.length]]++;
  counts->distances[distance_symbol(into_dictionary(at, s) ? likely_distance(m, s.distance) : s.distance)]++;
}

void put_distance(const code_table *table, unsigned distance, bit_writer *w)
{
  unsigned count;
  uint64_t code = distance_code(table, distance, &count);
  put_bits(w, code, count);
}

static void put_length(const matcher *m, const code_table *table, size_t length, bit_writer *w)
{
  int s = m->length_symbol[length];
  put_bits(w, table->literal_codes[FIRST_LENGTH + s], table->literal_bits[FIRST_LENGTH + s]);
  put_bits(w, (uint32_t)length - length_base[s], length_extra[s]);
}

void put_repetition(const matcher *m, const code_table *table, size_t length, unsigned distance, bit_writer *w)
{
  for (size_t n; length > 0; length -= n) {
    n = length <= MAX_MATCH ? length : length >= MAX_MATCH + MIN_MATCH ? MAX_MATCH : length - MIN_MATCH;
    put_length(m, table, n, w);
    put_distance(table, distance, w);
  }
}

/* A place for one more. */
static void add_hole(hole_list *list, uint32_t bits, uint16_t back)
{
  list->items = zb_grow(list->items, list->count, &list->capacity, sizeof *list->items);
  list->items[list->count++] = (hole){bits, back};
}

void encode(matcher *m, const code_table *table, span data, symbol_counts *counts, bit_writer *w, hole_list *holes)
{
  if (data.length > 0)
    memcpy(m->text + START, data.data, data.length);
  if (holes != NULL)
    memcpy(m->newest, m->in_dictionary, sizeof m->newest);
  else
    memset(m->newest, 0xFF, sizeof m->newest);
  const uint8_t *first = w != NULL ? w->out : NULL;
  size_t at = 0;
  for (size_t n = find_way(m, table, data.length); n-- > 0; at += m->way[n].length) {
    step s = m->way[n];
    if (counts != NULL)
      count_step(m, at, s, counts);
    if (w == NULL)
      continue;
    if (s.distance == 0) {
      put_bits(w, table->literal_codes[data.data[at]], table->literal_bits[data.data[at]]);
    } else if (!into_dictionary(at, s)) {
      put_repetition(m, table, s.length, s.distance, w);
    } else {
      put_length(m, table, s.length, w);
      add_hole(holes, (uint32_t)(8 * (size_t)(w->out - first) + w->count), s.distance);
      end_bits(w);
      first = w->out;
    }
  }
}

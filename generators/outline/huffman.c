/* Huffman codes whose length is limited, and how deflate writes their table. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

/* --- Lengths of codes: package-merge --- */

typedef struct leaf {
  uint32_t frequency;
  int symbol;
} leaf;

/* Of a list of the algorithm: a symbol, or two neighbours of the list below. */
typedef struct package {
  uint64_t weight;
  int leaf; /* -1: a pair */
} package;

typedef struct package_list {
  package items[2 * LITERALS];
  int count;
} package_list;

static int by_frequency(const void *a, const void *b)
{
  const leaf *x = a, *y = b;
  if (x->frequency != y->frequency)
    return x->frequency < y->frequency ? -1 : 1;
  return x->symbol - y->symbol;
}

/* All leaves and all pairs of BELOW, the lightest first. */
static void merge(const leaf *leaves, int leaf_count, const package_list *below, package_list *list)
{
  int leaf = 0, pair = 0, pairs = below != NULL ? below->count / 2 : 0;
  list->count = 0;
  while (leaf < leaf_count || pair < pairs) {
    uint64_t weight = pair < pairs ? below->items[2 * pair].weight + below->items[2 * pair + 1].weight : UINT64_MAX;
    bool takes_leaf = leaf < leaf_count && leaves[leaf].frequency <= weight;
    list->items[list->count++] = takes_leaf ? (package){leaves[leaf].frequency, leaf} : (package){weight, -1};
    leaf += takes_leaf;
    pair += !takes_leaf;
  }
}

void code_lengths(const uint32_t *frequencies, int count, int limit, uint8_t *lengths)
{
  leaf leaves[LITERALS];
  int n = 0;
  memset(lengths, 0, (size_t)count);
  for (int i = 0; i < count; i++)
    if (frequencies[i] > 0)
      leaves[n++] = (leaf){frequencies[i], i};
  if (n == 1)
    lengths[leaves[0].symbol] = 1;
  if (n <= 1)
    return;
  qsort(leaves, (size_t)n, sizeof *leaves, by_frequency);
  package_list *lists = calloc((size_t)limit, sizeof *lists);
  if (lists == NULL)
    abort();
  for (int i = 0; i < limit; i++)
    merge(leaves, n, i > 0 ? &lists[i - 1] : NULL, &lists[i]);
  /* Each time a symbol is among those taken its code is a bit longer; each pair taken takes two of the list below. */
  for (int i = limit - 1, taken = 2 * n - 2; i >= 0; i--) {
    int pairs = 0;
    for (int k = 0; k < taken; k++)
      if (lists[i].items[k].leaf >= 0)
        lengths[leaves[lists[i].items[k].leaf].symbol]++;
      else
        pairs++;
    taken = 2 * pairs;
  }
  free(lists);
}

/* --- Codes --- */

/* Canonical codes, each turned round: deflate writes a code's highest bit first, all else lowest first. */
static void assign_codes(const uint8_t *lengths, int count, uint16_t *codes)
{
  unsigned used[MAX_CODE + 1] = {0}, next[MAX_CODE + 1] = {0};
  for (int i = 0; i < count; i++)
    used[lengths[i]]++;
  used[0] = 0;
  for (int bits = 1; bits <= MAX_CODE; bits++)
    next[bits] = (next[bits - 1] + used[bits - 1]) << 1;
  for (int i = 0; i < count; i++) {
    unsigned code = lengths[i] > 0 ? next[lengths[i]]++ : 0, turned = 0;
    for (int k = 0; k < lengths[i]; k++)
      turned = turned << 1 | (code >> k & 1);
    codes[i] = (uint16_t)turned;
  }
}

/* --- The table at the head of a block (RFC 1951, 3.2.7) --- */

enum { LENGTH_CODES = 19, MAX_LENGTH_CODE = 7, REPEAT = 16, ZEROS = 17, MANY_ZEROS = 18 };

typedef struct length_code {
  uint8_t symbol, extra;
} length_code;

/* The lengths of all codes in runs; returns how many. */
static int shorten(const uint8_t *lengths, int count, length_code *out)
{
  int n = 0;
  for (int i = 0; i < count;) {
    int run = 1;
    while (i + run < count && lengths[i + run] == lengths[i])
      run++;
    if (lengths[i] == 0 && run >= 3) {
      run = run > 138 ? 138 : run;
      out[n++] = run <= 10 ? (length_code){ZEROS, (uint8_t)(run - 3)} : (length_code){MANY_ZEROS, (uint8_t)(run - 11)};
    } else if (i > 0 && lengths[i] == lengths[i - 1] && run >= 3) {
      run = run > 6 ? 6 : run;
      out[n++] = (length_code){REPEAT, (uint8_t)(run - 3)};
    } else {
      run = 1;
      out[n++] = (length_code){lengths[i], 0};
    }
    i += run;
  }
  return n;
}

static void write_head(code_table *t)
{
  static const uint8_t order[LENGTH_CODES] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  uint8_t all[LITERALS + DISTANCES], bits[LENGTH_CODES];
  length_code coded[LITERALS + DISTANCES];
  uint32_t frequencies[LENGTH_CODES] = {0};
  uint16_t codes[LENGTH_CODES];
  memcpy(all, t->literal_bits, LITERALS);
  memcpy(all + LITERALS, t->distance_bits, DISTANCES);
  int n = shorten(all, LITERALS + DISTANCES, coded), listed = LENGTH_CODES;
  for (int i = 0; i < n; i++)
    frequencies[coded[i].symbol]++;
  code_lengths(frequencies, LENGTH_CODES, MAX_LENGTH_CODE, bits);
  assign_codes(bits, LENGTH_CODES, codes);
  while (listed > 4 && bits[order[listed - 1]] == 0)
    listed--;
  bit_writer w = {.out = t->head};
  put_bits(&w, 1 | 2 << 1, 3); /* the last block, with a table of its own */
  put_bits(&w, LITERALS - 257, 5);
  put_bits(&w, DISTANCES - 1, 5);
  put_bits(&w, (uint32_t)listed - 4, 4);
  for (int i = 0; i < listed; i++)
    put_bits(&w, bits[order[i]], 3);
  for (int i = 0; i < n; i++) {
    int symbol = coded[i].symbol;
    put_bits(&w, codes[symbol], bits[symbol]);
    if (symbol >= REPEAT)
      put_bits(&w, coded[i].extra, symbol == REPEAT ? 2 : symbol == ZEROS ? 3 : 7);
  }
  t->head_bits = 8 * (size_t)(w.out - t->head) + w.count;
  end_bits(&w);
}

static void assign_all(code_table *t)
{
  assign_codes(t->literal_bits, LITERALS, t->literal_codes);
  assign_codes(t->distance_bits, DISTANCES, t->distance_codes);
  write_head(t);
}

void make_table(code_table *table, const symbol_counts *counts)
{
  enum { WEIGHT = 8 }; /* what never came among the glyphs that were counted may come in others */
  uint32_t literals[LITERALS], distances[DISTANCES];
  for (int i = 0; i < LITERALS; i++)
    literals[i] = WEIGHT * counts->literals[i] + 1;
  for (int i = 0; i < DISTANCES; i++)
    distances[i] = WEIGHT * counts->distances[i] + 1;
  *table = (code_table){0};
  code_lengths(literals, LITERALS, MAX_CODE, table->literal_bits);
  code_lengths(distances, DISTANCES, MAX_CODE, table->distance_bits);
  assign_all(table);
}

void guess_table(code_table *table)
{
  *table = (code_table){0};
  for (int i = 0; i < LITERALS; i++)
    table->literal_bits[i] = i < 226 ? 8 : 9; /* 226/256 + 60/512: one */
  for (int i = 0; i < DISTANCES; i++)
    table->distance_bits[i] = 5;
  assign_all(table);
}

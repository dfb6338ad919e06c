/* The dictionary: from each part of the sample the stretch whose groups of bytes most outlines have, as zstd's COVER
   chooses them. The best ones would stand last, nearest to the outlines, but distances cost much the same. */
#include "outline/parts.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 12, GROUP = 5, STRETCH = 32, HASH_BITS = 18, STRETCHES = (DICTIONARY_LENGTH - HEAD) / STRETCH };

static uint32_t group_at(const uint8_t *p)
{
  uint64_t n =
      (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32;
  return (uint32_t)(n * 0x9E3779B97F4A7C15u >> (64 - HASH_BITS));
}

/* Of each group: in how many outlines it is. */
static void count_groups(const sample *s, uint32_t *counts)
{
  uint32_t *last = calloc(1 << HASH_BITS, sizeof *last);
  if (last == NULL)
    abort();
  for (int i = 0; i < s->count; i++)
    for (size_t k = i > 0 ? s->ends[i - 1] : 0; k + GROUP <= s->ends[i]; k++) {
      uint32_t group = group_at((const uint8_t *)s->outlines.data + k);
      counts[group] += last[group] != (uint32_t)i + 1;
      last[group] = (uint32_t)i + 1;
    }
  free(last);
}

/* A group of one outline alone is worth nothing. */
static uint32_t worth(const uint32_t *counts, const uint8_t *p)
{
  uint32_t count = counts[group_at(p)];
  return count > 1 ? count : 0;
}

/* The stretch of bytes FROM to before TO that is worth most. */
static size_t best_stretch(const uint8_t *data, const uint32_t *counts, size_t from, size_t to)
{
  size_t best = from;
  uint64_t most = 0;
  for (size_t at = from; at + STRETCH <= to; at++) {
    uint64_t sum = 0;
    for (size_t k = at; k + GROUP <= at + STRETCH; k++)
      sum += worth(counts, data + k);
    if (sum > most) {
      most = sum;
      best = at;
    }
  }
  return best;
}

void make_dictionary(const sample *s, zb_buffer *out)
{
  size_t length = s->outlines.length;
  const uint8_t *data = (const uint8_t *)s->outlines.data;
  if (length < (size_t)STRETCHES * 2 * STRETCH)
    return;
  uint32_t *counts = calloc(1 << HASH_BITS, sizeof *counts);
  if (counts == NULL)
    abort();
  count_groups(s, counts);
  for (int i = 0; i < HEAD; i++) /* no contours, an empty box, no instructions */
    put_u8(out, 0);
  for (size_t i = 0; i < STRETCHES; i++) {
    size_t at = best_stretch(data, counts, length * i / STRETCHES, length * (i + 1) / STRETCHES);
    zb_buffer_add(out, data + at, STRETCH);
    for (size_t k = at; k + GROUP <= at + STRETCH; k++)
      counts[group_at(data + k)] = 0; /* it is there now */
  }
  if (out->length % 2 != 0)
    put_u8(out, 0);
  free(counts);
}

#include "outline/parts.h"

void join_bits(bit_writer *w, const uint8_t *source, size_t count)
{
  uint64_t held = w->held;
  unsigned n = w->count; /* below 8 */
  uint8_t *out = w->out;
  for (; count >= 64; count -= 64, source += 8, out += 8) {
    uint64_t word = load_bits(source);
    store_bits(out, held | word << n);
    held = word >> 1 >> (63 - n); /* a shift by 64 is none */
  }
  if (count > 0) {
    uint64_t word = load_bits(source) & UINT64_MAX >> (64 - count), all = held | word << n;
    unsigned total = n + (unsigned)count;
    store_bits(out, all);
    out += total / 8;
    held = total >= 64 ? word >> 1 >> (63 - n) : all >> (total & ~7u);
    n = total % 8;
  }
  *w = (bit_writer){out, held, n};
}

void end_bits(bit_writer *w)
{
  if (w->count > 0)
    *w->out++ = (uint8_t)w->held;
  w->held = 0;
  w->count = 0;
}

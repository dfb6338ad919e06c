#include "outline/parts.h"

#include <string.h>

/* Eight bytes, the first one lowest; the compiler makes one instruction of it where that is the processor's order. */
static uint64_t load(const uint8_t *p)
{
  uint64_t n = 0;
  for (int i = 0; i < 8; i++)
    n |= (uint64_t)p[i] << 8 * i;
  return n;
}

static void store(uint8_t *p, uint64_t n)
{
  for (int i = 0; i < 8; i++)
    p[i] = (uint8_t)(n >> 8 * i);
}

void join_bits(bit_writer *w, const uint8_t *source, size_t count)
{
  uint64_t held = w->held;
  unsigned n = w->count; /* below 8 */
  for (; count >= 64; count -= 64, source += 8, w->out += 8) {
    uint64_t word = load(source);
    store(w->out, held | word << n);
    held = word >> 1 >> (63 - n); /* a shift by 64 is none */
  }
  if (count > 0) {
    uint64_t word = load(source) & UINT64_MAX >> (64 - count), all = held | word << n;
    unsigned total = n + (unsigned)count;
    store(w->out, all);
    w->out += total / 8;
    held = total >= 64 ? word >> 1 >> (63 - n) : all >> (total & ~7u);
    n = total % 8;
  }
  w->held = held;
  w->count = n;
}

void end_bits(bit_writer *w)
{
  if (w->count > 0)
    *w->out++ = (uint8_t)w->held;
  w->held = 0;
  w->count = 0;
}

/* Bytes that are written one behind the other and read in any order, in bounded memory: some pages of them, and
   behind those a temporary file that has no name. */
#ifndef ZB_READ_SPILL_H
#define ZB_READ_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zb_spill zb_spill;

/* Keeps at most about MEMORY bytes, a power of two from 64 kB on. */
zb_spill *zb_spill_new(size_t memory);
void zb_spill_free(zb_spill *spill);

uint64_t zb_spill_size(const zb_spill *spill);

/* Both are false if the temporary file can't be made, written or read; then errno says why. */
bool zb_spill_add(zb_spill *spill, const void *bytes, size_t n);
bool zb_spill_read(zb_spill *spill, uint64_t at, void *out, size_t n); /* within its size */

#endif

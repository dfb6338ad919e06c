/* An append-only, random-access byte store in bounded memory, backed by an unnamed temporary file. */
#ifndef ZB_READ_SPILL_H
#define ZB_READ_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zb_spill zb_spill;

/* Keeps at most about MEMORY bytes (a power of two, at least 64 KiB) in memory. */
zb_spill *zb_spill_new(size_t memory);
void zb_spill_free(zb_spill *spill);

uint64_t zb_spill_size(const zb_spill *spill);

/* Both return false with errno set if the temporary file can't be created, written or read. */
bool zb_spill_add(zb_spill *spill, const void *bytes, size_t n);
bool zb_spill_read(zb_spill *spill, uint64_t offset, void *out, size_t n); /* within its size */

#endif

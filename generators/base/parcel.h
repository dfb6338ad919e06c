/* Texts and numbers one after the other, as one process hands them to another of the same program. */
#ifndef ZB_BASE_PARCEL_H
#define ZB_BASE_PARCEL_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Initialize with {0}, release with zb_parcel_free. */
typedef struct zb_parcel {
  zb_buffer bytes;
  size_t at;      /* where it is read on */
  bool is_broken; /* more was asked for than it has, or a text without an end */
} zb_parcel;

void zb_parcel_free(zb_parcel *parcel);
void zb_parcel_clear(zb_parcel *parcel);

void zb_parcel_put_number(zb_parcel *parcel, int64_t number);
void zb_parcel_put_bytes(zb_parcel *parcel, const void *bytes, size_t n);
void zb_parcel_put_text(zb_parcel *parcel, const char *text); /* or NULL */

/* What was put next. A text is the parcel's, valid until it is cleared. Of one that is broken, as one from a file may
   be, 0 and NULL. */
int64_t zb_parcel_number(zb_parcel *parcel);
void zb_parcel_bytes(zb_parcel *parcel, void *bytes, size_t n);
const char *zb_parcel_text(zb_parcel *parcel);

/* Whether COUNT things of at least SIZE bytes may still be in it. */
bool zb_parcel_may_have(const zb_parcel *parcel, int64_t count, size_t size);

/* Writes a parcel to a pipe; false with errno. */
bool zb_parcel_send(const zb_parcel *parcel, int file);

/* Waits for the next one, and replaces what PARCEL has. False if there is none any more, or not all of it. */
bool zb_parcel_receive(zb_parcel *parcel, int file);

#endif

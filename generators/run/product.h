/* What comes of a record, here or in another process. */
#ifndef ZB_RUN_PRODUCT_H
#define ZB_RUN_PRODUCT_H

#include "base/diag.h"
#include "base/parcel.h"
#include "run/document.h"

typedef struct zb_product {
  zb_status status;
  zb_document document; /* DOCUMENT.stem NULL: none was tried */
  const char *record;   /* "": not known */
  const char *owner;    /* "": of many, or not known */
  const char *summary;
  int left_out;
} zb_product;

/* Puts the product, and the messages of DIAGS from FIRST on, which are about it. */
void zb_product_put(const zb_product *product, const zb_diags *diags, size_t first, zb_parcel *out);

/* Takes them out again; texts are IN's, and arrays in ARENA. */
void zb_product_take(zb_parcel *in, zb_arena *arena, zb_product *product, zb_diags *diags);

/* The messages alone. */
void zb_messages_put(const zb_diags *diags, size_t first, zb_parcel *out);
void zb_messages_take(zb_parcel *in, zb_diags *diags);

/* What became of what all processes do, with the messages from FIRST on. */
void zb_outcome_put(zb_status status, const zb_diags *diags, size_t first, zb_parcel *out);

/* The worse of WORST and what was put. Each process says the same, so only the first that is worse is heard. */
zb_status zb_outcome_take(zb_parcel *in, zb_status worst, zb_diags *diags);

#endif

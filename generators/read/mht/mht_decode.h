/* How the parts of a MIME container are encoded (RFC 2045). Private to mht/. */
#ifndef ZB_READ_MHT_MHT_DECODE_H
#define ZB_READ_MHT_MHT_DECODE_H

#include "base/buffer.h"

#include <stdbool.h>

typedef enum { ZB_MHT_PLAIN, ZB_MHT_QUOTED, ZB_MHT_BASE64 } zb_mht_encoding;

/* Initialize with the encoding, and the rest with zero. */
typedef struct zb_mht_decoder {
  zb_mht_encoding encoding;
  unsigned bits; /* base64: what is left of the line before */
  int bit_count;
} zb_mht_decoder;

/* Appends the bytes of the next LINE, N with its line end. What is no valid code is taken as it is (quoted-printable)
   or passed over (base64), as browsers do. */
void zb_mht_decode(zb_mht_decoder *decoder, const char *line, size_t n, zb_buffer *out);

#endif

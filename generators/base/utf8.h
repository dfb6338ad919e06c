/* UTF-8: one code point at a time. */
#ifndef ZB_BASE_UTF8_H
#define ZB_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the code point at *S (NUL-terminated) and moves *S behind it; 0 at the end. A byte that is not valid
   UTF-8 gives U+FFFD and moves one byte. */
uint32_t zb_utf8_next(const char **s);

/* Writes C to OUT (room for 4 bytes, no NUL); returns the number of bytes. */
size_t zb_utf8_encode(uint32_t c, char *out);

/* True if the N bytes are valid UTF-8 (no surrogates, no overlong forms); else *BAD is the first wrong byte's offset.
 */
bool zb_utf8_valid(const char *s, size_t n, size_t *bad);

/* Number of code points. */
size_t zb_utf8_length(const char *s);

#endif

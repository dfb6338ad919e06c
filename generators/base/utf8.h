/* UTF-8: one code point at a time. */
#ifndef ZB_BASE_UTF8_H
#define ZB_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns the code point at *S (NUL-terminated) and advances *S past it; 0 at the end. An invalid byte gives U+FFFD and
   is skipped. */
uint32_t zb_utf8_next(const char **s);

/* Writes C to OUT (up to 4 bytes, no NUL); returns the number of bytes. */
size_t zb_utf8_encode(uint32_t c, char *out);

/* True if the N bytes are valid UTF-8 (no surrogates, no overlong forms); else *BAD, unless BAD is NULL, is the offset
   of the first invalid byte. */
bool zb_utf8_valid(const char *s, size_t n, size_t *bad);

/* Whether the last bytes of TEXT are ENDING. */
bool zb_ends_with(const char *text, const char *ending);

/* The bytes of the first of WORDS that TEXT begins with; 0: none. WORDS end with NULL, or are NULL. */
size_t zb_word_at(const char *text, const char *const *words);

/* Number of code points. */
size_t zb_utf8_length(const char *s);

#endif

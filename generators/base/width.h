/* The width of text on a terminal: one column for a Latin letter, two for a Chinese character. */
#ifndef ZB_BASE_WIDTH_H
#define ZB_BASE_WIDTH_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Columns of the character C: 0, 1 or 2. Ambiguous ones (“ · √) have 1, the default of most terminals. */
int zb_char_width(unsigned c);

/* Columns of TEXT (UTF-8). */
int zb_text_width(const char *text);

/* Appends TEXT padded with spaces to WIDTH columns, or truncated with … if it is longer. Line ends and other control
   characters become spaces, so that no cell can move the terminal's cursor. */
void zb_text_pad(zb_buffer *out, const char *text, int width);

/* TEXT if it has at most CHARACTERS characters, else the first CHARACTERS of them and …, in ARENA. Combining marks and
   variation selectors stay with their character. */
const char *zb_excerpt(const char *text, size_t characters, zb_arena *arena);

#endif

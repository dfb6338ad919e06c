/* How much room text takes on a terminal: one place for a Latin letter, two for a Chinese character. */
#ifndef ZB_BASE_WIDTH_H
#define ZB_BASE_WIDTH_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Places of the character C: 0, 1 or 2. Ambiguous ones (“ · √) are 1, as in most terminals' settings. */
int zb_char_width(unsigned c);

/* Places of TEXT (UTF-8). */
int zb_text_width(const char *text);

/* Adds TEXT, with spaces up to WIDTH places behind it; of a longer one what fits, ended by …. Line ends and other
   control characters become spaces, so that no cell can move the terminal's cursor. */
void zb_text_pad(zb_buffer *out, const char *text, int width);

/* TEXT if it has no more than CHARACTERS characters, else as many of them and …, in ARENA. Combining marks and
   variation selectors stay with their character. */
const char *zb_excerpt(const char *text, size_t characters, zb_arena *arena);

#endif

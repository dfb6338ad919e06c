/* Names as file systems compare them that take upper and lower case, and composed and decomposed characters, for one.
 */
#ifndef ZB_TEXT_FOLDED_H
#define ZB_TEXT_FOLDED_H

#include "base/arena.h"

/* TEXT canonically decomposed and in lower case; in ARENA. Two names that such a file system takes for one are the
 * same. */
const char *zb_folded(const char *text, zb_arena *arena);

#endif

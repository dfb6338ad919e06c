/* PNG pictures as a PDF takes them: pixels without transparency, compressed. */
#ifndef ZB_PICTURE_PNG_H
#define ZB_PICTURE_PNG_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows of pixels from the top, 8 bits a channel in sRGB, as one zlib stream. COMPONENTS: 1 grey, 3 colour. */
typedef struct zb_png {
  const unsigned char *data;
  size_t length;
  int width, height, components;
} zb_png;

/* True if PATH's name ends in .png. */
bool zb_png_named(const char *path);

/* Decodes a file of LENGTH bytes: any kind of PNG, what is transparent on white. The pixels are in ARENA. NULL, or why
   it can't be used, in the user's words and in ARENA: it is none, is damaged, or has more pixels than anyone prints. */
const char *zb_png_decode(const void *file, size_t length, zb_arena *arena, zb_png *out);

/* --- Pictures that many documents show are decoded once ------------------------------------------------------------
 */

typedef struct zb_png_cache zb_png_cache;

zb_png_cache *zb_png_cache_new(void);
void zb_png_cache_free(zb_png_cache *cache);

/* As zb_png_decode, but the same bytes are decoded only once, as long as CACHE has room for what comes of them; then
   the pixels live as long as it. CACHE may be NULL. */
const char *zb_png_cached(zb_png_cache *cache, const void *file, size_t length, zb_arena *arena, zb_png *out);

#endif

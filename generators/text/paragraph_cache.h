/* Paragraphs that were set before are not set again: most texts of a form are in all others of its kind, too. What
   comes out is the same with the cache and without. */
#ifndef ZB_TEXT_PARAGRAPH_CACHE_H
#define ZB_TEXT_PARAGRAPH_CACHE_H

#include "text/paragraph.h"

/* For any number of documents, with the roles of one zb_fonts; it takes some MB however many they are. */
typedef struct zb_paragraph_cache zb_paragraph_cache;

zb_paragraph_cache *zb_paragraph_cache_new(void);
void zb_paragraph_cache_free(zb_paragraph_cache *cache);

/* As zb_paragraph_set; the lines are in ARENA, or last until the cache is trimmed. CACHE may be NULL. */
bool zb_paragraph_cache_set(zb_paragraph_cache *cache, const zb_paragraph *paragraph, zb_arena *arena,
                            const zb_line **lines, int *count, zb_missing *missing);

/* Between documents, when nobody has lines of it any more: forgets all if that is too much. CACHE may be NULL. */
void zb_paragraph_cache_trim(zb_paragraph_cache *cache);

#endif

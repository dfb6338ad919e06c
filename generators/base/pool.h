/* Small blocks whose owner knows their sizes, and frees and asks for them all the time: Lua's. */
#ifndef ZB_BASE_POOL_H
#define ZB_BASE_POOL_H

#include <stddef.h>

typedef struct zb_pool zb_pool;

zb_pool *zb_pool_new(void);

/* Frees all small blocks with it; large ones are their owner's. NULL is allowed. */
void zb_pool_free(zb_pool *pool);

/* Returns BLOCK, of OLD_SIZE bytes (NULL: none, and 0), with room for SIZE, as realloc does; with SIZE 0 it frees it
   and returns NULL. */
void *zb_pool_resize(zb_pool *pool, void *block, size_t old_size, size_t size);

#endif

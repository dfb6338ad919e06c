/* Blocks of up to MAX_SMALL bytes are cut from chunks, and those that are freed wait in a list for the next of their
   size. Larger ones are the C library's. */
#include "base/pool.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = _Alignof(max_align_t), MAX_SMALL = 512, CLASSES = MAX_SMALL / STEP, CHUNK_SIZE = 64 * 1024 };

typedef struct free_block {
  struct free_block *next;
} free_block;

typedef struct chunk {
  struct chunk *next;
  _Alignas(max_align_t) unsigned char data[CHUNK_SIZE];
} chunk;

struct zb_pool {
  free_block *freed[CLASSES]; /* by size, in steps */
  chunk *chunks;              /* the first is being cut */
  size_t used;                /* of its data */
};

zb_pool *zb_pool_new(void)
{
  zb_pool *pool = calloc(1, sizeof *pool);
  if (pool == NULL)
    abort();
  pool->used = CHUNK_SIZE;
  return pool;
}

void zb_pool_free(zb_pool *pool)
{
  if (pool == NULL)
    return;
  for (chunk *c = pool->chunks, *next; c != NULL; c = next) {
    next = c->next;
    free(c);
  }
  free(pool);
}

/* Of a size that is not 0. */
static size_t class_of(size_t size)
{
  return (size - 1) / STEP;
}

static void *cut(zb_pool *pool, size_t size)
{
  if (CHUNK_SIZE - pool->used < size) {
    chunk *c = malloc(sizeof *c);
    if (c == NULL)
      abort();
    c->next = pool->chunks;
    pool->chunks = c;
    pool->used = 0;
  }
  void *block = pool->chunks->data + pool->used;
  pool->used += size;
  return block;
}

static void *take(zb_pool *pool, size_t size)
{
  if (size > MAX_SMALL)
    return malloc(size);
  size_t class = class_of(size);
  free_block *block = pool->freed[class];
  if (block == NULL)
    return cut(pool, (class + 1) * STEP);
  pool->freed[class] = block->next;
  return block;
}

static void give_back(zb_pool *pool, void *block, size_t size)
{
  if (size > MAX_SMALL) {
    free(block);
    return;
  }
  free_block *freed = block;
  freed->next = pool->freed[class_of(size)];
  pool->freed[class_of(size)] = freed;
}

void *zb_pool_resize(zb_pool *pool, void *block, size_t old_size, size_t size)
{
  if (block == NULL)
    return size == 0 ? NULL : take(pool, size);
  if (size == 0) {
    give_back(pool, block, old_size);
    return NULL;
  }
  if (old_size > MAX_SMALL && size > MAX_SMALL)
    return realloc(block, size);
  if (old_size <= MAX_SMALL && size <= MAX_SMALL && class_of(old_size) == class_of(size))
    return block;
  void *moved = take(pool, size);
  if (moved == NULL) /* too large for malloc */
    return NULL;
  memcpy(moved, block, old_size < size ? old_size : size);
  give_back(pool, block, old_size);
  return moved;
}

#include "base/arena.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGN = _Alignof(max_align_t) };

typedef struct block {
  struct block *next;
  size_t size, used;
  _Alignas(max_align_t) unsigned char data[];
} block;

typedef struct deferred {
  void (*function)(void *object);
  void *object;
  struct deferred *next;
} deferred;

struct zb_arena {
  block *first;   /* all blocks, in the order that they are filled in */
  block *current; /* being filled */
  size_t used;
  deferred *deferred; /* in it */
};

static block *block_new(size_t size)
{
  block *b = malloc(sizeof *b + size);
  b->next = NULL;
  b->size = size;
  b->used = 0;
  return b;
}

zb_arena *zb_arena_new(void)
{
  zb_arena *arena = calloc(1, sizeof *arena);
  arena->first = arena->current = block_new(BLOCK_SIZE);
  return arena;
}

static void run_deferred(zb_arena *arena)
{
  for (const deferred *d = arena->deferred; d != NULL; d = d->next)
    d->function(d->object);
  arena->deferred = NULL;
}

void zb_arena_free(zb_arena *arena)
{
  if (arena == NULL)
    return;
  run_deferred(arena);
  for (block *b = arena->first, *next; b != NULL; b = next) {
    next = b->next;
    free(b);
  }
  free(arena);
}

void zb_arena_reset(zb_arena *arena)
{
  run_deferred(arena);
  for (block *b = arena->first; b != NULL; b = b->next)
    b->used = 0;
  arena->current = arena->first;
  arena->used = 0;
}

/* The next block with SIZE free bytes: one left over from before a reset, or a new one after the current block. */
static block *next_block(zb_arena *arena, size_t size)
{
  block *next = arena->current->next;
  if (next == NULL || next->size < size) {
    block *b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
    b->next = next;
    arena->current->next = b;
    next = b;
  }
  arena->current = next;
  return next;
}

static void *take(zb_arena *arena, size_t size)
{
  if (size > SIZE_MAX / 2)
    zb_memory_give_up();
  size = (size + ALIGN - 1) / ALIGN * ALIGN;
  block *b = arena->current;
  if (b->size - b->used < size)
    b = next_block(arena, size);
  void *p = b->data + b->used;
  b->used += size;
  arena->used += size;
  return p;
}

void *zb_arena_alloc(zb_arena *arena, size_t size)
{
  return memset(take(arena, size), 0, size);
}

void *zb_arena_array(zb_arena *arena, size_t n, size_t size)
{
  if (size != 0 && n > SIZE_MAX / 2 / size)
    zb_memory_give_up();
  return zb_arena_alloc(arena, n * size);
}

char *zb_arena_strndup(zb_arena *arena, const char *s, size_t n)
{
  size_t length = strnlen(s, n);
  char *copy = take(arena, length + 1);
  memcpy(copy, s, length);
  copy[length] = '\0';
  return copy;
}

void *zb_arena_grow(zb_arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity)
    return array;
  *capacity = *capacity == 0 ? 16 : 2 * *capacity;
  void *copy = zb_arena_array(arena, *capacity, size);
  if (count > 0)
    memcpy(copy, array, count * size);
  return copy;
}

char *zb_arena_strdup(zb_arena *arena, const char *s)
{
  return zb_arena_strndup(arena, s, strlen(s));
}

char *zb_arena_printf(zb_arena *arena, const char *format, ...)
{
  /* What is left of the block mostly has room for it: then it is made once. */
  block *b = arena->current;
  size_t room = b->size - b->used;
  va_list args;
  va_start(args, format);
  int n = vsnprintf((char *)b->data + b->used, room, format, args);
  va_end(args);
  if (n < 0)
    zb_memory_give_up();
  char *s = take(arena, (size_t)n + 1);
  if ((size_t)n < room)
    return s;
  va_start(args, format);
  vsnprintf(s, (size_t)n + 1, format, args);
  va_end(args);
  return s;
}

size_t zb_arena_used(const zb_arena *arena)
{
  return arena->used;
}

void zb_arena_defer(zb_arena *arena, void (*function)(void *object), void *object)
{
  deferred *d = zb_arena_alloc(arena, sizeof *d);
  *d = (deferred){function, object, arena->deferred};
  arena->deferred = d;
}

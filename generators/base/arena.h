/* An arena: memory that is freed all at once. There is one per document, reset between documents, so that a run over
   100,000 records needs no more memory than its largest one. Running out of memory aborts the program; that leaves no
   partial output, since output files are renamed into place only when they are complete. */
#ifndef ZB_BASE_ARENA_H
#define ZB_BASE_ARENA_H

#include <stddef.h>

typedef struct zb_arena zb_arena;

zb_arena *zb_arena_new(void);
void zb_arena_free(zb_arena *arena);

/* FUNCTION(OBJECT) when the arena is freed or reset, what was asked for last first: for what lives in it and has memory
   of another library. It must not use the arena. */
void zb_arena_defer(zb_arena *arena, void (*function)(void *object), void *object);

/* Makes all memory available again, to the arena rather than the system; all pointers into it become invalid. */
void zb_arena_reset(zb_arena *arena);

/* SIZE bytes, zeroed, aligned for any type; never NULL. */
void *zb_arena_alloc(zb_arena *arena, size_t size);

/* A zeroed array of N elements of SIZE bytes. */
void *zb_arena_array(zb_arena *arena, size_t n, size_t size);

/* Returns ARRAY, or a larger copy if it is full, with space for one more than its COUNT elements of SIZE bytes.
 *CAPACITY is how many elements it can hold, 0 at first. */
void *zb_arena_grow(zb_arena *arena, void *array, size_t count, size_t *capacity, size_t size);

char *zb_arena_strdup(zb_arena *arena, const char *s);

/* The first N bytes of S, or all of it where it is shorter. */
char *zb_arena_strndup(zb_arena *arena, const char *s, size_t n);
char *zb_arena_printf(zb_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes allocated since the last reset. */
size_t zb_arena_used(const zb_arena *arena);

#endif

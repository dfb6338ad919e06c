/* An arena: memory that is given back all at once. One for each document; reset between documents so that a
   run over 100,000 records needs no more than its largest one. Out of memory ends the program (abort): nothing
   half-made is left, since output files are renamed into place only when they are whole. */
#ifndef ZB_BASE_ARENA_H
#define ZB_BASE_ARENA_H

#include <stddef.h>

typedef struct zb_arena zb_arena;

zb_arena *zb_arena_new(void);
void zb_arena_free(zb_arena *arena);

/* Gives all memory back to the arena (not to the system); all pointers from it are dead. */
void zb_arena_reset(zb_arena *arena);

/* SIZE bytes, zeroed, aligned for any type; never NULL. */
void *zb_arena_alloc(zb_arena *arena, size_t size);

/* A zeroed array of N elements of SIZE bytes. */
void *zb_arena_array(zb_arena *arena, size_t n, size_t size);

/* LIST of COUNT elements, or a larger copy of it if it is full: there is room for one more. *ROOM is how many it can
   hold, 0 at first. */
void *zb_arena_grow(zb_arena *arena, void *list, size_t count, size_t *room, size_t size);

char *zb_arena_strdup(zb_arena *arena, const char *s);
char *zb_arena_strndup(zb_arena *arena, const char *s, size_t n);
char *zb_arena_printf(zb_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes handed out since the last reset. */
size_t zb_arena_used(const zb_arena *arena);

#endif

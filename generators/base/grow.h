/* Arrays that grow. */
#ifndef ZB_BASE_GROW_H
#define ZB_BASE_GROW_H

#include <stddef.h>

/* ARRAY with space for one more element of SIZE bytes than COUNT, to be freed by free(); NULL is an array without
   space. *CAPACITY is how many it has space for, and doubles. Out of memory ends the program, as with an arena. */
void *zb_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif

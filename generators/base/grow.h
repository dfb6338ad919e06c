/* Arrays that grow. */
#ifndef ZB_BASE_GROW_H
#define ZB_BASE_GROW_H

#include <stddef.h>

/* Returns ARRAY, reallocated if it is full, with space for one more than its COUNT elements of SIZE bytes. *CAPACITY is
   how many elements it can hold, 0 for a NULL array. The caller frees the result. Out of memory aborts the program. */
void *zb_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif

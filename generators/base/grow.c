#include "base/grow.h"

#include "base/memory.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 16 };

void *zb_grow(void *array, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity)
    return array;
  *capacity = *capacity == 0 ? FIRST_CAPACITY : 2 * *capacity;
  array = reallocarray(array, *capacity, size);
  if (array == NULL)
    zb_memory_give_up();
  return array;
}

#include "base/buffer.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void zb_buffer_free(zb_buffer *buffer)
{
  free(buffer->data);
  *buffer = (zb_buffer){0};
}

void zb_buffer_clear(zb_buffer *buffer)
{
  buffer->length = 0;
  if (buffer->data != NULL)
    buffer->data[0] = '\0';
}

void zb_buffer_reserve(zb_buffer *buffer, size_t more)
{
  if (more > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4)
    zb_memory_give_up();
  size_t need = buffer->length + more + 1;
  if (need <= buffer->capacity)
    return;
  size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity;
  while (capacity < need)
    capacity *= 2;
  char *data = realloc(buffer->data, capacity);
  if (data == NULL)
    zb_memory_give_up();
  buffer->data = data;
  buffer->capacity = capacity;
}

void zb_buffer_put_decimal(zb_buffer *buffer, size_t n)
{
  char text[24], *p = text + sizeof text;
  do
    *--p = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  zb_buffer_add(buffer, p, (size_t)(text + sizeof text - p));
}

void zb_buffer_vprintf(zb_buffer *buffer, const char *format, va_list args)
{
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  if (n < 0)
    zb_memory_give_up();
  zb_buffer_reserve(buffer, (size_t)n);
  vsnprintf(buffer->data + buffer->length, (size_t)n + 1, format, again);
  va_end(again);
  buffer->length += (size_t)n;
}

void zb_buffer_printf(zb_buffer *buffer, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  zb_buffer_vprintf(buffer, format, args);
  va_end(args);
}

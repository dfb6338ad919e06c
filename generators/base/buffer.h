/* A growing byte buffer. Initialize with {0}, release with zb_buffer_free. Out of memory aborts the program. */
#ifndef ZB_BASE_BUFFER_H
#define ZB_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

typedef struct zb_buffer {
  char *data; /* NUL-terminated; NULL until something is added */
  size_t length;
  size_t capacity;
} zb_buffer;

void zb_buffer_free(zb_buffer *buffer);
void zb_buffer_clear(zb_buffer *buffer);                /* empties it, keeps its memory */
void zb_buffer_reserve(zb_buffer *buffer, size_t more); /* space for MORE bytes and a NUL */
void zb_buffer_put_decimal(zb_buffer *buffer, size_t n);
void zb_buffer_printf(zb_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zb_buffer_vprintf(zb_buffer *buffer, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Here for the compiler to see: most of what is added is a few bytes, and there is room for them. */

static inline void zb_buffer_add(zb_buffer *buffer, const void *bytes, size_t n)
{
  if (buffer->capacity - buffer->length <= n)
    zb_buffer_reserve(buffer, n);
  if (n > 0)
    memcpy(buffer->data + buffer->length, bytes, n);
  buffer->length += n;
  buffer->data[buffer->length] = '\0';
}

static inline void zb_buffer_puts(zb_buffer *buffer, const char *s)
{
  zb_buffer_add(buffer, s, strlen(s));
}

static inline void zb_buffer_putc(zb_buffer *buffer, char c)
{
  zb_buffer_add(buffer, &c, 1);
}

#endif

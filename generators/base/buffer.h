/* A growing byte buffer. Initialize with {0}, release with zb_buffer_free. Out of memory aborts the program. */
#ifndef ZB_BASE_BUFFER_H
#define ZB_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

typedef struct zb_buffer {
  char *data; /* NUL-terminated; NULL until something is added */
  size_t length;
  size_t capacity;
} zb_buffer;

void zb_buffer_free(zb_buffer *buffer);
void zb_buffer_clear(zb_buffer *buffer);                /* empties it, keeps its memory */
void zb_buffer_reserve(zb_buffer *buffer, size_t more); /* space for MORE bytes and a NUL */
void zb_buffer_add(zb_buffer *buffer, const void *bytes, size_t n);
void zb_buffer_puts(zb_buffer *buffer, const char *s);
void zb_buffer_putc(zb_buffer *buffer, char c);
void zb_buffer_printf(zb_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zb_buffer_vprintf(zb_buffer *buffer, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#endif

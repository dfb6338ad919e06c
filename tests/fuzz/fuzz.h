/* What the fuzz targets share. Each is one file with LLVMFuzzerTestOneInput, and stops the process where something is
   not as the header of what it tries promises. */
#ifndef ZB_TESTS_FUZZ_H
#define ZB_TESTS_FUZZ_H

#include "base/diag.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void demand(bool holds)
{
  if (!holds)
    abort();
}

/* The input as a text, as readers hand it on: valid UTF-8 without a NUL. NULL: it is none. The caller frees it. */
static inline char *input_text(const uint8_t *data, size_t size)
{
  if (memchr(data, '\0', size) != NULL || !zb_utf8_valid((const char *)data, size, NULL))
    return NULL;
  return strndup((const char *)data, size);
}

static inline bool is_text(const char *text)
{
  return text != NULL && zb_utf8_valid(text, strlen(text), NULL);
}

/* A file in memory with these bytes, whose path is put into PATH; the caller closes it. */
static inline int input_file(const uint8_t *data, size_t size, char path[64])
{
  int file = memfd_create("input", 0);
  demand(file >= 0 && write(file, data, size) == (ssize_t)size);
  snprintf(path, 64, "/proc/self/fd/%d", file);
  return file;
}

#endif

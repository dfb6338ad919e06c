#include "base/utf8.h"

#include <string.h>

/* The length of the valid sequence at S (of at most N bytes), or 0; *C is its code point. */
static size_t sequence(const unsigned char *s, size_t n, uint32_t *c)
{
  if (n == 0)
    return 0;
  if (s[0] < 0x80) {
    *c = s[0];
    return 1;
  }
  size_t length = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0xC2 || s[0] > 0xF4 || n < length)
    return 0;
  uint32_t value = s[0] & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80)
      return 0;
    value = value << 6 | (s[i] & 0x3Fu);
  }
  static const uint32_t min[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < min[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return 0;
  *c = value;
  return length;
}

/* Whether S begins with three bytes that, as nearly all of Chinese, can be neither too many for their code point nor a
   surrogate; a NUL ends it. */
static bool is_usual(const unsigned char *s)
{
  return s[0] > 0xE0 && s[0] < 0xF0 && s[0] != 0xED && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80;
}

uint32_t zb_utf8_next(const char **s)
{
  const unsigned char *p = (const unsigned char *)*s;
  uint32_t c = 0;
  if (p[0] < 0x80) {
    *s += p[0] != '\0';
    return p[0];
  }
  if (is_usual(p)) {
    *s += 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  }
  size_t n = sequence(p, 4, &c);
  if (n == 0) {
    *s += 1;
    return 0xFFFD;
  }
  *s += n;
  return c;
}

size_t zb_utf8_encode(uint32_t c, char *out)
{
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n; i-- > 1; c >>= 6)
    out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)((0xF00u >> n & 0xF0) | c);
  return n;
}

bool zb_utf8_valid(const char *s, size_t n, size_t *bad)
{
  const unsigned char *p = (const unsigned char *)s;
  uint32_t c;
  for (size_t i = 0; i < n;) {
    if (p[i] < 0x80 || (n - i >= 3 && is_usual(p + i))) {
      i += p[i] < 0x80 ? 1 : 3;
      continue;
    }
    size_t length = sequence(p + i, n - i, &c);
    if (length == 0) {
      if (bad != NULL)
        *bad = i;
      return false;
    }
    i += length;
  }
  return true;
}

size_t zb_utf8_length(const char *s)
{
  size_t n = 0;
  while (zb_utf8_next(&s) != 0)
    n++;
  return n;
}

bool zb_ends_with(const char *text, const char *ending)
{
  size_t n = strlen(text), m = strlen(ending);
  return n >= m && strcmp(text + n - m, ending) == 0;
}

size_t zb_word_at(const char *text, const char *const *words)
{
  for (; words != NULL && *words != NULL; words++)
    if (strncmp(text, *words, strlen(*words)) == 0)
      return strlen(*words);
  return 0;
}

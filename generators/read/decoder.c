#include "read/decoder.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct zb_decoder {
  iconv_t converter;
  bool gb18030;
};

/* GB18030 codes that some edition leaves for private use, and the characters from that of FIRST on. The other code of
   each is read rightly by all that iconv may be. */
static const struct code {
  uint32_t first, last, character;
} codes[] = {
    {0xFE51, 0xFE51, 0x20087},        {0xFE52, 0xFE52, 0x20089},        {0xFE53, 0xFE53, 0x200CC},
    {0xFE6C, 0xFE6C, 0x215D7},        {0xFE76, 0xFE76, 0x2298F},        {0xFE91, 0xFE91, 0x241FE},
    {0x8135F437, 0x8135F437, 0x1E3F}, {0x82359037, 0x82359039, 0x9FB4}, {0x82359130, 0x82359134, 0x9FB7},
    {0x84318236, 0x84318239, 0xFE10}, {0x84318330, 0x84318335, 0xFE14},
};

zb_decoder *zb_decoder_new(const char *encoding)
{
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1)
    return NULL;
  zb_decoder *decoder = malloc(sizeof *decoder);
  if (decoder == NULL)
    abort();
  *decoder = (zb_decoder){converter, strcmp(encoding, "GB18030") == 0};
  return decoder;
}

void zb_decoder_free(zb_decoder *decoder)
{
  if (decoder == NULL)
    return;
  iconv_close(decoder->converter);
  free(decoder);
}

void zb_decoder_reset(zb_decoder *decoder)
{
  iconv(decoder->converter, NULL, NULL, NULL, NULL);
}

/* The character of a listed code, or 0. */
static uint32_t listed(const unsigned char *s, size_t length)
{
  uint32_t code = 0;
  for (size_t i = 0; i < length; i++)
    code = code << 8 | s[i];
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (code >= codes[i].first && code <= codes[i].last)
      return codes[i].character + (code - codes[i].first);
  return 0;
}

/* How many of the N bytes come before the first listed code; its CHARACTER (0: there is none) and LENGTH. */
static size_t find_listed(const char *bytes, size_t n, uint32_t *character, size_t *length)
{
  const unsigned char *s = (const unsigned char *)bytes;
  size_t i = 0;
  *character = 0;
  while (i + 1 < n) {
    *length = s[i] < 0x81 ? 1 : s[i + 1] >= '0' && s[i + 1] <= '9' ? 4 : 2;
    if (*length > n - i)
      break;
    if (*length > 1 && (*character = listed(s + i, *length)) != 0)
      return i;
    i += *length;
  }
  return n;
}

size_t zb_decode(zb_decoder *decoder, char **from, size_t *left, char **to, size_t *room)
{
  size_t done = 0;
  while (*left > 0 && done != (size_t)-1) {
    uint32_t character = 0;
    size_t length, n = decoder->gb18030 ? find_listed(*from, *left, &character, &length) : *left;
    size_t rest = *left - n;
    done = iconv(decoder->converter, from, &n, to, room);
    *left = rest + n;
    if (done == (size_t)-1 || character == 0)
      continue;
    if (*room < 4) {
      errno = E2BIG;
      return (size_t)-1;
    }
    size_t put = zb_utf8_encode(character, *to);
    *to += put;
    *room -= put;
    *from += length;
    *left -= length;
  }
  return done;
}

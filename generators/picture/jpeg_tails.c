/* Goes over a file's markers as libjpeg does (ITU-T T.81, B.1.1): what is no marker before one is skipped. */
#include "picture/jpeg_tails.h"

#include <stdbool.h>
#include <string.h>

enum { TEM = 0x01, RST0 = 0xD0, RST7 = 0xD7, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA };

static bool is_restart(unsigned code)
{
  return code >= RST0 && code <= RST7;
}

/* The code of the next marker; END if there is none. */
static const unsigned char *next_code(const unsigned char *at, const unsigned char *end)
{
  while ((at = memchr(at, 0xFF, (size_t)(end - at))) != NULL) {
    while (at < end && *at == 0xFF)
      at++;
    if (at == end || *at != 0)
      return at;
  }
  return end;
}

/* Behind the marker's own bytes, END if they are not all there. */
static const unsigned char *behind_marker(const unsigned char *code, const unsigned char *end)
{
  const unsigned char *at = code + 1;
  if (*code == TEM || *code == SOI || is_restart(*code))
    return at;
  size_t left = (size_t)(end - at), length = left < 2 ? left : (size_t)at[0] << 8 | at[1];
  return length < left ? at + length : end;
}

/* Behind the last byte from AT to END that has bits of both kinds, which padding has not; AT if there is none. */
static const unsigned char *without_padding(const unsigned char *at, const unsigned char *end)
{
  while (end > at && (end[-1] == 0 || end[-1] == 0xFF))
    end--;
  return end;
}

size_t jpeg_without_tails(const unsigned char *data, size_t length, int bit, zb_buffer *out)
{
  static const unsigned char eoi[] = {0xFF, EOI};
  const unsigned char *end = data + length, *done = data, *code = next_code(data, end);
  size_t count = 0;
  bool meant = false; /* the scan, of whose header the last four bits are its lowest bit */
  while (code < end && *code != EOI) {
    const unsigned char *at = behind_marker(code, end), *next = next_code(at, end);
    meant = *code == SOS ? (at[-1] & 15) == bit : meant && is_restart(*code);
    const unsigned char *last = meant && next < end ? without_padding(at, next) : at;
    if (last > at) {
      zb_buffer_add(out, done, (size_t)(last - 1 - done));
      done = next - 1;
      count++;
    }
    code = next;
  }
  zb_buffer_add(out, eoi, sizeof eoi);
  return count;
}

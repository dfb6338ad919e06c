/* UTF-8 is checked in place; UTF-16 is converted. A byte order mark, or the zero byte beside the first "<", tells them
   apart, as in appendix F of the XML recommendation. */
#include "xml/input.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* The length of the character at S, of which N bytes are available; 0 if it is invalid, N + 1 if it is incomplete. */
static size_t character(const unsigned char *s, size_t n)
{
  unsigned char c = s[0];
  if (c < 0x80)
    return zb_xml_is_char(c) ? 1 : 0;
  size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC2 || c > 0xF4)
    return 0;
  unsigned char low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
  for (size_t i = 1; i < length && i < n; i++) {
    if (s[i] < (i == 1 ? low : 0x80) || s[i] > (i == 1 ? high : 0xBF))
      return 0;
  }
  if (length > n)
    return n + 1;
  return length == 3 && c == 0xEF && s[1] == 0xBF && s[2] >= 0xBE ? 0 : length; /* U+FFFE, U+FFFF */
}

/* The length of the part of N bytes that consists of complete, valid characters. */
static size_t count_valid(zb_xml_input *input, const char *bytes, size_t n)
{
  const unsigned char *s = (const unsigned char *)bytes;
  size_t i = 0;
  while (i < n) {
    if (s[i] >= 0x20 && s[i] < 0x80) {
      i++;
    } else if (n - i >= 3 && s[i] > 0xE0 && s[i] < 0xED && (s[i + 1] & 0xC0) == 0x80 && (s[i + 2] & 0xC0) == 0x80) {
      i += 3; /* most Chinese */
    } else {
      size_t length = character(s + i, n - i);
      input->bad = length == 0;
      if (length == 0 || length > n - i)
        break;
      i += length;
    }
  }
  return i;
}

static long fetch(zb_xml_input *input, char *out, size_t size)
{
  long n = input->source(input->context, out, size);
  input->ended = n <= 0;
  return n;
}

static long read_utf8(zb_xml_input *input, char *out, size_t size)
{
  size_t kept = input->carried;
  memcpy(out, input->carry, kept);
  long n = fetch(input, out + kept, size - kept);
  if (n < 0)
    return n;
  size_t all = kept + (size_t)n, good = count_valid(input, out, all);
  input->bad = input->bad || (n == 0 && good < all);
  input->good = good;
  input->carried = input->bad ? 0 : all - good;
  memcpy(input->carry, out + good, input->carried);
  return input->bad ? -1 : (long)good;
}

static unsigned unit(const zb_xml_input *input, size_t offset)
{
  unsigned a = (unsigned char)input->raw[offset], b = (unsigned char)input->raw[offset + 1];
  return input->encoding == ZB_XML_UTF16LE ? a | b << 8 : a << 8 | b;
}

static long read_utf16(zb_xml_input *input, char *out, size_t size)
{
  size_t kept = input->carried, max = size / 4 * 2; /* a unit makes at most three bytes */
  memcpy(input->raw, input->carry, kept);
  long n = fetch(input, input->raw + kept, (max < ZB_XML_RAW ? max : ZB_XML_RAW) - kept);
  if (n < 0)
    return n;
  size_t all = kept + (size_t)n, offset = 0;
  char *to = out;
  while (offset + 1 < all) {
    uint32_t c = unit(input, offset);
    bool pair = c >= 0xD800 && c < 0xDC00;
    if (pair && offset + 3 >= all)
      break;
    if (pair) {
      unsigned low = unit(input, offset + 2);
      c = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : c;
    }
    if (!zb_xml_is_char(c)) {
      input->bad = true;
      input->good = (size_t)(to - out);
      return -1;
    }
    to += zb_utf8_encode(c, to);
    offset += pair ? 4 : 2;
  }
  input->carried = all - offset;
  memcpy(input->carry, input->raw + offset, input->carried);
  input->bad = n == 0 && offset < all;
  input->good = (size_t)(to - out);
  return input->bad ? -1 : to - out;
}

/* Decides by the first bytes; those that are no byte order mark are carried over to the first read. */
static long find_encoding(zb_xml_input *input)
{
  unsigned char *head = (unsigned char *)input->carry;
  long n = 1;
  while (input->carried < 3 && (n = fetch(input, input->carry + input->carried, 3 - input->carried)) > 0)
    input->carried += (size_t)n;
  if (n < 0)
    return n;
  size_t got = input->carried, mark = 0;
  input->encoding = ZB_XML_UTF8;
  if (got >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == '<' && head[1] == 0)))
    input->encoding = ZB_XML_UTF16LE;
  else if (got >= 2 && ((head[0] == 0xFE && head[1] == 0xFF) || (head[0] == 0 && head[1] == '<')))
    input->encoding = ZB_XML_UTF16BE;
  if (input->encoding != ZB_XML_UTF8 && head[0] >= 0xFE)
    mark = 2;
  else if (got == 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0)
    mark = 3;
  input->carried -= mark;
  memmove(head, head + mark, input->carried);
  return 0;
}

long zb_xml_input_read(zb_xml_input *input, char *out, size_t size)
{
  if (input->encoding == ZB_XML_UNKNOWN && find_encoding(input) < 0)
    return -1;
  long n = 0;
  do {
    n = input->encoding == ZB_XML_UTF8 ? read_utf8(input, out, size) : read_utf16(input, out, size);
  } while (n == 0 && !input->ended);
  return n;
}

/* Converts an XML file in UTF-8 or UTF-16 to UTF-8 and checks that XML allows each of its characters. */
#ifndef ZB_XML_INPUT_H
#define ZB_XML_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes at most SIZE bytes to OUT and returns how many; 0 at the end, negative on failure. */
typedef long (*zb_xml_source)(void *context, char *out, size_t size);

enum { ZB_XML_CARRY = 4, ZB_XML_RAW = 16 * 1024 };

typedef enum { ZB_XML_UNKNOWN, ZB_XML_UTF8, ZB_XML_UTF16LE, ZB_XML_UTF16BE } zb_xml_encoding;

/* Initialize SOURCE and CONTEXT, and the rest with zero. */
typedef struct zb_xml_input {
  zb_xml_source source;
  void *context;
  zb_xml_encoding encoding;
  char carry[ZB_XML_CARRY]; /* an incomplete character at the end of what was read */
  size_t carried;
  bool ended, bad; /* BAD: a character is invalid */
  size_t good;     /* bytes of UTF-8 before the bad character in the read that failed */
  char raw[ZB_XML_RAW];
} zb_xml_input;

/* Writes complete characters to OUT, at least one unless at the end, at most SIZE bytes (64 or more); returns their
   length, 0 at the end, negative if the source failed or BAD is set. */
long zb_xml_input_read(zb_xml_input *input, char *out, size_t size);

/* Whether XML allows that character. */
static inline bool zb_xml_is_char(unsigned long c)
{
  return c < 0x20 ? c == '\t' || c == '\n' || c == '\r'
                  : c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

#endif

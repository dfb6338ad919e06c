/* The characters of an XML file as UTF-8: from UTF-8 or UTF-16, each one checked to be one that XML may have. */
#ifndef ZB_XML_INPUT_H
#define ZB_XML_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Puts at most ROOM bytes at OUT and returns how many; 0 at the end, negative if they can't be read. */
typedef long (*zb_xml_source)(void *context, char *out, size_t room);

enum { ZB_XML_CARRY = 4, ZB_XML_RAW = 16 * 1024 };

typedef enum { ZB_XML_UNKNOWN, ZB_XML_UTF8, ZB_XML_UTF16LE, ZB_XML_UTF16BE } zb_xml_encoding;

/* Starts with SOURCE and CONTEXT, else zero. */
typedef struct zb_xml_input {
  zb_xml_source source;
  void *context;
  zb_xml_encoding encoding;
  char carry[ZB_XML_CARRY]; /* the start of a character whose rest did not come yet */
  size_t carried;
  bool ended, bad; /* BAD: it has bytes that are no such character */
  size_t good;     /* bytes of UTF-8 before the bad ones, of which none is handed out */
  char raw[ZB_XML_RAW];
} zb_xml_input;

/* Puts whole characters at OUT, at least one unless at the end, at most ROOM bytes (from 64 on); 0 at the end, negative
   if the source failed or BAD is set. */
long zb_xml_input_read(zb_xml_input *input, char *out, size_t room);

/* Whether XML may have that character. */
static inline bool zb_xml_is_char(unsigned long c)
{
  return c < 0x20 ? c == '\t' || c == '\n' || c == '\r'
                  : c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

#endif

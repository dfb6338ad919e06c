/* Decodes text and attribute values of XML in place: character references and line ends. */
#ifndef ZB_XML_DECODE_H
#define ZB_XML_DECODE_H

#include <stdbool.h>
#include <stddef.h>

/* Decodes N bytes of text: *USED of them become *LENGTH. All are used unless more text follows (not LAST) and they end
   within a reference or line end. Returns NULL, or what is wrong, in Chinese, after *USED bytes. */
const char *zb_xml_decode_text(char *text, size_t n, bool last, size_t *used, size_t *length);

/* Decodes a NUL-terminated attribute value; false if it is malformed. */
bool zb_xml_decode_value(char *value);

/* Turns \r\n and \r into \n; returns the new length. */
size_t zb_xml_unify_lines(char *text, size_t n);

/* Whether an XML declaration, given from after its name to its end, names a supported encoding or none. */
bool zb_xml_encoding_known(const char *declaration, const char *end);

#endif

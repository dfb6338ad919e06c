/* Text and attribute values of XML, decoded where they stand: character references and line ends. */
#ifndef ZB_XML_DECODE_H
#define ZB_XML_DECODE_H

#include <stdbool.h>
#include <stddef.h>

/* Decodes N bytes of text; *LENGTH bytes are left of the *USED ones that it came from: all, or, if more text is to come
   (not LAST), those before a reference or a line end that is not all there. Returns what is wrong,
   with *USED bytes before it, or NULL. */
const char *zb_xml_decode_text(char *text, size_t n, bool last, size_t *used, size_t *length);

/* Decodes an attribute's value, ended by NUL; false if it is none. */
bool zb_xml_decode_value(char *value);

/* Makes \r\n and \r one \n; returns the length that is left. */
size_t zb_xml_unify_lines(char *text, size_t n);

/* Whether an XML declaration, from behind its name to its end, names an encoding that is read, or none. */
bool zb_xml_encoding_known(const char *declaration, const char *end);

#endif

#include "xml/decode.h"

#include "base/utf8.h"
#include "xml/input.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_REFERENCE = 64 };

/* The character that &#38; or &#x26; refers to, from behind the "#" to the ";"; 0 if it is none. */
static uint32_t numbered(const char *s, const char *end)
{
  unsigned base = s < end && *s == 'x' ? 16 : 10;
  uint32_t c = 0;
  s += base == 16;
  if (s == end)
    return 0;
  for (; s < end && c < 0x110000; s++) {
    const char *digits = "0123456789abcdef", *found = strchr(digits, *s >= 'A' && *s <= 'F' ? *s + 32 : *s);
    if (found == NULL || *found == '\0' || found - digits >= (int)base)
      return 0;
    c = c * base + (uint32_t)(found - digits);
  }
  return zb_xml_is_char(c) ? c : 0;
}

/* Decodes the reference from *S ("&") to its ";" at END, writes it to *TO and moves both on. */
static bool decode_reference(const char **s, const char *end, char **to)
{
  static const struct {
    const char *name;
    char c;
  } known[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
  const char *name = *s + 1;
  size_t n = (size_t)(end - name);
  uint32_t c = n > 0 && *name == '#' ? numbered(name + 1, end) : 0;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strlen(known[i].name) == n && memcmp(name, known[i].name, n) == 0)
      c = (uint32_t)known[i].c;
  }
  if (c == 0)
    return false;
  *to += zb_utf8_encode(c, *to);
  *s = end + 1;
  return true;
}

static const char *end_of_reference(const char *s, const char *end)
{
  size_t n = (size_t)(end - s);
  return memchr(s, ';', n < LONGEST_REFERENCE ? n : LONGEST_REFERENCE);
}

/* The first byte that text does not have as it stands: & \r or the ] of "]]>". */
static char *plain_end(char *s, const char *end)
{
  while (s < end && *s != '&' && *s != '\r' && *s != ']')
    s++;
  return s;
}

const char *zb_xml_decode_text(char *text, size_t n, bool last, size_t *used, size_t *length)
{
  const char *end = text + n, *from = plain_end(text, end);
  char *to = text + (from - text);
  while (from < end) {
    const char *close = *from == '&' ? end_of_reference(from, end) : NULL;
    bool in_sight = *from == '&' ? close != NULL || end - from >= LONGEST_REFERENCE : end - from > 2;
    *used = (size_t)(from - text);
    if (!in_sight && !last)
      break;
    if (*from == '&') {
      if (close == NULL || !decode_reference(&from, close, &to))
        return "字符引用写法不对";
    } else if (end - from > 2 && memcmp(from, "]]>", 3) == 0) {
      return "文字里有 ]]>";
    } else if (*from == '\r') {
      from += end - from > 1 && from[1] == '\n' ? 2 : 1;
      *to++ = '\n';
    } else {
      *to++ = *from++;
    }
    char *plain = plain_end((char *)from, end);
    size_t run = (size_t)(plain - from);
    memmove(to, from, run);
    to += run;
    from = plain;
  }
  *used = (size_t)(from - text);
  *length = (size_t)(to - text);
  return NULL;
}

bool zb_xml_decode_value(char *value)
{
  char *to = value;
  while (*to >= ' ' ? *to != '&' && *to != '<' : (*to & 0x80) != 0)
    to++; /* nearly always to the end */
  const char *from = to;
  if (*from == '\0')
    return true;
  const char *end = from + strlen(from);
  while (from < end) {
    if (*from == '<')
      return false;
    if (*from == '&') {
      const char *close = end_of_reference(from, end);
      if (close == NULL || !decode_reference(&from, close, &to))
        return false;
      continue;
    }
    bool blank = *from == '\t' || *from == '\n' || *from == '\r';
    from += *from == '\r' && from[1] == '\n';
    *to++ = blank ? ' ' : *from;
    from++;
  }
  *to = '\0';
  return true;
}

size_t zb_xml_unify_lines(char *text, size_t n)
{
  char *to = text;
  for (size_t i = 0; i < n; i++) {
    if (text[i] == '\r' && i + 1 < n && text[i + 1] == '\n')
      continue;
    *to++ = text[i] == '\r' ? '\n' : text[i];
  }
  return (size_t)(to - text);
}

bool zb_xml_encoding_known(const char *declaration, const char *end)
{
  static const char *const known[] = {"UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII"};
  size_t n = (size_t)(end - declaration);
  const char *at = memmem(declaration, n, "encoding", 8);
  const char *quote = at != NULL ? at + 8 : end;
  while (quote < end && *quote != '"' && *quote != '\'')
    quote++;
  if (quote == end)
    return at == NULL;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    size_t length = strlen(known[i]);
    if ((size_t)(end - quote) > length + 1 && strncasecmp(quote + 1, known[i], length) == 0 &&
        quote[length + 1] == *quote)
      return true;
  }
  return false;
}

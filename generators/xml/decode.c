#include "xml/decode.h"

#include "base/utf8.h"
#include "xml/input.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_REFERENCE = 64 };

/* The character that &#38; or &#x26; refers to: S starts after the "#", END is its ";". 0 if it is invalid. */
static uint32_t referenced_character(const char *s, const char *end)
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

/* Decodes the reference from *S ("&") to its ";" at END into *TO and advances both; false if it is invalid. */
static bool decode_reference(const char **s, const char *end, char **to)
{
  static const struct {
    const char *name;
    char c;
  } known[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
  const char *name = *s + 1;
  size_t n = (size_t)(end - name);
  uint32_t c = n > 0 && *name == '#' ? referenced_character(name + 1, end) : 0;
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

static const char *reference_end(const char *s, const char *end)
{
  size_t n = (size_t)(end - s);
  return memchr(s, ';', n < LONGEST_REFERENCE ? n : LONGEST_REFERENCE);
}

/* The first byte that is not plain text: &, \r or ], which may start "]]>". */
static char *skip_plain(char *s, const char *end)
{
  while (s < end && *s != '&' && *s != '\r' && *s != ']')
    s++;
  return s;
}

const char *zb_xml_decode_text(char *text, size_t n, bool last, size_t *used, size_t *length)
{
  const char *end = text + n, *next = skip_plain(text, end);
  char *to = text + (next - text);
  while (next < end) {
    const char *close = *next == '&' ? reference_end(next, end) : NULL;
    bool complete = *next == '&' ? close != NULL || end - next >= LONGEST_REFERENCE : end - next > 2;
    *used = (size_t)(next - text);
    if (!complete && !last)
      break;
    if (*next == '&') {
      if (close == NULL || !decode_reference(&next, close, &to))
        return "字符引用写法不对";
    } else if (end - next > 2 && memcmp(next, "]]>", 3) == 0) {
      return "文字里有 ]]>";
    } else if (*next == '\r') {
      next += end - next > 1 && next[1] == '\n' ? 2 : 1;
      *to++ = '\n';
    } else {
      *to++ = *next++;
    }
    char *plain = skip_plain((char *)next, end);
    size_t run = (size_t)(plain - next);
    memmove(to, next, run);
    to += run;
    next = plain;
  }
  *used = (size_t)(next - text);
  *length = (size_t)(to - text);
  return NULL;
}

bool zb_xml_decode_value(char *value)
{
  char *to = value;
  while (*to >= ' ' ? *to != '&' && *to != '<' : (*to & 0x80) != 0)
    to++; /* nearly always all of it */
  const char *next = to;
  if (*next == '\0')
    return true;
  const char *end = next + strlen(next);
  while (next < end) {
    if (*next == '<')
      return false;
    if (*next == '&') {
      const char *close = reference_end(next, end);
      if (close == NULL || !decode_reference(&next, close, &to))
        return false;
      continue;
    }
    bool blank = *next == '\t' || *next == '\n' || *next == '\r';
    next += *next == '\r' && next[1] == '\n';
    *to++ = blank ? ' ' : *next;
    next++;
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
  const char *found = memmem(declaration, n, "encoding", 8);
  const char *quote = found != NULL ? found + 8 : end;
  while (quote < end && *quote != '"' && *quote != '\'')
    quote++;
  if (quote == end)
    return found == NULL;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    size_t length = strlen(known[i]);
    if ((size_t)(end - quote) > length + 1 && strncasecmp(quote + 1, known[i], length) == 0 &&
        quote[length + 1] == *quote)
      return true;
  }
  return false;
}

#include "base/json_reader.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 60, MAX_STRING = 64 * 1024 };

struct zb_json_reader {
  FILE *file;
  zb_buffer text;
  int depth;
  char closers[MAX_DEPTH]; /* of what is open */
  bool started, failed;
};

zb_json_reader *zb_json_reader_new(FILE *file)
{
  zb_json_reader *reader = calloc(1, sizeof *reader);
  reader->file = file;
  return reader;
}

void zb_json_reader_free(zb_json_reader *reader)
{
  if (reader == NULL)
    return;
  zb_buffer_free(&reader->text);
  free(reader);
}

const char *zb_json_text(const zb_json_reader *reader)
{
  return reader->text.length > 0 ? reader->text.data : "";
}

int zb_json_depth(const zb_json_reader *reader)
{
  return reader->depth;
}

static int next_of(zb_json_reader *r, const char *passed_over)
{
  int c;
  do
    c = getc(r->file);
  while (c != EOF && c != '\0' && strchr(passed_over, c) != NULL);
  return c;
}

/* The four digits of a \u; negative if there are none. */
static long read_code(zb_json_reader *r)
{
  char digits[5] = "";
  for (int i = 0; i < 4; i++) {
    int c = getc(r->file);
    if (c == EOF || !isxdigit(c))
      return -1;
    digits[i] = (char)c;
  }
  return strtol(digits, NULL, 16);
}

static bool read_escape(zb_json_reader *r)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  int c = getc(r->file);
  const char *at = c > 0 ? strchr(from, c) : NULL;
  if (at != NULL) {
    zb_buffer_putc(&r->text, to[at - from]);
    return true;
  }
  long code = c == 'u' ? read_code(r) : -1;
  if (code >= 0xD800 && code < 0xDC00) { /* the first half of one beyond U+FFFF */
    long low = getc(r->file) == '\\' && getc(r->file) == 'u' ? read_code(r) : -1;
    code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00 : -1;
  }
  if (code <= 0)
    return false;
  char bytes[4];
  zb_buffer_add(&r->text, bytes, zb_utf8_encode((uint32_t)code, bytes));
  return true;
}

static bool read_string(zb_json_reader *r)
{
  zb_buffer_clear(&r->text);
  for (int c = getc(r->file); c != '"'; c = getc(r->file)) {
    if (c == EOF || c < ' ' || r->text.length > MAX_STRING || (c == '\\' && !read_escape(r)))
      return false;
    if (c != '\\')
      zb_buffer_putc(&r->text, (char)c);
  }
  return true;
}

static zb_json_token start(zb_json_reader *r, char closer)
{
  if (r->depth >= MAX_DEPTH)
    return ZB_JSON_FAULT;
  r->closers[r->depth++] = closer;
  r->started = true;
  return ZB_JSON_START;
}

static zb_json_token next_token(zb_json_reader *r)
{
  int c = next_of(r, " \t\r\n,");
  if (c == EOF)
    return r->depth == 0 && r->started && !ferror(r->file) ? ZB_JSON_END : ZB_JSON_FAULT;
  if (r->depth == 0 && r->started)
    return ZB_JSON_FAULT;
  if (c == '{' || c == '[')
    return start(r, c == '{' ? '}' : ']');
  if (r->depth == 0)
    return ZB_JSON_FAULT;
  if (c == '}' || c == ']')
    return r->closers[--r->depth] == c ? ZB_JSON_STOP : ZB_JSON_FAULT;
  if (c == '"') {
    if (!read_string(r))
      return ZB_JSON_FAULT;
    c = next_of(r, " \t\r\n");
    if (c == ':')
      return ZB_JSON_KEY;
    ungetc(c, r->file);
    return ZB_JSON_STRING;
  }
  if (!isalnum(c) && c != '-')
    return ZB_JSON_FAULT;
  for (zb_buffer_clear(&r->text); isalnum(c) || (c > 0 && strchr("+-.", c) != NULL); c = getc(r->file)) {
    if (r->text.length > MAX_STRING)
      return ZB_JSON_FAULT;
    zb_buffer_putc(&r->text, (char)c);
  }
  ungetc(c, r->file);
  return ZB_JSON_OTHER;
}

zb_json_token zb_json_next(zb_json_reader *reader)
{
  zb_json_token token = reader->failed ? ZB_JSON_FAULT : next_token(reader);
  reader->failed = token == ZB_JSON_FAULT;
  return token;
}

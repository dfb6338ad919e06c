#include "read/archive_names.h"

#include "base/utf8.h"
#include "read/decoder.h"

#include <stdint.h>
#include <string.h>

/* The bytes of a name that doesn't say how it is encoded; NULL if it does, or is ASCII. libzip takes the former for
   CP437 when it goes by the letter of the specification, and uses Unicode path fields by itself. */
static const char *undeclared(zip_t *zip, zip_uint64_t index)
{
  const char *raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
  const char *strict = zip_get_name(zip, index, ZIP_FL_ENC_STRICT);
  return raw != NULL && (strict == NULL || strcmp(raw, strict) != 0) ? raw : NULL;
}

/* Chinese in UTF-8 lies above U+0800; pairs of GBK that happen to be UTF-8 give Greek, Arabic and the like. */
static bool has_chinese(const char *name)
{
  for (uint32_t c = zb_utf8_next(&name); c != 0; c = zb_utf8_next(&name))
    if (c >= 0x800)
      return true;
  return false;
}

const char *zb_archive_encoding(zip_t *zip, const char *given)
{
  const char *other = given != NULL && strcmp(given, "UTF-8") != 0 ? given : "GB18030";
  bool any = false, chinese = false;
  zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = undeclared(zip, (zip_uint64_t)i);
    if (name == NULL)
      continue;
    if (!zb_utf8_valid(name, strlen(name), NULL))
      return other;
    any = true;
    chinese = chinese || has_chinese(name);
  }
  return any && !chinese ? other : NULL;
}

/* Decodes as much as can be. */
static bool decode(const char *raw, const char *encoding, zb_buffer *out)
{
  zb_decoder *decoder = zb_decoder_new(encoding);
  if (decoder == NULL)
    return false;
  bool whole = true;
  size_t left = strlen(raw), room = left * 4;
  zb_buffer_reserve(out, room + 1);
  char *from = (char *)raw, *to = out->data;
  while (zb_decode(decoder, &from, &left, &to, &room) == (size_t)-1 && left > 0 && room > 0) {
    whole = false;
    *to++ = '?';
    from++, left--, room--;
    zb_decoder_reset(decoder);
  }
  zb_decoder_free(decoder);
  out->length = (size_t)(to - out->data);
  *to = '\0';
  return whole;
}

bool zb_archive_name(zip_t *zip, zip_uint64_t index, const char *encoding, zb_buffer *name)
{
  zb_buffer_clear(name);
  const char *raw = undeclared(zip, index);
  bool whole = true;
  if (raw != NULL && encoding != NULL)
    whole = decode(raw, encoding, name);
  else if ((raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW)) != NULL)
    zb_buffer_puts(name, raw);
  for (char *c = name->data; c != NULL && *c != '\0'; c++)
    *c = *c == '\\' ? '/' : (unsigned char)*c < ' ' || *c == '\x7F' ? '_' : *c;
  return whole;
}

/* Pictures by their first bytes. */
#include "picture/kind.h"

#include <string.h>

typedef struct signature {
  const char *kind;
  size_t at;
  const char *bytes;
  size_t length;
} signature;

/* HEIC and AVIF are boxes of ISO media: "ftyp" and the brand. */
static const signature signatures[] = {
    {"JPEG", 0, "\xFF\xD8\xFF", 3},  {"PNG", 0, "\x89PNG\r\n\x1A\n", 8},
    {"GIF", 0, "GIF8", 4},           {"BMP", 0, "BM", 2},
    {"TIFF", 0, "II*\0", 4},         {"TIFF", 0, "MM\0*", 4},
    {"WebP", 8, "WEBP", 4},          {"HEIC", 4, "ftyphei", 7},
    {"HEIC", 4, "ftyphev", 7},       {"HEIC", 4, "ftypmif1", 8},
    {"HEIC", 4, "ftypmsf1", 8},      {"AVIF", 4, "ftypavi", 7},
    {"PDF", 0, "%PDF", 4},           {"PSD", 0, "8BPS", 4},
    {"JPEG XL", 0, "\xFF\x0A", 2},   {"JPEG XL", 4, "JXL ", 4},
    {"JPEG 2000", 4, "jP  \r\n", 6},
};

const char *zb_picture_kind(const void *data, size_t length)
{
  const char *bytes = data;
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
    const signature *s = &signatures[i];
    if (length >= s->at + s->length && memcmp(bytes + s->at, s->bytes, s->length) == 0)
      return s->kind;
  }
  return NULL;
}

const char *zb_picture_disguise(const void *data, size_t length, zb_arena *arena)
{
  const char *kind = zb_picture_kind(data, length);
  return kind == NULL ? "不是图片，或者文件坏了" : zb_arena_printf(arena, "内容是 %s 格式", kind);
}

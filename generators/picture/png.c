/* PNG by libpng's simplified interface, which knows all kinds of it, gamma and interlacing too. The size that the
   header claims is looked at before anything is decoded: a small file may hold a huge picture. */
#include "picture/png.h"

#include "base/file.h"

#include <libdeflate.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

enum {
  MAX_PIXELS = 40 * 1000 * 1000, /* A4 at 600 dpi has 35 million */
  LEVEL = 6
};

bool zb_png_named(const char *path)
{
  return zb_file_named(path, ".png");
}

/* Compresses SIZE bytes of pixels into ARENA. */
static void pack(const unsigned char *pixels, size_t size, zb_arena *arena, zb_png *out)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
  if (compressor == NULL)
    abort();
  size_t capacity = libdeflate_zlib_compress_bound(compressor, size);
  unsigned char *packed = malloc(capacity);
  if (packed == NULL)
    abort();
  out->length = libdeflate_zlib_compress(compressor, pixels, size, packed, capacity);
  unsigned char *data = zb_arena_alloc(arena, out->length);
  memcpy(data, packed, out->length);
  out->data = data;
  free(packed);
  libdeflate_free_compressor(compressor);
}

/* Puts COUNT pixels of some channels and alpha on white, in place. libpng would mix light, and not what is written in
   the file as all viewers do: shadows would come out paler than their author saw them. */
static void put_on_white(unsigned char *pixels, size_t count, int channels)
{
  unsigned char *to = pixels;
  for (const unsigned char *from = pixels; from < pixels + count * (channels + 1); from++) {
    unsigned alpha = from[channels];
    for (int i = 0; i < channels; i++)
      *to++ = (unsigned char)((*from++ * alpha + 255 * (255 - alpha) + 127) / 255);
  }
}

/* The pixels, to be freed; NULL if the file is damaged. */
static unsigned char *decode(png_image *image, int components)
{
  bool alpha = image->format & PNG_FORMAT_FLAG_ALPHA;
  image->format = components == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  image->format |= alpha ? PNG_FORMAT_FLAG_ALPHA : 0;
  image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* else it would take 16 bits without a gamma for linear light */
  unsigned char *pixels = malloc(PNG_IMAGE_SIZE(*image));
  if (pixels == NULL)
    abort();
  if (!png_image_finish_read(image, NULL, pixels, 0, NULL)) {
    free(pixels);
    return NULL;
  }
  if (alpha)
    put_on_white(pixels, (size_t)image->width * image->height, components);
  return pixels;
}

const char *zb_png_decode(const void *file, size_t length, zb_arena *arena, zb_png *out)
{
  png_image image = {.version = PNG_IMAGE_VERSION};
  if (!png_image_begin_read_from_memory(&image, file, length))
    return "不是 PNG 文件，或者文件坏了";
  if ((double)image.width * image.height > MAX_PIXELS) {
    unsigned width = image.width, height = image.height;
    png_image_free(&image);
    return zb_arena_printf(arena, "有 %u × %u 个像素，太大了，最多 %d 万个", width, height, MAX_PIXELS / 10000);
  }
  int components = image.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
  unsigned char *pixels = decode(&image, components);
  png_image_free(&image);
  if (pixels == NULL)
    return "文件坏了，后面的内容读不出来";
  *out = (zb_png){.width = (int)image.width, .height = (int)image.height, .components = components};
  pack(pixels, (size_t)image.width * image.height * (size_t)components, arena, out);
  free(pixels);
  return NULL;
}

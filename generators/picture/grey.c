#include "picture/grey.h"

#include "picture/jpeg_reader.h"
#include "picture/kind.h"
#include "picture/png.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* --- PNG ---------------------------------------------------------------------------------------------------------- */

static const char *decode_png(const void *file, size_t length, zb_arena *arena, zb_grey *out)
{
  zb_png png;
  const char *fault = zb_png_decode(file, length, arena, &png);
  if (fault != NULL)
    return fault;
  size_t count = (size_t)png.width * (size_t)png.height, size = count * (size_t)png.components;
  unsigned char *pixels = zb_arena_alloc(arena, size);
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  if (decompressor == NULL)
    abort();
  bool whole = libdeflate_zlib_decompress(decompressor, png.data, png.length, pixels, size, NULL) == LIBDEFLATE_SUCCESS;
  libdeflate_free_decompressor(decompressor);
  for (size_t i = 0; i < count && png.components == 3; i++)
    pixels[i] = (unsigned char)((299 * pixels[3 * i] + 587 * pixels[3 * i + 1] + 114 * pixels[3 * i + 2]) / 1000);
  *out = (zb_grey){png.width, png.height, pixels};
  return whole ? NULL : "文件坏了，读不出来";
}

/* --- JPEG --------------------------------------------------------------------------------------------------------- */

/* After the header. Of CMYK (from a printer's programs) black is what says most. */
static void read_rows(jpeg_reader *r, zb_grey *out)
{
  struct jpeg_decompress_struct *jpeg = &r->jpeg;
  bool cmyk = jpeg->num_components == 4;
  jpeg->out_color_space = cmyk ? JCS_CMYK : JCS_GRAYSCALE;
  jpeg_start_decompress(jpeg);
  size_t width = jpeg->output_width, channels = (size_t)jpeg->output_components;
  unsigned char *pixels = zb_arena_alloc(r->arena, width * jpeg->output_height);
  unsigned char *row = zb_arena_alloc(r->arena, width * channels);
  *out = (zb_grey){(int)width, (int)jpeg->output_height, pixels};
  while (jpeg->output_scanline < jpeg->output_height) {
    unsigned char *to = pixels + width * jpeg->output_scanline;
    jpeg_read_scanlines(jpeg, &row, 1);
    for (size_t x = 0; x < width; x++)
      to[x] = row[x * channels + channels - 1];
  }
}

static const char *decode_jpeg(const void *file, size_t length, zb_arena *arena, zb_grey *out)
{
  jpeg_reader *r = calloc(1, sizeof *r); /* what longjmp must not lose */
  if (r == NULL)
    abort();
  r->data = file;
  r->length = length;
  r->arena = arena;
  if (setjmp(r->back) == 0 && jpeg_reader_begin(r))
    read_rows(r, out);
  const char *fault = r->fault;
  jpeg_reader_end(r);
  free(r);
  return fault;
}

const char *zb_grey_decode(const void *file, size_t length, zb_arena *arena, zb_grey *out)
{
  const char *kind = zb_picture_kind(file, length);
  *out = (zb_grey){0};
  if (kind != NULL && strcmp(kind, "PNG") == 0)
    return decode_png(file, length, arena, out);
  if (kind == NULL || strcmp(kind, "JPEG") != 0)
    return "不是 JPG 或 PNG 图片";
  return decode_jpeg(file, length, arena, out);
}

/* A font file: its outlines, one by one, and the font that is made of those that can be read. */
#include "fuzz.h"

#include "base/buffer.h"
#include "outline/outline.h"

#include <libdeflate.h>

enum { MAX_GLYPHS = 300 };

/* What is deflated inflates to the length that it was said to have, with the right check sum. */
static void inflate_font(const zb_buffer *deflated, size_t length)
{
  struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
  char *font = malloc(length);
  demand(d != NULL && font != NULL);
  demand(libdeflate_zlib_decompress(d, deflated->data, deflated->length, font, length, NULL) == LIBDEFLATE_SUCCESS);
  free(font);
  libdeflate_free_decompressor(d);
}

static void make_fonts(zb_outlines *outlines)
{
  uint32_t glyphs[MAX_GLYPHS];
  uint16_t places[MAX_GLYPHS];
  int count = 0;
  for (uint32_t g = 1; g <= MAX_GLYPHS; g++)
    if (zb_outlines_read(outlines, g))
      glyphs[count++] = g;
  zb_buffer font = {0}, deflated = {0};
  demand(zb_outlines_arrange(outlines, glyphs, count, false, places));
  zb_outlines_font(outlines, &font);
  demand(zb_outlines_arrange(outlines, glyphs, count, true, places));
  size_t length = zb_outlines_deflated_font(outlines, &deflated);
  inflate_font(&deflated, length);
  for (int i = 0; i < count; i++)
    demand(places[i] > 0);
  zb_buffer_free(&font);
  zb_buffer_free(&deflated);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hb_blob_t *blob = hb_blob_create((const char *)data, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, 0);
  zb_outlines *outlines = zb_outlines_new(face);
  if (outlines != NULL)
    make_fonts(outlines);
  zb_outlines_free(outlines);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return 0;
}

#include "scan/scan.h"

#include "picture/grey.h"

#include <stdlib.h>
#include <zbar.h>

/* Each row and column of pixels is looked at: at 150 dpi a module has three. */
static zbar_image_scanner_t *new_scanner(void)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create();
  if (scanner == NULL)
    abort();
  zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_X_DENSITY, 1);
  zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, 1);
  return scanner;
}

/* How many of the symbols that libzbar finds in GREY are what was looked for. */
static int scan(zb_grey grey, bool (*found)(void *data, const char *text), void *data)
{
  zbar_image_scanner_t *scanner = new_scanner();
  zbar_image_t *image = zbar_image_create();
  if (image == NULL)
    abort();
  zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
  zbar_image_set_size(image, (unsigned)grey.width, (unsigned)grey.height);
  zbar_image_set_data(image, grey.pixels, (unsigned long)grey.width * (unsigned long)grey.height, NULL);
  zbar_scan_image(scanner, image);
  int count = 0;
  for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s != NULL; s = zbar_symbol_next(s))
    if (zbar_symbol_get_type(s) == ZBAR_QRCODE)
      count += found(data, zbar_symbol_get_data(s));
  zbar_image_destroy(image);
  zbar_image_scanner_destroy(scanner);
  return count;
}

/* Twice as large, with the means of neighbours between them: libzbar looks for edges between pixels, and finds more
   where there are more. */
static zb_grey doubled(zb_grey small, zb_arena *arena)
{
  int width = 2 * small.width;
  zb_grey large = {width, 2 * small.height, zb_arena_alloc(arena, (size_t)width * 2 * (size_t)small.height)};
  for (int y = 0; y < large.height; y++)
    for (int x = 0; x < width; x++) {
      int left = x / 2, right = x % 2 != 0 && left + 1 < small.width ? left + 1 : left;
      int upper = y / 2, lower = y % 2 != 0 && upper + 1 < small.height ? upper + 1 : upper;
      const unsigned char *a = small.pixels + (size_t)upper * (size_t)small.width;
      const unsigned char *b = small.pixels + (size_t)lower * (size_t)small.width;
      large.pixels[(size_t)y * (size_t)width + (size_t)x] =
          (unsigned char)((a[left] + a[right] + b[left] + b[right] + 2) / 4);
    }
  return large;
}

const char *zb_scan_picture(const void *file, size_t length, zb_arena *arena,
                            bool (*found)(void *data, const char *text), void *data)
{
  enum { SMALL = 6 * 1000 * 1000 }; /* pixels: A4 at 250 dpi */
  zb_grey grey;
  const char *fault = zb_grey_decode(file, length, arena, &grey);
  if (fault != NULL)
    return fault;
  if (scan(grey, found, data) == 0 && (double)grey.width * grey.height < SMALL)
    scan(doubled(grey, arena), found, data);
  return NULL;
}

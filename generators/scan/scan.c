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

/* The shade that half of the pixels are darker than: of a page with little on it the paper's. */
static int median(const size_t counts[256], size_t all)
{
  size_t darker = 0;
  int shade = 0;
  while (shade < 255 && (darker += counts[shade]) <= all / 2)
    shade++;
  return shade;
}

/* The back of a sheet: paper, which may be grey, with dust on it and the front shining through, but with no more ink
   than a tenth of what a code alone has. What is at the very edge, such as the scanner's shadow, is not looked at; a
   picture that is no page has been cut out of one, and is not blank. */
static bool is_blank(zb_grey grey)
{
  enum { EDGE = 33, INK = 40, FEW = 8000, PAGE = 600 };
  size_t counts[256] = {0}, all = 0, inked = 0;
  if (grey.width < PAGE || grey.height < PAGE)
    return false;
  for (int y = grey.height / EDGE; y < grey.height - grey.height / EDGE; y++)
    for (int x = grey.width / EDGE; x < grey.width - grey.width / EDGE; x++, all++)
      counts[grey.pixels[(size_t)y * (size_t)grey.width + (size_t)x]]++;
  for (int shade = median(counts, all) - INK; shade >= 0; shade--)
    inked += counts[shade];
  return inked < all / FEW;
}

const char *zb_scan_picture(const void *file, size_t length, zb_arena *arena,
                            bool (*found)(void *data, const char *text), void *data, zb_scan_outcome *outcome)
{
  enum { SMALL = 6 * 1000 * 1000 }; /* pixels: A4 at 250 dpi */
  zb_grey grey;
  const char *fault = zb_grey_decode(file, length, arena, &grey);
  *outcome = ZB_SCAN_EMPTY;
  if (fault != NULL)
    return fault;
  int count = scan(grey, found, data);
  if (count == 0 && is_blank(grey)) {
    *outcome = ZB_SCAN_BLANK;
    return NULL;
  }
  if (count == 0 && (double)grey.width * grey.height < SMALL)
    count = scan(doubled(grey, arena), found, data);
  if (count > 0)
    *outcome = ZB_SCAN_READ;
  return NULL;
}

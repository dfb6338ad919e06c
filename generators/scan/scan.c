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

const char *zb_scan_picture(const void *file, size_t length, zb_arena *arena,
                            void (*found)(void *data, const char *text), void *data)
{
  zb_grey grey;
  const char *fault = zb_grey_decode(file, length, arena, &grey);
  if (fault != NULL)
    return fault;
  zbar_image_scanner_t *scanner = new_scanner();
  zbar_image_t *image = zbar_image_create();
  if (image == NULL)
    abort();
  zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
  zbar_image_set_size(image, (unsigned)grey.width, (unsigned)grey.height);
  zbar_image_set_data(image, grey.pixels, (unsigned long)grey.width * (unsigned long)grey.height, NULL);
  int count = zbar_scan_image(scanner, image);
  for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s != NULL; s = zbar_symbol_next(s))
    if (zbar_symbol_get_type(s) == ZBAR_QRCODE)
      found(data, zbar_symbol_get_data(s));
  zbar_image_destroy(image);
  zbar_image_scanner_destroy(scanner);
  return count < 0 ? "图片读不出来" : NULL;
}

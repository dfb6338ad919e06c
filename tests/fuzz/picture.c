/* A photo: as the rules see it, and in a PDF. */
#include "fuzz.h"

#include "base/buffer.h"
#include "pdf/pdf.h"
#include "picture/jpeg.h"
#include "picture/photo.h"
#include "picture/png.h"

static void write_pdf(const zb_image *image, zb_arena *arena)
{
  zb_diags *diags = zb_diags_new();
  zb_page *page = zb_arena_alloc(arena, sizeof *page);
  zb_pages *pages = zb_arena_alloc(arena, sizeof *pages);
  *page = (zb_page){.width = 100, .height = 100};
  *pages = (zb_pages){.title = "", .author = "", .subject = "", .date = "2020-08-10"};
  zb_pages_append(pages, page);
  zb_item *item = zb_page_add(page, arena, ZB_ITEM_IMAGE, 10, 10);
  item->as.image.image = image;
  item->as.image.width = item->as.image.height = 20;
  zb_buffer bytes = {0};
  zb_pdf *pdf = zb_pdf_new(NULL);
  demand(zb_pdf_write(pdf, pages, &bytes, diags) == ZB_OK && bytes.length > 100);
  zb_pdf_free(pdf);
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
}

static void use_png(const uint8_t *data, size_t size, zb_arena *arena)
{
  zb_png png;
  if (zb_png_decode(data, size, arena, &png) != NULL)
    return;
  const zb_image image = {ZB_IMAGE_PIXELS, png.data, png.length, png.width, png.height, png.components, 1};
  write_pdf(&image, arena);
}

/* What was written anew is written anew as it is, and the rules find no fault in the photo. */
static void use_jpeg(const uint8_t *data, size_t size, zb_arena *arena)
{
  zb_jpeg jpeg, again;
  zb_photo photo;
  char path[64];
  zb_diags *diags = zb_diags_new();
  int file = input_file(data, size, path);
  bool good = zb_jpeg_rewrite(data, size, arena, &jpeg) == NULL;
  demand(zb_photo_read(path, arena, &photo, diags) == ZB_OK && (photo.fault == NULL) == good);
  if (good) {
    demand(zb_jpeg_rewrite(jpeg.data, jpeg.length, arena, &again) == NULL && again.length == jpeg.length &&
           memcmp(again.data, jpeg.data, jpeg.length) == 0);
    const zb_image image = {ZB_IMAGE_JPEG, jpeg.data,       jpeg.length,     jpeg.width,
                            jpeg.height,   jpeg.components, jpeg.orientation};
    write_pdf(&image, arena);
  }
  close(file);
  zb_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  zb_arena *arena = zb_arena_new();
  use_png(data, size, arena);
  use_jpeg(data, size, arena);
  zb_arena_free(arena);
  return 0;
}

/* Photos: a JPEG's header is read by libjpeg before anything is drawn, since the PDF takes the file's bytes as they
 * are. */
#include "layout/layouter.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>
/* after stdio.h, which it needs */
#include <jpeglib.h>

/* libjpeg ends a failed call by calling error_exit, which must not return; this jump never leaves read_header. */
typedef struct failure {
  struct jpeg_error_mgr manager;
  jmp_buf back;
} failure;

static void fail(j_common_ptr jpeg)
{
  failure *f = (failure *)jpeg->err;
  longjmp(f->back, 1);
}

static void be_silent(j_common_ptr jpeg)
{
  (void)jpeg;
}

static bool read_header(const zb_buffer *file, zb_image *image)
{
  struct jpeg_decompress_struct jpeg;
  failure f;
  jpeg.err = jpeg_std_error(&f.manager);
  f.manager.error_exit = fail;
  f.manager.output_message = be_silent;
  if (setjmp(f.back) != 0) {
    jpeg_destroy_decompress(&jpeg);
    return false;
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, (const unsigned char *)file->data, file->length);
  jpeg_read_header(&jpeg, TRUE);
  image->width = (int)jpeg.image_width;
  image->height = (int)jpeg.image_height;
  image->components = jpeg.num_components;
  bool usable =
      jpeg.data_precision == 8 && (jpeg.num_components == 1 || jpeg.num_components == 3 || jpeg.num_components == 4);
  jpeg_destroy_decompress(&jpeg);
  return usable;
}

const zb_image *read_image(layouter *l, const zb_node *node, const char *what)
{
  zb_buffer file = {0};
  zb_image *image = zb_arena_alloc(l->arena, sizeof *image);
  zb_status status = zb_file_read(node->text, &file, l->diags);
  if (status == ZB_OK && (file.length == 0 || !read_header(&file, image))) {
    zb_diags_add(l->diags, ZB_ERROR, "bad-photo", node->text, "请换成 JPG 格式的图片（不是改扩展名，要另存为 JPG）",
                 "%s不是能用的 JPEG 文件", what);
    status = ZB_REFUSED;
  }
  if (status == ZB_OK && l->context->rgb_only && image->components == 4) {
    zb_diags_add(l->diags, ZB_ERROR, "cmyk-photo", node->text,
                 "请另存为 RGB 颜色的 JPG；确实不要长期保存格式的，加上 --no-pdfa",
                 "%s是印刷用的 CMYK 颜色，不能放进 PDF/A 文件", what);
    status = ZB_REFUSED;
  }
  if (status == ZB_OK) {
    unsigned char *data = zb_arena_alloc(l->arena, file.length);
    memcpy(data, file.data, file.length);
    image->data = data;
    image->length = file.length;
  } else {
    l->status = zb_worse(l->status, ZB_REFUSED);
    image = NULL;
  }
  zb_buffer_free(&file);
  return image;
}

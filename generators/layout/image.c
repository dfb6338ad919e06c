/* Photos: a JPEG's header is read before anything is drawn, since the PDF takes the file's bytes as they are. */
#include "layout/layouter.h"

#include "base/file.h"
#include "picture/photo.h"

#include <string.h>

static bool read_header(const zb_buffer *file, zb_image *image)
{
  zb_photo photo = zb_photo_header(file->data, file->length);
  image->width = photo.width;
  image->height = photo.height;
  image->components = photo.components;
  return photo.jpeg;
}

const zb_image *read_image(layouter *l, const zb_node *node, const char *what)
{
  zb_buffer file = {0};
  zb_image *image = zb_arena_alloc(l->arena, sizeof *image);
  zb_status status = zb_file_read(node->text, &file, l->diags);
  if (status == ZB_OK && !read_header(&file, image)) {
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

/* Pictures: a JPEG is written anew as the PDF takes it, a PNG is decoded. */
#include "layout/layouter.h"

#include "base/file.h"
#include "picture/jpeg.h"

#include <string.h>

static bool is_own(const zb_node *node)
{
  return (node->kind == ZB_NODE_IMAGE && node->as.box.own) ||
         (node->kind == ZB_NODE_BACKGROUND && node->as.background.own);
}

/* Says what is wrong with the picture: of the template's own at the line that names it, of any other at its file. */
static void refuse(layouter *l, const zb_node *node, const char *code, const char *remedy, const char *message)
{
  bool own = is_own(node);
  /* What the data give was there when photo() gave it: that it is missing is the script's fault, and the template says
   * which. */
  if (!own && strcmp(code, "unreadable") == 0)
    message = zb_arena_printf(l->arena, "%s（模板 %s:%d 用到它）", message,
                              node->origin != NULL ? node->origin->path : l->context->template, node->line);
  if (own)
    zb_diags_add_line(l->diags, ZB_ERROR, code, l->context->template, node->line, node->origin, remedy, "图片 %s：%s",
                      node->text, message);
  else
    zb_diags_add(l->diags, ZB_ERROR, code, node->text, remedy, "%s", message);
  l->status = zb_worse(l->status, own ? ZB_TEMPLATE : ZB_REFUSED);
}

static bool read_file(layouter *l, const zb_node *node, zb_buffer *file)
{
  zb_diags *diags = zb_diags_new();
  bool read = zb_file_read(node->text, file, diags) == ZB_OK;
  if (!read)
    refuse(l, node, zb_diags_at(diags, 0)->code, zb_diags_at(diags, 0)->remedy, zb_diags_at(diags, 0)->message);
  zb_diags_free(diags);
  return read;
}

/* What is in the picture's file, which may have changed since its digest was made: what was read then is shown. FILE is
   for what is read now. NULL: it can't be. */
static const zb_buffer *bytes_of(layouter *l, const zb_node *node, zb_buffer *file)
{
  const zb_read_picture *read = l->context->read;
  if (read != NULL && read->path != NULL && strcmp(read->path, node->text) == 0)
    return &read->bytes;
  return read_file(l, node, file) ? file : NULL;
}

static bool load_png(layouter *l, const zb_node *node, const zb_buffer *file, zb_image *image)
{
  zb_png png;
  const char *why = zb_png_cached(l->context->pictures, file->data, file->length, l->arena, &png);
  if (why != NULL) {
    refuse(l, node, "bad-picture", "请换一张 PNG 图片", why);
    return false;
  }
  *image = (zb_image){ZB_IMAGE_PIXELS, png.data, png.length, png.width, png.height, png.components, 1};
  return true;
}

static bool load_jpeg(layouter *l, const zb_node *node, const zb_buffer *file, const char *what, zb_image *image)
{
  zb_jpeg jpeg;
  const char *why = zb_jpeg_rewrite(file->data, file->length, l->arena, &jpeg);
  if (why != NULL) {
    refuse(l, node, "bad-photo", "请换成 JPG 格式的图片（不是改扩展名，要另存为 JPG）",
           zb_arena_printf(l->arena, "%s不是能用的 JPEG 文件：%s", what, why));
    return false;
  }
  if (l->context->rgb_only && jpeg.components == 4) {
    refuse(l, node, "cmyk-photo", "请另存为 RGB 颜色的 JPG；确实不要长期保存格式的，加上 --no-pdfa",
           zb_arena_printf(l->arena, "%s是印刷用的 CMYK 颜色，不能放进 PDF/A 文件", what));
    return false;
  }
  bool turned = jpeg.orientation > 4;
  *image = (zb_image){ZB_IMAGE_JPEG,
                      jpeg.data,
                      jpeg.length,
                      turned ? jpeg.height : jpeg.width,
                      turned ? jpeg.width : jpeg.height,
                      jpeg.components,
                      jpeg.orientation};
  return true;
}

const zb_image *read_image(layouter *l, const zb_node *node, const char *what)
{
  zb_buffer file = {0};
  zb_image *image = zb_arena_alloc(l->arena, sizeof *image);
  const zb_buffer *bytes = bytes_of(l, node, &file);
  bool taken = bytes != NULL &&
               (zb_png_named(node->text) ? load_png(l, node, bytes, image) : load_jpeg(l, node, bytes, what, image));
  zb_buffer_free(&file);
  return taken ? image : NULL;
}

static void read_pictures(layouter *l, const zb_node *node)
{
  if (is_own(node))
    read_image(l, node, "图片");
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    read_pictures(l, child);
}

zb_status zb_layout_pictures(const zb_node *root, const zb_layout_context *context, zb_arena *arena, zb_diags *diags)
{
  layouter l = {.context = context, .arena = arena, .diags = diags};
  read_pictures(&l, root);
  return l.status;
}

/* Whether all content is within the printable area. */
#include "print/print.h"

#include <math.h>

#define RADIAN (3.14159265F / 180)

typedef struct box {
  float left, top, right, bottom;
} box;

static void include(box *b, float x, float y)
{
  b->left = fminf(b->left, x);
  b->right = fmaxf(b->right, x);
  b->top = fminf(b->top, y);
  b->bottom = fmaxf(b->bottom, y);
}

/* The bounding box of the run's line box, which is rotated about its start. */
static box run_box(const zb_item *item)
{
  const zb_run *run = &item->as.run.run;
  float above = (float)zb_face_ascent(run->face) * run->size, below = (float)zb_face_descent(run->face) * run->size;
  float cosine = cosf(item->as.run.angle * RADIAN), sine = sinf(item->as.run.angle * RADIAN);
  box b = {item->x, item->y, item->x, item->y};
  for (int i = 0; i < 4; i++) {
    float along = i % 2 == 0 ? 0 : run->width, up = i < 2 ? above : -below;
    include(&b, item->x + along * cosine - up * sine, item->y - along * sine - up * cosine);
  }
  return b;
}

static box item_box(const zb_item *item)
{
  if (item->kind == ZB_ITEM_RUN)
    return run_box(item);
  box b = {item->x, item->y, item->x, item->y};
  if (item->kind == ZB_ITEM_IMAGE || item->kind == ZB_ITEM_RECT) {
    bool image = item->kind == ZB_ITEM_IMAGE;
    include(&b, item->x + (image ? item->as.image.width : item->as.rect.width),
            item->y + (image ? item->as.image.height : item->as.rect.height));
    return b;
  }
  if (item->kind == ZB_ITEM_CODE) {
    float side = item->as.code.module * (float)item->as.code.side;
    include(&b, item->x + side, item->y + side);
    return b;
  }
  include(&b, item->as.line.x2, item->as.line.y2);
  float half = item->as.line.thickness / 2;
  return (box){b.left - half, b.top - half, b.right + half, b.bottom + half};
}

/* A background may extend to the paper's edge: if the printer cuts it off, nothing is lost. */
static bool is_background(const zb_item *item)
{
  return item->artifact && (item->kind == ZB_ITEM_IMAGE || item->kind == ZB_ITEM_RECT);
}

int zb_outside_printable_area(const zb_pages *pages, float margin)
{
  int number = 1;
  for (const zb_page *page = pages->first; page != NULL; page = page->next, number++)
    for (const zb_item *item = page->first; item != NULL; item = item->next) {
      box b = item_box(item);
      if (is_background(item))
        continue;
      if (b.left < margin || b.top < margin || b.right > page->width - margin || b.bottom > page->height - margin)
        return number;
    }
  return 0;
}

void zb_warn_unprintable(const zb_pages *pages, const char *template, zb_diags *diags)
{
  int page = zb_outside_printable_area(pages, ZB_UNPRINTABLE_MARGIN);
  if (page > 0)
    zb_diags_add(diags, ZB_WARNING, "unsafe-edge", template,
                 "请把模板的 margin（边框的 distance）设大些，或把伸到版心外面的内容移进来",
                 "第 %d 页有内容离纸边不到 5 毫米，有的打印机印不出来", page);
}

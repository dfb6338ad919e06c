/* Filled bars: what charts on paper are made of. */
#include "layout/layouter.h"

#include "tree/units.h"

#include <stdlib.h>

/* Shares are worked out by division. */
#define ROUNDING 1e-6

/* False if it is no number from 0 on. */
static bool read_share(const char *text, double *share)
{
  char *end;
  *share = strtod(text, &end);
  return *text != '\0' && *end == '\0' && *share >= 0;
}

void draw_bars(layouter *l, const zb_node *node, area area)
{
  double all = 0;
  for (const zb_node *bar = node->first; bar != NULL; bar = bar->next) {
    double share;
    uint32_t color;
    if (!read_share(bar->as.bar.share, &share) || (all + share) > 1 + ROUNDING) {
      layout_error(l, ZB_TEMPLATE, "bar", bar, NULL, "各段的 share 在 0 和 1 之间，合起来不超过 1", "share “%s”不对",
                   bar->as.bar.share);
      return;
    }
    if (!zb_color_read(bar->as.bar.shade, &color)) {
      layout_error(l, ZB_TEMPLATE, "bar", bar, NULL, "请写 #4472c4 这样的颜色", "颜色“%s”不对", bar->as.bar.shade);
      return;
    }
    if (share == 0)
      continue;
    zb_item *item = add_item(l, l->page, ZB_ITEM_RECT, area.x + area.width * (float)all, area.y);
    item->as.rect.width = area.width * (float)share;
    item->as.rect.height = node->as.box.height;
    item->as.rect.color = color;
    all += share;
  }
}

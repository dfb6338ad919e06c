/* A watermark that the template does not know of. */
#include "template/pattern.h"

const zb_node *zb_template_stamp(const zb_template *template, const zb_node *root, const char *words, zb_arena *arena)
{
  const zb_style *style = find_style(&template->styles, "watermark");
  zb_node *watermark = zb_arena_alloc(arena, sizeof *watermark);
  *watermark = (zb_node){
      .kind = ZB_NODE_WATERMARK,
      .style = style != NULL ? style : template->styles.items[0],
      .text = words,
      .next = root->first, /* before the template's own, which is not drawn then */
      .as.watermark.angle = 45,
  };
  zb_node *stamped = zb_arena_alloc(arena, sizeof *stamped);
  *stamped = *root;
  stamped->first = watermark;
  return stamped;
}

/* A draft's watermark. */
#include "template/pattern.h"

const zb_node *zb_template_stamp(const zb_template *template, const zb_node *root, zb_arena *arena)
{
  if (root->as.document.draft[0] == '\0')
    return NULL;
  const zb_style *style = find_style(&template->styles, "watermark");
  zb_node *watermark = zb_arena_alloc(arena, sizeof *watermark);
  *watermark = (zb_node){
      .kind = ZB_NODE_WATERMARK,
      .style = style != NULL ? style : template->styles.items[0],
      .text = root->as.document.draft,
      .next = root->first, /* before the template's own, which is not drawn then */
      .as.watermark.angle = 45,
  };
  zb_node *stamped = zb_arena_alloc(arena, sizeof *stamped);
  *stamped = *root;
  stamped->first = watermark;
  return stamped;
}

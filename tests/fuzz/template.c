/* A template: checked, compiled, filled with a small model, tried as lint does, and shown without data. */
#include "fuzz_house.h"

#include "base/buffer.h"
#include "template/template.h"

static void use(zb_status status, const zb_node *root, zb_diags *diags)
{
  demand(status == ZB_OK || zb_diags_count(diags) > 0);
  if (status != ZB_OK)
    return;
  zb_buffer text = {0};
  zb_tree_dump(root, &text);
  zb_buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  zb_script *script = model_script();
  write_into_house("t.xml", data, size);
  zb_diags *diags = zb_diags_new();
  zb_arena *arena = zb_arena_new();
  zb_template *template = NULL;
  const zb_node *root = NULL;
  if (zb_template_load(zb_template_folder_at(house, arena), "t", script, diags, &template) == ZB_OK) {
    use(zb_template_fill(template, script, arena, diags, &root), root, diags);
    use(zb_template_specimen(template, NULL, arena, diags, &root), root, diags);
    zb_template_check(template, script, arena, diags, &root);
  } else {
    demand(zb_diags_count(diags) > 0);
  }
  zb_template_free(template);
  zb_arena_free(arena);
  zb_diags_free(diags);
  return 0;
}

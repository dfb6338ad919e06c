/* The templates of a notice's own, tried with the samples of the generators that use them. */
#include "run/notices.h"

#include "base/entries.h"
#include "run/single.h"

zb_status zb_notice_templates(const char *notice, const char *date, zb_diags *diags)
{
  zb_single single;
  zb_status status = zb_single_begin(&single, date, notice);
  const zb_resources *resources = &single.resources;
  const char *const *names = NULL;
  int count = 0;
  const char *folder = "";
  if (status == ZB_OK && resources->layer_count > 0) {
    folder = zb_arena_printf(single.arena, "%s/templates", resources->layers[resources->layer_count - 1].folder);
    count = zb_entry_names(folder, ".xml", single.arena, &names);
  }
  for (int i = 0; i < count; i++)
    status = zb_worse(status, zb_single_check(&single, zb_arena_printf(single.arena, "%s/%s", folder, names[i])));
  zb_single_hand_over(&single, diags);
  zb_single_end(&single);
  return status;
}

/* The templates of a notice's own, tried with the samples of the generators that use them. */
#include "run/notices.h"

#include "base/entries.h"
#include "run/single.h"

static zb_status check(const char *folder, const char *const *names, int count, const char *notice, const char *date,
                       zb_diags *diags)
{
  zb_single single;
  zb_status status = zb_single_begin(&single, date, notice);
  bool ready = status == ZB_OK;
  for (int i = 0; i < count && ready; i++)
    status = zb_worse(status, zb_single_check(&single, zb_arena_printf(single.arena, "%s/%s", folder, names[i])));
  zb_single_hand_over(&single, diags);
  zb_single_end(&single);
  return status;
}

zb_status zb_notice_templates(const zb_resources *resources, const char *notice, const char *date, zb_diags *diags)
{
  if (resources->layer_count == 0)
    return ZB_OK;
  zb_arena *arena = zb_arena_new();
  const char *folder = zb_arena_printf(arena, "%s/templates", resources->layers[resources->layer_count - 1].folder);
  const char *const *names;
  int count = zb_entry_names(folder, ".xml", arena, &names);
  zb_status status = count > 0 ? check(folder, names, count, notice, date, diags) : ZB_OK;
  zb_arena_free(arena);
  return status;
}

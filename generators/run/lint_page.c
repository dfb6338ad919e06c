/* The template of a page, tried with the samples of the generators that use it. */
#include "run/trial.h"

#include "base/utf8.h"

#include <string.h>
#include <unistd.h>

/* Fills the page at PATH with the sample of the generator ID, to throw it away. */
static zb_status try_generator(zb_single *single, const char *path, const char *id)
{
  zb_script *script = NULL;
  zb_web *web = NULL;
  zb_buffer bytes = {0};
  zb_status status = zb_script_new(&single->resources.scripts, id, single->date, single->store, (zb_script_limits){0},
                                   single->diags, &script);
  if (status == ZB_OK)
    status = zb_web_load(path, script, single->diags, &web);
  if (status == ZB_OK)
    status = zb_script_sample(script, single->diags);
  if (status == ZB_OK)
    status = zb_web_fill(web, script, "[]", &bytes, single->diags);
  zb_buffer_free(&bytes);
  zb_web_free(web);
  zb_script_free(script);
  return status;
}

zb_status zb_trial_page(zb_single *single, const char *name)
{
  const char *path =
      access(name, R_OK) == 0 ? name : zb_arena_printf(single->arena, "%s/%s", single->resources.templates, name);
  const zb_generator *list;
  int count = zb_trial_generators(single, &list), used = 0;
  zb_status status = ZB_OK;
  for (int i = 0; i < count; i++) {
    if (!zb_web_is_page(list[i].template) || !zb_ends_with(path, list[i].template))
      continue;
    used++;
    status = zb_worse(status, try_generator(single, path, list[i].id));
  }
  if (used == 0)
    zb_diags_add(single->diags, ZB_NOTE, "no-generator", name, "", "lua/ 里没有脚本用这个模板，没有查");
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "%s：没有发现错误\n", path);
  return status;
}

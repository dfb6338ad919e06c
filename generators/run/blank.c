/* `zhibiao blank`: a blank form, to be filled in by hand. */
#include "run/single.h"

#include "layout/layout.h"
#include "run/choice.h"
#include "template/template.h"

#include <string.h>

/* Lays out SCRIPT's current model. */
static zb_status lay_out(zb_single *single, zb_script *script, const zb_template *template, const zb_pages **pages)
{
  const zb_layout_context context = {.template = zb_template_path(template),
                                     .date = zb_script_date(script),
                                     .fonts = single->fonts,
                                     .pictures = single->pictures};
  const zb_node *root = NULL;
  zb_status status = zb_template_fill(template, script, single->arena, single->diags, &root);
  return status == ZB_OK ? zb_layout(root, &context, single->arena, single->diags, pages) : status;
}

static zb_status make_blank(zb_single *single, const zb_generator *generator, const char *path)
{
  zb_script *script = NULL;
  zb_template *template = NULL;
  const zb_pages *pages = NULL;
  zb_status status = zb_script_new(&single->resources.scripts, generator->id, single->date, single->store,
                                   (zb_script_limits){0}, single->diags, &script);
  if (status == ZB_OK)
    status = zb_script_blank(script, single->diags);
  if (status == ZB_OK)
    status = zb_resources_template(&single->resources, script, single->diags, &template);
  if (status == ZB_OK)
    status = zb_single_fonts(single, template, generator->title);
  if (status == ZB_OK)
    status = lay_out(single, script, template, &pages);
  if (status == ZB_OK)
    status = zb_single_write(single, pages, path);
  if (status == ZB_OK)
    zb_buffer_printf(&single->text, "%s：%d 页，在 %s\n", generator->title, pages->count, path);
  zb_template_free(template);
  zb_script_free(script);
  return status;
}

zb_status zb_single_blank(zb_single *single, const char *document, const char *output)
{
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_generators(&single->resources.scripts, "", single->arena, single->diags, &list, &count);
  if (status != ZB_OK)
    return status;
  const zb_generator *generator = zb_generator_named(list, count, document, strlen(document), "blank", single->diags);
  if (generator == NULL)
    return ZB_USAGE;
  const char *path = zb_arena_printf(single->arena, "output/%s（空白）.pdf", generator->title);
  return make_blank(single, generator, output != NULL ? output : path);
}

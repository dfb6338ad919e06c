#include "run/single.h"

#include "base/file.h"
#include "run/font_needs.h"
#include "script/load_schema.h"
#include "sheet/sheet.h"
#include "template/template.h"

zb_status zb_single_begin(zb_single *single, const char *date, const char *notice)
{
  *single = (zb_single){.date = date, .arena = zb_arena_new(), .diags = zb_diags_new(), .pictures = zb_png_cache_new()};
  const zb_schema *schema = NULL;
  zb_status status = zb_resources_find(single->arena, notice, single->diags, &single->resources);
  if (status == ZB_OK)
    status = zb_load_schema(&single->resources.scripts, single->arena, single->diags, &schema);
  if (status == ZB_OK)
    status = zb_store_new(schema, single->diags, &single->store);
  return status == ZB_OK ? zb_store_finish(single->store, single->diags) : status;
}

zb_status zb_single_open(zb_single *single, const char *date, const char *notice)
{
  *single = (zb_single){.date = date, .arena = zb_arena_new(), .diags = zb_diags_new(), .pictures = zb_png_cache_new()};
  zb_resources *resources = &single->resources;
  zb_status status = zb_resources_locate(single->arena, notice, single->diags, resources);
  if (status == ZB_OK)
    status = zb_notice_layers(&resources->scripts, single->arena, single->diags, &resources->layers,
                              &resources->layer_count);
  return status;
}

void zb_single_end(zb_single *single)
{
  zb_buffer_free(&single->text);
  zb_fonts_free(single->fonts);
  zb_png_cache_free(single->pictures);
  zb_store_free(single->store);
  zb_diags_free(single->diags);
  zb_arena_free(single->arena);
}

void zb_single_hand_over(const zb_single *single, zb_diags *diags)
{
  for (size_t i = 0; i < zb_diags_count(single->diags); i++)
    zb_diags_repeat(diags, zb_diags_at(single->diags, i));
}

zb_status zb_single_fonts(zb_single *single, const zb_template *template, const char *title)
{
  zb_font_need *needs = NULL;
  zb_status status = zb_resources_fonts(&single->resources, single->diags, &single->fonts);
  if (status != ZB_OK || zb_font_needs_note(&needs, single->fonts, template, title, single->arena))
    return status;
  zb_font_needs_tell(needs, single->fonts, false, single->diags);
  return ZB_TEMPLATE;
}

zb_status zb_single_book(zb_single *single, zb_script *script, zb_buffer *bytes)
{
  zb_template *template = NULL;
  const zb_node *root = NULL;
  zb_status status = zb_resources_template(&single->resources, script, single->diags, &template);
  if (status == ZB_OK)
    status = zb_template_fill(template, script, single->arena, single->diags, &root);
  if (status == ZB_OK)
    status = zb_sheet_write(root, zb_template_path(template), zb_script_date(script), bytes, single->diags);
  zb_template_free(template);
  return status;
}

zb_status zb_single_write(zb_single *single, const zb_pages *pages, const char *path)
{
  zb_buffer bytes = {0};
  zb_pdf *pdf = zb_pdf_new(NULL);
  zb_status status = zb_pdf_write(pdf, pages, &bytes, single->diags);
  if (status == ZB_OK)
    status = zb_file_write(path, bytes.data, bytes.length, single->diags);
  zb_pdf_free(pdf);
  zb_buffer_free(&bytes);
  return status;
}

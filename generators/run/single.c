#include "run/single.h"

#include "base/file.h"
#include "script/load_schema.h"

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

void zb_single_end(zb_single *single)
{
  zb_buffer_free(&single->text);
  zb_fonts_free(single->fonts);
  zb_png_cache_free(single->pictures);
  zb_store_free(single->store);
  zb_diags_free(single->diags);
  zb_arena_free(single->arena);
}

zb_status zb_single_fonts(zb_single *single)
{
  const char *path = zb_arena_printf(single->arena, "%s/fonts.xml", single->resources.templates);
  return zb_fonts_load(path, single->diags, &single->fonts);
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

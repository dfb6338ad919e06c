/* The templates of a generator's documents, and what all documents of one share. */
#include "run/variants.h"

#include "layout/layout.h"

#include <string.h>

/* Whether the template's fonts are installed. That a generator's own ones are not is told when all generators have run;
   of a VARIANT, which another process may be the only one to load, now. */
static bool has_fonts(zb_job *job, const zb_template *template, const char *title, bool variant)
{
  zb_font_need *own = NULL;
  bool whole = zb_font_needs_note(variant ? &own : &job->font_needs, job->fonts, template, title, job->arena);
  zb_font_needs_tell(own, job->fonts, false, job->diags);
  return whole;
}

/* Loads the fonts, and shapes the template's literal texts, whose glyphs all its documents share. */
static zb_status prepare_form(zb_job *job, const zb_template *template, const char *title, bool variant)
{
  zb_status status = zb_resources_fonts(&job->resources, job->diags, &job->fonts);
  if (status == ZB_OK && !has_fonts(job, template, title, variant))
    status = ZB_TEMPLATE;
  const zb_run *runs = NULL;
  int count = 0;
  double start = zb_times_start(job->times);
  const zb_literal *literals;
  size_t n = zb_template_literals(template, &literals);
  if (status == ZB_OK)
    status = zb_layout_literals(literals, n, zb_template_path(template), job->fonts, job->document, job->diags, &runs,
                                &count);
  if (status == ZB_OK)
    zb_pdf_common(job->pdf, runs, count);
  if (status == ZB_OK)
    status = zb_pdf_archive(job->pdf, zb_wants_archive(job, template), job->diags);
  if (status == ZB_OK)
    zb_made_from_template(job, template);
  zb_times_add(job->times, ZB_TIME_FONT, start);
  zb_arena_reset(job->document);
  return status;
}

void zb_variants_free(zb_variants *all)
{
  for (int i = 0; i < all->count; i++) {
    zb_template_free(all->list[i].template);
    zb_web_free(all->list[i].web);
  }
  *all = (zb_variants){.count = 0};
}

static zb_status load(zb_job *job, zb_script *script, zb_variants *all, const zb_variant **found)
{
  const char *name = zb_script_template(script);
  *found = NULL;
  for (int i = 0; i < all->count && *found == NULL; i++)
    if (strcmp(all->list[i].name, name) == 0)
      *found = &all->list[i];
  if (*found != NULL)
    return (*found)->status;
  if (all->count == ZB_MAX_VARIANTS) {
    zb_diags_add(job->diags, ZB_ERROR, "template", name, "请减少模板", "一种文书的模板太多了");
    return ZB_TEMPLATE;
  }
  zb_variant *one = &all->list[all->count++];
  one->name = zb_arena_strdup(job->arena, name);
  one->status = zb_web_is_page(name) ? zb_resources_page(&job->resources, script, job->diags, &one->web)
                                     : zb_resources_template(&job->resources, script, job->diags, &one->template);
  *found = one;
  return one->status;
}

zb_status zb_variants_choose(zb_job *job, zb_script *script, zb_variants *all, const zb_variant **found)
{
  zb_status status = load(job, script, all, found);
  if (status != ZB_OK)
    return status;
  const zb_template *template = (*found)->template;
  if (template == all->prepared || template == NULL)
    return ZB_OK;
  all->prepared = template;
  bool is_form = !zb_template_is_workbook(template) || zb_wants_public_pdf(job, script, template);
  const char *title = zb_script_generator(script)->title;
  return is_form ? prepare_form(job, template, title, *found != all->list) : ZB_OK;
}

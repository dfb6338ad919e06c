/* All documents of a generator. */
#include "run/job.h"

#include "base/interrupt.h"
#include "layout/layout.h"

#include <string.h>

/* Loads the fonts, and shapes the template's literal texts, whose glyphs all its documents share. */
static zb_status prepare_form(zb_job *job, const zb_template *template)
{
  zb_status status = ZB_OK;
  if (job->fonts == NULL)
    status =
        zb_fonts_load(zb_arena_printf(job->arena, "%s/fonts.xml", job->resources.templates), job->diags, &job->fonts);
  const zb_run *runs = NULL;
  int count = 0;
  double start = zb_cpu_seconds();
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
  zb_times_add(&job->times, ZB_TIME_FONT, start);
  zb_arena_reset(job->document);
  return status;
}

/* --- Templates ------------------------------------------------------------------------------------------------- */

/* A template that models ask for in place of the generator's, as that of another level. */
typedef struct variant {
  const char *name;
  zb_template *template;
  zb_status status; /* of loading it */
} variant;

enum { MAX_VARIANTS = 64 };

/* The generator's template, and the others, as they are asked for. */
typedef struct templates {
  variant list[MAX_VARIANTS];
  int count;
  const zb_template *prepared; /* the one whose texts the documents share now */
} templates;

static void free_templates(templates *all)
{
  for (int i = 0; i < all->count; i++)
    zb_template_free(all->list[i].template);
}

static zb_status load(zb_job *job, zb_script *script, templates *all, const variant **found)
{
  const char *name = zb_script_template(script);
  *found = NULL;
  for (int i = 0; i < all->count && *found == NULL; i++)
    if (strcmp(all->list[i].name, name) == 0)
      *found = &all->list[i];
  if (*found != NULL)
    return (*found)->status;
  if (all->count == MAX_VARIANTS) {
    zb_diags_add(job->diags, ZB_ERROR, "template", name, "请减少模板", "一种文书的模板太多了");
    return ZB_TEMPLATE;
  }
  variant *one = &all->list[all->count++];
  one->name = zb_arena_strdup(job->arena, name);
  one->status = zb_resources_template(&job->resources, script, job->diags, &one->template);
  *found = one;
  return one->status;
}

/* The template of SCRIPT's current model, or its generator's, ready for use. */
static zb_status choose_template(zb_job *job, zb_script *script, templates *all, const zb_template **template)
{
  const variant *found;
  zb_status status = load(job, script, all, &found);
  if (status != ZB_OK)
    return status;
  *template = found->template;
  if (found->template == all->prepared)
    return ZB_OK;
  all->prepared = found->template;
  bool is_form = !zb_template_is_workbook(*template) || zb_wants_public_pdf(job, script, *template);
  return is_form ? prepare_form(job, *template) : ZB_OK;
}

/* --- Records --------------------------------------------------------------------------------------------------- */

/* The record that the messages from FIRST on are about: a refused record has no model to get it from. */
static const char *record_of(const zb_diags *diags, size_t first)
{
  return first < zb_diags_count(diags) ? zb_diags_at(diags, first)->record : "";
}

static void count_record(zb_job *job, const zb_script *script, zb_status status, size_t first, zb_tally *tally)
{
  const zb_generator *generator = zb_script_generator(script);
  if (status == ZB_OK) {
    tally->made++;
    tally->left_out += zb_script_left_out(script);
    zb_manifest_add_left_out(job->manifest, generator->id, zb_script_record(script), job->diags, first);
    if (*zb_script_summary(script) != '\0')
      tally->summary = zb_arena_strdup(job->arena, zb_script_summary(script));
    return;
  }
  zb_manifest_add_refused(job->manifest, generator->id, record_of(job->diags, first), job->diags, first);
  if (status == ZB_REFUSED)
    tally->refused++;
  else
    tally->failed++;
}

/* Makes SCRIPT's current document, and puts it where it belongs. */
static zb_status make_document(zb_job *job, zb_script *script, templates *all)
{
  zb_document document = {0};
  const char *change = "";
  const zb_template *template = NULL;
  zb_diags_record(job->diags, zb_script_record(script));
  zb_status status = choose_template(job, script, all, &template);
  zb_arena_reset(job->document);
  if (status == ZB_OK) {
    status = zb_document_make(job, script, template, &document);
    status = zb_collect(job, &document, status, &change);
  }
  bool differs = !job->had_previous || strcmp(change, "new") == 0 || strcmp(change, "changed") == 0;
  if (status == ZB_OK && document.pages != NULL && (differs || !job->options->print_changed))
    zb_binder_add(job->binder, script, document.pages);
  zb_diags_record(job->diags, "");
  return status;
}

static zb_status make_records(zb_job *job, zb_script *script, templates *all, zb_tally *tally)
{
  const zb_generator *generator = zb_script_generator(script);
  zb_status worst = zb_script_begin(script, job->diags);
  bool done = worst != ZB_OK;
  while (!done && !zb_interrupted()) {
    size_t first = zb_diags_count(job->diags);
    double start = zb_cpu_seconds();
    zb_status status = zb_script_next(script, &done, job->diags);
    zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
    if (done)
      break;
    if (status == ZB_OK)
      status = make_document(job, script, all);
    count_record(job, script, status, first, tally);
    worst = zb_worse(worst, status == ZB_OK && zb_script_left_out(script) > 0 ? ZB_REFUSED : status);
    zb_job_progress(job, "%s：第 %d 份", generator->title, tally->made + tally->refused + tally->failed);
  }
  zb_job_progress_end(job);
  if (done && worst <= ZB_REFUSED && !zb_interrupted())
    worst = zb_worse(worst, zb_store_list_add(job->store, ZB_LIST_FINISHED, &generator->id, job->diags));
  return zb_interrupted() ? ZB_INTERRUPTED : worst;
}

/* The default for a document, and more for each row, since a document may be about all of them. */
static zb_script_limits limits_of(const zb_job *job)
{
  const zb_source *sources;
  size_t count = zb_store_sources(job->store, &sources);
  int64_t rows = 0;
  for (size_t i = 0; i < count; i++)
    rows += sources[i].rows;
  return (zb_script_limits){.instructions = 50000000 + 10000 * (long)rows};
}

zb_status zb_job_run_generator(zb_job *job, const zb_generator *generator, zb_tally *tally)
{
  *tally = (zb_tally){.title = generator->title};
  zb_script *script = NULL;
  templates all = {.count = 0};
  const zb_template *template;
  zb_status status = zb_script_new(&job->resources.scripts, generator->id, job->options->date, job->store,
                                   limits_of(job), job->diags, &script);
  if (status == ZB_OK && job->options->draft)
    zb_script_allow_drafts(script);
  if (status == ZB_OK)
    status = choose_template(job, script, &all, &template);
  if (status == ZB_OK)
    status = make_records(job, script, &all, tally);
  if (job->binder != NULL && !zb_interrupted()) /* a part of a volume would pass for all of it */
    status = zb_worse(status, zb_binder_finish(job->binder));
  free_templates(&all);
  zb_script_free(script);
  return status;
}

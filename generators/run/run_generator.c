/* All documents of a generator. */
#include "run/job.h"

#include "base/interrupt.h"
#include "layout/layout.h"

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
  zb_times_add(&job->times, ZB_TIME_FONT, start);
  zb_arena_reset(job->document);
  return status;
}

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

static zb_status make_records(zb_job *job, zb_script *script, const zb_template *template, zb_tally *tally)
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
    if (status == ZB_OK) {
      zb_arena_reset(job->document);
      zb_diags_record(job->diags, zb_script_record(script));
      status = zb_document_make(job, script, template);
      zb_diags_record(job->diags, "");
    }
    count_record(job, script, status, first, tally);
    worst = zb_worse(worst, status == ZB_OK && zb_script_left_out(script) > 0 ? ZB_REFUSED : status);
    zb_job_progress(job, "%s：第 %d 份", generator->title, tally->made + tally->refused + tally->failed);
  }
  zb_job_progress_end(job);
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
  zb_template *template = NULL;
  zb_status status = zb_script_new(&job->resources.scripts, generator->id, job->options->date, job->store,
                                   limits_of(job), job->diags, &script);
  if (status == ZB_OK && job->options->draft)
    zb_script_allow_drafts(script);
  if (status == ZB_OK)
    status = zb_resources_template(&job->resources, script, job->diags, &template);
  if (status == ZB_OK && (!zb_template_is_workbook(template) || zb_wants_public_pdf(job, script, template)))
    status = prepare_form(job, template);
  if (status == ZB_OK)
    status = make_records(job, script, template, tally);
  if (job->binder != NULL && !zb_interrupted()) /* a part of a volume would pass for all of it */
    status = zb_worse(status, zb_binder_finish(job->binder));
  zb_template_free(template);
  zb_script_free(script);
  return status;
}

/* All documents of a generator. */
#include "run/job.h"

#include "base/interrupt.h"
#include "layout/layout.h"
#include "run/product.h"
#include "run/shard.h"
#include "run/workers.h"

#include <limits.h>
#include <stdlib.h>
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
  zb_status status = ZB_OK;
  if (job->fonts == NULL)
    status =
        zb_fonts_load(zb_arena_printf(job->arena, "%s/fonts.xml", job->resources.templates), job->diags, &job->fonts);
  if (status == ZB_OK && !has_fonts(job, template, title, variant))
    status = ZB_TEMPLATE;
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
  zb_web *web;      /* in its place, for a page */
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
  for (int i = 0; i < all->count; i++) {
    zb_template_free(all->list[i].template);
    zb_web_free(all->list[i].web);
  }
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
  one->status = zb_web_is_page(name) ? zb_resources_page(&job->resources, script, job->diags, &one->web)
                                     : zb_resources_template(&job->resources, script, job->diags, &one->template);
  *found = one;
  return one->status;
}

/* The template of SCRIPT's current model, or its generator's, ready for use. */
static zb_status choose_template(zb_job *job, zb_script *script, templates *all, const variant **found)
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

/* --- A record, made here or in another process, and taken here ---------------------------------------------------- */

/* So many are made here before there are other processes, which then have what these have read and worked out of fonts
   and templates; a document of which there are few needs none. */
enum { FIRST = 4, FEW = 16 };

static long first_records(const zb_job *job)
{
  return job->options->jobs_given ? FIRST : FEW;
}

/* The making of a generator's records. */
typedef struct making {
  zb_job *job;
  zb_script *script;
  templates *all;
  zb_tally *tally;
  zb_status worst;
  long total; /* of the records; 0: nobody wants to know */
  zb_product product;
  long number;         /* of the record among those of all parts */
  long records;        /* how many there are; 0: not known yet */
  size_t first;        /* of the messages about the record */
  zb_parcel *reported; /* in a worker: whose problems were reported */
} making;

/* Goes to the next record; its product's document is tried unless the script refuses it. False behind the last. */
static bool next_record(making *m)
{
  zb_job *job = m->job;
  bool done = false;
  m->product = (zb_product){.record = "", .owner = "", .summary = ""};
  m->first = zb_diags_count(job->diags);
  double start = zb_cpu_seconds();
  m->product.status = zb_script_next(m->script, &done, job->diags);
  zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
  m->product.owner = zb_script_owner(m->script);
  m->number = zb_script_number(m->script);
  return !done;
}

static void make_record(making *m)
{
  zb_job *job = m->job;
  zb_product *product = &m->product;
  const variant *found = NULL;
  product->record = zb_script_record(m->script);
  zb_diags_record(job->diags, product->record);
  product->status = choose_template(job, m->script, m->all, &found);
  zb_arena_reset(job->document);
  if (product->status == ZB_OK && found->web != NULL)
    product->status = zb_document_make_page(job, m->script, found->web, &product->document);
  else if (product->status == ZB_OK)
    product->status = zb_document_make(job, m->script, found->template, &product->document);
  zb_diags_record(job->diags, "");
  product->summary = zb_script_summary(m->script);
  product->left_out = zb_script_left_out(m->script);
}

/* Puts what came of the record where it belongs. */
static void take_record(making *m)
{
  zb_job *job = m->job;
  zb_product *product = &m->product;
  zb_tally *tally = m->tally;
  const zb_generator *generator = zb_script_generator(m->script);
  const char *change;
  zb_shard_record(job, m->number, product, m->first);
  zb_status status = zb_take(job, generator, product, m->first, tally, &change);
  zb_shard_placed(job, product);
  bool differs = !job->had_previous || strcmp(change, "new") == 0 || strcmp(change, "changed") == 0;
  if (status == ZB_OK && product->document.pages != NULL && (differs || !job->options->print_changed))
    zb_binder_add(job->binder, m->script, product->document.pages);
  m->worst = zb_worse(m->worst, status == ZB_OK && product->left_out > 0 ? ZB_REFUSED : status);
  zb_job_progress_count(job, tally->title, tally->made + tally->refused + tally->failed, m->total);
}

/* Makes the next MAX records; false behind the last. */
static bool make_here(making *m, long max)
{
  for (long i = 0; i < max; i++) {
    if (zb_interrupted())
      return false;
    if (!next_record(m)) {
      m->records = m->number;
      return false;
    }
    if (m->product.status == ZB_OK)
      make_record(m);
    take_record(m);
  }
  return true;
}

/* --- On several processes ----------------------------------------------------------------------------------------- */

static void note_reported(void *data, const char *owner)
{
  zb_parcel_put_text(((making *)data)->reported, owner);
}

static bool begin_work(void *data, zb_parcel *out)
{
  making *m = data;
  zb_job *job = m->job;
  size_t first = zb_diags_count(job->diags);
  job->times = (zb_times){0};
  m->reported = calloc(1, sizeof *m->reported);
  const zb_store_relay relay = {.data = m, .reported = note_reported};
  zb_status status = zb_store_share(job->store, &relay, job->diags);
  if (status == ZB_OK)
    status = zb_script_begin(m->script, job->diags);
  zb_outcome_put(status, job->diags, first, out);
  return status == ZB_OK;
}

static bool work_on(void *data, bool mine, void (*say)(void *worker, const char *record), void *worker, zb_parcel *out)
{
  making *m = data;
  bool done = false;
  if (!mine) {
    zb_script_skip(m->script, &done, m->job->diags); /* whose record it is says what is wrong */
    return !done;
  }
  zb_parcel_clear(m->reported);
  if (!next_record(m))
    return false;
  if (m->product.status == ZB_OK) {
    say(worker, zb_script_record(m->script));
    make_record(m);
  }
  zb_product_put(&m->product, m->job->diags, m->first, out);
  zb_parcel_put_number(out, m->number);
  zb_parcel_put_number(out, (int64_t)m->reported->bytes.length);
  zb_parcel_put_bytes(out, m->reported->bytes.data, m->reported->bytes.length);
  return true;
}

static void end_work(void *data, zb_parcel *out)
{
  const making *m = data;
  size_t first = zb_diags_count(m->job->diags);
  zb_parcel_put_bytes(out, &m->job->times, sizeof m->job->times);
  zb_parcel_put_number(out, zb_script_number(m->script));
  zb_status status = zb_store_check(m->job->store, m->job->diags);
  zb_outcome_put(status, m->job->diags, first, out);
}

/* Whether it could begin, or go through to its end. */
static void take_begun(void *data, zb_parcel *in)
{
  making *m = data;
  m->worst = zb_outcome_take(in, m->worst, m->job->diags);
}

static void take_product(void *data, zb_parcel *in)
{
  making *m = data;
  zb_arena_reset(m->job->document);
  m->first = zb_diags_count(m->job->diags);
  zb_product_take(in, m->job->document, &m->product, m->job->diags);
  m->number = (long)zb_parcel_number(in);
  zb_parcel_number(in);
  while (in->at < in->bytes.length)
    zb_store_mark_reported(m->job->store, zb_parcel_text(in), m->job->diags);
  take_record(m);
}

static void take_end(void *data, zb_parcel *in)
{
  making *m = data;
  zb_times times;
  zb_parcel_bytes(in, &times, sizeof times);
  m->records = (long)zb_parcel_number(in);
  for (int i = 0; i < ZB_TIME_COUNT; i++)
    m->job->times.seconds[i] += times.seconds[i];
  take_begun(m, in);
}

static void tell_lost(void *data, const char *record, int signal)
{
  making *m = data;
  zb_job *job = m->job;
  m->first = zb_diags_count(job->diags);
  zb_diags_record(job->diags, record);
  zb_diags_add(job->diags, ZB_ERROR, "lost", m->tally->title, "请再运行一次；还是这样的，请关掉别的程序，或加 --jobs 1",
               "做这一份的进程%s，这一份没有做", zb_workers_why_died(signal, job->document));
  zb_diags_record(job->diags, "");
  m->product =
      (zb_product){.status = ZB_MEMORY, .record = zb_arena_strdup(job->arena, record), .owner = "", .summary = ""};
  job->lost = true;
  take_record(m);
}

static void tell_given_up(void *data, int signal)
{
  making *m = data;
  zb_diags_add(m->job->diags, ZB_ERROR, "lost", m->tally->title, "请关掉别的程序再运行一次，或加 --jobs 1",
               "做的进程%s，一再这样，后面的都没有做", zb_workers_why_died(signal, m->job->document));
  m->job->lost = true;
  m->worst = zb_worse(m->worst, ZB_MEMORY);
}

/* False: nothing was done. */
static bool make_on_workers(making *m)
{
  const zb_work work = {
      .data = m,
      .batch = 1,
      .begin = begin_work,
      .next = work_on,
      .end = end_work,
      .begun = take_begun,
      .take = take_product,
      .ended = take_end,
      .lost = tell_lost,
      .given_up = tell_given_up,
  };
  bool is_alone = m->job->alone || m->job->binder != NULL; /* pages of merged files have to be here */
  return !is_alone && zb_workers_run(&work, m->job->options->jobs, first_records(m->job));
}

/* How many records there are, for who is shown the progress. */
static long count_records(zb_job *job, zb_script *script)
{
  long count = 0;
  zb_diags *unheard = zb_diags_new(); /* what is wrong is told when the records are made */
  bool done = job->options->progress == NULL || zb_script_begin(script, unheard) != ZB_OK;
  while (!done && !zb_interrupted()) {
    zb_script_skip(script, &done, unheard);
    count += !done;
  }
  zb_diags_free(unheard);
  return count;
}

static zb_status make_records(zb_job *job, zb_script *script, templates *all, zb_tally *tally, long *records)
{
  making m = {.job = job, .script = script, .all = all, .tally = tally, .total = count_records(job, script)};
  m.worst = zb_script_begin(script, job->diags);
  if (m.worst == ZB_OK && make_here(&m, first_records(job)) && !make_on_workers(&m))
    make_here(&m, LONG_MAX);
  zb_job_progress_end(job);
  *records = m.records;
  if (m.worst <= ZB_REFUSED && !zb_interrupted())
    m.worst = zb_worse(m.worst,
                       zb_store_list_add(job->store, ZB_LIST_FINISHED, &zb_script_generator(script)->id, job->diags));
  return zb_interrupted() ? zb_worse(m.worst, ZB_INTERRUPTED) : m.worst;
}

/* The default for a document, and more for each row, since a document may be about all of them. */
static zb_script_limits limits_of(const zb_job *job)
{
  int64_t rows = zb_store_number(job->store, "SELECT coalesce(sum(rows), 0) FROM _sources");
  return (zb_script_limits){.instructions = 50000000 + 10000 * (long)rows};
}

zb_status zb_job_run_generator(zb_job *job, const zb_generator *generator, zb_tally *tally)
{
  zb_shard_choice choice = {job->options->shard, job->options->shards, generator->id};
  long records = 0;
  *tally = (zb_tally){.title = generator->title};
  zb_shard_generator(job, generator);
  zb_script *script = NULL;
  templates all = {.count = 0};
  const variant *found;
  zb_status status = zb_script_new(&job->resources.scripts, generator->id, job->options->date, job->store,
                                   limits_of(job), job->diags, &script);
  if (status == ZB_OK && job->shard != NULL)
    zb_script_choose(script, zb_shard_has, &choice);
  if (status == ZB_OK && job->options->draft)
    zb_script_allow_drafts(script);
  if (status == ZB_OK)
    status = choose_template(job, script, &all, &found);
  if (status == ZB_OK)
    status = make_records(job, script, &all, tally, &records);
  if (job->binder != NULL && !zb_interrupted()) /* a part of a volume would pass for all of it */
    status = zb_worse(status, zb_binder_finish(job->binder));
  zb_shard_end(job, status, records);
  free_templates(&all);
  zb_script_free(script);
  return status;
}

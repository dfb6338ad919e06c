/* All documents of a run's generators. */
#include "run/job.h"

#include "base/interrupt.h"
#include "run/product.h"
#include "run/shard.h"
#include "run/variants.h"
#include "run/workers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* --- A record, made here or in another process, and taken here ---------------------------------------------------- */

/* So many are made here before there are other processes, which then have what these have read and worked out of fonts
   and templates; a document of which there are few needs none. */
enum { FIRST = 4, FEW = 16 };

static long first_records(const zb_job *job)
{
  return job->options->jobs_given ? FIRST : FEW;
}

/* The making of the generators' records, and of the one in hand. */
typedef struct making {
  zb_job *job;
  const zb_generator *list;
  int count, at;      /* of the list; the one in hand */
  const bool *chosen; /* NULL: all */
  zb_crew *crew;      /* NULL: no other processes yet */
  bool is_shared;     /* in a worker: the store is */
  zb_shard_choice choice;
  zb_script *script; /* NULL: it could not be loaded */
  zb_variants variants;
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
  job->store_failures = zb_store_failures(job->store);
  double start = zb_times_start(job->times);
  m->product.status = zb_script_next(m->script, &done, job->diags);
  zb_times_add(job->times, ZB_TIME_SCRIPT, start);
  m->product.owner = zb_script_owner(m->script);
  m->number = zb_script_number(m->script);
  return !done;
}

static void make_record(making *m)
{
  zb_job *job = m->job;
  zb_product *product = &m->product;
  const zb_variant *found = NULL;
  product->record = zb_script_record(m->script);
  zb_diags_record(job->diags, product->record);
  product->status = zb_variants_choose(job, m->script, &m->variants, &found);
  zb_arena_reset(job->document);
  if (product->status == ZB_OK && found->web != NULL)
    product->status = zb_document_make_page(job, m->script, found->web, &product->document);
  else if (product->status == ZB_OK)
    product->status = zb_document_make(job, m->script, found->template, &product->document);
  zb_diags_record(job->diags, "");
  product->summary = zb_script_summary(m->script);
  product->left_out = zb_script_left_out(m->script);
}

/* The merged file of what had changed that DOCUMENT is in already, as it is. */
static const char *reprint_of(const zb_document *document)
{
  for (int i = 0; i < document->file_count; i++)
    if (document->files[i].reprint != NULL && *document->files[i].reprint != '\0')
      return document->files[i].reprint;
  return "";
}

/* Whether the document is to be printed again; CHANGE: how it differs. */
static bool differs(const zb_job *job, const zb_document *document, const char *change)
{
  for (int i = 0; i < document->file_count; i++)
    if (document->files[i].unprinted)
      return true;
  return !job->had_previous || strcmp(change, "new") == 0 || strcmp(change, "changed") == 0;
}

/* Puts what came of the record where it belongs. */
static void take_record(making *m)
{
  zb_job *job = m->job;
  zb_product *product = &m->product;
  zb_tally *tally = m->tally;
  const zb_generator *generator = &m->list[m->at];
  const char *change;
  zb_shard_record(job, m->number, product, m->first);
  zb_status status = zb_take(job, generator, product, m->first, tally, &change);
  zb_shard_placed(job, product);
  bool is_bound = !job->options->print_changed || differs(job, &product->document, change);
  const char *bound = is_bound ? "" : reprint_of(&product->document);
  if (status == ZB_OK && product->document.pages != NULL && (is_bound || *bound != '\0'))
    zb_binder_add(job->binder, m->script, &product->document, bound);
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

/* --- A generator -------------------------------------------------------------------------------------------------- */

/* The default for a document, and more for each row, since a document may be about all of them. */
static zb_script_limits limits_of(const zb_job *job)
{
  int64_t rows = zb_store_number(job->store, "SELECT coalesce(sum(rows), 0) FROM _sources");
  return (zb_script_limits){.instructions = 50000000 + 10000 * (long)rows};
}

static zb_status open_script(making *m)
{
  zb_job *job = m->job;
  const zb_generator *generator = &m->list[m->at];
  m->choice = (zb_shard_choice){job->options->shard, job->options->shards, generator->id};
  zb_status status = zb_script_new(&job->resources.scripts, generator->id, job->options->date, job->store,
                                   limits_of(job), job->diags, &m->script);
  if (status == ZB_OK && job->shard != NULL)
    zb_script_choose(m->script, zb_shard_has, &m->choice);
  if (status == ZB_OK && job->options->draft)
    zb_script_allow_drafts(m->script);
  return status;
}

/* Makes the generator's own template ready, before any record asks for another. */
static zb_status open_template(making *m)
{
  const zb_variant *own;
  return m->variants.count > 0 ? ZB_OK : zb_variants_choose(m->job, m->script, &m->variants, &own);
}

static void close_generator(making *m)
{
  zb_variants_free(&m->variants);
  zb_script_free(m->script);
  m->script = NULL;
}

/* Goes to the next of the chosen ones; false behind the last. */
static bool next_generator(making *m)
{
  do
    m->at++;
  while (m->at < m->count && m->chosen != NULL && !m->chosen[m->at]);
  return m->at < m->count;
}

/* --- On several processes ----------------------------------------------------------------------------------------- */

static void note_reported(void *data, const char *owner)
{
  zb_parcel_put_text(((making *)data)->reported, owner);
}

/* Once in each worker. */
static zb_status share(making *m)
{
  if (m->is_shared)
    return ZB_OK;
  m->reported = calloc(1, sizeof *m->reported);
  const zb_store_relay relay = {.data = m, .reported = note_reported};
  zb_status status = zb_store_share(m->job->store, &relay, m->job->diags);
  m->is_shared = status == ZB_OK;
  return status;
}

static bool begin_work(void *data, zb_parcel *out)
{
  making *m = data;
  zb_job *job = m->job;
  size_t first = zb_diags_count(job->diags);
  if (job->times != NULL)
    *job->times = (zb_times){0};
  zb_status status = share(m);
  if (status == ZB_OK && m->script == NULL)
    status = open_script(m);
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
    zb_script_pass(m->script, 1, &done, m->job->diags); /* whose record it is says what is wrong */
    return !done;
  }
  zb_parcel_clear(m->reported);
  size_t first = zb_diags_count(m->job->diags);
  zb_status status = open_template(m); /* now: most generators have records for few processes */
  if (!next_record(m))
    return false;
  m->first = first;
  m->product.status = zb_worse(m->product.status, status);
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

static bool is_broken(void *data)
{
  return zb_store_failures(((const making *)data)->job->store) > 0;
}

static void end_work(void *data, zb_parcel *out)
{
  const making *m = data;
  size_t first = zb_diags_count(m->job->diags);
  if (m->job->times != NULL)
    zb_parcel_put_bytes(out, m->job->times, sizeof *m->job->times);
  zb_parcel_put_number(out, m->script != NULL ? zb_script_number(m->script) : 0);
  zb_status status = zb_store_check_since(m->job->store, 0, m->job->diags); /* what was told may not have been sent */
  zb_outcome_put(status, m->job->diags, first, out);
}

static bool follow(void *data)
{
  making *m = data;
  close_generator(m);
  return next_generator(m);
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

/* What another process has used. */
static void take_times(zb_times *times, zb_parcel *in)
{
  if (times == NULL)
    return;
  zb_times others;
  zb_parcel_bytes(in, &others, sizeof others);
  for (int i = 0; i < ZB_TIME_COUNT; i++)
    times->seconds[i] += others.seconds[i];
}

static void take_end(void *data, zb_parcel *in)
{
  making *m = data;
  take_times(m->job->times, in);
  long records = (long)zb_parcel_number(in);
  m->records = records > m->records ? records : m->records;
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

/* Takes what other processes make of the generator in hand; MORE: there is more than was made here. False: nothing was
   done, and there are no other processes. */
static bool make_on_workers(making *m, bool more)
{
  const zb_work work = {
      .data = m,
      .batch = 1,
      .begin = begin_work,
      .next = work_on,
      .is_broken = is_broken,
      .end = end_work,
      .follow = follow,
      .begun = take_begun,
      .take = take_product,
      .ended = take_end,
      .lost = tell_lost,
      .given_up = tell_given_up,
  };
  bool is_alone = m->job->alone || m->job->binder != NULL; /* pages of merged files have to be here */
  if (m->crew == NULL && more && !is_alone)
    m->crew = zb_crew_start(&work, m->count, m->job->options->jobs, first_records(m->job));
  if (m->crew == NULL)
    return false;
  if (!zb_crew_take(m->crew, &work)) {
    zb_crew_end(m->crew);
    m->crew = NULL;
  }
  return true;
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

static void make_records(making *m)
{
  zb_job *job = m->job;
  if (m->worst == ZB_OK) {
    m->total = count_records(job, m->script);
    m->worst = zb_script_begin(m->script, job->diags);
  }
  bool more = m->worst == ZB_OK && make_here(m, first_records(job));
  if (!make_on_workers(m, more) && more)
    make_here(m, LONG_MAX);
  zb_job_progress_end(job);
  if (m->worst <= ZB_REFUSED && !zb_interrupted())
    m->worst = zb_worse(m->worst, zb_store_list_add(job->store, ZB_LIST_FINISHED, &m->list[m->at].id, job->diags));
}

static zb_status run_generator(making *m, zb_tally *tally)
{
  zb_job *job = m->job;
  const zb_generator *generator = &m->list[m->at];
  *tally = (zb_tally){.title = generator->title};
  m->tally = tally;
  m->total = m->records = 0;
  zb_shard_generator(job, generator);
  m->worst = open_script(m);
  if (m->worst == ZB_OK)
    m->worst = open_template(m);
  make_records(m);
  if (job->binder != NULL && !zb_interrupted()) /* a part of a volume would pass for all of it */
    m->worst = zb_worse(m->worst, zb_binder_finish(job->binder));
  m->worst = zb_unless_interrupted(m->worst);
  zb_shard_end(job, m->worst, m->records);
  close_generator(m);
  return m->worst;
}

zb_status zb_job_run_generators(zb_job *job, const zb_generator *list, int count, const bool *chosen, zb_tally *tallies)
{
  making m = {.job = job, .list = list, .count = count, .at = -1, .chosen = chosen};
  zb_status status = ZB_OK;
  while (!zb_interrupted() && next_generator(&m))
    status = zb_worse(status, run_generator(&m, &tallies[m.at]));
  if (m.crew != NULL && zb_interrupted())
    job->lost = true; /* what the others have made ahead is not taken */
  zb_crew_end(m.crew);
  return status;
}

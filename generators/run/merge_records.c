/* The records of a generator, from all parts in the order that one machine would have them. Their files are looked at
   and brought here by several processes, which read ahead in the parts. */
#include "run/merger.h"

#include "base/file.h"
#include "base/interrupt.h"
#include "run/workers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* --- A record ----------------------------------------------------------------------------------------------------- */

/* Whether what a part says of a record may be true. */
static bool is_sound(const zb_shard_part *p, const zb_product *product)
{
  const zb_document *d = &product->document;
  bool sound = !p->parcel.is_broken && product->record != NULL && product->owner != NULL && product->summary != NULL &&
               product->status >= ZB_OK && product->status <= ZB_INTERRUPTED;
  if (!sound || d->stem == NULL)
    return sound;
  sound = zb_path_is_below(d->stem) && d->document != NULL && d->record != NULL;
  for (size_t i = 0; i < d->source_count && sound; i++)
    sound = d->sources[i] >= 0 && (size_t)d->sources[i] < p->head.source_count;
  for (size_t i = 0; i < d->picture_count && sound; i++)
    sound = d->pictures[i].path != NULL;
  for (int i = 0; i < d->file_count && sound; i++) {
    const zb_document_file *file = &d->files[i];
    sound = file->ending != NULL && strchr(file->ending, '/') == NULL &&
            (file->name == NULL || zb_path_is_below(file->name));
  }
  return sound;
}

/* What the part says of its record in hand. False: that can't be. */
static bool read_product(zb_job *job, zb_shard_part *p, zb_product *product)
{
  zb_arena_reset(job->document);
  zb_product_take(&p->parcel, job->document, product, job->diags);
  for (int i = 0; product->document.stem != NULL && i < product->document.file_count; i++)
    product->document.files[i].name = zb_parcel_text(&p->parcel);
  return is_sound(p, product);
}

/* Brings the files beside their places. One that its part has not put down is missed by who takes it. */
static zb_status fetch_files(zb_job *job, const zb_shard_part *p, zb_product *product)
{
  zb_document *document = &product->document;
  zb_status status = ZB_OK;
  if (document->stem == NULL)
    return ZB_OK;
  zb_diags_record(job->diags, product->record);
  for (int i = 0; i < document->file_count; i++) {
    zb_document_file *file = &document->files[i];
    const char *name = file->name;
    file->part = file->name = NULL;
    file->known = false;
    if (name != NULL && status == ZB_OK)
      status = zb_output_adopt(job, document->stem, zb_arena_printf(job->document, "%s/%s", p->folder, name), file);
  }
  zb_diags_record(job->diags, "");
  return status;
}

/* --- All of them -------------------------------------------------------------------------------------------------- */

typedef struct records {
  zb_merger *m;
  const zb_generator *generator;
  zb_tally *tally;
  zb_diags *said;
  zb_status worst; /* what came of them */
  zb_status read;  /* not ZB_OK: a part is no good */
  long number;     /* of the next */

  /* In a worker. */
  long passed;           /* that were taken before it began, and are passed again */
  zb_shard_part *behind; /* whose record in hand is done with */
} records;

/* Adds what a part says of no record, unless another one has said so. */
static void take_messages(zb_job *job, zb_shard_part *p, zb_diags *said)
{
  zb_diags *come = zb_diags_new();
  zb_messages_take(&p->parcel, come);
  for (size_t i = 0; i < zb_diags_count(come); i++) {
    const zb_diag *d = zb_diags_at(come, i);
    bool is_new = true;
    for (size_t k = 0; k < zb_diags_count(said) && is_new; k++)
      is_new =
          strcmp(zb_diags_at(said, k)->message, d->message) != 0 || strcmp(zb_diags_at(said, k)->place, d->place) != 0;
    zb_diags *const lists[] = {said, job->diags};
    for (size_t k = 0; k < 2 && is_new; k++)
      zb_diags_repeat(lists[k], d);
  }
  zb_diags_free(come);
}

/* Goes to each part's next record, or the end of the generator's. */
static zb_status go_on(zb_job *job, zb_shard_part *p, zb_diags *said)
{
  do {
    if (!zb_shard_next(p))
      return zb_shard_spoiled(job, p);
    if (p->kind == ZB_SHARD_MESSAGES)
      take_messages(job, p, said);
  } while (p->kind == ZB_SHARD_MESSAGES);
  return p->kind == ZB_SHARD_RECORD || p->kind == ZB_SHARD_END ? ZB_OK : zb_shard_spoiled(job, p);
}

/* The part that has record NUMBER; NULL: none has. */
static zb_shard_part *part_with(const zb_merger *m, long number)
{
  for (int i = 0; i < m->count; i++)
    if (m->parts[i].kind == ZB_SHARD_RECORD && m->parts[i].number == number)
      return &m->parts[i];
  return NULL;
}

/* Takes the PRODUCT in hand of P, whose files came to FETCHED, and goes on. */
static void take_product(records *r, zb_shard_part *p, zb_product *product, size_t first, zb_status fetched)
{
  zb_job *job = r->m->job;
  const char *change;
  product->status = zb_worse(product->status, fetched);
  zb_status status = zb_take(job, r->generator, product, first, r->tally, &change);
  r->worst = zb_worse(r->worst, status == ZB_OK && product->left_out > 0 ? ZB_REFUSED : status);
  r->read = go_on(job, p, r->said);
  r->number++;
  r->passed = r->number;
  zb_job_progress_count(job, r->tally->title, r->number, 0);
}

/* Takes the records before number END in this process. */
static void take_here(records *r, long end)
{
  zb_job *job = r->m->job;
  zb_product product;
  for (zb_shard_part *p;
       r->number < end && r->read == ZB_OK && !zb_interrupted() && (p = part_with(r->m, r->number)) != NULL;) {
    size_t first = zb_diags_count(job->diags);
    if (read_product(job, p, &product))
      take_product(r, p, &product, first, fetch_files(job, p, &product));
    else
      r->read = zb_shard_spoiled(job, p);
  }
}

/* --- On several processes ----------------------------------------------------------------------------------------- */

static bool begin_work(void *data, zb_parcel *out)
{
  records *r = data;
  (void)out;
  for (int i = 0; i < r->m->count; i++)
    if (!zb_shard_reopen(&r->m->parts[i]))
      return false;
  return true;
}

/* Goes to the next record of the part whose last one is done with. False: it is no good, which the other side finds,
   too. */
static bool catch_up(records *r)
{
  zb_shard_part *p = r->behind;
  r->behind = NULL;
  while (p != NULL) {
    if (!zb_shard_next(p))
      return false;
    if (p->kind != ZB_SHARD_MESSAGES)
      break;
  }
  return true;
}

static bool work_on(void *data, bool mine, void (*say)(void *worker, const char *record), void *worker, zb_parcel *out)
{
  records *r = data;
  zb_job *job = r->m->job;
  zb_product product;
  if (r->passed > 0) {
    r->passed--;
    return true;
  }
  if (!catch_up(r) || (r->behind = part_with(r->m, r->number)) == NULL)
    return false;
  long number = r->number++;
  if (!mine)
    return true;
  job->diags = zb_diags_new();
  bool sound = read_product(job, r->behind, &product);
  if (sound) {
    say(worker, zb_arena_printf(job->document, "%ld", number));
    zb_parcel_put_number(out, number);
    size_t first = zb_diags_count(job->diags);
    zb_status status = fetch_files(job, r->behind, &product);
    zb_outcome_put(status, job->diags, first, out);
    for (int i = 0; product.document.stem != NULL && i < product.document.file_count; i++)
      zb_parcel_put_text(out, product.document.files[i].part);
  }
  zb_diags_free(job->diags);
  return sound;
}

static void end_work(void *data, zb_parcel *out)
{
  (void)data;
  (void)out;
}

/* Takes the record whose files another process has brought, and those before it whose process did not come to them. */
static void take_fetched(void *data, zb_parcel *in)
{
  records *r = data;
  zb_job *job = r->m->job;
  zb_product product;
  long number = (long)zb_parcel_number(in);
  take_here(r, number);
  size_t first = zb_diags_count(job->diags);
  zb_shard_part *p = part_with(r->m, r->number);
  if (r->read != ZB_OK || r->number != number || p == NULL || !read_product(job, p, &product)) {
    job->lost = true; /* its files are beside their places */
    return;
  }
  zb_status fetched = (zb_status)zb_parcel_number(in);
  zb_messages_take(in, job->diags);
  for (int i = 0; product.document.stem != NULL && i < product.document.file_count; i++) {
    zb_document_file *file = &product.document.files[i];
    file->part = zb_parcel_text(in);
    file->name = NULL;
    file->known = false;
  }
  take_product(r, p, &product, first, fetched);
}

/* A process that ends before the records do leaves the rest to this one, as does one that dies. */
static void pass_over(void *data, zb_parcel *in)
{
  (void)data;
  (void)in;
}

static void take_lost(void *data, const char *record, int signal)
{
  records *r = data;
  (void)signal;
  r->m->job->lost = true;
  take_here(r, strtol(record, NULL, 10) + 1);
}

static void give_up(void *data, int signal)
{
  (void)signal;
  ((records *)data)->m->job->lost = true;
}

static void take_from_workers(records *r)
{
  const zb_work work = {
      .data = r,
      .batch = 16,
      .begin = begin_work,
      .next = work_on,
      .end = end_work,
      .begun = pass_over,
      .take = take_fetched,
      .ended = pass_over,
      .lost = take_lost,
      .given_up = give_up,
  };
  zb_workers_run(&work, r->m->job->options->jobs, r->number);
}

/* --- The end ------------------------------------------------------------------------------------------------------ */

/* All have come to the end of the generator's records. */
static zb_status take_ends(records *r)
{
  for (int i = 0; i < r->m->count; i++) {
    zb_shard_part *p = &r->m->parts[i];
    zb_status status = p->kind == ZB_SHARD_END ? (zb_status)zb_parcel_number(&p->parcel) : ZB_INTERRUPTED;
    bool fits = zb_parcel_number(&p->parcel) == r->number || status > ZB_REFUSED;
    if (p->parcel.is_broken || status > ZB_MEMORY || !fits)
      return zb_shard_spoiled(r->m->job, p);
    r->worst = zb_worse(r->worst, status);
  }
  return ZB_OK;
}

zb_status zb_merge_records(zb_merger *m, const zb_generator *generator, zb_tally *tally, zb_diags *said,
                           zb_status *worst)
{
  enum { FIRST = 4, FEW = 200 }; /* for which other processes are not worth their while, unless they are asked for */
  zb_job *job = m->job;
  records r = {.m = m, .generator = generator, .tally = tally, .said = said};
  *tally = (zb_tally){.title = generator->title};
  for (int i = 0; i < m->count && r.read == ZB_OK; i++)
    r.read = go_on(job, &m->parts[i], said);
  take_here(&r, job->options->jobs_given ? FIRST : FEW);
  if (r.read == ZB_OK && job->options->jobs > 1 && part_with(m, r.number) != NULL && !zb_interrupted())
    take_from_workers(&r);
  take_here(&r, LONG_MAX);
  zb_job_progress_end(job);
  if (r.read == ZB_OK && !zb_interrupted())
    r.read = take_ends(&r);
  if (r.read == ZB_OK && r.worst <= ZB_REFUSED && !zb_interrupted())
    r.worst = zb_worse(r.worst, zb_store_list_add(job->store, ZB_LIST_FINISHED, &generator->id, job->diags));
  *worst = r.worst;
  return r.read;
}

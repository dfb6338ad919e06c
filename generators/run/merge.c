/* `zhibiao merge`: takes the parts that make --shard has made as if their records had been made here by as many
   processes. */
#include "run/shard_reader.h"

#include "base/file.h"
#include "base/interrupt.h"
#include "script/load_schema.h"

#include <stdlib.h>
#include <string.h>

typedef struct merger {
  zb_job *job;
  zb_shard_part *parts; /* in the order of their numbers */
  int count;
  zb_status worst;
} merger;

static void close_parts(merger *m)
{
  for (int i = 0; i < m->count; i++)
    zb_shard_close(&m->parts[i]);
}

/* --- Whether they fit ------------------------------------------------------------------------------------------------
 */

static int by_shard(const void *a, const void *b)
{
  const zb_shard_part *left = a, *right = b;
  return left->head.shard - right->head.shard;
}

static zb_status complain(zb_job *job, const char *place, const char *remedy, const char *what)
{
  zb_diags_add(job->diags, ZB_ERROR, "part", place, remedy, "%s", what);
  return ZB_USAGE;
}

/* Whether P belongs to the run that MARKS are of; OTHER has those. */
static zb_status check_same(zb_job *job, const zb_shard_part *p, const zb_identity *identity, zb_same last,
                            const char *other)
{
  for (int i = 0; i <= (int)last; i++)
    if (strcmp(p->head.identity.marks[i], identity->marks[i]) != 0)
      return complain(
          job, p->folder, zb_identity_remedy((zb_same)i),
          zb_arena_printf(job->arena, "这一份的%s和%s不一样，不是同一次的", zb_identity_name((zb_same)i), other));
  return ZB_OK;
}

/* The parts are sorted. */
static zb_status check_numbers(merger *m)
{
  zb_job *job = m->job;
  int shards = m->parts[0].head.shards, next = 1;
  zb_status status = ZB_OK;
  zb_buffer missing = {0};
  for (int i = 0; i < m->count; i++) {
    const zb_shard_part *p = &m->parts[i];
    if (p->head.shards != shards)
      return complain(job, p->folder, "请给每一份写同样的总份数，重新做",
                      zb_arena_printf(job->arena, "这一份是 %d 份中的一份，%s 是 %d 份中的一份", p->head.shards,
                                      m->parts[0].folder, shards));
    if (i > 0 && p->head.shard == m->parts[i - 1].head.shard)
      status =
          complain(job, p->folder, "请只写一次",
                   zb_arena_printf(job->arena, "第 %d 份有了两次，另一次是 %s", p->head.shard, m->parts[i - 1].folder));
    for (; next < p->head.shard; next++)
      zb_buffer_printf(&missing, "%s%d", missing.length > 0 ? "、" : "", next);
    next = p->head.shard + 1;
  }
  for (; next <= shards; next++)
    zb_buffer_printf(&missing, "%s%d", missing.length > 0 ? "、" : "", next);
  if (missing.length > 0)
    status = complain(job, "", "请做好这几份，和别的一起写上",
                      zb_arena_printf(job->arena, "一共 %d 份，缺第 %s 份", shards, missing.data));
  zb_buffer_free(&missing);
  return status;
}

static zb_status check_folders(merger *m)
{
  zb_status status = ZB_OK;
  char *output = realpath(m->job->options->output, NULL);
  for (int i = 0; i < m->count && output != NULL; i++) {
    char *folder = realpath(m->parts[i].folder, NULL);
    if (folder != NULL && strcmp(folder, output) == 0)
      status = complain(m->job, m->parts[i].folder, "请用 -o 换一个文件夹", "合并到的文件夹不能是其中的一份");
    free(folder);
  }
  free(output);
  return status;
}

static zb_status check_parts(merger *m)
{
  qsort(m->parts, (size_t)m->count, sizeof *m->parts, by_shard);
  const zb_shard_part *first = &m->parts[0];
  zb_status status = check_folders(m);
  for (int i = 1; i < m->count; i++)
    status = zb_worse(status, check_same(m->job, &m->parts[i], &first->head.identity, ZB_SAME_COUNT - 1,
                                         zb_arena_printf(m->job->arena, " %s ", first->folder)));
  return status == ZB_OK ? check_numbers(m) : status;
}

/* --- Taking ----------------------------------------------------------------------------------------------------------
 */

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

/* Brings the document's files beside their places. One that its part has not put down is missed by who takes it. */
static zb_status fetch_files(zb_job *job, const zb_shard_part *p, zb_document *document)
{
  zb_status status = ZB_OK;
  for (int i = 0; i < document->file_count && status == ZB_OK; i++) {
    zb_document_file *file = &document->files[i];
    const char *name = file->name;
    file->part = file->name = NULL;
    file->known = false;
    if (name != NULL)
      status = zb_output_adopt(job, document->stem, zb_arena_printf(job->document, "%s/%s", p->folder, name), file);
  }
  return status;
}

/* Takes the record in hand. */
static zb_status take_record(merger *m, zb_shard_part *p, const zb_generator *generator, zb_tally *tally)
{
  zb_job *job = m->job;
  zb_arena_reset(job->document);
  zb_product product;
  const char *change;
  size_t first = zb_diags_count(job->diags);
  zb_product_take(&p->parcel, job->document, &product, job->diags);
  for (int i = 0; product.document.stem != NULL && i < product.document.file_count; i++)
    product.document.files[i].name = zb_parcel_text(&p->parcel);
  if (!is_sound(p, &product))
    return zb_shard_spoiled(job, p);
  if (product.document.stem != NULL) {
    zb_diags_record(job->diags, product.record);
    product.status = zb_worse(product.status, fetch_files(job, p, &product.document));
    zb_diags_record(job->diags, "");
  }
  zb_status status = zb_take(job, generator, &product, first, tally, &change);
  m->worst = zb_worse(m->worst, status == ZB_OK && product.left_out > 0 ? ZB_REFUSED : status);
  return ZB_OK;
}

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
static zb_shard_part *part_with(merger *m, long number)
{
  for (int i = 0; i < m->count; i++)
    if (m->parts[i].kind == ZB_SHARD_RECORD && m->parts[i].number == number)
      return &m->parts[i];
  return NULL;
}

/* All have come to the end of the generator's records, of which COUNT were taken. */
static zb_status take_ends(merger *m, long count)
{
  for (int i = 0; i < m->count; i++) {
    zb_shard_part *p = &m->parts[i];
    zb_status status = p->kind == ZB_SHARD_END ? (zb_status)zb_parcel_number(&p->parcel) : ZB_INTERRUPTED;
    bool fits = zb_parcel_number(&p->parcel) == count || status > ZB_REFUSED;
    if (p->parcel.is_broken || status > ZB_MEMORY || !fits)
      return zb_shard_spoiled(m->job, p);
    m->worst = zb_worse(m->worst, status);
  }
  return ZB_OK;
}

/* Takes the generator's records, of which each part is at the beginning. */
static zb_status take_generator(merger *m, const zb_generator *generator, zb_tally *tally, zb_diags *said)
{
  zb_job *job = m->job;
  zb_status status = ZB_OK;
  long number = 0;
  *tally = (zb_tally){.title = generator->title};
  m->worst = ZB_OK;
  for (int i = 0; i < m->count && status == ZB_OK; i++)
    status = go_on(job, &m->parts[i], said);
  for (zb_shard_part *p; status == ZB_OK && !zb_interrupted() && (p = part_with(m, number)) != NULL; number++) {
    status = take_record(m, p, generator, tally);
    if (status == ZB_OK)
      status = go_on(job, p, said);
    zb_job_progress_count(job, tally->title, number + 1, 0);
  }
  zb_job_progress_end(job);
  if (status == ZB_OK && !zb_interrupted())
    status = take_ends(m, number);
  if (status == ZB_OK && m->worst <= ZB_REFUSED && !zb_interrupted())
    m->worst = zb_worse(m->worst, zb_store_list_add(job->store, ZB_LIST_FINISHED, &generator->id, job->diags));
  return status;
}

/* --- Problems that nobody has told of --------------------------------------------------------------------------------
 */

static bool has_problem(const zb_shard_part *p, int64_t number)
{
  size_t low = 0, high = p->problem_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (p->problems[middle].number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low < p->problem_count && p->problems[low].number == number;
}

/* Those that no document of any part has told of. */
static void tell_problems(merger *m)
{
  const zb_diag *first = NULL;
  int64_t count = 0;
  for (size_t i = 0; i < m->parts[0].problem_count; i++) {
    const zb_shard_problem *one = &m->parts[0].problems[i];
    bool everywhere = true;
    for (int k = 1; k < m->count && everywhere; k++)
      everywhere = has_problem(&m->parts[k], one->number);
    first = everywhere && first == NULL ? &one->diag : first;
    count += everywhere;
  }
  if (first != NULL)
    zb_store_tell_untold(first, count - 1, m->job->diags);
}

/* --- The run ---------------------------------------------------------------------------------------------------------
 */

static zb_status open_store(zb_job *job)
{
  const zb_schema *schema = NULL;
  zb_status status = zb_load_schema(&job->resources.scripts, job->arena, job->diags, &schema);
  job->alone = true;
  if (status == ZB_OK)
    status = zb_store_new(schema, job->diags, &job->store);
  return status == ZB_OK ? zb_store_finish(job->store, job->diags) : status;
}

/* Goes behind the rows of the data, and puts those of the first part into the store. */
static zb_status take_rows(zb_job *job, zb_shard_part *p)
{
  for (;;) {
    if (!zb_shard_next(p) || p->kind != ZB_SHARD_ROWS)
      return zb_shard_spoiled(job, p);
    if (p->parcel.at == p->parcel.bytes.length)
      return ZB_OK;
    zb_status status = zb_store_take_rows(job->store, &p->parcel, job->diags);
    if (status != ZB_OK)
      return status == ZB_INPUT ? zb_shard_spoiled(job, p) : status;
  }
}

/* The options that the parts were made with, for this folder. */
static void take_options(merger *m)
{
  zb_job *job = m->job;
  const zb_shard_head *h = &m->parts[0].head;
  zb_run_options *options = zb_arena_alloc(job->arena, sizeof *options);
  *options = h->options;
  options->output = job->options->output;
  options->notice = job->options->notice != NULL ? job->options->notice : h->notice;
  options->stage = "";
  options->progress = job->options->progress;
  options->progress_seconds = job->options->progress_seconds;
  options->progress_steps = job->options->progress_steps;
  options->tell = job->options->tell;
  job->options = options;
  job->words = h->words;
  job->found = h->found;
}

static zb_status prepare(merger *m)
{
  zb_job *job = m->job;
  const zb_shard_head *h = &m->parts[0].head;
  zb_identity here = {{NULL}};
  take_options(m);
  zb_status status = zb_resources_find(job->arena, job->options->notice, job->diags, &job->resources);
  if (status != ZB_OK)
    return status;
  zb_identity_of_program(job, &here);
  status = check_same(job, &m->parts[0], &here, ZB_SAME_SCRIPTS, "这里");
  if (status == ZB_OK)
    status = open_store(job);
  for (int i = 0; i < m->count && status == ZB_OK; i++)
    status = take_rows(job, &m->parts[i]);
  if (status != ZB_OK)
    return status;
  job->manifest = zb_manifest_new(job->store);
  zb_manifest_sources(job->manifest, h->sources, h->source_count);
  for (size_t i = 0; i < zb_diags_count(h->diags); i++)
    zb_diags_repeat(job->diags, zb_diags_at(h->diags, i));
  return zb_output_begin(job);
}

/* All parts are at the same generator. Behind the last, at their tails. */
static zb_status next_generator(merger *m, zb_generator *generator, bool *more)
{
  for (int i = 0; i < m->count; i++) {
    zb_shard_part *p = &m->parts[i];
    if (!zb_shard_next(p) || (p->kind != ZB_SHARD_GENERATOR && p->kind != ZB_SHARD_TAIL) || p->kind != m->parts[0].kind)
      return zb_shard_spoiled(m->job, p);
    if (p->kind == ZB_SHARD_TAIL) {
      if (!zb_shard_read_problems(p, m->job->arena))
        return zb_shard_spoiled(m->job, p);
      continue;
    }
    const char *id = zb_shard_text(p, m->job->arena), *title = zb_shard_text(p, m->job->arena);
    if (i > 0 && strcmp(id, generator->id) != 0)
      return zb_shard_spoiled(m->job, p);
    *generator = (zb_generator){.id = id, .title = title, .command = "", .owner = ""};
  }
  *more = m->parts[0].kind == ZB_SHARD_GENERATOR;
  return ZB_OK;
}

/* Takes all. False: a part turned out to be no good, and nothing is vouched for. */
static bool take_all(merger *m, zb_status *status)
{
  enum { MAX_TALLIES = 256 };
  zb_job *job = m->job;
  zb_generator generator = {0};
  bool more = true;
  zb_diags *said = zb_diags_new();
  double start = zb_wall_seconds();
  zb_status read = ZB_OK;
  job->tallies = zb_arena_array(job->arena, MAX_TALLIES, sizeof *job->tallies);
  while (more && read == ZB_OK && !zb_interrupted()) {
    read = next_generator(m, &generator, &more);
    if (read == ZB_OK && more && job->tally_count == MAX_TALLIES)
      read = zb_shard_spoiled(job, &m->parts[0]);
    if (read != ZB_OK || !more)
      continue;
    read = take_generator(m, &generator, &job->tallies[job->tally_count++], said);
    *status = zb_worse(*status, m->worst);
  }
  zb_diags_free(said);
  job->wall = zb_wall_seconds() - start;
  *status = zb_worse(*status, zb_interrupted() ? ZB_INTERRUPTED : read);
  return read == ZB_OK;
}

static zb_status merge(merger *m)
{
  zb_status status = prepare(m);
  if (status != ZB_OK)
    return status;
  status = m->parts[0].head.status;
  if (!take_all(m, &status))
    return status;
  tell_problems(m);
  return zb_job_conclude(m->job, status);
}

zb_status zb_job_merge(zb_job *job, char *const *folders, int count)
{
  merger m = {.job = job, .parts = zb_arena_array(job->arena, (size_t)count, sizeof *m.parts)};
  zb_status status = ZB_OK;
  if (count > ZB_MAX_SHARDS)
    return complain(job, "", "请分成少一点的份数，重新做", "份数太多了");
  for (; m.count < count; m.count++)
    status = zb_worse(status, zb_shard_open(job, folders[m.count], &m.parts[m.count]));
  if (status == ZB_OK)
    status = check_parts(&m);
  if (status == ZB_OK)
    status = merge(&m);
  close_parts(&m);
  return status;
}

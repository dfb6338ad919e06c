/* `zhibiao merge`: takes the parts that make --shard has made as if their records had been made here by as many
   processes. */
#include "run/merger.h"

#include "base/interrupt.h"
#include "script/load_schema.h"

#include <string.h>

static void close_parts(zb_merger *m)
{
  for (int i = 0; i < m->count; i++)
    zb_shard_close(&m->parts[i]);
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
static void tell_problems(zb_merger *m)
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
static void take_options(zb_merger *m)
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
  options->jobs = job->options->jobs;
  options->jobs_given = job->options->jobs_given;
  job->options = options;
  job->words = h->words;
  job->found = h->found;
}

static zb_status prepare(zb_merger *m)
{
  zb_job *job = m->job;
  const zb_shard_head *h = &m->parts[0].head;
  take_options(m);
  zb_status status = zb_resources_find(job->arena, job->options->notice, job->diags, &job->resources);
  if (status != ZB_OK)
    return status;
  status = zb_merge_check_here(m);
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
static zb_status next_generator(zb_merger *m, zb_generator *generator, bool *more)
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
static bool take_all(zb_merger *m, zb_status *status)
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
    zb_status worst;
    read = zb_merge_records(m, &generator, &job->tallies[job->tally_count++], said, &worst);
    *status = zb_worse(*status, worst);
  }
  zb_diags_free(said);
  job->wall = zb_wall_seconds() - start;
  *status = zb_unless_interrupted(zb_worse(*status, read));
  return read == ZB_OK;
}

static zb_status merge(zb_merger *m)
{
  zb_status status = prepare(m);
  if (status != ZB_OK)
    return status;
  status = m->parts[0].head.status;
  m->job->misses_data = status >= ZB_INPUT;
  if (!take_all(m, &status))
    return status;
  tell_problems(m);
  return zb_job_conclude(m->job, status);
}

zb_status zb_job_merge(zb_job *job, char *const *folders, int count)
{
  zb_merger m = {.job = job, .parts = zb_arena_array(job->arena, (size_t)count, sizeof *m.parts)};
  zb_status status = ZB_OK;
  if (count > ZB_MAX_SHARDS) {
    zb_diags_add(job->diags, ZB_ERROR, "part", "", "请分成少一点的份数，重新做", "份数太多了");
    return ZB_USAGE;
  }
  for (; m.count < count; m.count++)
    status = zb_worse(status, zb_shard_open(job, folders[m.count], &m.parts[m.count]));
  if (status == ZB_OK)
    status = zb_merge_check(&m);
  if (status == ZB_OK)
    status = merge(&m);
  close_parts(&m);
  return status;
}

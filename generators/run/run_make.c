/* `zhibiao make`: makes the requested documents. */
#include "run/job.h"

#include "base/interrupt.h"
#include "run/choice.h"
#include "run/shard.h"

#include <string.h>

/* --- Which documents ------------------------------------------------------------------------------------------ */

/* Chooses the generators that ONLY names, separated by ASCII or Chinese commas; all if it is NULL. */
static zb_status choose(const char *only, const zb_generator *list, int count, bool *chosen, zb_diags *diags)
{
  for (int i = 0; i < count; i++)
    chosen[i] = only == NULL;
  zb_status status = ZB_OK;
  while (only != NULL) {
    const char *comma = strchr(only, ','), *wide = strstr(only, "，");
    const char *end = wide != NULL && (comma == NULL || wide < comma) ? wide : comma;
    size_t n = end == NULL ? strlen(only) : (size_t)(end - only);
    const zb_generator *found = zb_generator_named(list, count, only, n, "--only", diags);
    if (found != NULL)
      chosen[found - list] = true;
    else
      status = ZB_USAGE;
    only = end == NULL ? NULL : end + (end == wide ? strlen("，") : 1);
  }
  return status;
}

/* --- The run -------------------------------------------------------------------------------------------------- */

/* Makes the documents of the generator ID, one that is about the run itself. */
static zb_status make_one(zb_job *job, const char *id, zb_tally *tally)
{
  zb_status status = ZB_OK;
  for (int i = 0; i < job->generator_count; i++)
    if (strcmp(job->generators[i].id, id) == 0)
      status = zb_worse(status, zb_job_run_generators(job, &job->generators[i], 1, NULL, tally));
  return status;
}

/* The page about the run; where it can't be made there is none, rather than the one of the run before. Nor is there one
   of a part: it would call undone what the other parts do. */
static zb_status make_page(zb_job *job)
{
  if (job->options->shards > 0)
    return ZB_OK;
  zb_tally tally = {0};
  zb_status status = zb_output_hide_page(job, false);
  status = zb_worse(status, make_one(job, "report", &tally));
  if (tally.made == 0)
    return zb_worse(status, zb_output_hide_page(job, true));
  job->steps = tally.summary != NULL ? tally.summary : "";
  return status;
}

/* The list of what has changed since the run before, and the page. */
static zb_status make_about_run(zb_job *job)
{
  zb_tally tally;
  const zb_generator *list;
  int count;
  zb_status status = zb_job_generators(job, NULL, &list, &count);
  if (job->had_previous && zb_job_has_changed(job))
    status = zb_worse(status, make_one(job, "changes", &tally));
  return zb_worse(status, make_page(job));
}

/* What is about the folder itself is no part of what will be merged. */
static zb_status make_about_folder(zb_job *job)
{
  zb_shard *shard = job->shard;
  job->shard = NULL;
  zb_status status = make_about_run(job);
  job->shard = shard;
  return status;
}

zb_status zb_job_conclude(zb_job *job, zb_status status)
{
  if (job->options->zip && !zb_interrupted())
    status = zb_worse(status, zb_job_make_packages(job));
  status = zb_worse(status, zb_withdraw_stale(job));
  if (!zb_interrupted())
    status = zb_worse(status, make_about_folder(job));
  status = zb_worse(status, zb_store_check(job->store, job->diags));
  status = zb_job_write_manifest(job, status);
  status = zb_worse(status, zb_shard_finish(job, status)); /* all is made, even if what was there is not known */
  return zb_unless_interrupted(job->unread ? zb_worse(status, ZB_OUTPUT) : status);
}

static zb_status make_chosen(zb_job *job, const zb_generator *list, int count, const bool *chosen)
{
  zb_status status = zb_job_import(job);
  if (!zb_interrupted() && !zb_job_has_data(job))
    return zb_worse(status, ZB_INPUT);
  if (!zb_interrupted())
    status = zb_worse(status, zb_judge(job));
  if (zb_interrupted())
    return ZB_INTERRUPTED; /* of half the data, nothing is made */
  if (!job->judged)
    return status; /* nor without rules */
  if (zb_output_begin(job) != ZB_OK)
    return ZB_OUTPUT;
  zb_status shard = job->options->shards > 0 ? zb_shard_begin(job, status) : ZB_OK;
  if (shard != ZB_OK)
    return zb_worse(status, shard);
  job->tallies = zb_arena_array(job->arena, (size_t)count, sizeof *job->tallies);
  job->tally_count = count;
  double start = zb_wall_seconds();
  status = zb_worse(status, zb_job_run_generators(job, list, count, chosen, job->tallies));
  zb_font_needs_tell(job->font_needs, job->fonts, false, job->diags);
  job->wall = zb_wall_seconds() - start;
  zb_store_unreported_problems(job->store, job->diags);
  return zb_job_conclude(job, status);
}

zb_status zb_job_make(zb_job *job)
{
  job->binder = job->options->print ? zb_binder_new(job) : NULL;
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_job_find_resources(job);
  if (status == ZB_OK)
    status = zb_job_generators(job, "", &list, &count);
  if (count == 0)
    return status;
  bool *chosen = zb_arena_array(job->arena, (size_t)count, sizeof *chosen);
  if (choose(job->options->only, list, count, chosen, job->diags) != ZB_OK)
    return zb_worse(status, ZB_USAGE); /* a document whose script can't be loaded has no name */
  return zb_worse(status, make_chosen(job, list, count, chosen));
}

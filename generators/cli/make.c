#include "cli/commands.h"

#include "base/file.h"
#include "cli/show.h"
#include "cli/timing.h"
#include "run/choice.h"
#include "run/job.h"

#include <stdio.h>
#include <string.h>

/* --- Which documents ------------------------------------------------------------------------------------------ */

/* Marks the generators that ONLY names, all if it is NULL. A name may end at an ASCII or a Chinese comma. */
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

/* --- The summary ---------------------------------------------------------------------------------------------- */

/* What the rules found; the errors of the documents asked for have been told. */
static void print_found(const zb_job *job)
{
  const zb_finding_counts *found = &job->found;
  if (found->errors + found->warnings + found->hints > 0)
    printf("按通知检查：错误 %lld 处，提醒 %lld 处，提示 %lld 处；zhibiao check 逐条列出\n", (long long)found->errors,
           (long long)found->warnings, (long long)found->hints);
}

static void print_summary(const zb_job *job)
{
  int made = 0;
  for (int i = 0; i < job->tally_count; i++) {
    const zb_tally *t = &job->tallies[i];
    if (t->title == NULL)
      continue;
    made += t->made;
    printf("%s：做成 %d 份", t->title, t->made);
    if (t->refused > 0)
      printf("，拒绝 %d 份", t->refused);
    if (t->failed > 0)
      printf("，出错 %d 份", t->failed);
    putchar('\n');
    if (t->said != NULL)
      printf("  %s\n", t->said);
  }
  printf("共 %d 份，在 %s/ 里；清单是 %s/manifest.json\n", made, job->options->output, job->options->output);
  print_found(job);
  if (job->merged)
    printf("合并的打印稿在 %s/打印/ 里\n", job->options->output);
  if (job->options->times)
    zb_show_times(&job->times, made, job->wall);
}

/* --- The command ---------------------------------------------------------------------------------------------- */

static zb_status make_chosen(zb_job *job, const zb_generator *list, int count, const bool *chosen)
{
  zb_status status = zb_job_import(job);
  if (!zb_job_has_data(job))
    return zb_worse(status, ZB_INPUT);
  status = zb_worse(status, zb_judge(job));
  if (zb_file_make_dirs(job->options->output, job->diags) != ZB_OK)
    return ZB_OUTPUT;
  job->tallies = zb_arena_array(job->arena, (size_t)count, sizeof *job->tallies);
  job->tally_count = count;
  double start = zb_wall_seconds();
  for (int i = 0; i < count; i++)
    if (chosen[i])
      status = zb_worse(status, zb_batch_make(job, &list[i], &job->tallies[i]));
  job->wall = zb_wall_seconds() - start;
  zb_store_unreported_problems(job->store, job->diags);
  return zb_worse(status, zb_job_write_manifest(job));
}

static zb_status run(zb_job *job)
{
  const zb_generator *list = NULL;
  int count = 0;
  zb_status status = zb_resources_find(job->arena, job->diags, &job->house);
  if (status == ZB_OK)
    status = zb_generators(job->house.lua, "", job->arena, job->diags, &list, &count);
  if (count == 0)
    return status;
  bool *chosen = zb_arena_array(job->arena, (size_t)count, sizeof *chosen);
  if (choose(job->options->only, list, count, chosen, job->diags) != ZB_OK)
    return ZB_USAGE;
  return zb_worse(status, make_chosen(job, list, count, chosen));
}

zb_status zb_command_make(const zb_options *options)
{
  zb_job job;
  zb_job_begin(&job, options);
  job.binder = options->print ? zb_binder_new(&job) : NULL;
  zb_status status = run(&job);
  zb_show_messages(job.diags);
  if (job.tallies != NULL)
    print_summary(&job);
  zb_job_end(&job);
  return status;
}

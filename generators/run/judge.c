/* Runs the notice's rules on all records. */
#include "run/job.h"

#include "base/interrupt.h"

/* The text of the script's FUNCTION, with an ARGUMENT if it is not "". */
static zb_status ask(zb_job *job, zb_script *script, const char *function, const char *argument, const char **text)
{
  const zb_value value = {.type = ZB_VALUE_TEXT, .text = argument};
  return zb_script_text(script, function, &value, *argument != '\0', job->arena, job->diags, text);
}

static zb_status choose_stage(zb_job *job, zb_script *script)
{
  const char *stage = job->options->stage, *names = "";
  zb_status status = ask(job, script, "stage", stage, &job->words.stage);
  if (status != ZB_OK || *job->words.stage != '\0')
    return status;
  status = ask(job, script, "stages", "", &names);
  zb_diags_add(job->diags, ZB_ERROR, "usage", "--stage", zb_arena_printf(job->arena, "可以写：%s", names),
               "没有“%s”这个阶段", stage);
  return zb_worse(status, ZB_USAGE);
}

static zb_status judge_all(zb_job *job, zb_script *script)
{
  zb_status worst = ZB_OK;
  bool done = false;
  for (int n = 0; !done && !zb_interrupted(); n++) {
    worst = zb_worse(worst, zb_script_judge(script, &done, job->diags));
    if (n % 1000 == 0)
      zb_job_progress(job, "按通知检查：第 %d 份", n);
  }
  zb_job_progress_end(job);
  return zb_interrupted() ? ZB_INTERRUPTED : worst;
}

zb_status zb_judge(zb_job *job)
{
  double start = zb_cpu_seconds();
  zb_script *script = NULL;
  zb_status status = zb_script_new(&job->resources.scripts, "check", job->options->date, job->store,
                                   (zb_script_limits){0}, job->diags, &script);
  if (status == ZB_OK)
    status = choose_stage(job, script);
  if (status == ZB_OK)
    status = zb_script_begin(script, job->diags);
  if (status == ZB_OK)
    status = zb_store_begin_findings(job->store, job->diags);
  if (status == ZB_OK) {
    status = judge_all(job, script);
    status = zb_worse(status, zb_store_end_findings(job->store, job->diags));
    job->judged = true;
    status = zb_worse(status, ask(job, script, "outcome", "", &job->words.outcome));
    status = zb_worse(status, ask(job, script, "counted", "", &job->words.counted));
  }
  zb_script_free(script);
  zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
  return zb_worse(status, zb_store_count_findings(job->store, &job->found, job->diags));
}

/* Runs the notice's rules on all records. */
#include "run/job.h"

static zb_status ask(zb_job *job, zb_script *script, const char *function, const char *level, const char **text)
{
  const zb_value argument = {.type = ZB_VALUE_TEXT, .text = level};
  return zb_script_text(script, function, &argument, *level != '\0', job->arena, job->diags, text);
}

static zb_status ask_words(zb_job *job, zb_script *script)
{
  zb_finding_words *words = &job->words;
  zb_status status = ask(job, script, "judged", "", &words->judged);
  if (status == ZB_OK)
    status = ask(job, script, "level", "error", &words->error);
  if (status == ZB_OK)
    status = ask(job, script, "level", "warning", &words->warning);
  return status == ZB_OK ? ask(job, script, "level", "hint", &words->hint) : status;
}

zb_status zb_judge(zb_job *job)
{
  double start = zb_cpu_seconds();
  zb_script *script = NULL;
  job->words = (zb_finding_words){"", "error", "warning", "hint"}; /* if the script can't say */
  zb_status worst = zb_script_new(job->resources.lua, "check", job->options->date, job->store, (zb_script_limits){0},
                                  job->diags, &script);
  if (worst == ZB_OK)
    worst = zb_script_begin(script, job->diags);
  bool done = worst != ZB_OK;
  for (int n = 0; !done; n++) {
    worst = zb_worse(worst, zb_script_judge(script, &done, job->diags));
    if (n % 1000 == 0)
      zb_job_progress(job, "按通知检查：第 %d 份", n);
  }
  zb_job_progress_end(job);
  if (worst == ZB_OK)
    worst = ask_words(job, script);
  zb_script_free(script);
  zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
  job->judged = true;
  return zb_worse(worst, zb_store_count_findings(job->store, &job->found, job->diags));
}

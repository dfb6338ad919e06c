/* The rules of the notice, on all that was read. */
#include "run/job.h"

zb_status zb_judge(zb_job *job)
{
  double start = zb_cpu_seconds();
  zb_script *script = NULL;
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
  zb_script_free(script);
  zb_times_add(&job->times, ZB_TIME_SCRIPT, start);
  job->judged = true;
  return zb_worse(worst, zb_store_count_findings(job->store, &job->found, job->diags));
}

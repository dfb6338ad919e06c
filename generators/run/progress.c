/* The progress of a run: a line that is shown again and again. */
#include "run/job.h"

#include <stdarg.h>

static bool is_time(const zb_job *job, double now)
{
  return job->options->progress != NULL && now - job->progress.shown >= job->options->progress_seconds;
}

static void show(zb_job *job, const zb_buffer *line, double now)
{
  job->options->progress(line->data);
  job->progress.shown = now;
}

void zb_job_progress(zb_job *job, const char *format, ...)
{
  double now = zb_wall_seconds();
  job->progress.what = NULL;
  if (job->options->progress == NULL || (!job->options->progress_steps && !is_time(job, now)))
    return;
  zb_buffer line = {0};
  va_list args;
  va_start(args, format);
  zb_buffer_vprintf(&line, format, args);
  va_end(args);
  show(job, &line, now);
  zb_buffer_free(&line);
}

/* Appends a time as people say it. */
static void add_time(zb_buffer *line, double seconds)
{
  if (seconds < 90)
    zb_buffer_printf(line, "，大约还要 %.0f 秒", seconds);
  else if (seconds < 90 * 60)
    zb_buffer_printf(line, "，大约还要 %.0f 分钟", seconds / 60);
  else
    zb_buffer_printf(line, "，大约还要 %.1f 小时", seconds / 3600);
}

void zb_job_progress_count(zb_job *job, const char *what, long done, long total)
{
  enum { ENOUGH_SECONDS = 1 }; /* to say how fast it goes */
  zb_progress *progress = &job->progress;
  double now = zb_wall_seconds();
  if (progress->what != what)
    *progress = (zb_progress){.shown = progress->shown, .what = what, .begun = now, .before = done};
  if (!is_time(job, now))
    return;
  zb_buffer line = {0};
  zb_buffer_printf(&line, "%s：第 %ld 份", what, done);
  if (total > 0)
    zb_buffer_printf(&line, "，共 %ld 份", total);
  double seconds = now - progress->begun, rate = (double)(done - progress->before) / (seconds > 0 ? seconds : 1);
  if (seconds >= ENOUGH_SECONDS && rate > 0) {
    zb_buffer_printf(&line, "，每秒 %.*f 份", rate < 10, rate);
    if (total > done)
      add_time(&line, (double)(total - done) / rate);
  }
  show(job, &line, now);
  zb_buffer_free(&line);
}

void zb_job_progress_end(zb_job *job)
{
  job->progress.what = NULL;
  if (job->options->progress != NULL)
    job->options->progress(NULL);
}

#include "cli/commands.h"

#include "cli/show.h"
#include "run/job.h"

#include <stdio.h>

static void print(const zb_buffer *text)
{
  if (text->length > 0)
    fwrite(text->data, 1, text->length, stdout);
}

/* Beside the lines for programs it is a message. */
static void print_summary(const zb_job *job, const zb_options *options)
{
  FILE *to = options->json ? stderr : stdout;
  fprintf(to, "%s\n", job->words.stage);
  zb_show_date(to, options);
  fputs(job->words.outcome, to);
  for (int i = 0; i < job->tally_count; i++)
    if (job->tallies[i].made > 0)
      fprintf(to, "%s：%d 份\n", job->tallies[i].title, job->tallies[i].made);
  if (job->tally_count > 0)
    fprintf(to, "在 %s/ 里\n", job->options->output);
  if (job->tally_count > 0)
    zb_show_changes(to, job, "manifest.json");
}

static zb_status check(zb_job *job, const zb_options *options)
{
  bool reports = !options->json || options->output_given;
  zb_status status = zb_job_check(job, options->json ? print : NULL, reports);
  if (job->judged && reports)
    print_summary(job, options);
  return status;
}

static zb_status print_rules(zb_job *job)
{
  const char *text;
  zb_status status = zb_job_rules(job, &text);
  fputs(text, stdout);
  return status;
}

zb_status zb_command_check(const zb_options *options)
{
  zb_job job;
  zb_job_begin(&job, &options->run);
  zb_status status = options->rules ? print_rules(&job) : check(&job, options);
  fflush(stdout);
  zb_show_messages(job.diags);
  zb_job_end(&job);
  return status;
}

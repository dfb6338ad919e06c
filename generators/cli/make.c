#include "cli/commands.h"

#include "cli/show.h"
#include "cli/timing.h"
#include "run/job.h"

#include <stdio.h>

/* Prints the number of findings only: errors of the requested documents are among the messages. */
static void print_found(const zb_job *job)
{
  if (*job->words.counted != '\0')
    printf("按通知检查：%s；zhibiao check 逐条列出\n", job->words.counted);
}

static void print_summary(const zb_job *job, const zb_options *options)
{
  int made = 0, refused = 0;
  if (*job->words.stage != '\0')
    puts(job->words.stage);
  for (int i = 0; i < job->tally_count; i++) {
    const zb_tally *t = &job->tallies[i];
    if (t->title == NULL)
      continue;
    made += t->made;
    refused += t->refused;
    printf("%s：做成 %d 份", t->title, t->made);
    if (t->refused > 0)
      printf("，拒绝 %d 份", t->refused);
    if (t->failed > 0)
      printf("，出错 %d 份", t->failed);
    if (t->left_out > 0)
      printf("，%d 条记录没有列入（是谁、为什么，见 manifest.json 的 left_out）", t->left_out);
    putchar('\n');
    if (t->summary != NULL)
      printf("  %s\n", t->summary);
  }
  zb_show_date(options);
  printf("共 %d 份，在 %s/ 里；清单是 %s/manifest.json\n", made, job->options->output, job->options->output);
  zb_show_changes(job, "变动清单");
  print_found(job);
  if (refused > 0 && !job->options->draft)
    puts("拒绝的没有做；要先看看样子，可以加 --draft 再做一次（印“草稿”水印）");
  if (job->merged != NULL)
    printf("合并的打印稿在 %s/%s 里\n", job->options->output, job->merged);
  if (options->times)
    zb_show_times(&job->times, made, job->wall);
}

zb_status zb_command_make(const zb_options *options)
{
  zb_job job;
  zb_job_begin(&job, &options->run);
  zb_status status = zb_job_make(&job);
  zb_show_messages(job.diags);
  if (job.tallies != NULL)
    print_summary(&job, options);
  zb_job_end(&job);
  return status;
}

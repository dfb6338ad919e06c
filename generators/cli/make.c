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

/* How the folder differs from what the run before has left. */
static void print_changes(const zb_job *job)
{
  const zb_change_counts *c = &job->changes;
  if (!job->had_previous)
    return;
  printf("和上次比：新做 %d 个文件，改了 %d 个，没变 %d 个，作废 %d 个", c->made, c->changed, c->unchanged,
         c->withdrawn);
  if (c->restored > 0)
    printf("，被改过或删掉而重做的 %d 个", c->restored);
  puts(zb_job_has_changed(job) ? "；逐个见变动清单" : "");
  if (c->withdrawn > 0)
    printf("作废的没有删，移到了 %s/%s/ 里\n", job->options->output, job->withdrawn);
  if (c->kept > 0)
    printf("另有 %d 个文件这次没有管（不在这次的文书或数据里），没有动\n", c->kept);
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
  print_changes(job);
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

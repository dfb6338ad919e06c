#include "cli/commands.h"

#include "cli/show.h"
#include "cli/timing.h"
#include "report/run_lines.h"
#include "run/job.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void print(const zb_buffer *line)
{
  fwrite(line->data, 1, line->length, stdout);
}

/* Prints the number of findings only: errors of the requested documents are among the messages. */
static void print_found(const zb_job *job)
{
  if (*job->words.counted != '\0')
    printf("按通知检查：%s；zhibiao check 逐条列出\n", job->words.counted);
}

/* What to do next. */
static void print_steps(const zb_job *job)
{
  if (job->steps == NULL)
    return;
  printf("接下来：打开 %s/index.html，看谁做好了、谁没有、为什么\n", job->options->output);
  for (const char *line = job->steps; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    printf("  %.*s\n", (int)length, line);
    line += length + (line[length] != '\0');
  }
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
  zb_show_date(stdout, options);
  printf("共 %d 份，在 %s/ 里；清单是 %s/manifest.json\n", made, job->options->output, job->options->output);
  zb_show_changes(stdout, job, "变动清单");
  print_found(job);
  if (refused > 0 && !job->options->draft)
    puts("拒绝的没有做；要先看看样子，可以加 --draft 再做一次（印“草稿”水印）");
  if (job->merged != NULL)
    printf("合并的打印稿在 %s/%s 里\n", job->options->output, job->merged);
  if (job->packed != NULL)
    printf("打成的包 %d 个，在 %s/%s 里\n", job->packages, job->options->output, job->packed);
  if (job->packed != NULL && job->unpacked > 0)
    printf("包里只有这次做的；以前做的 %d 个文件没有装：要一起装的，不加 --only，对全部数据再做一次\n", job->unpacked);
  if (job->options->shards > 0)
    printf("这是第 %d 份，共 %d 份：都做好以后用 zhibiao merge -o 文件夹 各份... 合并\n", job->options->shard,
           job->options->shards);
  if (job->times != NULL)
    zb_show_times(job->times, made, job->wall);
  print_steps(job);
}

/* For other programs, one line. */
static void print_outcome(const zb_job *job, const zb_options *options, zb_status status)
{
  zb_run_outcome o = {
      .status = (int)status,
      .found_errors = (int)job->found.errors,
      .found_warnings = (int)job->found.warnings,
      .found_notes = (int)job->found.hints,
      .files_new = job->changes.made,
      .changed = job->changes.changed,
      .restored = job->changes.restored,
      .unchanged = job->changes.unchanged,
      .withdrawn = job->changes.withdrawn,
      .date = job->options->date == NULL ? "" : job->options->date,
      .output = job->options->output,
  };
  for (int i = 0; i < job->tally_count; i++) {
    o.made += job->tallies[i].made;
    o.refused += job->tallies[i].refused;
    o.failed += job->tallies[i].failed;
    o.left_out += job->tallies[i].left_out;
  }
  for (size_t i = 0; i < zb_diags_count(job->diags); i++) {
    zb_severity severity = zb_diags_at(job->diags, i)->severity;
    ++*(severity == ZB_ERROR ? &o.errors : severity == ZB_WARNING ? &o.warnings : &o.notes);
  }
  zb_buffer line = {0};
  zb_line_of_outcome(&o, options->json, &line);
  print(&line);
  zb_buffer_free(&line);
}

/* Who reads the outcome is a person at a terminal, or a program. */
static void print_results(zb_job *job, const zb_options *options, zb_status status)
{
  if (options->json)
    zb_job_tell_messages(job);
  else if (options->quiet)
    zb_show_faults(job->diags);
  else
    zb_show_messages(job->diags);
  if (job->tallies != NULL && !options->json && !options->quiet)
    print_summary(job, options);
  if (options->json || options->quiet || isatty(STDOUT_FILENO) == 0)
    print_outcome(job, options, status);
}

zb_status zb_command_make(const zb_options *options)
{
  zb_run_options run = options->run;
  zb_times times = {0};
  zb_job job;
  run.times = options->times ? &times : NULL;
  run.tell = options->json ? print : NULL;
  zb_job_begin(&job, &run);
  zb_status status = zb_job_make(&job);
  print_results(&job, options, status);
  zb_job_end(&job);
  return status;
}

zb_status zb_command_merge(const zb_options *options)
{
  zb_options shown = *options;
  zb_job job;
  shown.run.tell = options->json ? print : NULL;
  shown.date_origin = ZB_DATE_GIVEN;
  zb_job_begin(&job, &shown.run);
  zb_status status = zb_job_merge(&job, options->run.data, options->run.data_count);
  if (job.options != &shown.run)
    shown.run.date = job.options->date;
  print_results(&job, &shown, status);
  zb_job_end(&job);
  return status;
}

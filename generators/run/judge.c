/* Runs the notice's rules on all records. */
#include "run/job.h"

#include "base/interrupt.h"

#include "run/product.h"
#include "run/workers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

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

/* So many things in a row are one process's. */
enum { BATCH = 64 };

/* The judging of all things. */
typedef struct judging {
  zb_job *job;
  zb_script *script;
  zb_status worst;
  long count, first;              /* how many things are judged; how many of them before there were other processes */
  zb_parcel *findings, *reported; /* of the thing in hand, in a worker */
  long behind;                    /* how many things others have judged that the script here has not gone past */
  bool lost;                      /* a process died */
} judging;

static void show_progress(judging *j)
{
  zb_job_progress_count(j->job, "按通知检查", ++j->count, 0);
}

/* Up to COUNT things; returns whether there may be more. */
static bool judge_here(judging *j, long count)
{
  bool done = false;
  for (long i = 0; i < count && !done && !zb_interrupted(); i++) {
    j->worst = zb_worse(j->worst, zb_script_judge(j->script, &done, j->job->diags));
    show_progress(j);
  }
  return !done && !zb_interrupted();
}

/* --- On several processes: each judges its part, and says what that adds to what is told of all things --------------
 */

static void put_finding(void *data, const zb_finding *f)
{
  judging *j = data;
  const char *const texts[] = {f->rule,  f->level, f->clause, f->owner,   f->record, f->unit,    f->district,
                               f->table, f->field, f->place,  f->message, f->remedy, f->concerns};
  zb_parcel_put_number(j->findings, f->row);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    zb_parcel_put_text(j->findings, texts[i]);
}

static void take_finding(judging *j, zb_parcel *in)
{
  zb_finding f = {.row = zb_parcel_number(in)};
  const char **const texts[] = {&f.rule,  &f.level, &f.clause, &f.owner,   &f.record, &f.unit,    &f.district,
                                &f.table, &f.field, &f.place,  &f.message, &f.remedy, &f.concerns};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    *texts[i] = zb_parcel_text(in);
  j->worst = zb_worse(j->worst, zb_store_keep_finding(j->job->store, &f, f.place, j->job->diags));
}

static void note_reported(void *data, const char *owner)
{
  zb_parcel_put_text(((judging *)data)->reported, owner);
}

static bool begin_work(void *data, zb_parcel *out)
{
  judging *j = data;
  zb_job *job = j->job;
  size_t first = zb_diags_count(job->diags);
  const char *none;
  j->findings = calloc(1, sizeof *j->findings);
  j->reported = calloc(1, sizeof *j->reported);
  const zb_store_relay relay = {.data = j, .finding = put_finding, .reported = note_reported};
  bool done;
  zb_status status = zb_store_share(job->store, &relay, job->diags);
  if (status == ZB_OK)
    status = ask(job, j->script, "share", "", &none);
  if (status == ZB_OK)
    status = zb_script_begin(j->script, job->diags);
  if (status == ZB_OK)
    status = zb_script_pass(j->script, j->first, &done, job->diags);
  zb_outcome_put(status, job->diags, first, out);
  return status == ZB_OK;
}

static void put_parcel(const zb_parcel *parcel, zb_parcel *out)
{
  zb_parcel_put_number(out, (int64_t)parcel->bytes.length);
  zb_parcel_put_bytes(out, parcel->bytes.data, parcel->bytes.length);
}

static const char again[] = "again"; /* what is added only judging it tells */

/* What the thing in hand adds to what is told of all, for "recall"; in the document's arena. */
static const char *added_by_it(judging *j)
{
  const char *added = again;
  zb_arena_reset(j->job->document);
  zb_status status = zb_script_text(j->script, "added", NULL, 0, j->job->document, j->job->diags, &added);
  return status == ZB_OK ? added : again;
}

/* Judges the next thing and puts what comes of it into OUT; false if there is none. */
static bool judge_for(judging *j, zb_parcel *out)
{
  zb_diags *diags = j->job->diags;
  bool done = false;
  zb_parcel_clear(j->findings);
  zb_parcel_clear(j->reported);
  size_t first = zb_diags_count(diags);
  zb_status status = zb_script_judge(j->script, &done, diags);
  if (done)
    return false;
  const char *added = status == ZB_OK ? added_by_it(j) : again;
  zb_parcel_put_text(out, added);
  if (strcmp(added, again) == 0)
    return true;
  zb_messages_put(diags, first, out);
  put_parcel(j->reported, out);
  put_parcel(j->findings, out);
  return true;
}

static bool is_broken(void *data)
{
  return zb_store_failures(((const judging *)data)->job->store) > 0;
}

/* To hand on each by itself would take as long as a tenth of the judging. */
static bool work_on(void *data, bool mine, void (*say)(void *worker, const char *record), void *worker, zb_parcel *out)
{
  judging *j = data;
  (void)say, (void)worker;
  if (!mine) {
    bool done = false;
    zb_script_pass(j->script, BATCH, &done, j->job->diags); /* whose they are says what is wrong */
    return !done;
  }
  long count = 0;
  while (count < BATCH && judge_for(j, out))
    count++;
  return count > 0 && !is_broken(j); /* else they may not be all: another process judges them */
}

static void end_work(void *data, zb_parcel *out)
{
  const judging *j = data;
  size_t first = zb_diags_count(j->job->diags);
  zb_status status = zb_store_check_since(j->job->store, 0, j->job->diags); /* what was told may not have been sent */
  zb_outcome_put(status, j->job->diags, first, out);
}

static void take_status(void *data, zb_parcel *in)
{
  judging *j = data;
  j->worst = zb_outcome_take(in, j->worst, j->job->diags);
}

/* Judges the thing that is next here, behind those that others have judged. */
static void judge_again(judging *j)
{
  bool done = false;
  j->worst = zb_worse(j->worst, zb_script_pass(j->script, j->behind, &done, j->job->diags));
  j->behind = 0;
  j->worst = zb_worse(j->worst, zb_script_judge(j->script, &done, j->job->diags));
}

/* Adds what a thing has that others have judged. */
static void recall(judging *j, const char *added)
{
  const zb_value value = {.type = ZB_VALUE_TEXT, .text = added};
  const char *none;
  zb_arena_reset(j->job->document);
  zb_status status = zb_script_text(j->script, "recall", &value, 1, j->job->document, j->job->diags, &none);
  j->worst = zb_worse(j->worst, status);
}

static void take_thing(judging *j, zb_parcel *in)
{
  zb_diags *diags = j->job->diags;
  show_progress(j);
  const char *added = zb_parcel_text(in);
  if (strcmp(added, again) == 0) {
    judge_again(j);
    return;
  }
  if (*added != '\0')
    recall(j, added);
  j->behind++;
  zb_messages_take(in, diags);
  size_t reported = (size_t)zb_parcel_number(in);
  for (size_t end = in->at + reported; in->at < end;)
    zb_store_mark_reported(j->job->store, zb_parcel_text(in), diags);
  size_t findings = (size_t)zb_parcel_number(in);
  for (size_t end = in->at + findings; in->at < end;)
    take_finding(j, in);
}

static void take_things(void *data, zb_parcel *in)
{
  while (in->at < in->bytes.length)
    take_thing(data, in);
}

/* A worker says no names: what it worked on is judged again. */
static void tell_lost(void *data, const char *record, int signal)
{
  (void)data, (void)record, (void)signal;
}

/* What is not judged must not pass for right. */
static void tell_given_up(void *data, int signal)
{
  judging *j = data;
  j->lost = true;
  zb_diags_add(j->job->diags, ZB_ERROR, "lost", "", "请关掉别的程序再运行一次，或加 --jobs 1",
               "按通知检查的进程%s，一再这样，没有查完，什么也没有做", zb_workers_why_died(signal, j->job->document));
  j->worst = zb_worse(j->worst, ZB_MEMORY);
}

static bool judge_on_workers(judging *j)
{
  const zb_work work = {
      .data = j,
      .batch = 1,
      .begin = begin_work,
      .next = work_on,
      .is_broken = is_broken,
      .end = end_work,
      .begun = take_status,
      .take = take_things,
      .ended = take_status,
      .lost = tell_lost,
      .given_up = tell_given_up,
  };
  bool can_share = !j->job->alone && zb_script_has(j->script, "share");
  return can_share && zb_workers_run(&work, j->job->options->jobs, 0);
}

/* What rules remember of the whole batch they mostly work out for the first things: once, and not in each process. So
   many take less time than other processes to begin. */
enum { FIRST = 8, FEW = 256 };

static void judge_all(judging *j)
{
  j->first = j->job->options->jobs_given ? FIRST : FEW;
  if (judge_here(j, j->first) && !judge_on_workers(j))
    judge_here(j, LONG_MAX);
  zb_job_progress_end(j->job);
  j->worst = zb_unless_interrupted(j->worst);
}

/* A photo that the disk does not give is nobody's fault: who is refused for it is so for now, and what was made of it
   before stays. The messages from FIRST on tell of it, whichever process has tried to read it. */
static zb_status look_for_unread(zb_job *job, size_t first)
{
  bool unread = zb_diags_have(job->diags, first, "unreadable");
  job->misses_data = job->misses_data || unread;
  return unread ? ZB_INPUT : ZB_OK;
}

zb_status zb_judge(zb_job *job)
{
  double start = zb_times_start(job->times);
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
    judging j = {.job = job, .script = script};
    size_t first = zb_diags_count(job->diags);
    judge_all(&j);
    j.worst = zb_worse(j.worst, look_for_unread(job, first));
    status = zb_worse(j.worst, zb_store_end_findings(job->store, job->diags));
    job->judged = !j.lost;
    status = zb_worse(status, ask(job, script, "outcome", "", &job->words.outcome));
    status = zb_worse(status, ask(job, script, "counted", "", &job->words.counted));
  }
  zb_script_free(script);
  zb_times_add(job->times, ZB_TIME_SCRIPT, start);
  return zb_worse(status, zb_store_count_findings(job->store, &job->found, job->diags));
}

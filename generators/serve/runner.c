#include "serve/runner.h"

#include "base/file.h"
#include "base/status.h"
#include "serve/below.h"
#include "serve/box.h"
#include "serve/pack.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a work's folder. A job sees data/, and writes to the three others. */
#define DATA "data"
#define OUTPUT "output"
#define REPORT "check"
#define TEMPORARY "tmp"

enum { MEMORY_MB = 4096, CPU_SECONDS = 3600, MAX_ARGUMENTS = 24 };
enum { STOPPED = ZB_INTERRUPTED, UNWRITABLE = ZB_OUTPUT }; /* which a job may not get to give */

struct zb_runner {
  zb_works *works;
  zb_runner_options options;
  pthread_t keeper;
  bool is_kept;
  pthread_t *threads;
  int count;
};

/* An order in hand. */
typedef struct job {
  const zb_runner *runner;
  const zb_order *order;
  const char *folder;
  zb_arena *arena;
} job;

/* --- Before ------------------------------------------------------------------------------------------------------ */

/* The files by their names, anew each time: no job has changed what is there. */
static bool lay_out(const job *j)
{
  const char *data = zb_arena_printf(j->arena, "%s/" DATA, j->folder);
  if (!zb_below_remove(data) || mkdir(data, 0700) != 0)
    return false;
  for (size_t i = 0; i < j->order->upload_count; i++) {
    const zb_upload *u = &j->order->uploads[i];
    if (!zb_below_link(data, u->name, zb_arena_printf(j->arena, "%s/files/%u", j->folder, u->number)))
      return false;
  }
  return true;
}

/* What the job before has said is not said of this one, however that ends. */
static void forget(const job *j)
{
  static const char *const endings[] = {"out", "err"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    unlink(zb_arena_printf(j->arena, "%s/log/%s.%s", j->folder, zb_task_names[j->order->task.kind], endings[i]));
}

static bool prepare(const job *j)
{
  static const char *const folders[] = {OUTPUT, REPORT, "log", TEMPORARY};
  forget(j);
  zb_below_remove(zb_arena_printf(j->arena, "%s/" TEMPORARY, j->folder));
  if (j->order->task.kind == ZB_TASK_CHECK && !zb_below_remove(zb_arena_printf(j->arena, "%s/" REPORT, j->folder)))
    return false;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (mkdir(zb_arena_printf(j->arena, "%s/%s", j->folder, folders[i]), 0700) != 0 && errno != EEXIST)
      return false;
  return lay_out(j);
}

/* --- The program ------------------------------------------------------------------------------------------------- */

typedef struct arguments {
  char *list[MAX_ARGUMENTS + 1];
  int count;
} arguments;

static void add(arguments *a, const char *word)
{
  if (a->count < MAX_ARGUMENTS)
    a->list[a->count++] = (char *)word;
}

static arguments begin_arguments(const job *j, const char *command)
{
  const zb_task *task = &j->order->task;
  arguments a = {0};
  add(&a, "zhibiao");
  add(&a, command);
  add(&a, DATA);
  add(&a, "--progress");
  add(&a, "1");
  if (!j->order->of_office) {
    add(&a, "--jobs"); /* units are many at once */
    add(&a, "1");
  }
  if (*task->date != '\0') {
    add(&a, "--date");
    add(&a, task->date);
  }
  if (j->runner->options.notice != NULL) {
    add(&a, "--notice");
    add(&a, j->runner->options.notice);
  }
  return a;
}

/* What it prints goes to log/TASK.out and log/TASK.err. Its exit code. */
static int run(const job *j, arguments *a)
{
  const char *name = zb_task_names[j->order->task.kind];
  static const char *const readable[] = {DATA, NULL};
  static const char *const writable[] = {OUTPUT, REPORT, TEMPORARY, NULL};
  zb_box box = {
      .folder = j->folder,
      .arguments = a->list,
      .out = zb_arena_printf(j->arena, "%s/log/%s.out", j->folder, name),
      .err = zb_arena_printf(j->arena, "%s/log/%s.err", j->folder, name),
      .readable = readable,
      .writable = writable,
      .hidden = j->runner->options.state,
      .temporary = zb_arena_printf(j->arena, "%s/" TEMPORARY, j->folder),
      .home = j->runner->options.home,
      .memory_mb = MEMORY_MB,
      .cpu_seconds = CPU_SECONDS,
  };
  if (!zb_works_set_process(j->runner->works, j->order, 0))
    return STOPPED;
  pid_t process = zb_box_start(&box, j->arena);
  if (process < 0)
    return UNWRITABLE;
  zb_works_set_process(j->runner->works, j->order, process);
  zb_box_wait(process);
  zb_works_set_process(j->runner->works, j->order, 0);
  int code = zb_box_end(process);
  return code == 128 + SIGTERM ? STOPPED : code; /* before it could heed it */
}

/* Counts the findings that `check --json` has written, a line each. */
static void count_found(const job *j, long found[3])
{
  static const char *const levels[] = {"\"level\":\"error\"", "\"level\":\"warning\"", "\"level\":\"hint\""};
  zb_diags *diags = zb_diags_new();
  FILE *file = zb_file_open(zb_arena_printf(j->arena, "%s/log/check.out", j->folder), diags);
  char *line = NULL;
  size_t size = 0;
  while (file != NULL && getline(&line, &size, file) > 0)
    for (int i = 0; i < 3; i++)
      found[i] += strstr(line, levels[i]) != NULL;
  free(line);
  if (file != NULL)
    fclose(file);
  zb_diags_free(diags);
}

static int check(const job *j, long found[3])
{
  arguments a = begin_arguments(j, "check");
  add(&a, "--json");
  add(&a, "-o");
  add(&a, REPORT);
  int code = run(j, &a);
  count_found(j, found);
  return code;
}

static int make(const job *j)
{
  const zb_task *task = &j->order->task;
  arguments a = begin_arguments(j, "make");
  add(&a, "-o");
  add(&a, OUTPUT);
  if (task->print)
    add(&a, "--print");
  if (task->draft)
    add(&a, "--draft");
  if (task->pdf)
    add(&a, "--pdf");
  if (task->zip) {
    add(&a, "--zip");
    add(&a, "unit");
  }
  unlink(zb_arena_printf(j->arena, "%s/all.zip", j->folder)); /* is of what was made before */
  return run(j, &a);
}

static int pack(const job *j)
{
  const char *from = zb_arena_printf(j->arena, "%s/" OUTPUT, j->folder);
  return zb_pack(from, zb_arena_printf(j->arena, "%s/all.zip", j->folder)) ? 0 : UNWRITABLE;
}

/* --- Threads -------------------------------------------------------------------------------------------------------
 */

static void work_on(const zb_runner *runner, const zb_order *order, zb_arena *arena)
{
  job j = {.runner = runner, .order = order, .folder = zb_works_path(runner->works, order->id, arena), .arena = arena};
  long found[3] = {0};
  bool is_check = order->task.kind == ZB_TASK_CHECK;
  int code = UNWRITABLE;
  if (prepare(&j))
    code = is_check ? check(&j, found) : order->task.kind == ZB_TASK_MAKE ? make(&j) : pack(&j);
  zb_below_remove(zb_arena_printf(arena, "%s/" TEMPORARY, j.folder));
  zb_works_finish(runner->works, order, code, is_check ? found : NULL);
}

static void *serve_queue(void *runner)
{
  zb_arena *arena = zb_arena_new();
  zb_order order;
  while (zb_works_next(((zb_runner *)runner)->works, arena, &order)) {
    work_on(runner, &order, arena);
    zb_arena_reset(arena);
  }
  zb_arena_free(arena);
  return NULL;
}

static void *keep(void *runner)
{
  zb_works_keep(((zb_runner *)runner)->works);
  return NULL;
}

zb_runner *zb_runner_start(zb_works *works, const zb_runner_options *options, zb_diags *diags)
{
  zb_runner *runner = calloc(1, sizeof *runner);
  *runner = (zb_runner){.works = works, .options = *options};
  runner->threads = calloc((size_t)options->at_once, sizeof *runner->threads);
  while (runner->count < options->at_once &&
         pthread_create(&runner->threads[runner->count], NULL, serve_queue, runner) == 0)
    runner->count++;
  runner->is_kept = pthread_create(&runner->keeper, NULL, keep, runner) == 0;
  if (runner->count > 0 && runner->is_kept)
    return runner;
  zb_diags_add(diags, ZB_ERROR, "no-threads", "", "请关掉一些程序再试", "系统不让再开线程");
  zb_runner_stop(runner);
  return NULL;
}

void zb_runner_stop(zb_runner *runner)
{
  if (runner == NULL)
    return;
  zb_works_end(runner->works);
  for (int i = 0; i < runner->count; i++)
    pthread_join(runner->threads[i], NULL);
  if (runner->is_kept)
    pthread_join(runner->keeper, NULL);
  free(runner->threads);
  free(runner);
}

#include "run/workers.h"

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a parcel begins with. */
enum { FAILED, NAMED, DONE, ENDED };

typedef struct worker {
  pid_t process; /* 0: none */
  int pipe;      /* what it says */
  int turn;      /* its batches: those whose number leaves this rest */
  bool ended;    /* with the part in hand */
  bool is_named; /* what it works on, by */
  char record[1024];
} worker;

struct zb_crew {
  const zb_work *work; /* the part in hand */
  worker *workers;
  int count;
  long from;  /* the first record of each part that is theirs */
  int deaths; /* since a record was taken */
  bool told_to_end;
  bool given_up;
};

const char *zb_workers_why_died(int signal, zb_arena *arena)
{
  return signal > 0 ? zb_arena_printf(arena, "被系统停掉了（信号 %d，多半是内存不够）", signal) : "内存不够，停下了";
}

int zb_processors(void)
{
  cpu_set_t set;
  int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  return count > 0 ? count : 1;
}

/* --- In a worker -------------------------------------------------------------------------------------------------- */

static void send(int file, zb_parcel *parcel)
{
  if (zb_parcel_send(parcel, file))
    return;
  zb_temporary_remove(); /* nobody listens any more; parts of files are removed by the next run */
  _exit(ZB_INTERRUPTED);
}

static void say(void *file, const char *record)
{
  zb_parcel parcel = {0};
  zb_parcel_put_number(&parcel, NAMED);
  zb_parcel_put_text(&parcel, record);
  send(*(int *)file, &parcel);
  zb_parcel_free(&parcel);
}

static void start(zb_parcel *out, int kind)
{
  zb_parcel_clear(out);
  zb_parcel_put_number(out, kind);
}

/* Works on the records of the part in hand behind number AFTER. */
static void work_on(const zb_crew *p, int turn, long after, int file)
{
  zb_parcel out = {0};
  start(&out, FAILED);
  bool going = p->work->begin(p->work->data, &out);
  if (!going)
    send(file, &out);
  for (long i = 0; going && !zb_interrupted(); i++) {
    bool mine = i >= after && i / p->work->batch % p->count == turn;
    start(&out, DONE);
    going = p->work->next(p->work->data, mine, say, &file, &out);
    if (going && mine)
      send(file, &out);
  }
  start(&out, ENDED);
  p->work->end(p->work->data, &out);
  send(file, &out);
  zb_parcel_free(&out);
}

/* The child process. */
static _Noreturn void run_worker(const zb_crew *p, const worker *w, long after, int file, pid_t parent)
{
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent)
    _exit(ZB_INTERRUPTED);
  zb_interrupt_be_patient();
  signal(SIGPIPE, SIG_IGN);
  zb_temporary_disown();
  zb_memory_be_quiet();
  for (int i = 0; i < p->count; i++)
    if (p->workers[i].process > 0)
      close(p->workers[i].pipe);
  const zb_work *work = p->work;
  do {
    work_on(p, w->turn, after, file);
    after = p->from;
  } while (!zb_interrupted() && work->follow != NULL && work->follow(work->data));
  zb_temporary_remove();
  _exit(ZB_OK);
}

/* --- Here --------------------------------------------------------------------------------------------------------- */

static bool start_worker(zb_crew *p, worker *w, long after)
{
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return false;
  pid_t parent = getpid(), process = fork();
  if (process == 0) {
    close(ends[0]);
    run_worker(p, w, after, ends[1], parent);
  }
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return false;
  }
  w->process = process;
  w->pipe = ends[0];
  w->is_named = false;
  return true;
}

/* Waits for its end; the signal that ended it, 0 if none did. */
static int finish_worker(worker *w)
{
  int status = 0;
  close(w->pipe);
  while (waitpid(w->process, &status, 0) < 0 && errno == EINTR) {
  }
  w->process = 0;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void tell_to_end(zb_crew *p)
{
  if (p->told_to_end)
    return;
  p->told_to_end = true;
  for (int i = 0; i < p->count; i++)
    if (p->workers[i].process > 0)
      kill(p->workers[i].process, SIGTERM);
}

static void end_all(zb_crew *p)
{
  for (int i = 0; i < p->count; i++)
    if (p->workers[i].process > 0) {
      kill(p->workers[i].process, SIGKILL);
      finish_worker(&p->workers[i]);
    }
}

/* Takes what W says of record I. False if it has died there. */
static bool take_record(zb_crew *p, worker *w, zb_parcel *in)
{
  while (zb_parcel_receive(in, w->pipe)) {
    switch (zb_parcel_number(in)) {
    case NAMED:
      snprintf(w->record, sizeof w->record, "%s", zb_parcel_text(in));
      w->is_named = true;
      continue;
    case DONE:
      p->work->take(p->work->data, in);
      w->is_named = false;
      p->deaths = 0;
      return true;
    case FAILED:
      p->work->begun(p->work->data, in);
      continue;
    default:
      p->work->ended(p->work->data, in);
      w->ended = true;
      return true;
    }
  }
  return false;
}

/* Puts a new process in the place of W, which died at record I. False: it is given up. */
static bool replace(zb_crew *p, worker *w, long i)
{
  enum { MAX_DEATHS = 10 };
  int signal = finish_worker(w);
  bool was_named = w->is_named;
  if (was_named)
    p->work->lost(p->work->data, w->record, signal);
  if (zb_interrupted()) {
    w->ended = true;
    return true;
  }
  if (++p->deaths < MAX_DEATHS && start_worker(p, w, was_named ? i + 1 : i))
    return true;
  p->given_up = true;
  p->work->given_up(p->work->data, signal);
  return false;
}

static bool all_ended(const zb_crew *p)
{
  for (int i = 0; i < p->count; i++)
    if (!p->workers[i].ended)
      return false;
  return true;
}

bool zb_crew_take(zb_crew *p, const zb_work *work)
{
  zb_parcel in = {0};
  bool going = !p->given_up;
  p->work = work;
  for (int i = 0; i < p->count; i++)
    p->workers[i].ended = p->workers[i].process == 0;
  for (long i = p->from; going && !all_ended(p);) {
    worker *w = &p->workers[i / work->batch % p->count];
    if (zb_interrupted())
      tell_to_end(p);
    bool taken = w->ended || take_record(p, w, &in), was_named = w->is_named;
    if (!taken)
      going = replace(p, w, i);
    i += taken || was_named;
  }
  zb_parcel_free(&in);
  return going;
}

zb_crew *zb_crew_start(const zb_work *work, int count, long from)
{
  zb_crew *p = calloc(1, sizeof *p);
  if (p == NULL)
    abort();
  *p = (zb_crew){.work = work, .workers = calloc((size_t)count, sizeof *p->workers), .count = count, .from = from};
  if (p->workers == NULL)
    abort();
  for (int i = 0; i < count; i++) {
    p->workers[i].turn = i;
    if (!start_worker(p, &p->workers[i], from)) {
      p->given_up = true;
      zb_crew_end(p);
      return NULL;
    }
  }
  return p;
}

void zb_crew_end(zb_crew *p)
{
  if (p == NULL)
    return;
  if (p->given_up)
    end_all(p);
  else if (zb_interrupted())
    tell_to_end(p);
  for (int i = 0; i < p->count; i++)
    if (p->workers[i].process > 0)
      finish_worker(&p->workers[i]);
  free(p->workers);
  free(p);
}

bool zb_workers_run(const zb_work *work, int count, long from)
{
  zb_crew *crew = zb_crew_start(work, count, from);
  if (crew == NULL)
    return false;
  zb_crew_take(crew, work);
  zb_crew_end(crew);
  return true;
}

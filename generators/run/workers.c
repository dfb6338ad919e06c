#include "run/crew.h"

#include "base/interrupt.h"
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

const char *zb_workers_why_died(int signal, zb_arena *arena)
{
  if (signal == ZB_ENDED_ITSELF)
    return "没有做完就停下了";
  return signal > 0 ? zb_arena_printf(arena, "被系统停掉了（信号 %d，多半是内存不够）", signal) : "内存不够，停下了";
}

int zb_processors(void)
{
  cpu_set_t set;
  int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  return count > 0 ? count : 1;
}

/* On record FIRST of the part in hand at first, or ZB_NO_RECORD. */
static bool start_worker(zb_crew *p, zb_worker *w, long first)
{
  static const int asking[] = {SIGINT, SIGTERM, SIGHUP};
  enum { AHEAD = 1 << 20 }; /* as far as a worker may be, in bytes of what it says */
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return false;
  fcntl(ends[1], F_SETPIPE_SZ, AHEAD); /* less will do */
  int number = (int)(w - p->workers);
  atomic_store(&p->desks[number].number, ZB_NO_RECORD);
  /* Until it knows what it is, it would take a second signal for that of somebody who can't wait. */
  sigset_t asked, before;
  sigemptyset(&asked);
  for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
    sigaddset(&asked, asking[i]);
  sigprocmask(SIG_BLOCK, &asked, &before);
  pid_t parent = getpid(), process = fork();
  if (process == 0) {
    close(ends[0]);
    zb_interrupt_be_patient();
    zb_temporary_disown();
    sigprocmask(SIG_SETMASK, &before, NULL);
    zb_crew_work(p, number, first, ends[1], parent);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return false;
  }
  w->process = process;
  w->pipe = ends[0];
  w->at = ZB_NO_RECORD;
  return true;
}

/* Waits for its end. */
static void finish_worker(zb_worker *w)
{
  int status = 0;
  close(w->pipe);
  while (waitpid(w->process, &status, 0) < 0 && errno == EINTR) {
  }
  w->process = 0;
  w->at = ZB_NO_RECORD;
  w->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
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

/* The record that who had RECORD has next; ZB_NO_RECORD: that depends. */
static long behind(const zb_crew *p, long record)
{
  return record + 1 < zb_crew_batch_end(p, record) ? record + 1 : ZB_NO_RECORD;
}

/* Starts a process in the place of W, which has died, on record FIRST. False: it is given up. */
static bool replace(zb_crew *p, zb_worker *w, long first)
{
  enum { MAX_DEATHS = 10 };
  if (p->deaths < MAX_DEATHS + p->count && start_worker(p, w, first)) /* all may die of one cause */
    return true;
  p->given_up = true;
  p->work->given_up(p->work->data, w->signal);
  return false;
}

/* W has died, or has said that it ends before the part does, HOW, else ZB_PART_DONE. If it is not known whether it had
   anything, as of one that has died between two batches, its place stays empty until that is. False: it is given up. */
static bool bury(zb_crew *p, zb_worker *w, long how)
{
  const zb_desk *d = &p->desks[w - p->workers];
  long first = w->at;
  bool had = first != ZB_NO_RECORD, said = how != ZB_PART_DONE;
  finish_worker(w);
  if (said)
    w->signal = ZB_ENDED_ITSELF;
  if (how != ZB_PART_LEFT)
    p->deaths++;
  if (had && atomic_load(&d->number) == first) {
    p->work->lost(p->work->data, d->record, w->signal);
    p->at = first + 1;
    first = behind(p, first);
  }
  w->ended = zb_interrupted();
  return w->ended || (!had && !said) || replace(p, w, first);
}

/* Takes the next that W says. False if all is given up. */
static bool hear(zb_crew *p, zb_worker *w, zb_parcel *in)
{
  const zb_work *work = p->work;
  long how = ZB_PART_DONE;
  if (!zb_parcel_receive(in, w->pipe))
    return bury(p, w, how);
  switch (zb_parcel_number(in)) {
  case ZB_SAYS_FAILED:
    work->begun(work->data, in);
    break;
  case ZB_SAYS_BATCH:
    w->at = (long)zb_parcel_number(in);
    break;
  case ZB_SAYS_DONE:
    work->take(work->data, in);
    p->deaths = 0;
    p->at = w->at + 1;
    w->at = behind(p, w->at);
    break;
  default:
    how = (long)zb_parcel_number(in);
    if (how != ZB_PART_DONE && !zb_interrupted()) {
      work->ended(work->data, in);
      return bury(p, w, how);
    }
    w->ended = true;
    w->end = *in;
    *in = (zb_parcel){0};
  }
  return true;
}

static zb_worker *who_is_at(zb_crew *p, long record)
{
  for (zb_worker *w = p->workers; w < p->workers + p->count; w++)
    if (w->process > 0 && !w->ended && w->at == record)
      return w;
  return NULL;
}

/* Waits for one of those that have not said what they have. NULL: a signal came first. */
static zb_worker *first_to_speak(zb_crew *p)
{
  for (int i = 0; i < p->count; i++) {
    const zb_worker *w = &p->workers[i];
    bool is_silent = w->process > 0 && !w->ended && w->at == ZB_NO_RECORD;
    p->files[i] = (struct pollfd){.fd = is_silent ? w->pipe : -1, .events = POLLIN};
  }
  if (poll(p->files, (nfds_t)p->count, -1) <= 0)
    return NULL;
  int i = 0;
  while (i + 1 < p->count && p->files[i].revents == 0)
    i++;
  return &p->workers[i];
}

/* All have said what they have, and none has the next record: one that has died did, or it was left since the run is to
   end, or all records are done. False: all is given up. */
static bool go_on_without(zb_crew *p)
{
  long taken = p->from + atomic_load(&p->taken[p->part]) * p->work->batch;
  bool is_done = zb_interrupted();
  long nearest = ZB_NO_RECORD;
  zb_worker *dead = NULL;
  for (zb_worker *w = p->workers; w < p->workers + p->count; w++) {
    if (w->ended)
      is_done = is_done || (w->at != ZB_NO_RECORD && p->at >= w->at); /* there it found none any more */
    else if (w->process == 0)
      dead = w;
    else if (nearest == ZB_NO_RECORD || w->at < nearest)
      nearest = w->at;
  }
  if (dead == NULL)
    p->at = nearest;
  else if (is_done)
    dead->ended = true;
  else
    return replace(p, dead, p->at < taken ? p->at : ZB_NO_RECORD);
  return true;
}

/* Takes the next that anybody says. False if all is given up. */
static bool take_next(zb_crew *p, zb_parcel *in)
{
  zb_worker *w = who_is_at(p, p->at);
  if (w == NULL && who_is_at(p, ZB_NO_RECORD) == NULL)
    return go_on_without(p);
  if (w == NULL)
    w = first_to_speak(p);
  return w == NULL || hear(p, w, in);
}

static bool all_ended(const zb_crew *p)
{
  for (int i = 0; i < p->count; i++)
    if (!p->workers[i].ended)
      return false;
  return true;
}

/* What they said at the part's end. */
static void take_ends(zb_crew *p)
{
  for (zb_worker *w = p->workers; w < p->workers + p->count; w++) {
    if (w->end.bytes.length > 0)
      p->work->ended(p->work->data, &w->end);
    zb_parcel_free(&w->end);
  }
}

bool zb_crew_take(zb_crew *p, const zb_work *work)
{
  zb_parcel in = {0};
  bool going = !p->given_up;
  p->work = work;
  p->at = p->from;
  for (zb_worker *w = p->workers; w < p->workers + p->count; w++) {
    w->at = ZB_NO_RECORD;
    if (w->process == 0 && !zb_interrupted())
      start_worker(p, w, ZB_NO_RECORD); /* else it is tried again when it is needed */
    w->ended = w->process == 0 && zb_interrupted();
  }
  while (going && !all_ended(p)) {
    if (zb_interrupted())
      tell_to_end(p);
    going = take_next(p, &in);
  }
  take_ends(p);
  zb_parcel_free(&in);
  p->part++;
  return going;
}

static void *shared(size_t size)
{
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

static void *zeroed(size_t count, size_t size)
{
  void *memory = calloc(count, size);
  if (memory == NULL)
    abort();
  return memory;
}

static void free_crew(zb_crew *p)
{
  if (p->taken != NULL)
    munmap(p->taken, (size_t)p->parts * sizeof *p->taken);
  if (p->desks != NULL)
    munmap(p->desks, (size_t)p->places * sizeof *p->desks);
  free(p->files);
  free(p->workers);
  free(p);
}

zb_crew *zb_crew_start(const zb_work *work, int parts, int count, long from)
{
  zb_crew *p = zeroed(1, sizeof *p);
  *p = (zb_crew){.work = work, .places = count, .parts = parts, .from = from};
  p->workers = zeroed((size_t)count, sizeof *p->workers);
  p->files = zeroed((size_t)count, sizeof *p->files);
  p->taken = shared((size_t)parts * sizeof *p->taken);
  p->desks = shared((size_t)count * sizeof *p->desks);
  bool has_room = p->taken != NULL && p->desks != NULL;
  while (has_room && p->count < count && start_worker(p, &p->workers[p->count], ZB_NO_RECORD))
    p->count++;
  if (p->count > 0)
    return p;
  zb_crew_end(p);
  return NULL;
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
  free_crew(p);
}

bool zb_workers_run(const zb_work *work, int count, long from)
{
  zb_crew *crew = zb_crew_start(work, 1, count, from);
  if (crew == NULL)
    return false;
  zb_crew_take(crew, work);
  zb_crew_end(crew);
  return true;
}

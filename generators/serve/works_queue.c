/* The queue's end where orders are taken, and what goes when nobody touches it any more. */
#include "serve/below.h"
#include "serve/works_table.h"

#include <signal.h>
#include <string.h>
#include <time.h>

enum { TIDY_SECONDS = 2, CUT_OFF = 128 + SIGKILL };

static zb_work *oldest_queued(zb_works *works)
{
  zb_work *found = NULL;
  for (zb_work *w = works->first; w != NULL; w = w->next)
    if (!w->gone && w->state == ZB_WORK_QUEUED && (found == NULL || w->ticket < found->ticket))
      found = w;
  return found;
}

/* Until it has ended, what is written down says that it has not: its results may be of two runs. */
static void note_beginning(zb_works *works, zb_work *work)
{
  work->outcomes[work->task.kind] =
      (zb_outcome){.done = true, .code = CUT_OFF, .revision = work->revision, .ended = work->started};
  zb_works_save(works, work);
}

static void take_order(zb_works *works, zb_work *work, zb_arena *arena, zb_order *order)
{
  *order = (zb_order){.of_office = *work->unit == '\0', .task = work->task, .revision = work->revision};
  memcpy(order->id, work->id, sizeof order->id);
  order->uploads = zb_arena_array(arena, work->upload_count + 1, sizeof *order->uploads);
  for (size_t i = 0; i < work->upload_count; i++) {
    order->uploads[i] = work->uploads[i];
    order->uploads[i].name = zb_arena_strdup(arena, work->uploads[i].name);
  }
  order->upload_count = work->upload_count;
  work->state = ZB_WORK_RUNNING;
  work->started = time(NULL);
  note_beginning(works, work);
}

/* Takes out one that is gone, and that nobody works on; NULL: there is none. */
static zb_work *take_gone(zb_works *works)
{
  int64_t now = time(NULL);
  for (zb_work **place = &works->first; *place != NULL; place = &(*place)->next) {
    zb_work *work = *place;
    if (work->state == ZB_WORK_IDLE && work->touched + works->limits.keep < now)
      work->gone = true;
    if (!work->gone || work->state == ZB_WORK_RUNNING)
      continue;
    *place = work->next;
    return work;
  }
  return NULL;
}

/* Removes what is gone; without the lock meanwhile. */
static void tidy(zb_works *works)
{
  for (zb_work *work; (work = take_gone(works)) != NULL;) {
    pthread_mutex_unlock(&works->lock);
    zb_arena *arena = zb_arena_new();
    zb_below_remove(zb_works_path(works, work->id, arena));
    zb_arena_free(arena);
    zb_work_free(work);
    pthread_mutex_lock(&works->lock);
  }
  for (zb_work *work = works->first; work != NULL; work = work->next)
    if (work->changed)
      zb_works_save(works, work);
}

static void wait_for_news(zb_works *works)
{
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += TIDY_SECONDS;
  pthread_cond_timedwait(&works->news, &works->lock, &until);
}

bool zb_works_next(zb_works *works, zb_arena *arena, zb_order *order)
{
  zb_work *work = NULL;
  pthread_mutex_lock(&works->lock);
  while (!works->ending && (work = oldest_queued(works)) == NULL) {
    tidy(works);
    if (!works->ending && oldest_queued(works) == NULL)
      wait_for_news(works);
  }
  if (work != NULL && !works->ending)
    take_order(works, work, arena, order);
  bool going = !works->ending;
  pthread_mutex_unlock(&works->lock);
  return going;
}

static zb_work *find_running(zb_works *works, const zb_order *order)
{
  for (zb_work *w = works->first; w != NULL; w = w->next)
    if (strcmp(w->id, order->id) == 0)
      return w; /* nobody takes out one that is running */
  return NULL;
}

bool zb_works_set_process(zb_works *works, const zb_order *order, pid_t process)
{
  pthread_mutex_lock(&works->lock);
  zb_work *work = find_running(works, order);
  work->process = process;
  bool going = !work->stopping && !works->ending;
  if (!going && process > 0)
    kill(process, work->gone ? SIGKILL : SIGTERM);
  pthread_mutex_unlock(&works->lock);
  return going;
}

void zb_works_finish(zb_works *works, const zb_order *order, int code, const long found[3])
{
  pthread_mutex_lock(&works->lock);
  zb_work *work = find_running(works, order);
  work->outcomes[order->task.kind] =
      (zb_outcome){.done = true, .code = code, .revision = order->revision, .ended = time(NULL)};
  if (order->task.kind == ZB_TASK_MAKE)
    work->outcomes[ZB_TASK_PACK].done = false;
  if (found != NULL)
    memcpy(work->found, found, sizeof work->found);
  work->state = ZB_WORK_IDLE;
  work->process = 0;
  work->touched = time(NULL);
  if (!work->gone)
    zb_works_save(works, work);
  pthread_mutex_unlock(&works->lock);
}

void zb_works_end(zb_works *works)
{
  pthread_mutex_lock(&works->lock);
  works->ending = true;
  for (zb_work *w = works->first; w != NULL; w = w->next)
    if (w->process > 0)
      kill(w->process, SIGTERM);
  pthread_cond_broadcast(&works->news);
  pthread_mutex_unlock(&works->lock);
}

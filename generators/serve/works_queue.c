/* The queue's end where orders are taken. */
#include "serve/works_table.h"

#include <signal.h>
#include <string.h>
#include <time.h>

enum { CUT_OFF = 128 + SIGKILL };

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

bool zb_works_next(zb_works *works, zb_arena *arena, zb_order *order)
{
  zb_work *work = NULL;
  pthread_mutex_lock(&works->lock);
  while (!works->ending && (work = oldest_queued(works)) == NULL)
    pthread_cond_wait(&works->news, &works->lock);
  bool taken = !works->ending;
  if (taken)
    take_order(works, work, arena, order);
  pthread_mutex_unlock(&works->lock);
  return taken;
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
  work->process = 0;
  work->touched = time(NULL);
  if (!work->gone)
    zb_works_save(works, work); /* whoever sees that it is done finds it written down */
  work->state = ZB_WORK_IDLE;
  if (work->gone)
    pthread_cond_signal(&works->chores);
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
  pthread_cond_broadcast(&works->chores);
  pthread_mutex_unlock(&works->lock);
}

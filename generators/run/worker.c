#include "run/crew.h"

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/temporary.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

/* What a worker knows of itself. */
typedef struct seat {
  zb_crew *crew;
  zb_desk *desk;
  int pipe;
  int part;
  long record; /* in hand */
} seat;

static void send(const seat *s, zb_parcel *parcel)
{
  if (zb_parcel_send(parcel, s->pipe))
    return;
  zb_temporary_remove(); /* nobody listens any more; parts of files are removed by the next run */
  _exit(ZB_INTERRUPTED);
}

static void say(void *worker, const char *record)
{
  seat *s = worker;
  snprintf(s->desk->record, sizeof s->desk->record, "%s", record);
  atomic_store(&s->desk->number, s->record);
}

static void start(zb_parcel *out, int kind)
{
  zb_parcel_clear(out);
  zb_parcel_put_number(out, kind);
}

/* Says that RECORD is worked on next, and what is behind it in its batch; ZB_NO_RECORD: a batch that nobody has yet.
   Returns the record. */
static long take_batch(const seat *s, long record, zb_parcel *out)
{
  const zb_crew *p = s->crew;
  if (record == ZB_NO_RECORD)
    record = p->from + atomic_fetch_add(&p->taken[s->part], 1) * p->work->batch;
  start(out, ZB_SAYS_BATCH);
  zb_parcel_put_number(out, record);
  send(s, out);
  return record;
}

static bool is_broken(const zb_work *work)
{
  return work->is_broken != NULL && work->is_broken(work->data);
}

/* Works on the part in hand: on record FIRST and what is behind it in its batch, and then on batches that nobody has.
   False if it stops before the part's end. */
static bool work_on(seat *s, long first)
{
  const zb_work *work = s->crew->work;
  zb_parcel out = {0};
  atomic_store(&s->desk->number, ZB_NO_RECORD); /* that of the part before is another */
  start(&out, ZB_SAYS_FAILED);
  bool going = work->begin(work->data, &out);
  if (!going)
    send(s, &out);
  long end = 0;
  for (s->record = 0; going && !zb_interrupted(); s->record++) {
    if (s->record == end) {
      if (end > 0 && is_broken(work))
        break; /* another process may read what this one can't */
      first = take_batch(s, end == 0 ? first : ZB_NO_RECORD, &out);
      end = zb_crew_batch_end(s->crew, first);
    }
    bool mine = s->record >= first;
    start(&out, ZB_SAYS_DONE);
    going = work->next(work->data, mine, say, s, &out);
    if (going && mine)
      send(s, &out);
  }
  int how = is_broken(work) ? ZB_PART_BROKEN : going ? ZB_PART_LEFT : ZB_PART_DONE;
  start(&out, ZB_SAYS_ENDED);
  zb_parcel_put_number(&out, how);
  work->end(work->data, &out);
  send(s, &out);
  zb_parcel_free(&out);
  return how == ZB_PART_DONE;
}

void zb_crew_work(zb_crew *p, int number, long first, int pipe, pid_t parent)
{
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent)
    _exit(ZB_INTERRUPTED);
  zb_memory_be_quiet();
  if (p->places <= zb_processors()) /* more take too much together */
    zb_memory_own();
  for (int i = 0; i < p->count; i++)
    if (p->workers[i].process > 0)
      close(p->workers[i].pipe);
  seat s = {.crew = p, .desk = &p->desks[number], .pipe = pipe, .part = p->part};
  while (work_on(&s, first) && p->work->follow != NULL && p->work->follow(p->work->data)) {
    first = ZB_NO_RECORD;
    s.part++;
  }
  zb_temporary_remove();
  _exit(ZB_OK);
}

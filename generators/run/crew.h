/* What both sides of a crew (run/workers.h) know: worker.c is what each of its processes does, workers.c what the one
   does that has started them. */
#ifndef ZB_RUN_CREW_H
#define ZB_RUN_CREW_H

#include "run/workers.h"

#include <stdatomic.h>
#include <sys/types.h>

/* What a parcel begins with, and what is behind it: why it could not begin; the record, a number, that it works on
   next, and with those behind it in its batch; what came of a record; how the part ended. */
enum { ZB_SAYS_FAILED, ZB_SAYS_BATCH, ZB_SAYS_DONE, ZB_SAYS_ENDED };

/* At its end; before, as it can't read any more; before, as it was asked to. */
enum { ZB_PART_DONE, ZB_PART_BROKEN, ZB_PART_LEFT };

enum { ZB_NO_RECORD = -1 };

/* What a process leaves behind when it dies: the record that it works on. */
typedef struct zb_desk {
  atomic_long number; /* ZB_NO_RECORD: on none yet */
  char record[1024];
} zb_desk;

typedef struct zb_worker {
  pid_t process; /* 0: none */
  int pipe;      /* what it says */
  long at;       /* the record that it says something of next; ZB_NO_RECORD: that is not known yet */
  int signal;    /* what ended it, if it has died */
  bool ended;    /* with the part in hand */
  zb_parcel end; /* what it said then */
} zb_worker;

struct zb_crew {
  const zb_work *work; /* the part in hand */
  zb_worker *workers;
  int count, places;    /* there is room for more than could be had */
  struct pollfd *files; /* to wait for workers */
  long from;            /* the first record of each part that is theirs */
  long at;              /* the record of the part in hand that is taken next */
  int part, parts;
  int deaths; /* since a record was taken, of those that were not asked to end */
  bool told_to_end;
  bool given_up;

  /* What all processes see. */
  atomic_long *taken; /* of each part: how many batches somebody has */
  zb_desk *desks;     /* of each worker */
};

/* In the process that was forked from PARENT: does what is WORKER's, beginning with record FIRST of the part in hand
   and the rest of its batch, ZB_NO_RECORD: a batch that nobody has; says what comes of it into PIPE. */
_Noreturn void zb_crew_work(zb_crew *crew, int worker, long first, int pipe, pid_t parent);

/* The record behind the batch that RECORD of the part in hand is in. */
static inline long zb_crew_batch_end(const zb_crew *crew, long record)
{
  long size = crew->work->batch;
  return crew->from + ((record - crew->from) / size + 1) * size;
}

#endif

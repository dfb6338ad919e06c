/* The records of scripts on several processes: each goes through all of them, and whoever is free works on those that
   come next; what comes of them is taken here in the records' order, so that it is the same for any number of
   processes. Work may have parts, as the generators of a run: the processes go from one to the next by themselves,
   ahead of what is taken here. To fork again for each would cost more than a small part is worth: each new process
   copies every page of memory that it writes to, and learns anew what the one before has learnt. */
#ifndef ZB_RUN_WORKERS_H
#define ZB_RUN_WORKERS_H

#include "base/arena.h"
#include "base/parcel.h"
#include "base/status.h"

#include <stdbool.h>

typedef struct zb_work {
  void *data;
  int batch; /* so many records in a row are one process's */

  /* In the worker: begins, before its first record. False: it can't, and OUT says why. */
  bool (*begin)(void *data, zb_parcel *out);

  /* In the worker: goes to the next record; false if there is none. Works on it if it is MINE, and puts what comes of
     it into OUT. SAY tells the other side the record's name before the work begins. */
  bool (*next)(void *data, bool mine, void (*say)(void *worker, const char *record), void *worker, zb_parcel *out);

  /* In the worker: whether it can't go on working well, and another process is to do the rest. NULL: it always can. */
  bool (*is_broken)(void *data);

  /* In the worker: behind the last record, or before it stops for another reason. */
  void (*end)(void *data, zb_parcel *out);

  /* In the worker, behind a part: makes DATA the next one. False if that was the last. NULL: there is one part. */
  bool (*follow)(void *data);

  /* Here, in the records' order: what BEGIN, NEXT or END have put. */
  void (*begun)(void *data, zb_parcel *in); /* it could not begin */
  void (*take)(void *data, zb_parcel *in);
  void (*ended)(void *data, zb_parcel *in);

  /* Here: the process died that had said that it works on RECORD; SIGNAL is what ended it, 0 if it ended itself for
     want of memory. The others go on, with a new process in its place. One that has said nothing is replaced, and what
     it worked on is done again. */
  void (*lost)(void *data, const char *record, int signal);

  /* Here: processes die again and again, or there is no new one to be had. Nothing more is done. */
  void (*given_up)(void *data, int signal);
} zb_work;

typedef struct zb_crew zb_crew;

/* Starts COUNT processes on WORK, the first of its PARTS, but for the records before number FROM (from 0) of each part,
   which are not theirs. Fewer if there are not so many to be had; NULL if there is none. */
zb_crew *zb_crew_start(const zb_work *work, int parts, int count, long from);

/* Takes what comes of WORK, the next part; all parts are taken one after the other, also those of which nothing is
   theirs. False if they were given up: then no part behind it can be taken. */
bool zb_crew_take(zb_crew *crew, const zb_work *work);

/* Call when all parts are taken, or no more are wanted: what they have done of others is lost. NULL is none. */
void zb_crew_end(zb_crew *crew);

/* Does WORK of one part on COUNT processes, but for the records before number FROM (from 0), which are done. False if
   there is no process to be had, before anything is done. */
bool zb_workers_run(const zb_work *work, int count, long from);

/* In the place of a signal: the process said that it ends. */
enum { ZB_ENDED_ITSELF = -1 };

/* How SIGNAL, as LOST and GIVEN_UP get it, ended a process, in words, in ARENA: “做这一份的进程” goes before it. */
const char *zb_workers_why_died(int signal, zb_arena *arena);

/* How many processors this process may use. */
int zb_processors(void);

#endif

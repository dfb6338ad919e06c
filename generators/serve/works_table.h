/* The table behind works.h, for the files that work on it. */
#ifndef ZB_SERVE_WORKS_TABLE_H
#define ZB_SERVE_WORKS_TABLE_H

#include "serve/works.h"

#include <pthread.h>

struct zb_works {
  pthread_mutex_t lock;   /* for all that follows, and for each zb_work; nobody waits for a disk while having it */
  pthread_cond_t news;    /* for those who work the queue off */
  pthread_cond_t chores;  /* for whoever keeps the table */
  pthread_cond_t written; /* one work.txt is */
  char *folder;
  zb_works_limits limits;
  zb_work *first; /* the oldest */
  long last_ticket;
  bool ending;
};

/* Something is being done with the work. */
extern const zb_reply zb_reply_busy;

/* With the lock: CALLER's work of that id, or NULL. CALLER NULL: anybody's. */
zb_work *zb_works_find(zb_works *works, const zb_grant *caller, const char *id);

/* With the lock: whether CALLER may see it. */
bool zb_works_is_theirs(const zb_work *work, const zb_grant *caller);

/* Takes the lock; CALLER's work of that id, or NULL. */
zb_work *zb_works_begin(zb_works *works, const zb_grant *caller, const char *id);

/* Gives the lock back. The work, if there is one, has been touched if nothing was refused. */
zb_reply zb_works_end_with(zb_works *works, zb_work *work, zb_reply reply);

/* With the lock, which it gives back meanwhile: writes down what is known of the work. It stays in the table, but
   others may change it; it stays marked as changed if it can't be written. */
void zb_works_save(zb_works *works, zb_work *work);

/* Without the lock, as nobody else knows of it: a new work of the caller's, with its folder. NULL with the reply. */
zb_work *zb_works_new(const zb_works *works, const zb_grant *caller, const char *title, zb_reply *reply);

/* Writes the new work down, and takes it into the table: the caller has it no more. ID is set if nothing is refused. */
zb_reply zb_works_add(zb_works *works, const zb_grant *caller, zb_work *work, char id[ZB_WORK_ID_SIZE]);

/* The new work is not taken in. */
void zb_works_forget(const zb_works *works, zb_work *work);

#endif

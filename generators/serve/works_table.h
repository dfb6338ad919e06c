/* The table behind works.h, for the files that work on it. */
#ifndef ZB_SERVE_WORKS_TABLE_H
#define ZB_SERVE_WORKS_TABLE_H

#include "serve/works.h"

#include <pthread.h>

struct zb_works {
  pthread_mutex_t lock; /* for all that follows, and for each zb_work */
  pthread_cond_t news;  /* for those who work the queue off */
  char *folder;
  zb_works_limits limits;
  zb_work *first; /* the oldest */
  long last_ticket;
  bool ending;
};

extern const zb_reply zb_reply_fine;

/* With the lock: CALLER's work of that id, or NULL. CALLER NULL: anybody's. */
zb_work *zb_works_find(zb_works *works, const zb_grant *caller, const char *id);

/* With the lock: whether CALLER may see it. */
bool zb_works_is_theirs(const zb_work *work, const zb_grant *caller);

/* With the lock: writes down what is known of it; it stays marked as changed if that can't be written. */
void zb_works_save(zb_works *works, zb_work *work);

#endif

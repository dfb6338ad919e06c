/* The table of all works: what callers may do with them, and the queue of what is to be done. Safe to be called by
   several threads; what takes long is done without the lock. */
#ifndef ZB_SERVE_WORKS_H
#define ZB_SERVE_WORKS_H

#include "base/arena.h"
#include "serve/work.h"

typedef struct zb_works zb_works;

/* A refusal in the user's words, with its status of HTTP; CODE 200 and "" if there is none. */
typedef struct zb_reply {
  int code;
  const char *words;
} zb_reply;

/* Nothing is refused; it is no work of the caller's; the disk takes no more. */
extern const zb_reply zb_reply_fine, zb_reply_unknown, zb_reply_full;

typedef struct zb_works_limits {
  int64_t bytes;    /* of a work's files */
  int files;        /* of a work */
  int works;        /* of a unit */
  int office_works; /* of the office */
  int64_t keep;     /* seconds after which a work goes that nobody touches */
} zb_works_limits;

/* Takes over the works in FOLDER, which is made if it is missing. NULL with a diag. */
zb_works *zb_works_open(const char *folder, const zb_works_limits *limits, zb_diags *diags);
void zb_works_close(zb_works *works);

/* Where a work's files are; in ARENA. */
const char *zb_works_path(const zb_works *works, const char *id, zb_arena *arena);

const zb_works_limits *zb_works_get_limits(const zb_works *works);

/* --- For callers: a work that is not theirs is one that doesn't exist ----------------------------------------------
 */

zb_reply zb_works_create(zb_works *works, const zb_grant *caller, const char *title, char id[ZB_WORK_ID_SIZE]);

/* A new one of the office with the files of all IDS, separated by commas, each in a folder by its unit's name. */
zb_reply zb_works_merge(zb_works *works, const zb_grant *caller, const char *ids, char id[ZB_WORK_ID_SIZE]);

bool zb_works_has(zb_works *works, const zb_grant *caller, const char *id);

/* Room for a file that is under way. */
typedef struct zb_claim {
  bool holds;
  int64_t bytes, growth; /* its own, and by how much the work grows */
  bool is_new;           /* it takes no other's place */
  unsigned number;       /* where it is going to lie */
} zb_claim;

/* Claims room for a file of that name and BYTES: all that come at once have the limits of one work. */
zb_reply zb_works_claim(zb_works *works, const zb_grant *caller, const char *id, const char *name, int64_t bytes,
                        zb_claim *claim);

/* Takes the file over that has been written to PART; the claim holds no more. */
zb_reply zb_works_take(zb_works *works, const zb_grant *caller, const char *id, const char *name, zb_claim *claim,
                       const char *part);

/* It does not come. */
void zb_works_release(zb_works *works, const char *id, zb_claim *claim);

zb_reply zb_works_drop(zb_works *works, const zb_grant *caller, const char *id, const char *name);

zb_reply zb_works_submit(zb_works *works, const zb_grant *caller, const char *id, const zb_task *task);
zb_reply zb_works_stop(zb_works *works, const zb_grant *caller, const char *id);
zb_reply zb_works_delete(zb_works *works, const zb_grant *caller, const char *id);

/* As JSON: the caller's works, and one with its files. */
void zb_works_list(zb_works *works, const zb_grant *caller, zb_buffer *out);
zb_reply zb_works_show(zb_works *works, const zb_grant *caller, const char *id, zb_buffer *out);

/* --- For those who work the queue off --------------------------------------------------------------------------------
 */

/* What is next, as it is when it begins. */
typedef struct zb_order {
  char id[ZB_WORK_ID_SIZE];
  bool of_office;
  zb_task task;
  unsigned revision;
  zb_upload *uploads; /* in the arena, with their names */
  size_t upload_count;
} zb_order;

/* Waits for an order; false when zb_works_end has been called. */
bool zb_works_next(zb_works *works, zb_arena *arena, zb_order *order);

/* PROCESS works on it; 0: none does. False if it is to be stopped. */
bool zb_works_set_process(zb_works *works, const zb_order *order, pid_t process);

/* It is done. FOUND are the numbers of a check's findings, else NULL. */
void zb_works_finish(zb_works *works, const zb_order *order, int code, const long found[3]);

/* Writes down what has changed and removes what is gone, again and again, until zb_works_end is called. */
void zb_works_keep(zb_works *works);

/* Stops all that is running, and lets nobody wait any more. */
void zb_works_end(zb_works *works);

#endif

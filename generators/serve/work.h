/* A work: the files that somebody has sent, what the check found in them, and what was made of them. Internal to the
   table of works (works.h), whose lock guards all of it. */
#ifndef ZB_SERVE_WORK_H
#define ZB_SERVE_WORK_H

#include "base/diag.h"
#include "base/status.h"
#include "serve/grant.h"
#include "serve/task.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { ZB_WORK_ID_SIZE = 17 };

typedef struct zb_upload {
  unsigned number; /* it lies in files/NUMBER */
  int64_t bytes;
  char *name; /* below the folder that the program reads */
} zb_upload;

/* A work that this one was merged from, as it was then. */
typedef struct zb_work_source {
  char id[ZB_WORK_ID_SIZE];
  unsigned revision;
} zb_work_source;

/* What came of a task. */
typedef struct zb_outcome {
  bool done;
  int code;          /* of the program */
  unsigned revision; /* of the files that it had */
  int64_t ended;
} zb_outcome;

typedef enum { ZB_WORK_IDLE, ZB_WORK_QUEUED, ZB_WORK_RUNNING } zb_work_state;

typedef struct zb_work {
  /* Kept in work.txt. */
  char id[ZB_WORK_ID_SIZE];
  char unit[ZB_UNIT_SIZE]; /* whose it is; "": the office's */
  char *title;
  int64_t created, touched;
  zb_upload *uploads; /* by their names */
  size_t upload_count, upload_capacity;
  int64_t bytes;
  unsigned last_number, revision;
  zb_work_source *sources; /* of a merged one */
  size_t source_count, source_capacity;
  zb_outcome outcomes[ZB_TASKS];
  long found[3]; /* errors, warnings, hints of the last check */

  /* Of this process only. */
  zb_work_state state;
  zb_task task; /* queued or running */
  long ticket;  /* its place in the queue */
  int64_t started;
  pid_t process; /* 0: none */
  bool stopping, gone, changed;
  unsigned *unneeded; /* numbers of files that are to go when work.txt doesn't name them any more */
  size_t unneeded_count, unneeded_capacity;
  int users;    /* who are at its folder without the lock: it is not removed meanwhile */
  bool writing; /* one of them writes work.txt */

  /* Of the files that are under way. */
  int64_t coming, growth; /* what comes, and by how much that makes the work bigger */
  size_t coming_new;      /* those that take no other's place */
  struct zb_work *next;
} zb_work;

zb_work *zb_work_new(void);
void zb_work_free(zb_work *work);

/* The upload of that name, or NULL. */
zb_upload *zb_work_upload(zb_work *work, const char *name);

/* Whether NAME would be a file where the uploads have a folder, or the other way round. */
bool zb_work_clashes(zb_work *work, const char *name);

/* Takes NAME in, which lies in files/NUMBER, in place of the one that has that name. Returns the number that is not
   needed any more, 0 if there is none. */
unsigned zb_work_put(zb_work *work, const char *name, int64_t bytes, unsigned number);

/* The same with a new number. */
unsigned zb_work_take(zb_work *work, const char *name, int64_t bytes);

/* The file of that NUMBER goes with the next writing down. */
void zb_work_discard(zb_work *work, unsigned number);

/* It was merged from the work ID, too. */
void zb_work_add_source(zb_work *work, const char *id, unsigned revision);

/* Forgets the upload, which is one of the work's; returns its number. */
unsigned zb_work_drop(zb_work *work, zb_upload *upload);

/* Appends what is kept of it. */
void zb_work_write(const zb_work *work, zb_buffer *out);

/* Writes that to PATH, and reads it; NULL with a diag if it is none. */
zb_status zb_work_save(const zb_work *work, const char *path, zb_diags *diags);
zb_work *zb_work_load(const char *path, const char *id, zb_diags *diags);

#endif

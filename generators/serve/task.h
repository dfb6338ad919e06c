/* What can be done with a work's files. */
#ifndef ZB_SERVE_TASK_H
#define ZB_SERVE_TASK_H

#include <stdbool.h>

typedef enum { ZB_TASK_CHECK, ZB_TASK_MAKE, ZB_TASK_PACK, ZB_TASKS } zb_task_kind;

/* work.c: as files and the page call them. */
extern const char *const zb_task_names[ZB_TASKS];

enum { ZB_TASK_DATE_SIZE = sizeof "2020-08-04" };

typedef struct zb_task {
  zb_task_kind kind;
  char date[ZB_TASK_DATE_SIZE]; /* "": the day of the run */
  bool print, draft, pdf, zip;  /* as the options of `make`; zip: of units */
} zb_task;

#endif

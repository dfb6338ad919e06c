/* Works the queue off: some threads, each of which waits for the process that does its order. */
#ifndef ZB_SERVE_RUNNER_H
#define ZB_SERVE_RUNNER_H

#include "serve/works.h"

typedef struct zb_runner zb_runner;

typedef struct zb_runner_options {
  const char *state;  /* the folder of all works, of which a job sees its own work only */
  const char *home;   /* for the jobs' ZHIBIAO_HOME; NULL: none is set */
  const char *notice; /* for `--notice`; NULL: what the program would take */
  int at_once;        /* jobs */
} zb_runner_options;

/* NULL with a diag. OPTIONS' texts are borrowed. */
zb_runner *zb_runner_start(zb_works *works, const zb_runner_options *options, zb_diags *diags);

/* Ends the works' queue, waits for the jobs that are running, and frees it. */
void zb_runner_stop(zb_runner *runner);

#endif

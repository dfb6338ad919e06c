/* What the files of `zhibiao merge` share. */
#ifndef ZB_RUN_MERGER_H
#define ZB_RUN_MERGER_H

#include "run/shard_reader.h"

typedef struct zb_merger {
  zb_job *job;
  zb_shard_part *parts; /* in the order of their numbers */
  int count;
} zb_merger;

/* merge_check.c: sorts the parts, which are open, and checks that they are all parts of one run. ZB_USAGE with diags.
 */
zb_status zb_merge_check(zb_merger *m);

/* The same of the first part, and of the program and the scripts here. */
zb_status zb_merge_check_here(zb_merger *m);

/* merge_records.c: takes the generator's records, of which each part is at the beginning, and counts them in TALLY.
   SAID has the messages of no record that were said, whichever part said so first. *WORST: what came of them. Not ZB_OK
   if a part turned out to be no good. */
zb_status zb_merge_records(zb_merger *m, const zb_generator *generator, zb_tally *tally, zb_diags *said,
                           zb_status *worst);

#endif

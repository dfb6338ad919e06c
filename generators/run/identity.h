/* What two machines must have in common for their parts of a run to be parts of one. */
#ifndef ZB_RUN_IDENTITY_H
#define ZB_RUN_IDENTITY_H

#include "run/job.h"

typedef enum {
  ZB_SAME_PROGRAM,
  ZB_SAME_SCRIPTS, /* and templates, and the notice */
  ZB_SAME_LIBRARIES,
  ZB_SAME_FONTS,
  ZB_SAME_DATE,
  ZB_SAME_OPTIONS,
  ZB_SAME_PLACES, /* of the data */
  ZB_SAME_DATA,
  ZB_SAME_PHOTOS, /* their bytes, of which the data tell only what is wrong with them */
  ZB_SAME_COUNT
} zb_same;

typedef struct zb_identity {
  const char *marks[ZB_SAME_COUNT]; /* equal if what they stand for is the same */
} zb_identity;

/* That of the run in hand, whose data are judged; in the job's arena. ZB_TEMPLATE with diags if fonts are
   missing, or a script can't be read. */
zb_status zb_identity_of(zb_job *job, zb_identity *identity);

/* The same of the program and its scripts only. */
zb_status zb_identity_of_program(zb_job *job, zb_identity *identity);

/* What it is called, and what to do where it differs. */
const char *zb_identity_name(zb_same which);
const char *zb_identity_remedy(zb_same which);

#endif

/* The templates of a generator's documents: its own, and those that models ask for in its place, as that of another
   level. Each is loaded once. */
#ifndef ZB_RUN_VARIANTS_H
#define ZB_RUN_VARIANTS_H

#include "run/job.h"

typedef struct zb_variant {
  const char *name;
  zb_template *template;
  zb_web *web;      /* in its place, for a page */
  zb_status status; /* of loading it */
} zb_variant;

enum { ZB_MAX_VARIANTS = 64 };

/* All zero before the first is chosen; zb_variants_free leaves it so. */
typedef struct zb_variants {
  zb_variant list[ZB_MAX_VARIANTS]; /* the generator's own first */
  int count;
  const zb_template *prepared; /* the one whose texts the documents share now */
} zb_variants;

/* The template of SCRIPT's current model, or its generator's, ready for use: its fonts are loaded, and its literal
   texts shaped. Its status, with a diag if it can't be used. *FOUND is ALL's. */
zb_status zb_variants_choose(zb_job *job, zb_script *script, zb_variants *all, const zb_variant **found);

void zb_variants_free(zb_variants *all);

#endif

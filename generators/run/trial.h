/* A template tried out for its author, without data: with blank() and sample() of each generator that uses it. */
#ifndef ZB_RUN_TRIAL_H
#define ZB_RUN_TRIAL_H

#include "run/single.h"
#include "template/template.h"

/* A specimen with the columns of a sample, and what it is made with. */
typedef struct zb_specimen {
  const zb_node *root; /* NULL: there is none; in the arena of the zb_single */
  zb_template *template;
  zb_script *script;
} zb_specimen;

void zb_specimen_close(zb_specimen *specimen);

/* All generators that can be loaded: a wrong script of another template is nobody's business here. */
int zb_trial_generators(zb_single *single, const zb_generator **list);

/* Tries the template that zb_template_load knows by NAME; the generators that use it call it STEM. ZB_TEMPLATE with a
   diag for each wrong expression, each picture that can't be shown, and whatever keeps a document from being made of a
   sample; a warning for each line that no sample comes to; a note of generators without a sample. Needs the fonts.
   SPECIMEN is filled in if the template leaves columns to the data. */
zb_status zb_trial(zb_single *single, const char *name, const char *stem, zb_specimen *specimen);

/* lint_page.c: the same for a page in a browser, NAME its path or as generators call it. */
zb_status zb_trial_page(zb_single *single, const char *name);

#endif

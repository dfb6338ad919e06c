/* A template tried out for its author, without data: with blank() and sample() of each generator that uses it. */
#ifndef ZB_RUN_TRIAL_H
#define ZB_RUN_TRIAL_H

#include "run/single.h"

/* Tries the template that zb_template_load knows by NAME; the generators that use it call it STEM. ZB_TEMPLATE with a
   diag for each wrong expression, each picture that can't be shown, and whatever keeps a document from being made of a
   sample; a warning for each line that no sample comes to; a note of generators without a sample. Needs the fonts. */
zb_status zb_trial(zb_single *single, const char *name, const char *stem);

#endif

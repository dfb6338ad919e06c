/* Ctrl-C, SIGTERM and SIGHUP ask the run to end: it finishes the document in hand and writes down what it has made. A
   second one ends the process at once, with a sentence and without its temporary folder. */
#ifndef ZB_BASE_INTERRUPT_H
#define ZB_BASE_INTERRUPT_H

#include "base/status.h"

#include <stdbool.h>

/* From now on they are noted, and a reader that has gone is an error of writing. A signal that whoever started the
 * process ignores, as nohup does, stays ignored. */
void zb_interrupt_catch(void);

/* From now on a second one changes nothing: for a process that works for another one, which ends it. */
void zb_interrupt_be_patient(void);

/* Whether one has come. */
bool zb_interrupted(void);

/* STATUS, or ZB_INTERRUPTED if one has come. Whatever leaves something out when it is interrupted ends with this: one
   that comes between two questions has been heard by the second only. */
zb_status zb_unless_interrupted(zb_status status);

#endif

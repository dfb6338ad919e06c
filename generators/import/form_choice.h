/* Choices on a form: ☑男 □女. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_CHOICE_H
#define ZB_IMPORT_FORM_CHOICE_H

#include "base/arena.h"

/* What is ticked: 男; "" if nothing is; TEXT itself if it has no boxes or more than one is ticked, which no field
   takes. In ARENA. */
const char *form_choice(const char *text, zb_arena *arena);

#endif

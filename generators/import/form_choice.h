/* Choices on a form: ☑男 □女, or 男☑ 女□. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_CHOICE_H
#define ZB_IMPORT_FORM_CHOICE_H

#include "base/arena.h"

/* What is ticked: 男; "" if nothing is; TEXT itself if it has no boxes, or if which option is ticked can't be told, or
   more than one is: a closed field refuses it, and says so. Boxes stand in front of their options, or behind them,
   whichever the text begins with. In ARENA. */
const char *form_choice(const char *text, zb_arena *arena);

#endif

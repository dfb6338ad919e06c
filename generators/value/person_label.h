/* How messages and documents name a person: 张三（330599…0017）. */
#ifndef ZB_VALUE_PERSON_LABEL_H
#define ZB_VALUE_PERSON_LABEL_H

#include "base/arena.h"

/* NAME with the first six and the last four characters of ID, or NAME alone if ID is no ID number, such as one that
   lost its digits (3.3e+17). An empty NAME is shown as 姓名没有填. May be in ARENA or NAME itself. */
const char *zb_person_label(const char *name, const char *id, zb_arena *arena);

/* RECORD without what tells its person apart from others who are labelled so: 张三（330599…0017，1980年生） is
   张三（330599…0017）. May be in ARENA or RECORD itself. */
const char *zb_person_label_of(const char *record, zb_arena *arena);

#endif

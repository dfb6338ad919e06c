/* The name that a wrong one may have been meant to be. */
#ifndef ZB_BASE_NEAREST_H
#define ZB_BASE_NEAREST_H

typedef struct zb_nearest {
  const char *name;  /* that is wrong */
  const char *found; /* the most like it so far, of several the first in byte order; NULL: none is like it */
  int distance;
} zb_nearest;

/* Starts to look; NAME is borrowed. */
zb_nearest zb_nearest_to(const char *name);

/* CANDIDATE is borrowed. */
void zb_nearest_try(zb_nearest *nearest, const char *candidate);

#endif

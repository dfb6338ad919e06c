/* The result of an operation. The values are the program's exit codes: a command returns the worst that occurred. */
#ifndef ZB_BASE_STATUS_H
#define ZB_BASE_STATUS_H

typedef enum {
  ZB_OK = 0,
  ZB_REFUSED = 1,    /* some records were refused, each with a reason; all others were made */
  ZB_USAGE = 2,      /* the command line is wrong */
  ZB_INPUT = 3,      /* a file that was given can't be read */
  ZB_TEMPLATE = 4,   /* a template, font table or script is wrong */
  ZB_OUTPUT = 5,     /* an output file can't be written */
  ZB_MEMORY = 6,     /* there was no memory left: nothing more was done (base/memory.h) */
  ZB_INTERRUPTED = 7 /* the user or the system asked to end; what was made is whole (base/interrupt.h) */
} zb_status;

/* The worse of two: the greater code; ZB_OK only if both are. */
static inline zb_status zb_worse(zb_status a, zb_status b)
{
  return a > b ? a : b;
}

#endif

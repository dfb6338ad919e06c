/* The tables of a page that are open, each with the cell that is being read; told of tags and text, they tell a
   listener of cells. */
#ifndef ZB_READ_HTML_HTML_STACK_H
#define ZB_READ_HTML_HTML_STACK_H

#include "read/html/html_grid.h"
#include "read/html/html_page.h"

enum { ZB_MAX_NESTED = 32 };

/* Starts as {0} with its listener; ends with zb_page_stack_free. */
typedef struct zb_page_stack {
  const zb_page_listener *listener;
  void *self; /* the listener's */
  zb_grid grids[ZB_MAX_NESTED];
  int open;   /* of the grids */
  int tables; /* begun so far */
  bool in_heading;
  zb_page_text heading; /* the last one outside of tables, of which none has begun behind it */
  const char *fault;    /* in the user's words, once there is one */
} zb_page_stack;

void zb_page_stack_start(zb_page_stack *stack, const char *name, const char *const *attributes,
                         const zb_page_styles *styles);
void zb_page_stack_end(zb_page_stack *stack, const char *name);
void zb_page_stack_text(zb_page_stack *stack, const char *text, size_t n);
void zb_page_stack_free(zb_page_stack *stack);

bool zb_is_one_of(const char *name, const char *const *names);

#endif

/* The open tables of a page, each with its open cell: turns tags and text into a listener's calls. */
#ifndef ZB_READ_HTML_HTML_STACK_H
#define ZB_READ_HTML_HTML_STACK_H

#include "read/html/html_grid.h"
#include "read/html/html_page.h"

enum { ZB_MAX_NESTED = 32 };

/* Initialize with {0} and a listener, release with zb_html_stack_free. */
typedef struct zb_html_stack {
  const zb_html_listener *listener;
  void *self; /* the listener's */
  zb_html_grid grids[ZB_MAX_NESTED];
  int open;   /* of the grids */
  int tables; /* started so far */
  bool in_heading;
  zb_html_text heading; /* the last one outside tables, until a table starts */
  const char *fault;    /* an error message in Chinese; NULL: none yet */
} zb_html_stack;

void zb_html_stack_start(zb_html_stack *stack, const char *name, const char *const *attributes,
                         const zb_html_styles *styles);
void zb_html_stack_end(zb_html_stack *stack, const char *name);
void zb_html_stack_text(zb_html_stack *stack, const char *text, size_t n);
void zb_html_stack_default(zb_html_stack *stack, const char *text); /* a list shows it, though it was not chosen */
void zb_html_stack_strike(zb_html_stack *stack);                    /* the text that comes next is struck out */
void zb_html_stack_free(zb_html_stack *stack);

/* Whether an element's attributes say that it is not shown. */
bool zb_html_is_hidden(const char *const *attributes);

bool zb_html_is_one_of(const char *name, const char *const *names);

#endif

/* Text that print/ adds to pages. Private to print/. */
#ifndef ZB_PRINT_LABELS_H
#define ZB_PRINT_LABELS_H

#include "print/print.h"
#include "text/paragraph.h"

/* What drawing text needs, and its outcome. */
typedef struct writer {
  const zb_fonts *fonts;
  zb_arena *arena;
  zb_diags *diags;
  zb_status status;
} writer;

typedef struct label_style {
  const char *role; /* 宋体 */
  float size;
  zb_align align;
  bool artifact; /* not content of the document */
  bool apart;    /* the rest of the page is that of other pages, too */
} label_style;

/* Sets TEXT in WIDTH pt and draws it with its top left corner at (LEFT, TOP); returns its height. If the role is
   unknown or no face has a character, adds a diag and sets the writer's status to ZB_TEMPLATE. */
float draw_text(writer *w, zb_page *page, label_style style, float left, float top, float width, const char *text);

#endif

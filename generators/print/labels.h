/* Words that print make-up adds to pages. Private to print/. */
#ifndef ZB_PRINT_LABELS_H
#define ZB_PRINT_LABELS_H

#include "print/print.h"
#include "text/paragraph.h"

/* Where words are put, and what came of it. */
typedef struct writer {
  const zb_fonts *fonts;
  zb_arena *arena;
  zb_diags *diags;
  zb_status status;
} writer;

typedef struct words_style {
  const char *role; /* 宋体 */
  float size;
  zb_align align;
  bool artifact; /* no text of the document */
} words_style;

/* Sets TEXT and draws it from TOP on, between LEFT and LEFT + WIDTH; returns its height. An unknown role or a
   character that no face has sets the writer's status. */
float put_words(writer *w, zb_page *page, words_style style, float left, float top, float width, const char *text);

#endif

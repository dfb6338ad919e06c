/* A glyph run: glyphs of one face at one size, with the text that they represent. Text is shaped only once: layout/
   adds up the advances, pdf/ writes the same glyphs. Lives in the document's arena. */
#ifndef ZB_TEXT_RUN_H
#define ZB_TEXT_RUN_H

#include "text/fonts.h"

typedef struct zb_glyph {
  uint32_t id;      /* in the face */
  uint32_t cluster; /* byte offset in the run's text of what it represents; ascending */
  float advance;    /* pt, letter spacing and justification included */
  float dx, dy;     /* pt, offset of the glyph from the pen position; dy upwards */
} zb_glyph;

typedef struct zb_run {
  const zb_face *face;
  float size;     /* pt */
  uint32_t color; /* 0xRRGGBB */
  int count;
  const zb_glyph *glyphs;
  const char *text; /* UTF-8, LENGTH bytes, not NUL-terminated */
  size_t length;
  float width; /* pt: the sum of the advances */
} zb_run;

#endif

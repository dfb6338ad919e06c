/* A paragraph: spans of styled text in, lines of placed glyph runs out. */
#ifndef ZB_TEXT_PARAGRAPH_H
#define ZB_TEXT_PARAGRAPH_H

#include "base/arena.h"
#include "text/run.h"

typedef enum {
  ZB_SPAN_TEXT,
  ZB_SPAN_BLANK, /* a fill-in blank: its text centred over an underline of at least WIDTH */
  ZB_SPAN_BREAK  /* a forced line break */
} zb_span_kind;

typedef struct zb_span {
  zb_span_kind kind;
  const char *text; /* UTF-8, NUL-terminated */
  const zb_role *role;
  float size;           /* pt */
  float letter_spacing; /* pt of tracking, after each character but the line's last */
  uint32_t color;       /* 0xRRGGBB */
  float width;          /* pt, of ZB_SPAN_BLANK */
  bool underline;
} zb_span;

typedef enum { ZB_ALIGN_LEFT, ZB_ALIGN_CENTER, ZB_ALIGN_RIGHT, ZB_ALIGN_JUSTIFY, ZB_ALIGN_DISTRIBUTE } zb_align;

/* Which punctuation marks are prohibited at a line's start and end (clreq, 3.1.3). At all levels no line starts with a
   closing mark, pause or stop, connector, middle dot or solidus, and none ends with an opening mark. GB: none ends with
   a solidus either; STRICT: as GB, and none starts with —— or ……. */
typedef enum { ZB_BREAK_LEVEL_GB, ZB_BREAK_LEVEL_BASIC, ZB_BREAK_LEVEL_STRICT } zb_break_level;

typedef struct zb_paragraph {
  const zb_span *spans;
  int span_count;
  float width;  /* pt, the measure */
  float indent; /* pt, of the first line */
  zb_align align;
  zb_break_level level;
  bool hanging;  /* hanging punctuation: a pause or stop that does not fit may stand outside the measure */
  bool vertical; /* set as a column, centred in the measure: each character, word or mark is a line of its own */
} zb_paragraph;

typedef struct zb_placed_run {
  float x;     /* pt from the measure's left edge */
  float y;     /* pt below the line's baseline; 0 unless rotated */
  float angle; /* degrees, counter-clockwise, about (x, y): 0, or -90 for what is rotated in a column */
  zb_run run;
} zb_placed_run;

/* From X on, WIDTH wide; its top is Y below the baseline. All in pt. */
typedef struct zb_underline {
  float x, y, width, thickness;
} zb_underline;

typedef struct zb_line {
  int run_count, underline_count;
  const zb_placed_run *runs;
  const zb_underline *underlines;
  float width;           /* pt, from the measure's left edge to the end of the last run or underline */
  float ascent, descent; /* pt, of the tallest span in it; of the paragraph's first span in an empty line */
  float extra_advance;   /* pt, in a column: how far the line's advance exceeds one em; negative for a word space */
  bool forced; /* it is broken where that is prohibited, or is wider than the measure: the measure is too narrow for
                  this text at this size */
} zb_line;

/* A character that no face of its span's role has, and the others of the paragraph: each once, and no more than
   ZB_MAX_MISSING. */
typedef struct zb_missing {
  uint32_t character; /* 0: none */
  int span;
  struct zb_missing *next;
} zb_missing;

enum { ZB_MAX_MISSING = 64 };

/* Sets a paragraph by the rules of GB/T 15834 and clreq: itemizes by face, shapes, breaks lines and aligns them. Lines
   are in ARENA; there is always at least one. A word wider than the measure is broken anywhere; its line is `forced`.
   Returns false, with *MISSING, if characters have no glyph. */
bool zb_paragraph_set(const zb_paragraph *paragraph, zb_arena *arena, const zb_line **lines, int *count,
                      zb_missing *missing);

#endif

/* A paragraph: spans of styled text in, lines of placed glyph runs out. */
#ifndef ZB_TEXT_PARAGRAPH_H
#define ZB_TEXT_PARAGRAPH_H

#include "base/arena.h"
#include "text/run.h"

typedef enum {
  ZB_SPAN_TEXT,
  ZB_SPAN_BLANK, /* a fill-in blank: its text centred on an underline of WIDTH (wider if the text is) */
  ZB_SPAN_BREAK  /* a forced line break */
} zb_span_kind;

typedef struct zb_span {
  zb_span_kind kind;
  const char *text; /* UTF-8, NUL-terminated */
  const zb_role *role;
  float size;           /* pt */
  float letter_spacing; /* pt, after each character but the line's last */
  uint32_t color;       /* 0xRRGGBB */
  float width;          /* pt, of ZB_SPAN_BLANK */
  bool underline;
} zb_span;

typedef enum { ZB_ALIGN_LEFT, ZB_ALIGN_CENTER, ZB_ALIGN_RIGHT, ZB_ALIGN_JUSTIFY, ZB_ALIGN_DISTRIBUTE } zb_align;

/* Which marks stay off a line's edges (clreq, 3.1.3): never a closing mark, pause, connector, middle dot or solidus at
   its start nor an opening mark at its end; GB: no solidus at its end either; STRICT: no —— and …… at its start. */
typedef enum { ZB_LEVEL_GB, ZB_LEVEL_BASIC, ZB_LEVEL_STRICT } zb_level;

typedef struct zb_paragraph {
  const zb_span *spans;
  int span_count;
  float width;  /* pt, the measure */
  float indent; /* pt, of the first line */
  zb_align align;
  zb_level level;
  bool hanging;  /* a pause that does not fit may stand outside the measure */
  bool vertical; /* a column in the middle of the measure: each character, word or mark is a line */
} zb_paragraph;

typedef struct zb_placed_run {
  float x;     /* pt from the measure's left edge */
  float y;     /* pt below the line's baseline; 0 unless turned */
  float angle; /* degrees, counter-clockwise, about (x, y): 0, or -90 for what is turned in a column */
  zb_run run;
} zb_placed_run;

/* An underline: from X by WIDTH, its top Y pt below the baseline. */
typedef struct zb_rule {
  float x, y, width, thickness;
} zb_rule;

typedef struct zb_line {
  int run_count, rule_count;
  const zb_placed_run *runs;
  const zb_rule *rules;
  float width;           /* pt, ink of the line: to the end of the last run or rule */
  float ascent, descent; /* pt, of the tallest span in it; of the paragraph's first span in an empty line */
  float deeper; /* pt, in a column: how much more of it than one em the line takes; negative for a word space */
  bool forced;  /* it ends within what may not be divided, or is wider than the measure: the measure is too
                   narrow for this text in this size */
} zb_line;

/* A character that no face of its span's chain has. */
typedef struct zb_missing {
  uint32_t character; /* 0: none */
  int span;
} zb_missing;

/* Sets a paragraph after GB/T 15834 and clreq: splits by face, shapes, breaks and aligns. Lines are in ARENA. A word
   that is wider than the measure is broken where it must be; its line is `forced`. There is always at least one line.
   Returns false, with *MISSING, if a character has no glyph. */
bool zb_paragraph_set(const zb_paragraph *paragraph, zb_arena *arena, const zb_line **lines, int *count,
                      zb_missing *missing);

#endif

/* A paragraph while it is being set, private to text/:

     spans --characters.c--> characters --breaks.c--> … with breaks --shape.c--> atoms --widths.c--> … in their widths
           --lines.c--> lines of atoms --stretch.c, place.c--> lines of placed runs
     characters --column.c--> units from top to bottom (vertical) */
#ifndef ZB_TEXT_SETTING_H
#define ZB_TEXT_SETTING_H

#include "text/face.h"
#include "text/paragraph.h"

/* What may follow a character: the order is that of libunibreak's constants. */
typedef enum { BREAK_MUST, BREAK_MAY, BREAK_NOT } break_kind;

typedef enum {
  ATOM_TEXT,
  ATOM_SPACE, /* dropped at a line's end */
  ATOM_PAD,   /* the empty part of a fill-in blank, before its text or behind it */
  ATOM_END    /* a line end: nothing to draw */
} atom_kind;

typedef struct character {
  uint32_t code;
  uint32_t offset; /* in the setting's text */
  uint16_t length; /* bytes */
  uint8_t kind;    /* atom_kind */
  uint8_t after;   /* break_kind */
  int span;
  const zb_face *face; /* of ATOM_TEXT and ATOM_SPACE */
} character;

/* What a character does at a line's edge (clreq, 3.1.3 and 3.1.6). */
typedef enum {
  MARK_NONE,
  MARK_OPENING,
  MARK_CLOSING,
  MARK_PAUSE,     /* 、，。：；！？ */
  MARK_MIDDLE,    /* · */
  MARK_CONNECTOR, /* － ～, and — alone */
  MARK_SOLIDUS,
  MARK_DASH, /* ⸺ in one character */
  MARK_ELLIPSIS
} mark;

mark mark_of(uint32_t c);

/* —— and ……: two characters that are one mark of two ems. */
bool makes_unit(uint32_t a, uint32_t b);

/* Ideographs, kana and full-width punctuation: what justification may move apart. */
bool is_cjk(uint32_t c);

/* Chinese characters and kana, no marks. */
bool is_ideograph(uint32_t c);

bool is_digit(uint32_t c); /* half or full width */

/* Letters of the Latin, Greek and Cyrillic scripts, and digits of half width. */
bool is_western(uint32_t c);

/* What is never divided: a character, or the characters and glyphs that shaping made one of. */
typedef struct atom {
  uint32_t code; /* its first character */
  uint32_t offset, length;
  uint8_t kind, after;
  uint8_t mark; /* of a text's first character */
  int span;
  const zb_face *face;
  int glyph_count;
  zb_glyph *glyphs;  /* without letter spacing */
  float width;       /* of the glyphs, or of the pad */
  float front, back; /* what of the width is blank, and may be dropped, of a mark of full width */
  float gap;         /* pt between Chinese and Latin, if the next atom is on the same line */
} atom;

typedef struct setting {
  const zb_paragraph *paragraph;
  zb_arena *arena;
  char *text; /* of all spans, one after the other */
  character *characters;
  int character_count;
  atom *atoms;
  int atom_count;
} setting;

/* Character I is ’ within a Latin word, no closing quotation mark. */
bool is_apostrophe(const setting *s, int i);

/* Reads the spans: characters and their faces. False with *MISSING if no face has one. */
bool read_characters(setting *s, zb_missing *missing);

void find_breaks(setting *s);

/* Characters that draw no glyph of their own but change that of the one before. */
bool modifies(const character *c);

void shape(setting *s);

/* Shapes characters FIRST to LAST - 1, of one face and span, and adds their atoms. */
void shape_unit(setting *s, int first, int last, bool vertical);

/* Gives marks the widths of Chinese setting, drops the blanks where marks meet, puts gaps between Chinese and Latin. */
void set_widths(setting *s);

/* Atoms FIRST to LAST - 1 are what is seen of a line. */
typedef struct atom_line {
  int first, last;
  int next;           /* where the following line starts */
  float start, end;   /* what the marks at its edges give up */
  float blanks, gaps; /* the parts, 0 to 1, that the marks' blanks and the gaps within it give up */
  float width;        /* of what is seen, all of this and letter spacing considered */
  bool ended;         /* by the paragraph's end or a forced break: not justified */
  bool forced;        /* ends where the text may not break */
} atom_line;

/* The line that starts at FIRST, with an indent of INDENT. */
atom_line fill_line(const setting *s, int first, float indent);

/* Of a gap between Chinese and Latin, what a tight line may take: down to an eighth of an em. */
#define GAP_GIVES 0.5F

/* Letter spacing and gap between atom I and the next one of its line. */
float spacing_after(const setting *s, int i);

/* What the space behind each atom of the line grows by, so that it fills the measure with ROOM more; NULL if it is not
   to be stretched. */
float *justify_line(const setting *s, const atom_line *line, float room);

/* What is taken off before an atom and added behind it. */
typedef struct space {
  float before, after;
} space;

/* A run of the atoms FIRST to LAST - 1, which share face and span; SPACES[0] is that of the first; NULL: none. */
zb_run make_run(const setting *s, int first, int last, const space *spaces);

/* Makes the line at least as tall as SPAN. */
void raise_line(zb_line *out, const zb_span *span);

/* Aligns a line and turns it into runs and rules. INDENT is taken off the measure on the left. */
void place_line(const setting *s, const atom_line *line, float indent, zb_line *out);

/* Sets the characters as a column: each unit a line. */
const zb_line *set_column(setting *s, int *count);

#endif

/* A paragraph while it is being set, private to text/:

     spans --characters.c--> characters --breaks.c--> with line breaks --shape.c--> atoms
           --widths.c--> with their widths --lines.c--> lines of atoms --justify.c, place.c, run.c--> placed runs
     characters --column.c--> units from top to bottom (vertical) */
#ifndef ZB_TEXT_SETTING_H
#define ZB_TEXT_SETTING_H

#include "text/face.h"
#include "text/paragraph.h"

/* Whether the line may break after a character, in the order of libunibreak's constants. */
typedef enum { BREAK_MUST, BREAK_MAY, BREAK_NOT } break_kind;

typedef enum {
  ATOM_TEXT,
  ATOM_SPACE, /* dropped at a line's end */
  ATOM_PAD,   /* the empty part of a fill-in blank, before or after its text */
  ATOM_END    /* a forced line break, not drawn */
} atom_kind;

typedef struct character {
  uint32_t code;
  uint32_t offset; /* in the setting's text */
  uint8_t length;  /* bytes */
  uint8_t kind;    /* atom_kind */
  uint8_t after;   /* break_kind */
  bool free;       /* an ideograph of a text (breaks.c) */
  int span;
  const zb_face *face; /* of ATOM_TEXT and ATOM_SPACE */
} character;

/* Classes of punctuation marks by where they may stand in a line (clreq, 3.1.3 and 3.1.6). */
typedef enum {
  MARK_NONE,
  MARK_OPENING,
  MARK_CLOSING,
  MARK_PAUSE,      /* pauses and stops: 、，。：；！？ */
  MARK_MIDDLE_DOT, /* · */
  MARK_CONNECTOR,  /* － ～, and a single — */
  MARK_SOLIDUS,
  MARK_DASH, /* ⸺, one character */
  MARK_ELLIPSIS
} mark;

mark mark_of(uint32_t c);

/* Whether A and B make up —— or ……, one mark two ems wide. */
bool is_two_em_mark(uint32_t a, uint32_t b);

/* Ideographs, kana and full-width punctuation, between which justification may add space. */
bool is_cjk(uint32_t c);

/* Chinese characters and kana, without punctuation. */
bool is_ideograph(uint32_t c);

bool is_digit(uint32_t c); /* of half or full width */

/* Letters of the Latin, Greek and Cyrillic scripts, and half-width digits. */
bool is_western(uint32_t c);

/* What is never broken: a character, or the characters and glyphs of one shaped cluster. */
typedef struct atom {
  uint32_t code; /* its first character */
  uint32_t offset, length;
  uint8_t kind, after;
  uint8_t mark; /* class of the first character */
  int span, glyph_count;
  const zb_face *face;
  zb_glyph *glyphs;  /* without letter spacing */
  float width;       /* of the glyphs, or of the pad */
  float front, back; /* of a full-width mark: the parts of WIDTH before and after its ink that may be compressed */
  float gap;         /* pt of space between Chinese and Latin, if the next atom is on the same line */
  float spacing;     /* gap and letter spacing, likewise */
} atom;

typedef struct setting {
  const zb_paragraph *paragraph;
  zb_arena *arena;
  char *text; /* of all spans, concatenated */
  character *characters;
  int character_count;
  atom *atoms;
  int atom_count;
} setting;

/* Whether character I is ’ within a Latin word rather than a closing quotation mark. */
bool is_apostrophe(const setting *s, int i);

/* Decodes the spans into characters with their faces. False with *MISSING if no face has a character. */
bool read_characters(setting *s, zb_missing *missing);

void find_breaks(setting *s);

/* Whether C combines with the character before it: combining marks, variation selectors, joiners. */
bool modifies(const character *c);

void shape(setting *s);

/* Shapes characters FIRST to LAST - 1, which share face and span, and adds their atoms. */
void shape_unit(setting *s, int first, int last, bool vertical);

/* Gives marks their widths in Chinese setting, compresses adjacent marks, adds space between Chinese and Latin. */
void set_widths(setting *s);

/* A line of atoms; FIRST to LAST - 1 are the visible ones. */
typedef struct atom_line {
  int first, last;
  int next;           /* first atom of the following line */
  float start, end;   /* pt by which the marks at its edges are compressed */
  float blanks, gaps; /* how far the marks' blanks and the gaps within it are compressed: 0, not at all, to 1 */
  float width;        /* pt, of the visible atoms after compression, with letter spacing */
  bool ended;         /* by the paragraph's end or a forced break: not justified */
  bool forced;        /* broken where that is prohibited, or too wide */
} atom_line;

/* In pt: rounding must not push a text out of a measure that is the sum of its own advances. */
#define LINE_TOLERANCE 0.02F

/* The line that starts at atom FIRST, indented by INDENT pt, and takes as much as fits. */
atom_line fill_line(const setting *s, int first, float indent);

/* The line of atoms FIRST to END - 1. */
atom_line line_between(const setting *s, int first, int end, float indent);

/* END less the atoms before it that are dropped at a line's end. */
int visible_end(const setting *s, int first, int end);

/* Whether atoms FIRST to END - 1 have a single character, or none, but for marks. */
bool has_single_character(const setting *s, int first, int end);

/* Where the lines of a justified text end, atoms FIRST to END - 1 without a forced break, so that they are as even as
   they can be; in the arena. NULL if something in it is wider than the measure. */
const int *fit_lines(const setting *s, int first, int end, float indent, int *count);

/* How much of a gap between Chinese and Latin a tight line may shrink: down to an eighth of an em. */
#define GAP_SHRINK 0.5F

/* Justification: what to add after each atom so that the line, ROOM pt shorter than the measure, fills it; in the
   arena. NULL if the line is not to be justified. */
float *justify_line(const setting *s, const atom_line *line, float room);

/* Whether atom I connects what is beside it: － ～ ／ and a single —. */
bool is_connector(const setting *s, int i);

/* How far justification may expand the space after atom I, in pt; *LAST: in its last step, between Chinese characters,
   and not in the first ones, at word spaces and between Chinese and Latin. */
float stretch_after(const setting *s, int i, bool *last);

/* What is removed before an atom and added after it, in pt. */
typedef struct space {
  float before, after;
} space;

/* The glyph run of atoms FIRST to LAST - 1, which share face and span. SPACES[0] is for the first one; NULL: none. */
zb_run make_run(const setting *s, int first, int last, const space *spaces);

/* Makes the line's ascent and descent at least those of SPAN. */
void extend_line(zb_line *out, const zb_span *span);

/* Aligns a line and turns it into runs and underlines. INDENT, in pt, is at the measure's left. */
void place_line(const setting *s, const atom_line *line, float indent, zb_line *out);

/* Sets the characters as a column: each unit is a line. In the arena. */
const zb_line *set_column(setting *s, int *count);

#endif

/* A paragraph while it is being set, private to text/:

     spans --characters.c--> characters --breaks.c--> … with breaks --shape.c--> atoms --lines.c--> lines of atoms
                                                                     --place.c--> lines of placed runs */
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

/* What is never divided: a character, or the characters and glyphs that shaping made one of. */
typedef struct atom {
  uint32_t code; /* its first character */
  uint32_t offset, length;
  uint8_t kind, after;
  int span;
  const zb_face *face;
  int glyph_count;
  const zb_glyph *glyphs; /* without letter spacing */
  float width;            /* of the glyphs, or of the pad */
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

/* Reads the spans: characters and their faces. False with *MISSING if no face has one. */
bool read_characters(setting *s, zb_missing *missing);

void find_breaks(setting *s);

void shape(setting *s);

/* Atoms FIRST to LAST - 1 are what is seen of a line. */
typedef struct atom_line {
  int first, last;
  int next;       /* where the following line starts */
  float width;    /* of what is seen, letter spacing included */
  float squeezed; /* what the closing punctuation at its end gives up to fit */
  bool ended;     /* by the paragraph's end or a forced break: not justified */
} atom_line;

/* The line that starts at FIRST, in a measure of WIDTH. */
atom_line fill_line(const setting *s, int first, float width);

/* Letter spacing between atom I and the next one of its line. */
float spacing_after(const setting *s, int i);

/* Aligns a line and turns it into runs and rules. INDENT is taken off the measure on the left. */
void place_line(const setting *s, const atom_line *line, float indent, zb_line *out);

/* Ideographs, kana and full-width punctuation: what justification may move apart. */
bool is_cjk(uint32_t c);

#endif

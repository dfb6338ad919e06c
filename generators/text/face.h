/* Faces, private to text/: what opening one takes, and what it says about a character. */
#ifndef ZB_TEXT_FACE_H
#define ZB_TEXT_FACE_H

#include "base/arena.h"
#include "text/fonts.h"

#include <stddef.h>

/* What a face has for a character. */
typedef struct face_glyph {
  uint32_t id;     /* 0: the face does not have the character */
  int32_t advance; /* in units per em */
  bool known;      /* the entry is filled in */
  bool plain;      /* shaping always gives this very glyph with this advance, whatever stands beside it */
} face_glyph;

/* A table over all code points in pages of 256 entries, made when first needed. */
enum { PAGE_COUNT = 0x110000 / 256, PAGE_SIZE = 256 };

/* An opened face. */
typedef struct face_state {
  hb_face_t *face;
  hb_font_t *font;
  hb_set_t *shaped; /* glyphs that the lookups of shaping see; NULL: all may be */
  bool cff;
  double ascent, descent;
  face_glyph *glyphs[PAGE_COUNT];
} face_state;

struct zb_face {
  const char *name, *file; /* PostScript name; font file */
  int number;              /* of the face in its file */
  int index;               /* in its zb_fonts */
  bool bold;
  zb_arena *arena;   /* of its zb_fonts */
  face_state **open; /* *open is NULL until the face is first needed */
};

/* Finds the family's face whose weight is nearest to regular or bold; false if the family is not installed. Fills in
   name, file, number and bold. FONTCONFIG is an FcConfig. */
bool face_find(void *fontconfig, const char *family, bool bold, zb_arena *arena, zb_face *found);

const face_state *face_open(const zb_face *face);
void face_close(const zb_face *face);

/* What the face has for C; never NULL. */
const face_glyph *face_lookup(const zb_face *face, uint32_t c);

typedef enum {
  SHAPE_LEVEL,
  SHAPE_VERTICAL, /* with the glyphs for columns */
  SHAPE_NARROW    /* with those of Latin text for marks that Chinese shares with it */
} shaping;

/* How text is shaped everywhere: script and language in PROPERTIES; fraction building off. */
void shaping_properties(hb_segment_properties_t *properties);
const hb_feature_t *shaping_features(shaping how, unsigned *count);

#endif

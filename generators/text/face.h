/* Faces, private to text/: opening them and looking characters up. */
#ifndef ZB_TEXT_FACE_H
#define ZB_TEXT_FACE_H

#include "base/arena.h"
#include "text/fonts.h"

#include <stddef.h>

/* What a face has for a character. */
typedef struct face_glyph {
  uint32_t id;     /* 0: the face lacks the character */
  int32_t advance; /* in units per em */
  bool known;      /* the entry is filled in */
  bool plain;      /* shaping always gives this glyph with this advance, whatever its neighbours */
} face_glyph;

/* Tables over all code points are made of pages of 256 entries, allocated on first use. */
enum { PAGE_COUNT = 0x110000 / 256, PAGE_SIZE = 256 };

/* An opened face. */
typedef struct face_state {
  hb_face_t *face;
  hb_font_t *font;
  hb_set_t *shaped; /* glyphs that the lookups of shaping involve; NULL: unknown, any may be */
  bool cff;
  float em;               /* units per em */
  double ascent, descent; /* of one em, both positive */
  face_glyph *glyphs[PAGE_COUNT];
} face_state;

struct zb_face {
  const char *name, *file; /* PostScript name; path of the font file */
  int number;              /* of the face within its file */
  int index;               /* in its zb_fonts */
  bool bold;
  zb_arena *arena;   /* of its zb_fonts */
  face_state **open; /* *open is NULL until the face is first used */
};

/* Finds the family's face whose weight is nearest to regular or bold, and fills in name, file, number and bold. False
   if the family is not installed. FONTCONFIG is an FcConfig. */
bool face_find(void *fontconfig, const char *family, bool bold, zb_arena *arena, zb_face *found);

/* Whether its licence, as fsType of the font's OS/2 table tells it (OpenType 1.9), lets a subset of its outlines be
   embedded. */
bool face_may_be_embedded(const zb_face *found);

const face_state *face_open(const zb_face *face);
void face_close(const zb_face *face);

/* What the face has for C; never NULL. */
const face_glyph *face_lookup(const zb_face *face, uint32_t c);

typedef enum {
  SHAPE_HORIZONTAL,
  SHAPE_VERTICAL,    /* with the alternate glyphs for vertical setting */
  SHAPE_PROPORTIONAL /* with proportional glyphs for marks that Latin and Chinese text share */
} shaping;

/* How all text is shaped: script and language; features, with fraction building off. */
void shaping_properties(hb_segment_properties_t *properties);
const hb_feature_t *shaping_features(shaping how, unsigned *count);

#endif

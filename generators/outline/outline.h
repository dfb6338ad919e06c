/* Fonts of some hundred glyphs out of faces of tens of thousands, for documents by the thousand.

   A glyph's outline is taken out of its face and deflated once, when it is first asked for. Matches lie within the
   glyph, and all glyphs of a face share one Huffman table, which is made from the face alone; so the codes of a glyph
   are a string of bits that stays the same, and a document's font is

     tables (stored)  |  head of a block: the Huffman table  |  bits of glyph  |  bits of glyph  | …  |  end, Adler-32

   put together by shifting. What comes out depends on the face and the glyphs, never on what was made before. Outlines
   lose their hints; composite glyphs become simple ones, and charstrings lose their subroutines.

   The strokes of TrueType faces are much alike. What most glyphs have stands in a larger font once, as the data of a
   glyph that draws nothing, and matches of all others may go there: the dictionary. How far that is depends on the
   font, so the bits of such a glyph have holes for distances. The dictionary comes again, as a match of itself, before
   it is out of reach.

   A font may have a glyph more than once: wider or narrower, so that what follows stands where it ends and no reader
   sees a space, or two lines; or as a twin that stands for another text. Such a copy follows what it is a copy of, and
   costs the few bits of a match. */
#ifndef ZB_OUTLINE_OUTLINE_H
#define ZB_OUTLINE_OUTLINE_H

#include "base/buffer.h"

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

/* A face's outlines. */
typedef struct zb_outlines zb_outlines;

/* NULL if the face is not of the kinds that are known here, or damaged: TrueType outlines, CFF with units of a
   thousandth. */
zb_outlines *zb_outlines_new(hb_face_t *face);
void zb_outlines_free(zb_outlines *outlines);

/* How glyphs are named here: GLYPH of the face, EIGHTHS of an em wider than it has it (below 0: narrower), and which
   TWIN of those that are the same so far. GLYPH itself names the glyph as it is. */
static inline uint32_t zb_glyph_copy(uint32_t glyph, int eighths, int twin)
{
  return glyph | ((uint32_t)eighths & 0x3FF) << 16 | (uint32_t)twin << 26;
}

static inline uint32_t zb_glyph_copied(uint32_t name)
{
  return name & 0xFFFF;
}

static inline int zb_glyph_eighths(uint32_t name)
{
  int eighths = (int)(name >> 16 & 0x3FF);
  return eighths < 0x200 ? eighths : eighths - 0x400;
}

enum { ZB_MOST_TWINS = 0x3F };
/* Reads the glyph, so that it costs nothing later; a run that forks reads the usual ones before. False if it can't be
   read: it is damaged, or does what no face in use does. */
bool zb_outlines_read(zb_outlines *outlines, uint32_t glyph);

/* Arranges a font of COUNT different glyphs, none of which is 0, in this order or any other: GLYPHS[i] is the font's
   glyph PLACES[i], 1 or more. JOINED: for zb_outlines_deflated_font; else for zb_outlines_font. False if one of them,
   or .notdef, can't be read, or if there are more than a font may have. */
bool zb_outlines_arrange(zb_outlines *outlines, const uint32_t *glyphs, int count, bool joined, uint16_t *places);

/* The font that was arranged: a TrueType file, or a CID-keyed CFF table whose CIDs are its glyphs. Appended to OUT. */
void zb_outlines_font(zb_outlines *outlines, zb_buffer *out);

/* The same as a zlib stream (RFC 1950) that is appended to OUT. Returns its length before it was deflated. */
size_t zb_outlines_deflated_font(zb_outlines *outlines, zb_buffer *out);

#endif

/* Fonts: the roles of templates/fonts.xml (宋体, 黑体, 楷体, 仿宋), each a fallback chain of families found by
   fontconfig: a character is drawn by the chain's first installed face that has it. Immutable once loaded, but not
   thread-safe: faces are opened and characters looked up on first use. */
#ifndef ZB_TEXT_FONTS_H
#define ZB_TEXT_FONTS_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <hb.h>
#include <stdbool.h>

typedef struct zb_fonts zb_fonts;
typedef struct zb_face zb_face; /* one face of one font file */
typedef struct zb_role zb_role; /* a fallback chain, in one weight */

/* Reads fonts.xml and finds the faces (they are opened on first use). That no family of a role is installed is no
   error: not every document needs it. Freed by zb_fonts_free. */
zb_status zb_fonts_load(const char *fonts_xml, zb_diags *diags, zb_fonts **fonts);
void zb_fonts_free(zb_fonts *fonts);

/* Appends what tells these fonts from others: their files by checksums, and the chains. */
void zb_fonts_describe(const zb_fonts *fonts, zb_buffer *out);

/* A face in the chain of a role. */
typedef struct zb_font_listing {
  const char *role;
  bool bold;
  int rank; /* in the chain, from 0 */
  const char *name, *file;
  const char *version; /* as its name table has it; "" if it has none */
} zb_font_listing;

/* Calls EACH with each role's faces, in the order of fonts.xml. */
void zb_fonts_list(const zb_fonts *fonts, void (*each)(void *data, const zb_font_listing *font), void *data);

/* A role of fonts.xml none of whose families is installed. */
typedef struct zb_font_lack zb_font_lack;

struct zb_font_lack {
  const zb_font_lack *next; /* in the order of fonts.xml */
  const char *role, *families, *packages;
  const char *path; /* of fonts.xml, and the role's line in it */
  int line;
};

/* The first one; NULL: nothing is lacking. */
const zb_font_lack *zb_fonts_lacks(const zb_fonts *fonts);

/* That of the role of this name; NULL: it has fonts, or fonts.xml has no such role. */
const zb_font_lack *zb_fonts_lack(const zb_fonts *fonts, const char *role);

/* Adds an error that says what to install. DOCUMENTS: those that need it; "": not known. */
void zb_font_lack_tell(const zb_font_lack *lack, const char *documents, zb_diags *diags);

/* The role of that name, bold or not; NULL if fonts.xml has none, or it lacks fonts. */
const zb_role *zb_fonts_role(const zb_fonts *fonts, const char *name, bool bold);

/* The chain's face for a character, or NULL if none has it. */
const zb_face *zb_role_face(const zb_role *role, uint32_t c);

/* The chain's first installed face, which determines the role's line metrics. */
const zb_face *zb_role_main_face(const zb_role *role);

const char *zb_face_name(const zb_face *face); /* PostScript name: NotoSerifCJKsc-Regular */
int zb_face_index(const zb_face *face);        /* unique in its zb_fonts, from 0, the same in each run */
hb_face_t *zb_face_hb(const zb_face *face);    /* borrowed */
hb_font_t *zb_face_font(const zb_face *face);  /* borrowed; scaled to units per em */
bool zb_face_is_cff(const zb_face *face);
double zb_face_ascent(const zb_face *face);  /* in em, of the em box: 0.88 in most CJK faces */
double zb_face_descent(const zb_face *face); /* in em, positive: 0.12 in most CJK faces */

#endif

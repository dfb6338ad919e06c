/* Which documents need fonts that are not installed: noted for each document, told once for each role. */
#ifndef ZB_RUN_FONT_NEEDS_H
#define ZB_RUN_FONT_NEEDS_H

#include "template/template.h"
#include "text/fonts.h"

typedef struct zb_font_need zb_font_need;

/* Notes in NEEDS, a list in ARENA, that the document TITLE is made by TEMPLATE; false if fonts lack that it needs. */
bool zb_font_needs_note(zb_font_need **needs, const zb_fonts *fonts, const zb_template *template, const char *title,
                        zb_arena *arena);

/* Adds an error for each role that lacks fonts and is needed, or ALL, in the order of fonts.xml, with the documents.
   FONTS may be NULL: then nothing is needed. */
void zb_font_needs_tell(const zb_font_need *needs, const zb_fonts *fonts, bool all, zb_diags *diags);

#endif

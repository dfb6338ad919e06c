/* Styles: the look of text and cells, from templates/styles.xml and a template's own <style> elements. */
#ifndef ZB_TREE_STYLE_H
#define ZB_TREE_STYLE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum { ZB_LEFT, ZB_CENTER, ZB_RIGHT, ZB_JUSTIFY, ZB_DISTRIBUTE } zb_halign;
typedef enum { ZB_TOP, ZB_MIDDLE, ZB_BOTTOM } zb_valign;

/* Which marks stay off line edges; see zb_break_level in text/paragraph.h, which has the same order. */
typedef enum { ZB_BREAKING_GB, ZB_BREAKING_BASIC, ZB_BREAKING_STRICT } zb_breaking;

typedef struct zb_sides {
  float top, right, bottom, left;
} zb_sides;

/* All lengths in pt. */
typedef struct zb_style {
  const char *name;
  const char *font; /* a role of fonts.xml: 宋体 */
  bool bold;
  float size;
  float line_height; /* of a line, as a multiple of size */
  float letter_spacing;
  float indent;        /* of a paragraph's first line, in em of this style */
  float before, after; /* space around a paragraph */
  zb_halign halign;
  zb_valign valign;
  zb_breaking breaking;
  bool hanging;       /* a pause or full stop may stand outside the measure (clreq, 3.1.6) */
  zb_sides padding;   /* of a cell */
  int heading;        /* of paragraphs: 1 the document's, 2 of a chapter, 3 of a section; 0: text */
  uint32_t color;     /* 0xRRGGBB */
  int64_t fill;       /* 0xRRGGBB behind a workbook cell; -1: none */
  const char *format; /* a workbook cell's number format, "" for General */
  bool struck;        /* a workbook cell's text is struck out */
  bool unlocked;      /* may be written in where the sheet is protected */
} zb_style;

#endif

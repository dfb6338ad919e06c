/* The pictures of a worksheet: in cells, as WPS and Excel each have their own way to do it, and floating over them.

     WPS    <c r="M2"><f>_xlfn.DISPIMG("ID_…",1)</f>      xl/cellimages.xml: that ID -> relation -> xl/media/image1.jpeg
     Excel  <c r="M2" t="e" vm="1"><v>#VALUE!</v>         xl/metadata.xml: the vm-th value -> the i-th rich value;
            xl/richData/rdrichvalue.xml: its structure and values; rdrichvaluestructure.xml: which of them is the
   picture's number; richValueRel.xml: that number -> relation -> xl/media/image1.jpeg both
   xl/worksheets/_rels/sheet1.xml.rels -> xl/drawings/drawing1.xml: from and to which cell, and a relation */
#ifndef ZB_READ_XLSX_XLSX_PICTURES_H
#define ZB_READ_XLSX_XLSX_PICTURES_H

#include "base/arena.h"
#include "read/package.h"
#include "read/table.h"

typedef struct zb_xlsx_pictures {
  zb_arena *arena; /* of the list and its texts */
  zb_table_picture *items;
  size_t count, capacity;
} zb_xlsx_pictures;

/* --- xlsx_pictures.c --- */

/* Adds a picture; the part's name, which may be NULL, is copied. */
void zb_xlsx_pictures_add(zb_xlsx_pictures *pictures, zb_table_picture picture);

/* Finds the pictures of the sheet in that part, in the order of their rows. What of their parts is spoiled is taken as
   not there: the table is worth more than its pictures, and whose picture is missing is told. */
void zb_xlsx_pictures_find(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures);

/* Whether there is a picture in that cell, whose text is only what stands for it. */
bool zb_xlsx_pictures_fill(const zb_xlsx_pictures *pictures, int row, int column);

/* --- xlsx_cell_pictures.c --- */

/* Adds those in cells. */
zb_status zb_xlsx_cell_pictures(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures,
                                zb_diags *diags);

/* --- xlsx_drawings.c --- */

/* Adds those that float. */
zb_status zb_xlsx_drawings(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures, zb_diags *diags);

#endif

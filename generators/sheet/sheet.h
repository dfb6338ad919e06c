/* A filled workbook tree to XLSX; the only folder that includes xlsxwriter.h. */
#ifndef ZB_SHEET_SHEET_H
#define ZB_SHEET_SHEET_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "tree/tree.h"

/* A cell has one look, its own style's: of the styles of paragraphs and spans in it only the indent is shown.

   Appends the workbook's bytes to OUT: the same tree and DATE (YYYY-MM-DD, the document's creation date) always give
   the same bytes. TEMPLATE is the template's path, for places; its name is the value of the custom property "zhibiao",
   by which the workbook is known as this program's. ZB_OUTPUT with a diag if libxlsxwriter fails,
   ZB_TEMPLATE if the tree can't be one (a sheet's name too long, overlapping merges, a formula with [above] outside a
   table). */
zb_status zb_sheet_write(const zb_node *workbook, const char *template, const char *date, zb_buffer *out,
                         zb_diags *diags);

#endif

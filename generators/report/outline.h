/* What `zhibiao lint` shows of a workbook's template, which has no pages to draw. */
#ifndef ZB_REPORT_OUTLINE_H
#define ZB_REPORT_OUTLINE_H

#include "base/buffer.h"
#include "tree/tree.h"

/* Appends the sheets of a specimen (zb_template_specimen), their columns with widths, their rows and what stands in
   each cell, with the template's lines. */
void zb_outline(const zb_node *workbook, zb_buffer *out);

#endif

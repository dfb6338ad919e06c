/* A workbook's template as text, for `zhibiao lint`: it has no pages to draw. */
#ifndef ZB_REPORT_OUTLINE_H
#define ZB_REPORT_OUTLINE_H

#include "base/buffer.h"
#include "tree/tree.h"

/* Appends the sheets of a specimen (zb_template_specimen): the widths of their columns, their rows and cells, with the
   template's lines. */
void zb_outline(const zb_node *workbook, zb_buffer *out);

#endif

/* A sheet's overview as text, for `zhibiao dump`. */
#ifndef ZB_REPORT_OVERVIEW_TEXT_H
#define ZB_REPORT_OVERVIEW_TEXT_H

#include "base/buffer.h"
#include "import/overview.h"

/* Appends the overview of sheet NUMBER (from 1) of a file:

     1. 申报人员：4 行 × 3 列
        读作“申报人员”表；表头在第 1 行，下面有 3 行
        列  表头      读作          认出  单元格         第 2 行  第 3 行  第 4 行
        A   姓　名    姓名 name     别名  文字 3         张三     李四     王五
        B   备注      （没有用）          文字 1，空 2   无 */
void zb_overview_text(const zb_overview *overview, int number, zb_buffer *out);

#endif

/* The findings of the rules as text. */
#ifndef ZB_REPORT_FINDINGS_TEXT_H
#define ZB_REPORT_FINDINGS_TEXT_H

#include "base/buffer.h"
#include "store/store.h"

/* The wording of lua/check.lua. */
typedef struct zb_finding_words {
  const char *judged;                 /* 申报人员 300 人 */
  const char *error, *warning, *hint; /* the levels: 错误, 提醒, 提示 */
} zb_finding_words;

/* Passes WRITE a line with a JSON object for each finding, in the order in which they were found:
   {"rule":"hours-enough","level":"error","clause":"三（二）","owner":"330599…","record":"张三（330599…0017）","unit":…,
    "district":…,"place":"学时.csv!F17","message":…,"remedy":…}
   ZB_OUTPUT with a diag if the store can't be read. */
zb_status zb_findings_json(zb_store *store, void (*write)(const zb_buffer *line), zb_diags *diags);

/* Appends how many findings there are, and the most frequent ones by rule:

     申报人员 300 人：错误 12 处，提醒 3 处，提示 0 处
       错误    8 处  hours-enough（三（二）），例：2018年总学时80，不到90 */
zb_status zb_findings_summary(zb_store *store, const zb_finding_counts *counts, const zb_finding_words *words,
                              zb_buffer *out, zb_diags *diags);

/* Adds "错误 12 处，提醒 3 处，提示 0 处". */
void zb_findings_count(const zb_finding_counts *counts, const zb_finding_words *words, zb_buffer *out);

#endif

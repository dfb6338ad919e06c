/* The findings of the rules for other programs. */
#ifndef ZB_REPORT_FINDINGS_TEXT_H
#define ZB_REPORT_FINDINGS_TEXT_H

#include "base/buffer.h"
#include "store/store.h"

/* Passes WRITE a line with a JSON object for each finding, in the order in which they were found:
   {"rule":"hours-enough","level":"error","clause":"三、2","owner":"330599…","record":"张三（330599…0017）","unit":…,
    "district":…,"place":"学时.csv!F17","message":…,"remedy":…}
   ZB_OUTPUT with a diag if the store can't be read. */
zb_status zb_findings_json(zb_store *store, void (*write)(const zb_buffer *line), zb_diags *diags);

#endif

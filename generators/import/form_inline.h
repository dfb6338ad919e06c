/* Labels and their values within one cell: 姓名：张三　性别：男, or beside 民族: 汉　籍贯：河北. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_INLINE_H
#define ZB_IMPORT_FORM_INLINE_H

#include "import/header_names.h"

typedef struct form_part {
  int field;
  const char *label, *value; /* VALUE: up to the next label, without blanks around it; "" if there is none */
  struct form_part *next;
} form_part;

/* The label PLAIN, normalized, as it is or without the note in brackets behind it: 工作单位（盖章）; NULL: none. */
const zb_header_name *form_label(const zb_table_names *names, const char *plain, zb_arena *arena);

/* The labels of NAMES in TEXT, each at its start or after a blank and followed by a colon; NULL: none. *BEFORE is what
   stands before the first. A long text is an essay, not a row of labels: only a label at its start counts. */
form_part *form_inline_read(const zb_table_names *names, const char *text, zb_arena *arena, const char **before);

/* What looks like one more label in a short VALUE: 爱好 in 张三　爱好：无, 籍贯 in 汉籍贯：河北; NULL: nothing.
   第二段 and such at the beginning of a line are none. */
const char *form_inline_doubt(const zb_table_names *names, const char *value, zb_arena *arena);

#endif

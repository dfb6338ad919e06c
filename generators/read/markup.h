/* Opens web pages and XML files as text. They declare their encoding themselves, often wrongly. */
#ifndef ZB_READ_MARKUP_H
#define ZB_READ_MARKUP_H

#include "read/encoding.h"

/* Like zb_text_file_open. Without ENCODING, the declared one is used only if the bytes are not UTF-8 or UTF-16. gb2312
   and gbk are read as GB18030, a superset. */
zb_status zb_markup_open(const char *path, const char *encoding, zb_diags *diags, zb_text_file **text);
/* The same of an open FILE, as for zb_text_file_take. */
zb_status zb_markup_take(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_text_file **text);

#endif

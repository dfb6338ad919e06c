/* Web pages and XML files as text: they say themselves what they are written in, and are often wrong about it. */
#ifndef ZB_READ_MARKUP_H
#define ZB_READ_MARKUP_H

#include "read/encoding.h"

/* As zb_text_file_open with ENCODING (or NULL). What the file's start declares counts only where its bytes are not
   UTF-8 or UTF-16: gb2312 and gbk are read as GB18030, which has all of their characters and those that they lack. */
zb_status zb_markup_open(const char *path, const char *encoding, zb_diags *diags, zb_text_file **text);

#endif

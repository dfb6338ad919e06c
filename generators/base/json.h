/* JSON strings: for manifests and dumps. */
#ifndef ZB_BASE_JSON_H
#define ZB_BASE_JSON_H

#include "base/buffer.h"

/* Appends TEXT as a quoted JSON string. Invalid UTF-8 becomes U+FFFD, so that any JSON parser accepts the file. */
void zb_json_string(zb_buffer *out, const char *text);

#endif

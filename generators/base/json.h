/* JSON strings: for manifests and dumps. */
#ifndef ZB_BASE_JSON_H
#define ZB_BASE_JSON_H

#include "base/buffer.h"

/* Appends TEXT as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that the file always reads.
 */
void zb_json_string(zb_buffer *out, const char *text);

#endif

#include "base/json.h"

#include "base/utf8.h"

void zb_json_string(zb_buffer *out, const char *text)
{
  zb_buffer_putc(out, '"');
  for (uint32_t c = zb_utf8_next(&text); c != 0; c = zb_utf8_next(&text)) {
    if (c == '"' || c == '\\') {
      zb_buffer_putc(out, '\\');
      zb_buffer_putc(out, (char)c);
    } else if (c == '\n') {
      zb_buffer_puts(out, "\\n");
    } else if (c < 0x20 || c == 0x7F) {
      zb_buffer_printf(out, "\\u%04x", (unsigned)c);
    } else {
      char bytes[4];
      zb_buffer_add(out, bytes, zb_utf8_encode(c, bytes));
    }
  }
  zb_buffer_putc(out, '"');
}

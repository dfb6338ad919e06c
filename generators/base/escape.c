#include "base/escape.h"

#include <stddef.h>

static const char *reference(char c, bool in_quotes)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return in_quotes ? "&quot;" : NULL;
  case '\'':
    return in_quotes ? "&#39;" : NULL;
  default:
    return NULL;
  }
}

void zb_escape(zb_buffer *out, const char *text, bool in_quotes)
{
  for (; *text != '\0'; text++) {
    const char *instead = reference(*text, in_quotes);
    if (instead != NULL)
      zb_buffer_puts(out, instead);
    else
      zb_buffer_putc(out, *text);
  }
}

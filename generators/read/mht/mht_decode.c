#include "read/mht/mht_decode.h"

#include <ctype.h>
#include <string.h>

static int hex(char c)
{
  return c >= '0' && c <= '9' ? c - '0' : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

/* =E5 is a byte; = at the end joins the line to the next; blanks at the end are none of the text. */
static void quoted(const char *line, size_t n, zb_buffer *out)
{
  size_t end = n;
  while (end > 0 && strchr(" \t\r\n", line[end - 1]) != NULL && line[end - 1] != '\0')
    end--;
  bool joined = end > 0 && line[end - 1] == '=';
  end -= joined;
  for (size_t i = 0; i < end; i++) {
    int high = line[i] == '=' && i + 2 < end ? hex(line[i + 1]) : -1;
    int low = high >= 0 ? hex(line[i + 2]) : -1;
    zb_buffer_putc(out, low >= 0 ? (char)(high * 16 + low) : line[i]);
    i += low >= 0 ? 2 : 0;
  }
  if (!joined)
    zb_buffer_putc(out, '\n');
}

static void base64(zb_mht_decoder *decoder, const char *line, size_t n, zb_buffer *out)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < n; i++) {
    const char *digit = line[i] != '\0' ? strchr(digits, line[i]) : NULL;
    if (digit == NULL)
      continue;
    decoder->bits = decoder->bits << 6 | (unsigned)(digit - digits);
    decoder->bit_count += 6;
    if (decoder->bit_count >= 8) {
      decoder->bit_count -= 8;
      zb_buffer_putc(out, (char)(decoder->bits >> decoder->bit_count & 0xFF));
    }
  }
}

void zb_mht_decode(zb_mht_decoder *decoder, const char *line, size_t n, zb_buffer *out)
{
  if (decoder->encoding == ZB_MHT_QUOTED)
    quoted(line, n, out);
  else if (decoder->encoding == ZB_MHT_BASE64)
    base64(decoder, line, n, out);
  else
    zb_buffer_add(out, line, n);
}

/* Objects that libharu's high-level calls can't make: streams compressed by libdeflate, UTF-16 strings, exact numbers.
 */
#include "base/utf8.h"
#include "pdf/write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void compress(zb_pdf *pdf, int level, const char *data, size_t length, zb_buffer *out)
{
  double start = zb_times_start(pdf->times);
  struct libdeflate_compressor **compressor = &pdf->compressors[level];
  if (*compressor == NULL && (*compressor = libdeflate_alloc_compressor(level)) == NULL)
    abort();
  size_t room = libdeflate_zlib_compress_bound(*compressor, length);
  zb_buffer_clear(out);
  zb_buffer_reserve(out, room);
  out->length = libdeflate_zlib_compress(*compressor, data, length, out->data, room);
  zb_times_add(pdf->times, ZB_TIME_COMPRESS, start);
}

/* libharu drops a Filter entry of a stream that it does not compress itself, so it is written past it. A JPEG's is not
   dropped. */
static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream)
{
  bool jpeg = dict->filter == HPDF_STREAM_FILTER_DCT_DECODE;
  return jpeg ? HPDF_OK : HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

static void free_bytes(HPDF_Dict stream)
{
  free(stream->attr);
}

/* The bytes stay where they are: libharu would copy them piece by piece. */
void fill_stream(HPDF_Dict stream, const char *data, size_t length)
{
  stream_bytes *bytes = malloc(sizeof *bytes);
  if (bytes == NULL)
    abort();
  *bytes = (stream_bytes){data, length};
  stream->attr = bytes;
  stream->free_fn = free_bytes;
  stream->write_fn = write_filter;
}

const stream_bytes *bytes_of_stream(HPDF_Dict stream)
{
  return stream->write_fn == write_filter ? stream->attr : NULL;
}

HPDF_Dict add_stream(HPDF_Doc doc, const char *data, size_t length)
{
  HPDF_Dict stream = HPDF_DictStream_New(doc->mmgr, doc->xref);
  fill_stream(stream, data, length);
  return stream;
}

HPDF_Dict add_dict(HPDF_Doc doc)
{
  HPDF_Dict dict = HPDF_Dict_New(doc->mmgr);
  HPDF_Xref_Add(doc->xref, dict);
  return dict;
}

int number_of(HPDF_Dict object)
{
  return (int)(object->header.obj_id & 0x00FFFFFF);
}

void put_reference(zb_buffer *out, int number)
{
  zb_buffer_putc(out, ' ');
  zb_buffer_put_decimal(out, (size_t)number);
  zb_buffer_add(out, " 0 R", 4);
}

/* The first character of N bytes of UTF-8, which need not end in NUL, as one or two UTF-16 units (OUT[1] is 0 for one).
   Returns its bytes. */
static size_t to_utf16(const char *utf8, size_t n, uint16_t out[2])
{
  char bytes[5] = {0};
  memcpy(bytes, utf8, n < 4 ? n : 4);
  const char *p = bytes;
  uint32_t c = zb_utf8_next(&p);
  out[0] = c >= 0x10000 ? (uint16_t)(0xD7C0 + (c >> 10)) : (uint16_t)c;
  out[1] = c >= 0x10000 ? (uint16_t)(0xDC00 + (c & 0x3FF)) : 0;
  return p > bytes ? (size_t)(p - bytes) : 1;
}

void put_utf16_hex(zb_buffer *out, const char *utf8, size_t n)
{
  static const char digits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < n;) {
    uint16_t units[2];
    i += to_utf16(utf8 + i, n - i, units);
    for (int k = 0; k < 1 + (units[1] != 0); k++) {
      char hex[4] = {digits[units[k] >> 12], digits[units[k] >> 8 & 15], digits[units[k] >> 4 & 15],
                     digits[units[k] & 15]};
      zb_buffer_add(out, hex, 4);
    }
  }
}

HPDF_Binary text_string(HPDF_Doc doc, const char *utf8)
{
  zb_buffer text = {0};
  zb_buffer_add(&text, "\xFE\xFF", 2);
  size_t n = strlen(utf8);
  for (size_t i = 0; i < n;) {
    uint16_t units[2];
    i += to_utf16(utf8 + i, n - i, units);
    for (int k = 0; k < 1 + (units[1] != 0); k++) {
      zb_buffer_putc(&text, (char)(units[k] >> 8));
      zb_buffer_putc(&text, (char)(units[k] & 0xFF));
    }
  }
  HPDF_Binary string = HPDF_Binary_New(doc->mmgr, (HPDF_BYTE *)text.data, (HPDF_UINT)text.length);
  zb_buffer_free(&text);
  return string;
}

void put_number(zb_buffer *out, double value, int decimals)
{
  static const double scales[] = {1, 10, 100, 1000, 10000, 100000};
  char digits[32], *end = digits + sizeof digits, *p = end;
  unsigned long long n = (unsigned long long)llround(fabs(value) * scales[decimals]);
  if (value < 0 && n != 0)
    zb_buffer_putc(out, '-');
  for (int i = decimals; i > 0; i--, n /= 10)
    if (n % 10 != 0 || p < end)
      *--p = (char)('0' + n % 10);
  if (p < end)
    *--p = '.';
  do
    *--p = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  zb_buffer_add(out, p, (size_t)(end - p));
}

void put_color(zb_buffer *out, int64_t *now, uint32_t color, bool stroke)
{
  if (*now == color)
    return;
  *now = color;
  uint32_t grey = color & 0xFF;
  bool neutral = color == (grey << 16 | grey << 8 | grey);
  for (int shift = neutral ? 0 : 16; shift >= 0; shift -= 8) {
    put_number(out, (color >> shift & 0xFF) / 255.0, 3);
    zb_buffer_putc(out, ' ');
  }
  if (neutral)
    zb_buffer_puts(out, stroke ? "G\n" : "g\n");
  else
    zb_buffer_puts(out, stroke ? "RG\n" : "rg\n");
}
